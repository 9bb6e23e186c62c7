import DataFrame

/// A value of JSON (RFC 8259), for files that are not tables.
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number; an integer up to 2⁵³ in size is one without a fraction.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Values by name, in order.
  case object([(String, JSONValue)])

  /// Whether two values hold the same in the same order.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): sameScalars(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { sameScalars($0.0, $1.0) && $0.1 == $1.1 }
    default: false
    }
  }

  /// An array of numbers, which must be finite.
  public static func numbers(_ values: some Sequence<Double>) -> JSONValue {
    .array(values.map(JSONValue.number))
  }

  /// An array of integers.
  public static func integers(_ values: some Sequence<Int>) -> JSONValue {
    .array(values.map { .number(Double($0)) })
  }

  /// The text on one line; every number in the shortest form that reads back as the same bits.
  ///
  /// Numbers that JSON cannot say, infinities and NaN, become `null`.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text to bytes.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += JSONValue.text(of: value).utf8
    case .string(let text): bytes += JSONFormat.quoted(text).utf8
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (place, value) in values.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += JSONFormat.quoted(member.0).utf8
        bytes.append(UInt8(ascii: ":"))
        member.1.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The shortest decimal text that reads back as the same double, without a fraction where there is none.
  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero), !(value == 0 && value.sign == .minus) {
      return String(Int(value))
    }
    return value.description
  }
}
