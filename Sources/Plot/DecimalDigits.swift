/// The decimal digits of a double: the shortest ones that read back as the same value.
///
/// Rounding works on these digits, so 0.15 with one decimal is 0.2, as a reader expects, and the result
/// depends on no locale and no C library.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// Digits 0…9 without leading or trailing zeros; empty for zero.
  var digits: [Int]
  /// The number of digits before the decimal point; negative where zeros follow the point.
  var point: Int

  /// - Precondition: None: a value that is not finite gives zero.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    point = 0
    guard value.isFinite, value != 0 else { return }
    var hasPoint = false
    var exponent = ""
    var isExponent = false
    for character in value.magnitude.description {
      if isExponent {
        exponent.append(character)
      } else if character == "." {
        hasPoint = true
      } else if character == "e" {
        isExponent = true
      } else {
        digits.append(character.wholeNumberValue ?? 0)
        if !hasPoint { point += 1 }
      }
    }
    point += Int(exponent) ?? 0
    trim()
  }

  /// Rounds to the digits before and `decimals` after the point, halves away from zero.
  mutating func round(decimals: Int) {
    round(toDigits: point + decimals)
  }

  /// Rounds to a number of significant digits, halves away from zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      trim()
      return
    }
    let roundsUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if roundsUp { increment() }
    trim()
  }

  /// The digits without sign, with exactly so many after the point, thousands separated by commas.
  func fixed(decimals: Int) -> String {
    var rounded = self
    rounded.round(decimals: decimals)
    var whole = ""
    let count = max(0, rounded.point)
    for index in 0..<count {
      if index > 0, (count - index) % 3 == 0 { whole.append(",") }
      whole += String(rounded.digit(index))
    }
    if whole.isEmpty { whole = "0" }
    guard decimals > 0 else { return whole }
    return whole + "." + (0..<decimals).map { String(rounded.digit(rounded.point + $0)) }.joined()
  }

  /// Whether a text of so many decimals shows zero.
  func isZero(decimals: Int) -> Bool {
    var rounded = self
    rounded.round(decimals: decimals)
    return rounded.digits.isEmpty
  }

  private func digit(_ index: Int) -> Int {
    digits.indices.contains(index) ? digits[index] : 0
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point = digits.isEmpty ? 0 : point - zeros
  }
}
