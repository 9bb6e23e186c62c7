/// A function from values of a row to a value, applied to whole columns.
///
/// A new function is one entry in the list of its file; help, completion and the type check follow from the
/// entry.
public struct Function: Sendable {
  /// The word that calls it.
  public let name: String
  /// The arguments as shown in help, such as `(x, width)`.
  public let signature: String
  /// One sentence for help.
  public let summary: String
  /// What each argument may be; a call has as many arguments, unless the last one repeats.
  let parameters: [Parameter]
  /// Whether the last parameter may be given any number of times.
  let isVariadic: Bool
  private let result: @Sendable ([ColumnType?]) throws(DataError) -> ColumnType
  private let apply: @Sendable ([Operand], ColumnType, Int) throws -> Column

  /// What an argument may be.
  enum Parameter: Sendable {
    case number, text, bool, date, any

    func accepts(_ type: ColumnType) -> Bool {
      switch self {
      case .number: type.isNumeric
      case .text: type == .string
      case .bool: type == .bool
      case .date: type == .date
      case .any: true
      }
    }

    var word: String {
      switch self {
      case .number: "a number"
      case .text: "a string"
      case .bool: "a bool"
      case .date: "a date"
      case .any: "a value"
      }
    }
  }

  /// A function whose result has a type that follows from the types of its arguments.
  init(
    _ name: String, _ signature: String, _ summary: String, _ parameters: [Parameter], variadic: Bool = false,
    result: @escaping @Sendable ([ColumnType?]) throws(DataError) -> ColumnType,
    apply: @escaping @Sendable ([Operand], ColumnType, Int) throws -> Column
  ) {
    self.name = name
    self.signature = signature
    self.summary = summary
    self.parameters = parameters
    self.isVariadic = variadic
    self.result = result
    self.apply = apply
  }

  /// A function whose result always has the same type.
  init(
    _ name: String, _ signature: String, _ summary: String, _ parameters: [Parameter], variadic: Bool = false,
    returns type: ColumnType, apply: @escaping @Sendable ([Operand], Int) throws -> Column
  ) {
    self.init(
      name, signature, summary, parameters, variadic: variadic,
      result: { (_: [ColumnType?]) throws(DataError) -> ColumnType in type },
      apply: { operands, _, rows in try apply(operands, rows) })
  }

  /// The type of the result for arguments of these types, of which a bare `null` has none.
  ///
  /// - Throws: `DataError.badArgument` for a wrong number of arguments, `DataError.wrongType` for one of a
  ///   wrong type.
  public func resultType(_ types: [ColumnType?]) throws -> ColumnType {
    let fits = isVariadic ? types.count >= parameters.count : types.count == parameters.count
    guard fits else { throw DataError.badArgument(function: name, expected: signature) }
    for (index, type) in types.enumerated() {
      let parameter = parameters[min(index, parameters.count - 1)]
      if let type, !parameter.accepts(type) {
        throw DataError.wrongType(operation: name, found: type, wanted: parameter.word)
      }
    }
    return try result(types)
  }

  /// The values of a call.
  ///
  /// The first argument is spread to a column, which most functions work on; others that are one value for
  /// every row stay so.
  func evaluate(_ operands: [Operand], rows: Int) throws -> Column {
    let type = try resultType(operands.map(\.type))
    var operands = operands
    if case .constant(let scalar) = operands.first {
      operands[0] = .column(Column(repeating: scalar, count: rows, type: type))
    }
    return try apply(operands, type, rows)
  }
}

/// The functions of the language.
public enum Functions {
  /// All of them, in the order of help.
  public static let all: [Function] =
    mathFunctions + textFunctions + dateFunctions + conditionalFunctions + conversionFunctions

  /// The function of a name.
  public static func named(_ name: String) -> Function? { all.first { $0.name == name } }
}
