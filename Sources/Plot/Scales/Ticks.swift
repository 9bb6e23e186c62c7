/// A step of 1, 2 or 5 times a power of ten.
struct NiceStep: Equatable, Sendable {
  let mantissa: Int
  let exponent: Int

  /// The smallest nice step that is no smaller than the one given; nil where that is not positive and
  /// finite, or so small or large that its multiples can't be computed.
  init?(atLeast step: Double) {
    guard step.isNormal, step > 0 else { return nil }
    var exponent = Int(Decimal10.logarithm(step).rounded(.down))
    // The logarithm may round up to the next power of ten.
    if Decimal10.power(exponent) > step { exponent -= 1 }
    guard (-307...307).contains(exponent) else { return nil }
    for mantissa in [1, 2, 5] where Self.multiple(mantissa, exponent) >= step * (1 - 1e-12) {
      self.mantissa = mantissa
      self.exponent = exponent
      return
    }
    mantissa = 1
    self.exponent = exponent + 1
  }

  /// The step as a number.
  var value: Double { multiple(1) }

  /// The number of whole steps below a value, rounded down.
  func index(below value: Double) -> Double { (value / self.value).rounded(.down) }

  /// So many steps, correctly rounded where the power of ten is exact.
  func multiple(_ count: Double) -> Double {
    exponent >= 0
      ? count * Double(mantissa) * Decimal10.power(exponent)
      : count * Double(mantissa) / Decimal10.power(-exponent)
  }

  private static func multiple(_ mantissa: Int, _ exponent: Int) -> Double {
    exponent >= 0
      ? Double(mantissa) * Decimal10.power(exponent) : Double(mantissa) / Decimal10.power(-exponent)
  }
}

/// The places of an axis that get a label.
enum Ticks {
  /// Multiples of a nice step inside a range.
  ///
  /// - Parameter count: At most so many steps, at least 1; there may be fewer than half as many.
  /// - Returns: Values in rising order; the two ends where no nice step can tell them apart.
  static func linear(from low: Double, to high: Double, count: Int) -> [Double] {
    guard low < high else { return [low] }
    let parts = Double(max(1, count))
    guard let step = NiceStep(atLeast: high / parts - low / parts) else { return [low, high] }
    // The ends may miss a multiple by rounding alone.
    let first = -step.index(below: -low + step.value * 1e-9)
    let last = step.index(below: high + step.value * 1e-9)
    guard first.magnitude < 0x1p52, last.magnitude < 0x1p52 else { return [low, high] }
    guard first <= last, last - first <= parts + 1 else { return [] }
    return stride(from: first, through: last, by: 1).map { step.multiple($0) }
  }

  /// Powers of ten inside a range, with 2 and 5 times them where there is room.
  ///
  /// - Parameter count: About so many at most.
  /// - Returns: Values in rising order; linear ticks where the range holds less than a decade.
  static func logarithmic(from low: Double, to high: Double, count: Int) -> [Double] {
    guard low > 0, low < high else { return [low] }
    let first = Int(Decimal10.logarithm(low).rounded(.down))
    let last = Int(Decimal10.logarithm(high).rounded(.up))
    let isDense = (last - first) * 3 <= count
    let mantissas = isDense ? [1.0, 2, 5] : [1.0]
    let stride = isDense ? 1 : max(1, (last - first + count - 1) / max(1, count))
    var ticks: [Double] = []
    for exponent in first...last where exponent % stride == 0 {
      for mantissa in mantissas {
        let tick = mantissa * Decimal10.power(exponent)
        if tick >= low, tick <= high { ticks.append(tick) }
      }
    }
    return ticks.count >= 2 ? ticks : linear(from: low, to: high, count: count)
  }
}
