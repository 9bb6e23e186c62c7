extension PortableMath {
  /// The sine of an angle in radians.
  ///
  /// Up to 1e15 in magnitude within about one unit in the last place; NaN beyond, where neighbouring doubles are an
  /// eighth of a radian or more apart.
  public static func sin(_ x: Double) -> Double {
    let angle = ReducedAngle(x)
    switch angle.quadrant {
    case 0: return angle.sine
    case 1: return angle.cosine
    case 2: return -angle.sine
    default: return -angle.cosine
    }
  }

  /// The cosine of an angle in radians, as accurate as the sine.
  public static func cos(_ x: Double) -> Double {
    let angle = ReducedAngle(x)
    switch angle.quadrant {
    case 0: return angle.cosine
    case 1: return -angle.sine
    case 2: return -angle.cosine
    default: return angle.sine
    }
  }
}

/// An angle less a multiple of π/2, between −π/4 and π/4.
///
/// π/2 is split into three doubles, whose products with the multiple are kept without error, so that angles next to a
/// multiple keep their digits too. Source: Cody and Waite, "Software Manual for the Elementary Functions", 1980.
private struct ReducedAngle {
  /// What is left of the angle, and what that rounds off.
  private let (head, tail): (Double, Double)
  /// The multiple modulo 4.
  let quadrant: Int

  init(_ x: Double) {
    guard x.magnitude <= 1e15 else {
      (head, tail, quadrant) = (.nan, 0, 0)
      return
    }
    let multiple = (x * 0x1.45f306dc9c883p-1).rounded(.toNearestOrEven)
    // The difference of neighbours within a factor of two is exact (Sterbenz).
    let first = multiple * 0x1.921fb54442d18p+0
    let firstLost = (-first).addingProduct(multiple, 0x1.921fb54442d18p+0)
    let second = multiple * 0x1.1a62633145c07p-54
    let secondLost = (-second).addingProduct(multiple, 0x1.1a62633145c07p-54)
    let third = multiple * -0x1.f1976b7ed8fbcp-110
    let (upper, upperLost) = exactDifference(x - first, firstLost)
    let (middle, middleLost) = exactDifference(upper, second)
    (head, tail) = exactDifference(middle, (secondLost + third) - (upperLost + middleLost))
    quadrant = Int(multiple) & 3
  }

  var sine: Double {
    let square = head * head
    var series = 0.0
    for coefficient in sineSeries { series = series * square + coefficient }
    return head + (head * square * series + tail * (1 - 0.5 * square))
  }

  var cosine: Double {
    let square = head * head
    var series = 0.0
    for coefficient in cosineSeries { series = series * square + coefficient }
    // What 1 − x²/2 rounds off is found exactly, and so is what the square rounds off.
    let half = 0.5 * square
    let squareLost = (-square).addingProduct(head, head)
    let start = 1 - half
    let rest = (1 - start) - half
    return start + (rest - 0.5 * squareLost + (square * square * series - head * tail))
  }
}

/// a − b, and what that rounds off.
private func exactDifference(_ a: Double, _ b: Double) -> (Double, Double) {
  let head = a - b
  let part = head - a
  return (head, (a - (head - part)) - (b + part))
}

/// −1/3! … of the sine, from the smallest: enough for |x| ≤ π/4.
private let sineSeries: [Double] = [
  1 / 355_687_428_096_000, -1 / 1_307_674_368_000, 1 / 6_227_020_800, -1 / 39_916_800, 1 / 362_880, -1 / 5040,
  1 / 120, -1 / 6,
]

/// 1/4! … of the cosine, from the smallest.
private let cosineSeries: [Double] = [
  -1 / 6_402_373_705_728_000, 1 / 20_922_789_888_000, -1 / 87_178_291_200, 1 / 479_001_600, -1 / 3_628_800,
  1 / 40_320, -1 / 720, 1 / 24,
]
