/// How a text format writes the values of cells.
struct CellStyle {
  /// What stands for a missing value.
  var null: String
  /// The form of a text.
  var text: (String) -> String
  /// The form of a point in time, given its ISO text.
  var date: (String) -> String = { $0 }
  /// The form of an infinite number.
  var infinity: (Double) -> String = { ScalarText.text($0) }
}

/// Writes the cells of one column; what depends on the column alone was decided before the first.
struct CellEncoder {
  /// Adds the cell of a row to bytes.
  let append: (_ row: Int, _ bytes: inout [UInt8]) -> Void

  init(_ column: Column, style: CellStyle) {
    let null = Array(style.null.utf8)
    switch column {
    case .integer(let values):
      append = CellEncoder.cells(values, null) { $1.append(contentsOf: String($0).utf8) }
    case .number(let values):
      append = CellEncoder.cells(values, null) { value, bytes in
        let text = value.isInfinite ? style.infinity(value) : ScalarText.text(value)
        bytes.append(contentsOf: text.utf8)
      }
    case .bool(let values):
      append = CellEncoder.cells(values, null) { $1.append(contentsOf: ($0 ? "true" : "false").utf8) }
    case .date(let values):
      let dateOnly = ScalarText.areDatesOnly(values)
      append = CellEncoder.cells(values, null) { value, bytes in
        bytes.append(contentsOf: style.date(ScalarText.text(value, dateOnly: dateOnly)).utf8)
      }
    case .string(let texts):
      let entries = texts.dictionary.map { Array(style.text($0).utf8) }
      append = CellEncoder.cells(texts.codes, null) { $1.append(contentsOf: entries[Int($0)]) }
    }
  }

  private static func cells<Value>(
    _ column: TypedColumn<Value>, _ null: [UInt8], _ append: @escaping (Value, inout [UInt8]) -> Void
  ) -> (Int, inout [UInt8]) -> Void {
    { row, bytes in
      if let value = column[row] { append(value, &bytes) } else { bytes.append(contentsOf: null) }
    }
  }
}

extension DataFrame {
  /// Adds one piece a row to an output, stopping where the user asks.
  func forEachRow(
    _ output: inout ByteOutput, _ body: (_ row: Int, _ bytes: inout [UInt8]) -> Void
  ) throws(DataError) {
    for start in stride(from: 0, to: rowCount, by: 256) {
      try Cancellation.check()
      try mapped { () throws(FileError) in
        try output.extend { bytes in
          for row in start..<min(start + 256, rowCount) { body(row, &bytes) }
        }
      }
    }
  }
}
