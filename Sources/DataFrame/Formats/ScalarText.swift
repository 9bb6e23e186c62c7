/// The text of single values as files, tables and digests write it, and values read from such text.
///
/// Everything here is the same on every machine: no locale, no time zone. What is written is read back as the
/// same value.
public enum ScalarText {
  /// The shortest decimal text that reads back as the same double, always with a point or an exponent; `inf`,
  /// `-inf`.
  public static func text(_ number: Double) -> String { number.description }

  /// A point in time in ISO 8601 and UTC: `2026-01-31T10:00:00Z`, with three or six digits of fraction where
  /// needed.
  ///
  /// - Parameter dateOnly: Whether to leave out the time, as fits a column whose values are all at midnight.
  public static func text(_ timestamp: Timestamp, dateOnly: Bool) -> String {
    let (year, month, day) = timestamp.date
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    guard !dateOnly else { return date }
    let (seconds, micros) = timestamp.microsecondOfDay.quotientAndRemainder(dividingBy: 1_000_000)
    let time = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    guard micros != 0 else { return "\(date)T\(time)Z" }
    let fraction = micros % 1000 == 0 ? padded(micros / 1000, 3) : padded(micros, 6)
    return "\(date)T\(time).\(fraction)Z"
  }

  /// The text of a value, nil for a missing one; a point in time at midnight is a date alone.
  public static func text(_ scalar: Scalar) -> String? {
    switch scalar {
    case .null: nil
    case .integer(let value): String(value)
    case .number(let value): text(value)
    case .bool(let value): value ? "true" : "false"
    case .string(let value): value
    case .date(let value): text(value, dateOnly: value.microsecondOfDay == 0)
    }
  }

  /// Whether every value of a column is at midnight UTC, so that dates alone say all there is.
  public static func areDatesOnly(_ column: TypedColumn<Timestamp>) -> Bool {
    (0..<column.count).allSatisfy { column[$0].map { $0.microsecondOfDay == 0 } ?? true }
  }

  /// The integer that a text in a file stands for; nil where it is none or needs more than 64 bits.
  public static func integer(from text: String) -> Int? { parsed(text, FieldParser.integer) }

  /// The double nearest to a decimal number; `inf` and `infinity` in any case are infinite; nil for anything
  /// else.
  public static func number(from text: String) -> Double? { parsed(text, FieldParser.number) }

  /// `true` and `false`, also as `True`, `TRUE`, `False` and `FALSE`; nil for anything else.
  public static func bool(from text: String) -> Bool? { parsed(text, FieldParser.bool) }

  /// A date `2026-01-31`, or a date-time `2026-01-31T10:00:00.5+02:00` in ISO 8601; nil for anything else.
  ///
  /// A space may stand for the `T`, seconds and fraction may be missing, and where there is no zone it is
  /// UTC. Digits of the fraction past the microsecond are dropped.
  public static func timestamp(from text: String) -> Timestamp? { parsed(text, FieldParser.timestamp) }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (value < 0 ? "-" : "") + zeros + digits
  }

  private static func parsed<Value>(_ text: String, _ parse: (FieldBytes) -> Value?) -> Value? {
    FieldBytes.with(text) { parse($0.trimmed) }
  }
}

extension Scalar {
  /// The value as a CSV file would hold it, nil for a missing one.
  public var text: String? { ScalarText.text(self) }
}

extension Timestamp {
  /// The point in time that an ISO 8601 text stands for, as `ScalarText.timestamp(from:)` reads it.
  public init?(iso text: String) {
    guard let timestamp = ScalarText.timestamp(from: text) else { return nil }
    self = timestamp
  }
}
