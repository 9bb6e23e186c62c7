/// Why a text is not a script: a code, the place, and another place that explains it.
///
/// The words belong to ``Diagnostic``.
struct SyntaxError: Error, Sendable, Equatable {
  var code: Code
  var span: Span
  var related: Related?

  init(_ code: Code, at span: Span, related: Related? = nil) {
    self.code = code
    self.span = span
    self.related = related
  }

  /// What is wrong.
  enum Code: Sendable, Equatable {
    // In a token.
    case unexpectedCharacter(Unicode.Scalar)
    /// A sign that other languages use for what is written otherwise here.
    case foreignSymbol(String, instead: String)
    case unterminatedString
    case unterminatedName
    case unknownEscape
    case invalidUnicodeEscape
    /// `${` without a name and `}`.
    case invalidInterpolation
    /// `$` without a name.
    case missingParameterName
    /// A decimal point without a digit on one side, and the number as it should be.
    case missingDigits(instead: String)
    case integerTooLarge
    case numberTooLarge
    case unknownUnit(String)
    /// `10%3`: a percentage runs into what follows.
    case moduloWithoutSpace
    case malformedDate
    /// A date that the calendar or the clock lacks.
    case noSuchDate
    /// `a.b` outside backticks.
    case dottedName(String)
    /// A line that starts with `.` in a script.
    case dotCommand

    // In the order of tokens.
    case expected(Expectation, found: Found)
    case reservedWord(String, as: Use)
    case unclosedBracket
    case unmatchedBracket
    case commaAfterVerb
    case missingComma
    case optionAfterBy
    case onAfterBy
    case colonAfterClause(String)
    case duplicateOption(String)
    case stagesBeforeVs
    case secondVs
    case bindingOfLast
    case unknownParameterKind(String)
    case notNegatable

    // In an expression.
    /// `=` where a comparison is meant.
    case assignmentInExpression
    case nullComparison(operand: Span, isNegated: Bool)
    case chainedComparison
    case tooDeep
  }

  /// What could have stood where something else does.
  enum Expectation: Sendable, Equatable {
    case source, verb, expression, option, columnName, assign, closingBracket
    /// What `load` or `simulate` is called with.
    case sourceArgument(String)
    case endOfSource, endOfStage
    case parameterName, parameterKind, parameterValue, endOfParameter
    /// What follows `is`.
    case nullTest
  }

  /// What stood there instead; a token's text is that of the error's span.
  enum Found: Sendable, Equatable { case token, endOfLine, endOfText }

  /// What a reserved word stands for.
  enum Use: Sendable, Equatable { case expression, columnName, boundName }

  /// A second place, and what it has to do with the error.
  enum Related: Sendable, Equatable {
    case openBracket(Span)
    /// A string of several lines that may lack its end.
    case openString(Span)
    case firstOption(Span)
  }
}
