/// A table of a FlatBuffer that is to be written: a value for each numbered field, nil where it is absent.
struct FlatTableValue {
  /// The values in the order of the fields' numbers.
  let fields: [FlatValue?]

  init(_ fields: [FlatValue?]) { self.fields = fields }

  /// The buffer whose root this is.
  func encoded() -> [UInt8] {
    var encoder = FlatEncoder()
    encoder.append(UInt32(0))
    encoder.refer(from: 0, to: encoder.table(self))
    return encoder.bytes
  }
}

/// The value of a field of a FlatBuffer.
enum FlatValue {
  /// A small number, or a truth value.
  case byte(UInt8)
  /// A number of 16 bits.
  case short(Int16)
  /// A number of 32 bits.
  case int(Int32)
  /// A number of 64 bits.
  case long(Int)
  /// A text.
  case text(String)
  /// Another table.
  case table(FlatTableValue)
  /// A vector of tables.
  case tables([FlatTableValue])
  /// A vector of structures, each of as many 64-bit words.
  case words([[Int]])

  /// The bytes that it takes in its table, which is also what its position is a multiple of.
  fileprivate var inlineSize: Int {
    switch self {
    case .byte: 1
    case .short: 2
    case .int, .text, .table, .tables, .words: 4
    case .long: 8
    }
  }
}

/// Writes tables before what they refer to, as references only lead forwards.
private struct FlatEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    for index in 0..<Value.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: value >> (index * 8)))
    }
  }

  /// Writes the distance to a target into the place that refers to it.
  mutating func refer(from place: Int, to target: Int) {
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: (target - place) >> (index * 8)) }
  }

  /// Adds a table and all that it refers to, and gives its position.
  mutating func table(_ table: FlatTableValue) -> Int {
    // The table starts at a multiple of 8 with its distance to the list of the fields' places, 4 bytes.
    var size = 4
    let places = table.fields.map { value -> Int in
      guard let value else { return 0 }
      let place = (size + value.inlineSize - 1) / value.inlineSize * value.inlineSize
      size = place + value.inlineSize
      return place
    }
    align(2)
    let list = bytes.count
    append(UInt16(4 + 2 * places.count))
    append(UInt16(size))
    for place in places { append(UInt16(place)) }
    align(8)
    let start = bytes.count
    append(Int32(start - list))
    bytes.append(contentsOf: repeatElement(0, count: size - 4))
    for (value, place) in zip(table.fields, places) {
      if let value { set(value, at: start + place) }
    }
    return start
  }

  /// Puts a value into its place, or behind everything with a reference from there.
  private mutating func set(_ value: FlatValue, at place: Int) {
    switch value {
    case .byte(let value): bytes[place] = value
    case .short(let value): write(Int(value), size: 2, at: place)
    case .int(let value): write(Int(value), size: 4, at: place)
    case .long(let value): write(value, size: 8, at: place)
    case .text(let text): refer(from: place, to: append(text))
    case .table(let table): refer(from: place, to: self.table(table))
    case .tables(let tables):
      let vector = beginVector(tables.count, alignment: 4)
      refer(from: place, to: vector)
      bytes.append(contentsOf: repeatElement(0, count: 4 * tables.count))
      for (index, table) in tables.enumerated() {
        refer(from: vector + 4 + 4 * index, to: self.table(table))
      }
    case .words(let elements):
      refer(from: place, to: beginVector(elements.count, alignment: 8))
      for word in elements.joined() { append(word) }
    }
  }

  private mutating func write(_ value: Int, size: Int, at place: Int) {
    for index in 0..<size { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) }
  }

  private mutating func append(_ text: String) -> Int {
    let position = beginVector(text.utf8.count, alignment: 4)
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
    return position
  }

  /// Adds a vector's length, such that its elements start at a multiple of the alignment.
  private mutating func beginVector(_ count: Int, alignment: Int) -> Int {
    while (bytes.count + 4) % alignment != 0 || bytes.count % 4 != 0 { bytes.append(0) }
    append(UInt32(count))
    return bytes.count - 4
  }

  private mutating func align(_ alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }
}
