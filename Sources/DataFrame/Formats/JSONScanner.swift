/// What keeps bytes from being JSON, and where.
public struct JSONFault: Error, Equatable, Sendable {
  /// The position of the byte at which reading stopped.
  public let offset: Int
  /// What was expected there.
  public let expected: String
}

/// Reads values of JSON (RFC 8259) one after the other from bytes that are known to be UTF-8.
///
/// It turns an object into dotted keys and scalars, as the columns of a frame need them. An array inside a
/// row is kept as its text.
public struct JSONScanner {
  private let bytes: [UInt8]
  private var index: Int

  /// Objects and arrays nested deeper than this are refused, so that no input exhausts the stack.
  public static let deepest = 128

  /// A scanner that starts at a position of the bytes.
  public init(_ bytes: [UInt8], from index: Int) { (self.bytes, self.index) = (bytes, index) }

  /// The position behind what was read.
  var offset: Int { index }

  /// The position of the next value, or the end.
  var position: Int {
    mutating get {
      _ = hasMore()
      return index
    }
  }

  /// Skips white space and tells whether anything follows.
  public mutating func hasMore() -> Bool {
    while index < bytes.count,
      [Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn].contains(bytes[index])
    {
      index += 1
    }
    return index < bytes.count
  }

  /// Takes a byte, after white space, where it is the next one.
  public mutating func take(_ character: UnicodeScalar) -> Bool {
    guard hasMore(), bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Takes a byte that must be the next one.
  public mutating func expect(_ character: UnicodeScalar) throws(JSONFault) {
    guard take(character) else { throw fault("\(character)") }
  }

  /// A cause that names the current position.
  public func fault(_ expected: String) -> JSONFault { JSONFault(offset: index, expected: expected) }

  /// Reads an object and hands on each scalar in it with its key, the keys of nested objects joined by dots.
  mutating func object(
    prefix: String = "", depth: Int = 0, _ body: (String, Scalar) -> Void
  ) throws(JSONFault) {
    guard depth < JSONScanner.deepest else { throw fault("fewer nested objects") }
    try expect("{")
    if take("}") { return }
    repeat {
      guard hasMore(), bytes[index] == Byte.quote else { throw fault("a key in quotes") }
      let key = prefix + (try string())
      try expect(":")
      if hasMore(), bytes[index] == UInt8(ascii: "{") {
        try object(prefix: key + ".", depth: depth + 1, body)
      } else {
        body(key, try scalar())
      }
    } while take(",")
    try expect("}")
  }

  /// A text, number or word; an array as its text.
  public mutating func scalar() throws(JSONFault) -> Scalar {
    guard hasMore() else { throw fault("a value") }
    switch bytes[index] {
    case Byte.quote: return .string(try string())
    case UInt8(ascii: "["):
      let start = index
      try skipArray(depth: 0)
      return .string(String(decoding: bytes[start..<index], as: UTF8.self))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try word()
    }
  }

  private mutating func word() throws(JSONFault) -> Scalar {
    for (word, value) in [
      ("true", Scalar.bool(true)), ("false", .bool(false)), ("null", .null), ("NaN", .null),
    ]
    where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    throw fault("a value")
  }

  private mutating func number() throws(JSONFault) -> Scalar {
    let digits = bytes[index...].prefix { Byte.isDigit($0) || "+-.eE".utf8.contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    let scalar =
      ScalarText.integer(from: text).map(Scalar.integer) ?? ScalarText.number(from: text).map(Scalar.number)
    guard let scalar else { throw fault("a number") }
    index = digits.endIndex
    return scalar
  }

  private mutating func skipArray(depth: Int) throws(JSONFault) {
    guard depth < JSONScanner.deepest else { throw fault("fewer nested arrays") }
    try expect("[")
    if take("]") { return }
    repeat {
      guard hasMore() else { throw fault("a value") }
      switch bytes[index] {
      case UInt8(ascii: "["): try skipArray(depth: depth + 1)
      case UInt8(ascii: "{"): try object(depth: depth + 1) { _, _ in }
      default: _ = try scalar()
      }
    } while take(",")
    try expect("]")
  }

  /// A text in quotes.
  public mutating func string() throws(JSONFault) -> String {
    guard take("\"") else { throw fault("a text in quotes") }
    var content: [UInt8] = []
    while index < bytes.count, bytes[index] != Byte.quote {
      guard bytes[index] >= 0x20 else { throw fault("an escape for a control character") }
      if bytes[index] == UInt8(ascii: "\\") {
        content.append(contentsOf: String(try escape()).utf8)
      } else {
        content.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { throw fault("a closing quote") }
    index += 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func escape() throws(JSONFault) -> UnicodeScalar {
    index += 1
    guard index < bytes.count else { throw fault("an escaped character") }
    defer { index += 1 }
    switch bytes[index] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(bytes[index])
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw fault("an escaped character")
    }
  }

  /// Reads `u` and four digits, and the second half of a pair where they are its first; half a pair alone
  /// becomes U+FFFD.
  private mutating func unicodeEscape() throws(JSONFault) -> UnicodeScalar {
    let first = try hexadecimal(at: index + 1)
    index += 4
    guard (0xD800..<0xDC00).contains(first) else { return UnicodeScalar(first) ?? "\u{FFFD}" }
    guard bytes[(index + 1)...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    let second = try hexadecimal(at: index + 3)
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    index += 6
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private func hexadecimal(at start: Int) throws(JSONFault) -> UInt32 {
    let digits = bytes[min(start, bytes.count)...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else {
      throw fault("four hexadecimal digits")
    }
    return value
  }
}
