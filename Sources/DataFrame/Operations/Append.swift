/// Frames put under each other, and what had to be done to their columns.
public struct AppendResult: Sendable, Equatable {
  /// The rows of all frames, in their order.
  public var frame: DataFrame
  /// Columns that some frames lack, with the positions of those frames; they are missing there.
  public var filled: [(column: String, frames: [Int])]
  /// Columns that have different types, with the types in order of appearance and the one that holds all of
  /// them.
  public var widened: [(column: String, from: [ColumnType], to: ColumnType)]

  /// Whether two results have equal frames and did the same to them.
  public static func == (left: AppendResult, right: AppendResult) -> Bool {
    left.frame == right.frame && left.filled.elementsEqual(right.filled) { $0 == $1 }
      && left.widened.elementsEqual(right.widened) { $0 == $1 }
  }
}

extension DataFrame {
  /// The rows of this frame and then those of another, columns matched by name.
  ///
  /// - Complexity: O(rows · columns).
  public func appending(_ other: DataFrame) throws(DataError) -> AppendResult {
    try DataFrame.concatenating([self, other])
  }

  /// The rows of all frames, columns matched by name, in order of first appearance.
  ///
  /// A column that a frame lacks is missing in its rows. Where types differ, integers and numbers become
  /// numbers, and any other mixture becomes text; a column in which every row is missing fits any type. A
  /// role is the first that is named.
  ///
  /// - Throws: `DataError.outOfMemory`.
  /// - Complexity: O(rows · columns).
  public static func concatenating(_ frames: [DataFrame]) throws(DataError) -> AppendResult {
    var names: [String] = []
    var known = Set<String>()
    for frame in frames {
      for name in frame.names where known.insert(name).inserted { names.append(name) }
    }
    var result = AppendResult(
      frame: DataFrame(rowCount: frames.reduce(0) { $0 + $1.rowCount }), filled: [], widened: [])
    let types = names.map { name in
      frames.lazy.compactMap { frame in frame.index(of: name).map { frame.columns[$0].type } }.first
        ?? .string
    }
    try checkMemory(forRows: result.frame.rowCount, of: types)
    for name in names {
      try Cancellation.check()
      let parts = frames.map { frame in frame.index(of: name).map { frame.columns[$0] } }
      let lacking = parts.indices.filter { parts[$0] == nil }
      if !lacking.isEmpty { result.filled.append((name, lacking)) }
      let types = distinctTypes(parts)
      let type = commonType(types)
      if types.count > 1 { result.widened.append((name, types, type)) }
      let columns = zip(parts, frames).map { part, frame in
        part.map { converted($0, to: type) } ?? Column(nulls: frame.rowCount, type: type)
      }
      try result.frame.set(name, to: joined(columns, type: type))
    }
    // The codes of a text column that was stopped are none of its dictionary.
    try Cancellation.check()
    for frame in frames { result.frame.roles.merge(frame.roles) { first, _ in first } }
    return result
  }
}

/// The types of columns that hold a value, in order of appearance; where none does, the first one's type.
private func distinctTypes(_ parts: [Column?]) -> [ColumnType] {
  var types: [ColumnType] = []
  for case let part? in parts where part.nullCount < part.count && !types.contains(part.type) {
    types.append(part.type)
  }
  return types.isEmpty ? [parts.lazy.compactMap { $0?.type }.first ?? .string] : types
}

private func commonType(_ types: [ColumnType]) -> ColumnType {
  guard types.count > 1, let first = types.first else { return types.first ?? .string }
  return types.allSatisfy(\.isNumeric) ? .number : first == .string ? first : .string
}

private func converted(_ column: Column, to type: ColumnType) -> Column {
  guard column.type != type else { return column }
  if column.nullCount == column.count { return Column(nulls: column.count, type: type) }
  if type == .number, let numbers = column.asNumbers { return .number(numbers) }
  return .string(StringColumn((0..<column.count).lazy.map { ScalarText.text(column[$0]) }))
}

/// One column of columns that all have the given type.
private func joined(_ columns: [Column], type: ColumnType) -> Column {
  switch type {
  case .integer: .integer(joined(columns.map { if case .integer(let part) = $0 { part } else { nil } }))
  case .number: .number(joined(columns.map { if case .number(let part) = $0 { part } else { nil } }))
  case .bool: .bool(joined(columns.map { if case .bool(let part) = $0 { part } else { nil } }))
  case .date: .date(joined(columns.map { if case .date(let part) = $0 { part } else { nil } }))
  case .string: .string(joined(columns.map { if case .string(let part) = $0 { part } else { nil } }))
  }
}

private func joined<Element>(_ parts: [TypedColumn<Element>?]) -> TypedColumn<Element> {
  let parts = parts.compactMap { $0 }
  var values: [Element] = []
  values.reserveCapacity(parts.reduce(0) { $0 + $1.count })
  for part in parts { values.append(contentsOf: part.values) }
  guard parts.contains(where: { $0.validity != nil }) else { return TypedColumn(values) }
  var validity = Bitmap(repeating: true, count: values.count)
  var start = 0
  for part in parts {
    if let bits = part.validity {
      for row in 0..<part.count where !bits[row] { validity[start + row] = false }
    }
    start += part.count
  }
  return TypedColumn(values, validity: validity)
}

private func joined(_ parts: [StringColumn?]) -> StringColumn {
  let parts = parts.compactMap { $0 }
  var dictionary: [String] = []
  var interner = TextInterner()
  let codes = parts.map { part in
    let merged: [Int32] = consecutiveRows(part.dictionary.count, placeholder: 0) { entry in
      let code = interner.code(of: part.dictionary[entry])
      if code == dictionary.count { dictionary.append(part.dictionary[entry]) }
      return code
    }
    return part.codes.map(placeholder: 0) { merged[Int($0)] }
  }
  return StringColumn(codes: joined(codes.map(Optional.some)), dictionary: dictionary)
}
