/// Functions from one type to another.
///
/// Text that reads as nothing of the wanted type is null.
let conversionFunctions: [Function] = [
  Function(
    "to_number", "(x)", "The number that a text, a bool or a date (seconds since 1970) stands for.", [.any],
    returns: .number
  ) { operands, rows in
    switch operands[0] {
    case .column(.string(let texts)):
      let results = texts.dictionary.map { ScalarText.number(from: $0) }
      return .number(
        TypedColumn((0..<rows).map { texts.codes[$0].flatMap { results[Int($0)] } }, placeholder: 0))
    case .column(.date(let dates)):
      return .number(dates.map(placeholder: 0) { Double($0.microseconds) / 1e6 })
    default: return .number(operands[0].numbers.spread(rows, placeholder: 0))
    }
  },
  Function("to_string", "(x)", "The value as text, as a CSV file would hold it.", [.any], returns: .string) {
    operands, rows in
    guard case .column(let column) = operands[0] else { return Column(nulls: rows, type: .string) }
    if case .string = column { return column }
    return .string(StringColumn((0..<rows).lazy.map { ScalarText.text(column[$0]) }))
  },
  Function(
    "to_date", "(s)", "The date that an ISO 8601 text stands for, UTC where it names no zone.", [.any],
    result: { (types: [ColumnType?]) throws(DataError) -> ColumnType in
      if let type = types[0], type != .string, type != .date {
        throw .wrongType(operation: "to_date", found: type, wanted: "a string")
      }
      return .date
    },
    apply: { operands, _, rows in
      guard case .column(.string(let texts)) = operands[0] else {
        return .date(operands[0].dates.spread(rows, placeholder: Timestamp(microseconds: 0)))
      }
      let results = texts.dictionary.map { ScalarText.timestamp(from: $0) }
      let dates = (0..<rows).map { texts.codes[$0].flatMap { results[Int($0)] } }
      return .date(TypedColumn(dates, placeholder: Timestamp(microseconds: 0)))
    }),
]
