import DataFrame

/// Reads JSON (RFC 8259) from bytes that nobody vouches for.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0

  /// Objects and arrays nested deeper than this are refused, so that no input exhausts the stack.
  private static let deepest = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool {
    mutating get { next == nil }
  }

  /// A cause that names the current position.
  func fault(_ expected: String) -> ModelError { .malformed("\(expected) was expected at byte \(index)") }

  /// The byte after white space, which is skipped.
  private var next: UInt8? {
    mutating get {
      while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
      return index < bytes.count ? bytes[index] : nil
    }
  }

  /// Takes a byte where it is the next one.
  private mutating func take(_ character: UnicodeScalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ character: UnicodeScalar) throws(ModelError) {
    guard take(character) else { throw fault("`\(character)`") }
  }

  mutating func value(depth: Int) throws(ModelError) -> JSONValue {
    guard depth < JSONParser.deepest else { throw fault("less nesting") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(ModelError) -> JSONValue {
    var members: [(String, JSONValue)] = []
    try expect("{")
    if take("}") { return .object([]) }
    repeat {
      guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes") }
      let name = try string()
      try expect(":")
      members.append((name, try value(depth: depth + 1)))
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func array(depth: Int) throws(ModelError) -> JSONValue {
    var values: [JSONValue] = []
    try expect("[")
    if take("]") { return .array([]) }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(ModelError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw fault("a value") }
    index += word.utf8.count
    return value
  }

  private mutating func number() throws(ModelError) -> JSONValue {
    let digits = bytes[index...].prefix { byte in
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    guard let first = digits.first, first != UInt8(ascii: "+"),
      let value = Double(String(decoding: digits, as: UTF8.self))
    else { throw fault("a value") }
    index = digits.endIndex
    return .number(value)
  }

  private mutating func string() throws(ModelError) -> String {
    index += 1
    var content: [UInt8] = []
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] >= 0x20 else { throw fault("an escape for a control character") }
      if bytes[index] == UInt8(ascii: "\\") {
        content += String(try escape()).utf8
      } else {
        content.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { throw fault("a closing quote") }
    index += 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func escape() throws(ModelError) -> UnicodeScalar {
    index += 1
    guard index < bytes.count else { throw fault("an escaped character") }
    let character = bytes[index]
    index += 1
    switch character {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(character)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw fault("an escaped character")
    }
  }

  /// A scalar from four digits, or from two halves of a pair; half a pair alone becomes U+FFFD.
  private mutating func unicodeEscape() throws(ModelError) -> UnicodeScalar {
    let first = try hexadecimal()
    guard (0xD800..<0xDC00).contains(first) else { return UnicodeScalar(first) ?? "\u{FFFD}" }
    guard bytes[index...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    index += 2
    let second = try hexadecimal()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(ModelError) -> UInt32 {
    let text = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    guard text.utf8.count == 4, text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else {
      throw fault("four hexadecimal digits")
    }
    index += 4
    return value
  }
}
