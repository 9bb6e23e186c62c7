import DataFrame
import Plot

/// What may be written after a verb, and what flows in and out: one declaration that feeds the resolver, help,
/// completion and the reference page.
struct Signature: Sendable {
  /// The word behind `|`.
  var name: String
  /// Other words for the same.
  var aliases: [String] = []
  /// The arguments as help shows them, such as `condition, …`.
  var usage: String = ""
  /// One sentence for help.
  var summary: String
  /// What more a user has to know, in whole sentences.
  var details: String = ""
  /// The kind that comes out for each kind that may go in.
  var flow: [(takes: Kind, gives: Kind)]
  var arguments: ArgumentRule = .none
  var options: [OptionRule] = []
  /// Whether `on` may or must follow.
  var on: Presence = .never
  /// Whether `by` may or must follow.
  var by: Presence = .never
  /// The columns that come out where they are always the same.
  var columns: [String] = []
  /// Whether only the columns that the call names or computes come out.
  var keepsNamedColumnsOnly = false
  /// Statements that run as they stand, on the built-in example.
  var examples: [String]
  /// The verbs that one reaches for next, on what came out or on what went in.
  var next: [String]

  enum Presence: Sendable { case never, optional, required }

  func gives(_ kind: Kind) -> Kind? { flow.first { $0.takes == kind }?.gives }

  func option(_ name: String) -> OptionRule? { options.first { $0.name == name } }
}

/// How many arguments a verb takes and of which form.
struct ArgumentRule: Sendable {
  /// What an argument may look like.
  enum Form: Sendable {
    /// An expression over columns.
    case expression
    /// A column's name alone.
    case column
    /// An expression, with a name or without.
    case binding
    /// `name = expression`.
    case named
    /// A column or an expression, with a `-` for descending.
    case sortKey
    /// A pipe or a name, where a frame is due.
    case frame
    /// A pipe or a name, where a model is due.
    case model
  }

  var form: Form
  var count: ClosedRange<Int>

  static let none = ArgumentRule(form: .expression, count: 0...0)
  static func one(_ form: Form) -> ArgumentRule { ArgumentRule(form: form, count: 1...1) }
  static func optional(_ form: Form) -> ArgumentRule { ArgumentRule(form: form, count: 0...1) }
  static func some(_ form: Form) -> ArgumentRule { ArgumentRule(form: form, count: 1...Int.max) }
  static func any(_ form: Form) -> ArgumentRule { ArgumentRule(form: form, count: 0...Int.max) }
}

/// An option of a verb or source.
struct OptionRule: Sendable {
  var name: String
  var form: Form
  /// The value that holds where the option is absent, as help shows it; nil where there is none.
  var standard: String? = nil
  var summary: String

  /// What a value must be.
  enum Form: Sendable {
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case bool
    case text
    /// One of a closed list of words.
    case word([String])
    /// Some of a closed list of words; aliases are taken too, and not listed.
    case words([String], aliases: [String] = [])
    /// The name of a column.
    case column
    /// Names of columns, any that are there.
    case columns
    /// Texts.
    case texts
    /// A word for each of some columns.
    case mapping([String])
    /// An integer, or a range of them.
    case integers(ClosedRange<Int>)
    /// Values of any type.
    case scalars
    /// The name of a model.
    case model

    /// What help and messages call it.
    var phrase: String {
      switch self {
      case .integer(let range):
        range.upperBound >= 1 << 40
          ? "a whole number from \(range.lowerBound)"
          : "a whole number from \(range.lowerBound) to \(range.upperBound)"
      case .number(let range):
        range.upperBound.isFinite
          ? "a number from \(NumberFormat.short(range.lowerBound)) to \(NumberFormat.short(range.upperBound))"
          : (range.lowerBound.isFinite ? "a number from \(NumberFormat.short(range.lowerBound))" : "a number")
      case .bool: "true or false"
      case .text: "a string"
      case .word(let words): words.joined(separator: " | ")
      case .words(let words, _): "some of \(words.joined(separator: ", "))"
      case .column: "the name of a column"
      case .columns: "columns"
      case .texts: "strings"
      case .mapping(let words): "(column = \(words.joined(separator: " | ")), …)"
      case .scalars: "values"
      case .model: "the name of a model"
      case .integers(let range): "a whole number or a range from \(range.lowerBound) to \(range.upperBound)"
      }
    }
  }
}

/// The value of an option after it was checked against its rule.
enum OptionValue: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case bool(Bool)
  case text(String)
  case texts([String])
  case mapping([String: String])
  case integers(ClosedRange<Int>)
  case scalars([Scalar])
}

/// The options of a call, by name, each of the form that its rule says.
struct OptionValues: Sendable {
  private var values: [String: (value: OptionValue, span: Span)] = [:]

  mutating func set(_ name: String, to value: OptionValue, at span: Span) { values[name] = (value, span) }

  func span(_ name: String) -> Span? { values[name]?.span }

  func integer(_ name: String) -> Int? {
    if case .integer(let value) = values[name]?.value { value } else { nil }
  }

  func number(_ name: String) -> Double? {
    if case .number(let value) = values[name]?.value { value } else { nil }
  }

  func bool(_ name: String) -> Bool? {
    if case .bool(let value) = values[name]?.value { value } else { nil }
  }

  func text(_ name: String) -> String? {
    if case .text(let value) = values[name]?.value { value } else { nil }
  }

  func texts(_ name: String) -> [String]? {
    if case .texts(let value) = values[name]?.value { value } else { nil }
  }

  func mapping(_ name: String) -> [String: String]? {
    if case .mapping(let value) = values[name]?.value { value } else { nil }
  }

  func scalars(_ name: String) -> [Scalar]? {
    if case .scalars(let value) = values[name]?.value { value } else { nil }
  }

  func integers(_ name: String) -> ClosedRange<Int>? {
    if case .integers(let value) = values[name]?.value { value } else { nil }
  }
}
