/// The bytes of one field, valid only while the buffer they lie in is held open by the caller.
///
/// An unsafe handle: every parser below reads only `count` bytes from `base` on, and none keeps it.
struct FieldBytes {
  /// The first byte.
  let base: UnsafePointer<UInt8>
  /// The number of bytes.
  let count: Int

  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The byte at an index in `0 ..< count`.
  @inline(__always)
  subscript(index: Int) -> UInt8 { base[index] }

  /// The bytes as text; they must be UTF-8.
  var text: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

  /// The bytes as text, of many the first alone; as much as a report shows of a value.
  var start: String {
    var end = min(count, 1024)
    // A byte of the form 10xxxxxx goes on with the character before it, which is not to be cut.
    while end < count, end > 0, base[end] & 0xC0 == 0x80 { end -= 1 }
    return FieldBytes(base, count: end).text
  }

  /// The bytes without spaces and tabs at both ends.
  var trimmed: FieldBytes {
    var start = 0
    var end = count
    while start < end, isBlank(base[start]) { start += 1 }
    while end > start, isBlank(base[end - 1]) { end -= 1 }
    return FieldBytes(base + start, count: end - start)
  }

  /// Whether the bytes are an ASCII text, whose letters are lower-case, in any case.
  func equals(ignoringCase lowercase: StaticString) -> Bool {
    guard count == lowercase.utf8CodeUnitCount else { return false }
    return (0..<count).allSatisfy { base[$0] | 0x20 == lowercase.utf8Start[$0] }
  }

  /// Runs a body on the UTF-8 bytes of a text.
  static func with<Result>(_ text: String, _ body: (FieldBytes) -> Result) -> Result {
    var text = text
    return text.withUTF8 { buffer in
      if let base = buffer.baseAddress { return body(FieldBytes(base, count: buffer.count)) }
      // An empty text may have no address; this byte is not read.
      return withUnsafePointer(to: 0) { body(FieldBytes($0, count: 0)) }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }
}

/// Values from the bytes of a field; each gives nil where the whole field is not such a value.
enum FieldParser {
  /// An optional sign and decimal digits, of which the first may be zeros.
  @inline(__always)
  static func integer(_ field: FieldBytes) -> Int? {
    guard field.count > 0 else { return nil }
    let isNegative = field[0] == UInt8(ascii: "-")
    var index = isNegative || field[0] == UInt8(ascii: "+") ? 1 : 0
    guard index < field.count else { return nil }
    guard field.count - index <= 18 else { return longInteger(field, from: index, isNegative: isNegative) }
    // 18 digits cannot overflow.
    var value = 0
    while index < field.count {
      let digit = field[index] &- Byte.zero
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  private static func longInteger(_ field: FieldBytes, from start: Int, isNegative: Bool) -> Int? {
    var value = 0
    for index in start..<field.count {
      let digit = field[index] &- Byte.zero
      guard digit < 10 else { return nil }
      // Counted downwards, because the smallest integer has no positive counterpart.
      let (scaled, scaledOver) = value.multipliedReportingOverflow(by: 10)
      let (next, nextOver) = scaled.subtractingReportingOverflow(Int(digit))
      guard !scaledOver, !nextOver else { return nil }
      value = next
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  /// The words that pandas takes for truth values.
  @inline(__always)
  static func bool(_ field: FieldBytes) -> Bool? {
    guard field.count == 4 || field.count == 5 else { return nil }
    let text = field.text
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }
}
