import DataFrame

/// The unevaluated sum of two doubles, which holds about 105 bits.
///
/// For exponents: a p-value of 1e-300 is e⁻⁶⁹⁰, and an error of 1e-16 × 690 in the exponent costs three digits of it.
/// Sources: Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18, 1971; Hida, Li
/// and Bailey, "Algorithms for quad-double precision floating point arithmetic", ARITH-15, 2001.
struct DoubleDouble {
  /// The sum, rounded to a double.
  var head: Double
  /// What the head rounds off.
  var tail: Double

  /// A value whose head is already its sum, rounded.
  init(_ head: Double, _ tail: Double = 0) {
    self.head = head
    self.tail = tail
  }

  /// a + b without error.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let head = a + b
    let part = head - a
    return DoubleDouble(head, (a - (head - part)) + (b - part))
  }

  /// a − b without error.
  static func difference(_ a: Double, _ b: Double) -> DoubleDouble { sum(a, -b) }

  /// a · b without error, unless it overflows or its last bits are below the smallest double.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let head = a * b
    return DoubleDouble(head, (-head).addingProduct(a, b))
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let heads = sum(a.head, b.head)
    let tails = sum(a.tail, b.tail)
    let joined = renormalized(heads.head, heads.tail + tails.head)
    return renormalized(joined.head, joined.tail + tails.tail)
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.head, -a.tail) }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let heads = product(a.head, b.head)
    return renormalized(heads.head, heads.tail + (a.head * b.tail + a.tail * b.head))
  }

  static func * (a: DoubleDouble, b: Double) -> DoubleDouble { a * DoubleDouble(b) }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.head / b.head
    let rest = a - b * first
    let second = rest.head / b.head
    let last = (rest - b * second).head / b.head
    return sum(first, second) + DoubleDouble(last)
  }

  /// The sum of a large and a small number.
  private static func renormalized(_ large: Double, _ small: Double) -> DoubleDouble {
    let head = large + small
    return DoubleDouble(head, small - (head - large))
  }

  /// The natural logarithm of a number above 0, with a relative error of about 1e-29, also near 1.
  ///
  /// 2·artanh(s) with s = (m − 1) / (m + 1) for a significand m between √½ and √2.
  func log() -> DoubleDouble {
    // The reciprocal of a smaller power of two is infinite.
    if head < 0x1p-1000 { return (self * 0x1p200).log() - DoubleDouble.ln2 * 200 }
    var exponent = Double(head.exponent)
    if head.significand > 2.0.squareRoot() { exponent += 1 }
    let scale = Double(sign: .plus, exponent: -Int(exponent), significand: 1)
    let significand = DoubleDouble(head * scale, tail * scale)
    let one = DoubleDouble(1)
    let s = (significand - one) / (significand + one)
    let square = s * s
    var small = 0.0
    for divisor in stride(from: 45.0, through: 17, by: -2) { small = small * square.head + 1 / divisor }
    var series = DoubleDouble(small)
    for reciprocal in DoubleDouble.oddReciprocals { series = series * square + reciprocal }
    return s * series * 2 + DoubleDouble.ln2 * exponent
  }

  /// The exponential function, rounded to a double: within about one unit in the last place.
  func exp() -> Double {
    let value = PortableMath.exp(head)
    return value.isFinite ? value + value * tail : value
  }

  private static let ln2 = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)

  /// ½ ln 2π.
  static let halfLogTwoPi = DoubleDouble(0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55)

  /// 1/15, 1/13 … 1.
  private static let oddReciprocals = stride(from: 15.0, through: 1, by: -2).map {
    DoubleDouble(1) / DoubleDouble($0)
  }
}
