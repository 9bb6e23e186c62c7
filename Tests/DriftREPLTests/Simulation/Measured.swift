import DataFrame

/// What the tests of the simulation measure on a frame.
enum Measured {
  /// A fingerprint of every name, type and value of a frame, bit for bit: FNV-1a over their bytes.
  static func digest(_ frame: DataFrame) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bits: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (bits >> UInt64(shift) & 0xFF)) &* 0x0000_0100_0000_01b3
      }
    }
    func add(_ text: String) {
      for byte in text.utf8 { add(UInt64(byte)) }
      add(UInt64.max)
    }
    for (name, column) in zip(frame.names, frame.columns) {
      add(name)
      add("\(column.type)")
      for row in 0..<frame.rowCount {
        switch column[row] {
        case .null: add("null")
        case .integer(let value): add(UInt64(bitPattern: Int64(value)))
        case .number(let value): add(value.bitPattern)
        case .bool(let value): add(value ? 1 : 0)
        case .string(let value): add(value)
        case .date(let value): add(UInt64(bitPattern: Int64(value.microseconds)))
        }
      }
    }
    return String(hash, radix: 16)
  }

  /// The values of a numeric column.
  static func numbers(_ frame: DataFrame, _ name: String) throws -> [Double] {
    try frame.column(name).asNumbers?.present ?? []
  }

  /// The mean of a numeric column.
  static func mean(_ frame: DataFrame, _ name: String) throws -> Double {
    let values = try numbers(frame, name)
    return values.reduce(0, +) / Double(values.count)
  }
}
