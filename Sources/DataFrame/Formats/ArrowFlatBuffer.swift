/// Why an Arrow file cannot be read.
enum ArrowFault: Error, Equatable {
  /// Its bytes are not such a file, or one that nobody here understands; what is wrong with them.
  case malformed(String)
  /// The system refused.
  case file(FileError)

  /// An offset or length that leads outside of the file or contradicts another.
  static func outside(_ what: String) -> ArrowFault { .malformed("damaged Arrow file: \(what)") }

  /// The same about one column.
  func of(column name: String) -> ArrowFault {
    guard case .malformed(let detail) = self else { return self }
    return .malformed("column `\(name)`: \(detail)")
  }

  /// What to tell the caller about a file.
  func error(path: String) -> FileError {
    switch self {
    case .malformed(let detail): FileError(.malformed, path: path, detail: detail)
    case .file(let error): error
    }
  }
}

/// A table of a FlatBuffer, the form in which Arrow keeps its metadata, with every offset checked when it is
/// followed.
///
/// Fields are numbered as in Arrow's schema files; one that is absent has its default. The layout is that of
/// "FlatBuffers internals" (flatbuffers.dev).
struct FlatTable {
  private let bytes: [UInt8]
  private let start: Int
  /// Where the positions of the fields are listed.
  private let fields: Range<Int>

  /// The root table of a buffer.
  ///
  /// - Throws: `ArrowFault.malformed`, as all that follows an offset.
  init(root bytes: [UInt8]) throws(ArrowFault) {
    try self.init(bytes, at: Int(FlatTable.load(UInt32.self, from: bytes, at: 0)))
  }

  private init(_ bytes: [UInt8], at start: Int) throws(ArrowFault) {
    let list = start - Int(try FlatTable.load(Int32.self, from: bytes, at: start))
    let size = Int(try FlatTable.load(UInt16.self, from: bytes, at: list))
    guard size >= 4, list + size <= bytes.count else { throw FlatTable.fault }
    self.bytes = bytes
    self.start = start
    fields = list + 4..<list + size
  }

  /// The number of bytes of the buffer.
  var bufferSize: Int { bytes.count }

  /// The value of a number field.
  func integer<Value: FixedWidthInteger>(_ field: Int, default value: Value) throws(ArrowFault) -> Value {
    guard let position = try position(of: field) else { return value }
    return try FlatTable.load(Value.self, from: bytes, at: position)
  }

  /// The table that a field refers to.
  func table(_ field: Int) throws(ArrowFault) -> FlatTable? {
    guard let target = try target(of: field) else { return nil }
    return try FlatTable(bytes, at: target)
  }

  /// The text that a field refers to; what is not UTF-8 in it is replaced.
  func text(_ field: Int) throws(ArrowFault) -> String? {
    guard let range = try vector(field, elementSize: 1) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The tables that a field's vector refers to; none where it is absent.
  func tables(_ field: Int) throws(ArrowFault) -> [FlatTable] {
    guard let range = try vector(field, elementSize: 4) else { return [] }
    var tables: [FlatTable] = []
    for position in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
      let offset = Int(try FlatTable.load(UInt32.self, from: bytes, at: position))
      tables.append(try FlatTable(bytes, at: position + offset))
    }
    return tables
  }

  /// The elements of a field's vector, each of as many 64-bit words; none where it is absent.
  func words(_ field: Int, perElement count: Int) throws(ArrowFault) -> [[Int]] {
    guard let range = try vector(field, elementSize: count * 8) else { return [] }
    var elements: [[Int]] = []
    for position in stride(from: range.lowerBound, to: range.upperBound, by: count * 8) {
      var words: [Int] = []
      for index in 0..<count {
        words.append(Int(try FlatTable.load(Int64.self, from: bytes, at: position + index * 8)))
      }
      elements.append(words)
    }
    return elements
  }

  /// Where a vector's elements stand.
  private func vector(_ field: Int, elementSize: Int) throws(ArrowFault) -> Range<Int>? {
    guard let target = try target(of: field) else { return nil }
    let count = Int(try FlatTable.load(UInt32.self, from: bytes, at: target))
    // Both factors are below 2³², so the product does not overflow.
    guard count * elementSize <= bytes.count - target - 4 else { throw FlatTable.fault }
    return target + 4..<target + 4 + count * elementSize
  }

  private func target(of field: Int) throws(ArrowFault) -> Int? {
    guard let position = try position(of: field) else { return nil }
    return position + Int(try FlatTable.load(UInt32.self, from: bytes, at: position))
  }

  private func position(of field: Int) throws(ArrowFault) -> Int? {
    let entry = fields.lowerBound + field * 2
    guard entry + 2 <= fields.upperBound else { return nil }
    let offset = Int(try FlatTable.load(UInt16.self, from: bytes, at: entry))
    return offset == 0 ? nil : start + offset
  }

  /// A little-endian number anywhere in the buffer.
  private static func load<Value: FixedWidthInteger>(
    _ type: Value.Type, from bytes: [UInt8], at position: Int
  ) throws(ArrowFault) -> Value {
    let size = Value.bitWidth / 8
    guard position >= 0, position <= bytes.count - size else { throw fault }
    var value: Value = 0
    for index in 0..<size { value |= Value(truncatingIfNeeded: bytes[position + index]) << (index * 8) }
    return value
  }

  private static let fault = ArrowFault.outside("metadata refers past its end")
}
