/// Some records of a block, valid only while `CSVBlockParser` holds their buffers open.
///
/// An unsafe handle: `fields` holds `width` · `count` fields in row order, whose positions lie in the buffer
/// at `base`.
struct CSVBatch {
  /// The buffer that the fields point into.
  let base: UnsafePointer<UInt8>
  /// The fields, row by row.
  let fields: UnsafePointer<CSVField>
  /// The number of fields of a record.
  let width: Int
  /// The number of records.
  let count: Int
  /// For each record, the line on which it starts.
  let lines: [Int]

  /// A field by its row and column.
  @inline(__always)
  func field(_ row: Int, _ column: Int) -> CSVField { fields[row &* width &+ column] }

  /// The content of a field, doubled quotes still doubled.
  @inline(__always)
  func bytes(_ field: CSVField) -> FieldBytes { FieldBytes(base + field.start, count: field.count) }

  /// The content of a field as a report shows it; kept out of the loops that parse.
  @inline(never)
  func shown(_ field: CSVField) -> String {
    let text = bytes(field).start
    return field.form == .escaped ? text.unescaped : text
  }
}
