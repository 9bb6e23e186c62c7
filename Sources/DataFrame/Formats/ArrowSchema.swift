/// A column that an Arrow file declares.
struct ArrowField: Sendable {
  /// Its name, which another one may have too.
  let name: String
  /// What its values are; those of the dictionary, where it has one.
  let type: ArrowType
  /// The dictionary that the column's values are positions in, nil where it holds the values themselves.
  let dictionary: ArrowDictionary?
  /// The columns that it consists of.
  let children: [ArrowField]

  /// What a batch holds for it: positions, where there is a dictionary.
  var storedType: ArrowType { dictionary?.indexType ?? type }
}

/// A dictionary that a column refers to.
struct ArrowDictionary {
  /// What tells it apart in the file.
  let id: Int
  /// The type of the positions.
  let indexType: ArrowType
}

/// The columns that an Arrow file declares.
struct ArrowSchema {
  /// The columns, in order.
  let fields: [ArrowField]

  /// The schema that a footer holds.
  init(_ schema: FlatTable, version: Int16) throws(ArrowFault) {
    guard try schema.integer(0, default: Int16(0)) == 0 else {
      throw .malformed("its numbers are big-endian; write it on a little-endian machine")
    }
    // A field takes at least its table of 16 bytes, so more fields than that share their tables, and a few
    // bytes would unfold without end.
    var budget = schema.bufferSize / 16
    fields = try ArrowSchema.fields(schema.tables(1), depth: 0, version: version, budget: &budget)
  }

  private static func fields(
    _ tables: [FlatTable], depth: Int, version: Int16, budget: inout Int
  ) throws(ArrowFault) -> [ArrowField] {
    budget -= tables.count
    guard depth < 64, budget >= 0 else { throw .outside("columns in columns without end") }
    var fields: [ArrowField] = []
    for table in tables {
      let children = try fieldsOf(table, depth: depth, version: version, budget: &budget)
      fields.append(
        ArrowField(
          name: try table.text(0) ?? "", type: try ArrowType(table, version: version),
          dictionary: try dictionary(table.table(4)), children: children))
    }
    return fields
  }

  private static func fieldsOf(
    _ table: FlatTable, depth: Int, version: Int16, budget: inout Int
  ) throws(ArrowFault) -> [ArrowField] {
    try fields(table.tables(5), depth: depth + 1, version: version, budget: &budget)
  }

  private static func dictionary(_ table: FlatTable?) throws(ArrowFault) -> ArrowDictionary? {
    guard let table else { return nil }
    return ArrowDictionary(
      id: Int(try table.integer(0, default: Int64(0))), indexType: try .integer(table.table(1)))
  }
}
