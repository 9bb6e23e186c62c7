/// How the numbers of one axis are written: all with the same unit and the same decimals.
///
/// Plain numbers have their thousands separated by commas. From 10⁴ on they take an SI prefix (k, M, G, T,
/// P), and beyond 10¹⁸ or below 10⁻³ a power of ten.
public struct NumberFormat: Sendable, Equatable {
  enum Notation: Sendable, Equatable {
    /// Decimals behind the point, after division by 10 to the power of the prefix.
    case prefixed(exponent: Int, decimals: Int)
    /// Significant digits before a power of ten.
    case scientific(digits: Int)
    /// Each number by itself, to so many significant digits.
    case significant(digits: Int)
  }

  let notation: Notation

  private static let prefixes: [(exponent: Int, symbol: String)] = [
    (15, "P"), (12, "T"), (9, "G"), (6, "M"), (3, "k"),
  ]

  init(_ notation: Notation) {
    self.notation = notation
  }

  /// The shortest format that tells values apart which lie a step from each other.
  ///
  /// - Parameters:
  ///   - values: The numbers to write; those that are not finite don't count.
  ///   - step: The smallest difference that must stay visible; 0 where there is none.
  public init(for values: [Double], step: Double) {
    let largest = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    guard largest == 0 || (largest >= 1e-3 && largest < 1e18) else {
      self.init(.scientific(digits: Self.scientificDigits(for: values, step: step)))
      return
    }
    if largest >= 1e4 {
      for prefix in Self.prefixes where Decimal10.power(prefix.exponent) <= largest {
        let decimals = Self.decimals(for: values, step: step, exponent: prefix.exponent)
        if decimals <= 2 {
          self.init(.prefixed(exponent: prefix.exponent, decimals: decimals))
          return
        }
      }
    }
    self.init(.prefixed(exponent: 0, decimals: Self.decimals(for: values, step: step, exponent: 0)))
  }

  /// Writes one number.
  public func string(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-∞" : "∞" }
    switch notation {
    case .prefixed(let exponent, let decimals):
      return Self.prefixed(value, exponent: exponent, decimals: decimals)
    case .scientific(let digits):
      return Self.scientific(value, digits: digits)
    case .significant(let digits):
      return Self.significant(value, digits: digits)
    }
  }

  /// A count in full, with its thousands separated: `23,456`.
  public static func count(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var result = count < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// A number by itself, at three significant digits: `0.224`, `1.2e-9`, `12.3k`.
  public static func short(_ value: Double) -> String { NumberFormat(.significant(digits: 3)).string(value) }

  /// A share in percent with one decimal: `12.3%`.
  public static func percent(_ share: Double) -> String {
    prefixed(share * 100, exponent: 0, decimals: 1) + "%"
  }

  /// A difference of shares in percentage points, with its sign: `+3.1`, `-0.4`, and `0.0` without one.
  public static func change(_ difference: Double) -> String {
    let text = prefixed(difference * 100, exponent: 0, decimals: 1)
    return difference > 0 && text != "0.0" ? "+" + text : text
  }

  private static func prefixed(_ value: Double, exponent: Int, decimals: Int) -> String {
    var digits = DecimalDigits(value)
    digits.exponent -= exponent
    if digits.isZero(decimals: decimals) {
      return DecimalDigits(0).grouped(decimals: exponent == 0 ? decimals : 0)
    }
    let symbol = prefixes.first { $0.exponent == exponent }?.symbol ?? ""
    return (digits.isNegative ? "-" : "") + digits.grouped(decimals: decimals) + symbol
  }

  private static func scientific(_ value: Double, digits count: Int) -> String {
    var digits = DecimalDigits(value).rounded(significant: count)
    guard !digits.digits.isEmpty else { return "0" }
    let exponent = digits.exponent
    digits.exponent = 0
    let mantissa = digits.grouped(decimals: digits.digits.count - 1)
    return (digits.isNegative ? "-" : "") + mantissa + "e\(exponent)"
  }

  private static func significant(_ value: Double, digits count: Int) -> String {
    guard value == 0 || (value.magnitude >= 1e-3 && value.magnitude < 1e18) else {
      return scientific(value, digits: count)
    }
    var digits = DecimalDigits(value)
    // What is written without a prefix keeps the digits before its point.
    digits = digits.rounded(significant: digits.exponent < 4 ? max(count, digits.exponent + 1) : count)
    let exponent = digits.exponent < 4 ? 0 : min(15, digits.exponent / 3 * 3)
    let symbol = prefixes.first { $0.exponent == exponent }?.symbol ?? ""
    digits.exponent -= exponent
    let decimals = digits.decimals
    return (digits.isNegative ? "-" : "") + digits.grouped(decimals: decimals) + symbol
  }

  /// The fewest decimals that show each value to within a hundredth of the step, or else the step to two
  /// digits.
  private static func decimals(for values: [Double], step: Double, exponent: Int) -> Int {
    guard step > 0, step.isFinite else {
      let digits = values.map { DecimalDigits($0) }.map { $0.digits.count - 1 - $0.exponent + exponent }
      return min(17, max(0, digits.max() ?? 0))
    }
    let unit = Decimal10.power(exponent)
    let most = max(0, 1 - DecimalDigits(step / unit).exponent)
    for decimals in 0..<most {
      let factor = Decimal10.power(decimals)
      let fits = values.allSatisfy { value in
        let scaled = value / unit * factor
        return (scaled.rounded() - scaled).magnitude <= step / unit * factor / 100
      }
      if fits { return decimals }
    }
    return most
  }

  /// The fewest significant digits that show each value to within a twentieth of the step.
  private static func scientificDigits(for values: [Double], step: Double) -> Int {
    for digits in 1..<17 {
      let fits = values.allSatisfy { value in
        guard let read = Double(scientific(value, digits: digits)) else { return false }
        return (read - value).magnitude <= step / 20
      }
      if fits { return digits }
    }
    return 17
  }
}
