/// A half-open range of UTF-8 offsets into the text of one source.
struct Span: Sendable, Hashable {
  var start: Int
  var end: Int

  /// The smallest span that covers both.
  func joined(with other: Span) -> Span {
    Span(start: min(start, other.start), end: max(end, other.end))
  }
}

/// A word or name and where it stands.
///
/// Two are equal where the words are, wherever they stand.
struct Name: Sendable, Hashable {
  var text: String
  var span: Span

  static func == (left: Name, right: Name) -> Bool { left.text == right.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A script: all statements of one source, in order.
struct Script: Sendable {
  var statements: [Statement]
}

/// One statement and the part of the source it came from, without the comments around it.
struct Statement: Sendable {
  var body: Body
  var span: Span

  enum Body: Sendable {
    case parameter(ParameterDeclaration)
    case pipe(binding: Name?, Pipe)
  }
}

/// `param name: type = default`.
struct ParameterDeclaration: Sendable {
  enum Kind: String, Sendable, CaseIterable { case string, number, bool, date }

  var name: Name
  /// The type as written; nil where the default's type decides.
  var kind: Kind?
  var defaultValue: Literal
  var defaultSpan: Span
}

/// `operand [vs operand] | stage | …`; without a source it goes on from `_`.
struct Pipe: Sendable {
  var source: Source?
  var stages: [Stage]
  var span: Span

  /// What stands before the first `|`.
  indirect enum Source: Sendable {
    case single(Operand)
    case pair(reference: Operand, current: Operand)
  }
}

/// One side of a source.
indirect enum Operand: Sendable {
  /// `load path, options`.
  case load(LoadCall)
  /// `simulate "name", options`.
  case simulate(LoadCall)
  /// `sql …` and `connect …`, reserved for later.
  case reserved(Name)
  /// A bound name.
  case name(Name)
  /// `_`, the value of the last statement.
  case last(Span)
  /// `( pipe )`.
  case pipe(Pipe)

  var span: Span {
    switch self {
    case .load(let call), .simulate(let call): call.span
    case .reserved(let name), .name(let name): name.span
    case .last(let span): span
    case .pipe(let pipe): pipe.span
    }
  }
}

/// A source keyword, its text argument (a string or a parameter) and its options.
struct LoadCall: Sendable {
  var keyword: Name
  var argument: Expr
  var options: [Option]
  var span: Span
}

/// One verb with its arguments, as written.
struct Stage: Sendable {
  var verb: Name
  var arguments: [Argument]
  /// The bindings after `on`; nil where there is no `on`.
  var on: [Binding]?
  var options: [Option]
  /// The bindings after `by`; nil where there is no `by`.
  var by: [Binding]?
  var span: Span
}

/// A positional argument of a verb.
indirect enum Argument: Sendable {
  /// `expr` or `name = expr`.
  case binding(Binding)
  /// `-expr`: a descending sort key.
  case descending(Expr, Span)
  /// `( pipe )`, where a frame is due.
  case pipe(Pipe)

  var span: Span {
    switch self {
    case .binding(let binding): binding.span
    case .descending(_, let span): span
    case .pipe(let pipe): pipe.span
    }
  }
}

/// `[name =] expr`.
struct Binding: Sendable {
  var name: Name?
  var value: Expr
  /// Where the `=` stands, for a verb that takes conditions and no names.
  var assignSpan: Span? = nil
  var span: Span { name.map { $0.span.joined(with: value.span) } ?? value.span }
}

/// `name: value`.
struct Option: Sendable {
  var name: Name
  var value: Value
  var span: Span

  enum Value: Sendable {
    case single(Expr)
    case list([Expr])
    case mapping([(name: Name, value: Expr)])
    case range(from: Expr, to: Expr)
  }
}

/// An expression and where it stands.
struct Expr: Sendable {
  var node: Node
  var span: Span

  indirect enum Node: Sendable {
    case literal(Literal)
    /// A column, or a bare word where a verb wants a name.
    case name(String)
    /// `$name`.
    case parameter(String)
    case unary(UnaryOperator, Expr)
    case binary(BinaryOperator, Expr, Expr, operatorSpan: Span)
    /// `value is null` and `value is not null`.
    case isNull(Expr, negated: Bool)
    /// `value in (a, b)` and `value not in (a, b)`.
    case inList(Expr, [Expr], negated: Bool)
    /// `value in low .. high`, both ends included.
    case inRange(Expr, from: Expr, to: Expr, negated: Bool)
    case call(Name, [Expr])
    /// An expression in parentheses, kept because a bare list of one reads the same.
    case parenthesized(Expr)
  }

  enum UnaryOperator: String, Sendable { case minus = "-", not = "not" }

  enum BinaryOperator: String, Sendable, CaseIterable {
    case or, and
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case matches = "~", notMatches = "!~"
    case plus = "+", minus = "-", times = "*", divide = "/", modulo = "%"
    case coalesce = "??"
  }
}

/// A literal value.
enum Literal: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  /// `10%` as a share: 0.1.
  case percent(Double)
  /// Text, in parts where `$name` stands in a double-quoted string.
  case string([StringPart])
  /// Microseconds since 1970 in UTC.
  case date(microseconds: Int)
  /// A length of time in microseconds.
  case duration(microseconds: Int)
}

/// A piece of a double-quoted string: text as it stands, or a parameter to be put in.
enum StringPart: Sendable, Hashable {
  case text(String)
  case parameter(String, Span)
}
