extension Parser {
  /// Parses a whole source; a line that starts with `|` goes on with the statement above.
  ///
  /// - Throws: `Diagnostic`.
  static func parsed(_ source: SourceText) throws(Diagnostic) -> Script {
    do throws(SyntaxError) {
      return try parse(source, joinsLeadingPipe: true)
    } catch {
      throw Diagnostic(error, in: source)
    }
  }
}
