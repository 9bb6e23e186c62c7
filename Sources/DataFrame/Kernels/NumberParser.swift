extension FieldParser {
  /// The double nearest to a decimal number with optional sign, point and exponent, ties to even.
  ///
  /// `inf` and `infinity` are read too, and what is too large is infinite. Clinger's exact case and the
  /// algorithm of Eisel and Lemire answer nearly all of them; what those leave open goes to the standard
  /// library, which is correct and slow. Sources: Clinger, "How to read floating point numbers accurately",
  /// PLDI 1990; Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 2021.
  @inline(__always)
  static func number(_ field: FieldBytes) -> Double? {
    guard let decimal = Decimal(field) else { return infinity(field) }
    if decimal.isExact, let value = decimal.nearestDouble { return value }
    return Double(field.text)
  }

  /// Whether a field says that it is not a number: `nan` in any case, signed or not.
  static func isNotANumber(_ field: FieldBytes) -> Bool {
    unsigned(field).equals(ignoringCase: "nan")
  }

  private static func infinity(_ field: FieldBytes) -> Double? {
    let word = unsigned(field)
    guard word.equals(ignoringCase: "inf") || word.equals(ignoringCase: "infinity") else { return nil }
    return field[0] == UInt8(ascii: "-") ? -.infinity : .infinity
  }

  private static func unsigned(_ field: FieldBytes) -> FieldBytes {
    guard field.count > 0, field[0] == UInt8(ascii: "-") || field[0] == UInt8(ascii: "+") else {
      return field
    }
    return FieldBytes(field.base + 1, count: field.count - 1)
  }
}

/// A decimal number as its digits and a power of ten: ± significand · 10^exponent.
struct Decimal {
  /// The digits as an integer; meaningless where `isExact` is false.
  var significand: UInt64 = 0
  /// The power of ten.
  var exponent = 0
  /// Whether a minus sign stands before the digits.
  var isNegative = false
  /// Whether all digits fit in the significand.
  var isExact = true

  /// Reads a whole field, nil where it is not a decimal number.
  @inline(__always)
  init?(_ field: FieldBytes) {
    guard field.count > 0 else { return nil }
    isNegative = field[0] == UInt8(ascii: "-")
    let start = isNegative || field[0] == UInt8(ascii: "+") ? 1 : 0
    let point = readDigits(field, from: start)
    var end = point
    var digitCount = point - start
    if point < field.count, field[point] == UInt8(ascii: ".") {
      end = readDigits(field, from: point + 1)
      exponent = point + 1 - end
      digitCount -= exponent
    }
    guard digitCount > 0 else { return nil }
    if digitCount > 19 { isExact = Decimal.significantDigits(field, start, end) <= 19 }
    guard end < field.count else { return }
    guard field[end] | 0x20 == UInt8(ascii: "e"), let power = Decimal.power(field, from: end + 1) else {
      return nil
    }
    exponent += power
  }

  /// The double nearest to the number; nil where neither method is certain of it.
  @inline(__always)
  var nearestDouble: Double? {
    if significand < 1 << 53, exponent >= -22, exponent <= 22 {
      // Both operands are exact doubles, so the one operation rounds correctly.
      let value = Double(significand)
      let power = PowersOfTen.exact[abs(exponent)]
      let result = exponent < 0 ? value / power : value * power
      return isNegative ? -result : result
    }
    return PowersOfFive.nearest(significand, exponent).map { isNegative ? -$0 : $0 }
  }

  /// Adds digits to the significand and gives the position behind them.
  ///
  /// Eight digits at once: the first test is whether all bytes are in "0" … "9", then pairs, fours and eights
  /// are joined by multiplication. Source: Lemire 2021, section 4.
  @inline(__always)
  private mutating func readDigits(_ field: FieldBytes, from start: Int) -> Int {
    var index = start
    while index + 8 <= field.count {
      let word = Byte.word(field.base + index)
      let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
      let isDigits = (word & high) | (((word &+ 0x0606_0606_0606_0606) & high) >> 4) == 0x3333_3333_3333_3333
      guard isDigits else { break }
      let digits = word &- 0x3030_3030_3030_3030
      let pairs = digits &* 10 &+ digits >> 8
      let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
      let upper = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
      significand = significand &* 100_000_000 &+ (low &+ upper) >> 32
      index += 8
    }
    while index < field.count, Byte.isDigit(field[index]) {
      significand = significand &* 10 &+ UInt64(field[index] &- Byte.zero)
      index += 1
    }
    return index
  }

  /// The number of digits after leading zeros and the point are left out.
  private static func significantDigits(_ field: FieldBytes, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, !Byte.isDigit(field[index]) || field[index] == Byte.zero { index += 1 }
    return (index..<end).count { Byte.isDigit(field[$0]) }
  }

  /// The number behind the `e`, held within bounds that any double's exponent lies far inside.
  private static func power(_ field: FieldBytes, from start: Int) -> Int? {
    guard start < field.count else { return nil }
    let isNegative = field[start] == UInt8(ascii: "-")
    let first = isNegative || field[start] == UInt8(ascii: "+") ? start + 1 : start
    guard first < field.count else { return nil }
    var value = 0
    for index in first..<field.count {
      guard Byte.isDigit(field[index]) else { return nil }
      value = min(value * 10 + Int(field[index] - Byte.zero), 1_000_000)
    }
    return isNegative ? -value : value
  }
}
