#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Checks of whether bytes are text.
enum TextCheck {
  /// What stands in a range of bytes.
  enum Finding: Equatable {
    /// Text up to this position; what follows may be the start of a longer sequence.
    case text(upTo: Int)
    /// A zero byte, which no text file holds.
    case zero(at: Int)
    /// A byte that does not continue or start a sequence of UTF-8.
    case invalid(at: Int)
  }

  /// Looks through `range` of the bytes, which must start at a sequence's start.
  static func examine(_ bytes: [UInt8], _ range: Range<Int>) -> Finding {
    precondition(range.upperBound <= bytes.count, "range past the end of the buffer")
    // All positions below lie in `range`, which lies in the array.
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, !range.isEmpty else { return .text(upTo: range.lowerBound) }
      if let zero = memchr(base + range.lowerBound, 0, range.count) {
        return .zero(at: UnsafeRawPointer(zero) - UnsafeRawPointer(base))
      }
      if isASCII(base + range.lowerBound, range.count) { return .text(upTo: range.upperBound) }
      return validate(base, range)
    }
  }

  /// Whether no byte has its high bit set.
  static func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var highBits: UInt8 = 0
    for index in 0..<count { highBits |= bytes[index] }
    return highBits < 0x80
  }

  /// Steps through sequences by the table of well-formed UTF-8 (Unicode Standard, table 3-7).
  private static func validate(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Finding {
    var index = range.lowerBound
    while index < range.upperBound {
      let lead = base[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard let (length, second) = sequence(lead) else { return .invalid(at: index) }
      for offset in 1..<length {
        guard index + offset < range.upperBound else { return .text(upTo: index) }
        let allowed = offset == 1 ? second : 0x80...0xBF
        guard allowed.contains(base[index + offset]) else { return .invalid(at: index) }
      }
      index += length
    }
    return .text(upTo: index)
  }

  /// The length of the sequence that a byte starts and the second bytes it may have.
  private static func sequence(_ lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
