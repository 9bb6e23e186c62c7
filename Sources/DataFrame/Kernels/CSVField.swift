/// Where a field's content stands in the buffer, and how it was written.
///
/// Eight bytes, since a batch holds tens of thousands: the form sits in the two high bits of the length, so a
/// buffer may hold at most 2³⁰ bytes.
struct CSVField {
  /// How a field was written.
  enum Form: UInt32 {
    /// Without quotes.
    case plain
    /// In quotes, which the content leaves out.
    case quoted
    /// In quotes, with doubled quotes inside.
    case escaped
    /// Not at all: the record ended before it.
    case absent
  }

  private let offset: UInt32
  private let packed: UInt32

  init(start: Int, end: Int, form: Form) {
    offset = UInt32(truncatingIfNeeded: start)
    packed = UInt32(truncatingIfNeeded: end - start) | form.rawValue << 30
  }

  /// The position of the content's first byte.
  var start: Int { Int(offset) }
  /// The length of the content in bytes.
  var count: Int { Int(packed & 0x3FFF_FFFF) }
  /// How the field was written.
  var form: Form { Form(rawValue: packed >> 30) ?? .plain }
  /// Whether the field was written without quotes, or not at all.
  var isUnquoted: Bool { packed >> 30 == 0 || packed >> 30 == 3 }
}

extension String {
  /// The text with each doubled quote as one.
  var unescaped: String {
    var result = ""
    var wasQuote = false
    for scalar in unicodeScalars {
      wasQuote = scalar == "\"" && !wasQuote
      if !wasQuote { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
