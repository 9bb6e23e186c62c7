/// Columns from values whose types are known one by one.
enum ScalarColumn {
  /// The column of a type that holds all values, or of the named one, with the rows (counted from 1) that do
  /// not fit it.
  static func column(
    of scalars: [Scalar], type: ColumnType?, report: LoadReport.Extent
  ) -> (column: Column, unparsed: LineList<String>) {
    let target = type ?? commonType(of: scalars)
    var unparsed = LineList<String>(report)
    let converted = scalars.enumerated().map { row, scalar in
      let value = convert(scalar, to: target)
      if value == .null && scalar != .null { unparsed.add(row + 1, shown(scalar)) }
      return value
    }
    return (column(converted, type: target), unparsed)
  }

  /// A value as a report shows it.
  private static func shown(_ scalar: Scalar) -> String {
    FieldBytes.with(ScalarText.text(scalar) ?? "") { $0.start }
  }

  /// The narrowest type that holds all values; text where there is none.
  private static func commonType(of scalars: [Scalar]) -> ColumnType {
    var types: [ColumnType] = []
    for case let type? in scalars.lazy.map(\.type) where !types.contains(type) { types.append(type) }
    guard types.count < 2 else { return types.allSatisfy(\.isNumeric) ? .number : .string }
    guard types == [.string] else { return types.first ?? .string }
    return scalars.allSatisfy { $0 == .null || convert($0, to: .date) != .null } ? .date : .string
  }

  /// A value as another type; `null` where its text does not read as one.
  private static func convert(_ scalar: Scalar, to type: ColumnType) -> Scalar {
    guard let current = scalar.type, current != type else { return scalar }
    let text = ScalarText.text(scalar) ?? ""
    return switch type {
    case .integer: ScalarText.integer(from: text).map(Scalar.integer) ?? .null
    case .number: ScalarText.number(from: text).map(Scalar.number) ?? .null
    case .bool: ScalarText.bool(from: text).map(Scalar.bool) ?? .null
    case .date: ScalarText.timestamp(from: text).map(Scalar.date) ?? .null
    case .string: .string(text)
    }
  }

  private static func column(_ scalars: [Scalar], type: ColumnType) -> Column {
    switch type {
    case .integer:
      .integer(
        TypedColumn(scalars.map { if case .integer(let value) = $0 { value } else { nil } }, placeholder: 0))
    case .number:
      .number(
        TypedColumn(scalars.map { if case .number(let value) = $0 { value } else { nil } }, placeholder: 0))
    case .bool:
      .bool(
        TypedColumn(scalars.map { if case .bool(let value) = $0 { value } else { nil } }, placeholder: false))
    case .date:
      .date(
        TypedColumn(
          scalars.map { if case .date(let value) = $0 { value } else { nil } },
          placeholder: Timestamp(microseconds: 0)))
    case .string:
      .string(StringColumn(scalars.map { if case .string(let value) = $0 { value } else { nil } }))
    }
  }
}
