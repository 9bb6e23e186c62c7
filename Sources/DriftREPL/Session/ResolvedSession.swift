import DataFrame

/// A session's file with every statement looked up, before any of them runs.
struct ResolvedSession {
  /// The file with its records.
  let file: SessionFile
  /// Its statements, in order.
  let statements: [ResolvedStatement]
  /// The values of parameters that were given from outside, by name.
  let overrides: [String: Scalar]
  /// Whether all parameters have the values of the file itself, so that results can be held against its records.
  let isAsRecorded: Bool

  /// Looks up what a session names, with values of parameters from outside.
  ///
  /// - Throws: `Diagnostic` for a form of the file that is not known and for whatever resolving finds,
  ///   `ParameterOverrides.Mistake`.
  init(_ source: SourceText, overrides given: [CommandLineArguments.Parameter], for interpreter: Interpreter)
    throws
  {
    file = try SessionFile(source)
    if let unknown = file.unknownForm {
      throw Diagnostic(unknown.text, at: source.lineSpan(unknown.line - 1))
    }
    let overrides = try ParameterOverrides.values(given, for: file.script)
    var resolver = interpreter.resolver(for: source, overrides: overrides)
    statements = try resolver.resolve(file.script)
    self.overrides = overrides
    isAsRecorded = overrides.allSatisfy { resolver.defaults[$0] == $1 }
  }
}
