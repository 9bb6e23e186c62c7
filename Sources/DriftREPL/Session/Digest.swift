import DataFrame

/// A short fingerprint of a value, over names, types, nulls and values, never over how it is shown.
///
/// `exact` covers every bit; `rounded` sees numbers at nine significant digits, so that it stays the same where the last
/// digits of `exp` or `log` differ between platforms. The hash is multiplicative, 64 bits wide, and not meant to resist
/// forgery: a session is checked against accidents.
struct Digest: Sendable, Equatable {
  var exact: String
  var rounded: String

  /// The digest of a frame.
  ///
  /// - Complexity: O(cells); text is hashed once a distinct text.
  init(of frame: DataFrame) {
    let heads = zip(frame.names, frame.columns).map { "\($0) \($1.type.rawValue)" }
    let columns = frame.columns
    let digests = concurrentMap(columns.count) { Digest(of: columns[$0]) }
    self.init(combining: [Digest(of: .string(StringColumn(heads)))] + digests)
  }

  /// The digest of the two sides of a pair.
  init(of pair: Pair) {
    self.init(combining: [Digest(of: pair.reference), Digest(of: pair.current)])
  }

  /// The digest of one column's length, values and nulls.
  init(of column: Column) {
    exact = Hash64.column(column) { $0.bitPattern }.hexadecimal(12)
    rounded = Hash64.column(column, nineDigits).hexadecimal(8)
  }

  /// The digest of several values in their order.
  init(combining parts: [Digest]) {
    var exact = Hash64()
    var rounded = Hash64()
    for part in parts {
      exact.add(part.exact)
      rounded.add(part.rounded)
    }
    self.init(exact: exact.hexadecimal(12), rounded: rounded.hexadecimal(8))
  }

  init(exact: String, rounded: String) {
    self.exact = exact
    self.rounded = rounded
  }
}

/// A running hash of 64-bit words.
struct Hash64: Sendable {
  private var state: UInt64 = 0x243F_6A88_85A3_08D3

  mutating func add(_ word: UInt64) {
    // Multiplying by an odd constant keeps all bits; the shift brings high ones down to where the next word meets them.
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  mutating func add(_ integer: Int) { add(UInt64(bitPattern: Int64(integer))) }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    var word: UInt64 = 0
    for (index, byte) in text.utf8.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 {
        add(word)
        word = 0
      }
    }
    add(word)
  }

  /// The hash as hexadecimal digits, its highest bits first.
  func hexadecimal(_ digits: Int) -> String {
    var mixed = state
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed ^= mixed >> 33
    let text = String(mixed, radix: 16)
    return String((String(repeating: "0", count: 16 - text.count) + text).prefix(digits))
  }

  /// The hash of a column's values and nulls, with a say in what of a double counts; of no use once a stop was asked for.
  static func column(_ column: Column, _ word: (Double) -> UInt64) -> Hash64 {
    var hash = Hash64()
    hash.add(column.count)
    func add<Element>(_ typed: TypedColumn<Element>, _ word: (Element) -> UInt64) {
      for row in 0..<typed.count {
        if row & 0xFFFF == 0, Cancellation.isRequested { return }
        // A null and the value 0 must differ, so each is told apart before its word.
        guard let value = typed[row] else {
          hash.add(0x6E75_6C6C as UInt64)
          continue
        }
        hash.add(word(value) ^ 1 << 63)
      }
    }
    switch column {
    case .integer(let column): add(column) { UInt64(bitPattern: Int64($0)) }
    case .number(let column): add(column) { word($0 + 0) }
    case .bool(let column): add(column) { $0 ? 1 : 0 }
    case .date(let column): add(column) { UInt64(bitPattern: Int64($0.microseconds)) }
    case .string(let column):
      let words = column.dictionary.map { text -> UInt64 in
        guard !Cancellation.isRequested else { return 0 }
        var hash = Hash64()
        hash.add(text)
        return hash.state
      }
      add(column.codes) { words[Int($0)] }
    }
    return hash
  }
}

/// A word that two doubles share where they are equal at nine significant digits.
///
/// Scaling uses only multiplication and division by powers of ten that are doubles, so the word is the same on every
/// machine.
func nineDigits(_ value: Double) -> UInt64 {
  guard value != 0, value.isFinite else { return value.bitPattern }
  // The binary exponent gives the decimal one, or one less.
  var exponent = Int((Double(value.exponent) * 0.30102999566398120).rounded(.down))
  var scaled = value.magnitude.scaled(byPowerOfTen: 8 - exponent)
  if scaled >= 1e9 {
    scaled /= 10
    exponent += 1
  }
  var digits = UInt64(scaled.rounded(.toNearestOrEven))
  // Rounding up to the next power of ten gives it its own exponent.
  if digits == 1_000_000_000 {
    digits = 100_000_000
    exponent += 1
  }
  let sign: UInt64 = value < 0 ? 1 << 62 : 0
  return digits | UInt64(bitPattern: Int64(exponent + 512)) << 40 | sign
}

extension Double {
  /// The value times a power of ten, in steps of powers that are doubles.
  fileprivate func scaled(byPowerOfTen power: Int) -> Double {
    var (value, rest) = (self, power)
    while rest > 22 {
      value *= 1e22
      rest -= 22
    }
    while rest < -22 {
      value /= 1e22
      rest += 22
    }
    return rest < 0 ? value / exactPowersOfTen[-rest] : value * exactPowersOfTen[rest]
  }
}

/// 10⁰ … 10²², all that are doubles.
private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  1e19, 1e20,
  1e21, 1e22,
]
