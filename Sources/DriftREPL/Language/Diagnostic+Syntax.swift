extension Diagnostic {
  /// Puts a mistake in the text of a script into words.
  init(_ error: SyntaxError, in source: SourceText) {
    let words = SyntaxWording(error: error, source: source)
    self.init(words.message, at: error.span, help: words.help, note: words.note)
  }
}

/// The words for mistakes in the text of a script.
private struct SyntaxWording {
  let error: SyntaxError
  let source: SourceText

  /// The text at the place of the error.
  private var text: String { source.text(of: error.span) }

  var message: String {
    switch error.code {
    case .unexpectedCharacter(let scalar): "unexpected character \(SyntaxWording.shown(scalar))"
    case .foreignSymbol(let symbol, _): "`\(symbol)` is no sign of this language"
    case .unterminatedString: "the string that starts here has no closing quote"
    case .unterminatedName: "the name that starts here has no closing backtick"
    case .unknownEscape: "there is no escape `\(text)`"
    case .invalidUnicodeEscape: "this is no Unicode character"
    case .invalidInterpolation: "`${` needs a parameter's name and `}`"
    case .missingParameterName: "`$` needs a parameter's name"
    case .missingDigits: "digits stand on both sides of a decimal point"
    case .integerTooLarge: "this is past the largest integer, 9223372036854775807"
    case .numberTooLarge: "this number is too large"
    case .unknownUnit(let unit): "there is no unit `\(unit)`"
    case .moduloWithoutSpace: "`%` behind a number makes it a percentage"
    case .malformedDate: "this is no date"
    case .noSuchDate: "there is no such date"
    case .dottedName: "a name with a dot needs backticks"
    case .dotCommand: "a line that starts with `.` is a command of the prompt and has no place in a script"
    case .expected(let expectation, let found): "expected \(phrase(expectation)), found \(phrase(found))"
    case .reservedWord(let word, as: let use): reservedWord(word, as: use)
    case .unclosedBracket: "this bracket is never closed"
    case .unmatchedBracket: "this bracket was never opened"
    case .commaAfterVerb: "no comma stands between a verb and what follows it"
    case .missingComma: "a comma is missing before `\(brief)`"
    case .optionAfterBy: "options stand before `by`"
    case .onAfterBy: "`on` stands before `by`"
    case .colonAfterClause(let word): "`\(word)` takes no colon"
    case .duplicateOption(let name): "the option `\(name)` is set twice"
    case .stagesBeforeVs: "a pipe beside `vs` needs parentheses"
    case .secondVs: "a pair has two sides"
    case .bindingOfLast: "`_` is the value of the last statement and cannot be bound"
    case .unknownParameterKind(let word): "there is no type `\(word)`"
    case .notNegatable: "`-` stands only before a number"
    case .assignmentInExpression: "`=` binds a name and does not compare"
    case .nullComparison: "a comparison with null is never true"
    case .chainedComparison: "comparisons cannot be chained"
    case .tooDeep: "this is nested too deeply"
    }
  }

  var help: String? {
    // What follows a string that runs on is no better for another sign there.
    if case .openString = error.related { return nil }
    return helpForCode
  }

  private var helpForCode: String? {
    switch error.code {
    case .foreignSymbol(_, let instead): "write `\(instead)`"
    case .unknownEscape: "`\\n \\t \\\" \\\\ \\$ \\u{…}` are known; '…' takes every character as it is"
    case .invalidUnicodeEscape: "write one to eight hexadecimal digits, as in `\\u{e9}`"
    case .invalidInterpolation: "write `\\$` for a dollar sign"
    case .missingDigits(let instead): "write `\(instead)`"
    case .integerTooLarge: "with a decimal point it is a number of about 16 digits"
    case .unknownUnit(let unit): SyntaxWording.unitHelp(unit)
    case .moduloWithoutSpace: "put a space before `%` for the remainder of a division"
    case .malformedDate: "write `@2026-01-31` or `@2026-01-31T10:00:00Z`"
    case .dottedName(let name): "put it in backticks: \(Identifier.quoted(name))"
    case .expected(let expectation, _): expectationHelp(expectation)
    case .reservedWord(let word, as: let use):
      use == .boundName ? nil : "put a column of that name in backticks: \(Identifier.quoted(word))"
    case .commaAfterVerb: "leave out the comma"
    case .optionAfterBy, .onAfterBy: "move `by` to the end"
    case .colonAfterClause: "leave out the colon"
    case .stagesBeforeVs: "as in `(ref | where age > 30) vs cur`"
    case .secondVs: "compare with one after the other"
    case .unknownParameterKind(let word):
      Suggestion.help(for: word, among: ParameterDeclaration.Kind.allCases.map(\.rawValue))
    case .assignmentInExpression: "write `==` to compare"
    case .nullComparison(let operand, let isNegated):
      "write `\(source.text(of: operand)) is \(isNegated ? "not " : "")null`"
    case .chainedComparison: "join them with `and`, or write `x in low .. high`"
    case .tooDeep: "give parts of it names of their own"
    default: nil
    }
  }

  var note: Diagnostic.Note? {
    switch error.related {
    case .openBracket(let span): Diagnostic.Note(text: "the bracket was opened here", span: span)
    case .openString(let span):
      Diagnostic.Note(
        text: "a string of several lines starts here; does it lack its closing quote?", span: span)
    case .firstOption(let span): Diagnostic.Note(text: "it was set here", span: span)
    case nil: nil
    }
  }

  // MARK: Parts

  private func phrase(_ expectation: SyntaxError.Expectation) -> String {
    switch expectation {
    case .source: "a frame's name, `load`, `simulate` or `(`"
    case .verb: "a verb"
    case .expression: "an expression"
    case .option: "an option, as in `name: value`"
    case .columnName: "a column's name"
    case .assign: "`=`"
    case .closingBracket: "`)`"
    case .sourceArgument("load"): "a path in quotes or a parameter"
    case .sourceArgument: "a name in quotes"
    case .endOfSource: "`|`, `vs` or the end of the statement"
    case .endOfParameter: "the end of the statement"
    case .endOfStage: "`,`, `|` or the end of the statement"
    case .parameterName: "a parameter's name"
    case .parameterKind: "`string`, `number`, `bool` or `date`"
    case .parameterValue: "a value"
    case .nullTest: "`null` or `not null`"
    }
  }

  private func phrase(_ found: SyntaxError.Found) -> String {
    switch found {
    case .endOfLine: "the end of the line"
    case .endOfText: "the end"
    case .token: Identifier.reserved.contains(text) ? "the word `\(text)`" : "`\(brief)`"
    }
  }

  private func expectationHelp(_ expectation: SyntaxError.Expectation) -> String? {
    switch expectation {
    case .source where isQuoted: "`load \(brief)` reads a file"
    case .source where text.first?.isNumber ?? false: "a value gets a name by `param name = \(brief)`"
    case .sourceArgument(let keyword) where Identifier.isPlain(text): "write `\(keyword) \"\(text)\"`"
    case .endOfSource: "a verb stands behind `|`, as in `frame | where age > 30`"
    case .nullTest: "write `==` to compare with a value"
    default: nil
    }
  }

  private var isQuoted: Bool { text.first == "\"" || text.first == "'" }

  private func reservedWord(_ word: String, as use: SyntaxError.Use) -> String {
    switch use {
    case .expression: "expected an expression, found the word `\(word)`"
    case .columnName: "`\(word)` is a reserved word"
    case .boundName: "`\(word)` is a reserved word and cannot be bound"
    }
  }

  /// The text at the place of the error, in one line and cut where it is long.
  private var brief: String {
    let line = text.prefix { !$0.isNewline }
    return line.count == text.count && line.count <= 24 ? text : line.prefix(23) + "…"
  }

  private static func unitHelp(_ unit: String) -> String {
    let names: [(spelling: String, unit: String)] = [
      ("sec", "s"), ("m", "min"), ("hour", "h"), ("day", "d"), ("week", "w"),
    ]
    let singular = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    if let known = names.first(where: { $0.spelling == singular.lowercased() }) {
      return "write `\(known.unit)`"
    }
    return "the units are `s`, `min`, `h`, `d` and `w`"
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return "`\(scalar)`"
    }
  }
}
