/// A Gaussian kernel density estimate on a grid.
struct KernelDensity: Sendable {
  /// The standard deviation of the kernel, in units of the values or of their logarithms to base ten.
  let bandwidth: Double
  /// The curve, at most a few points for each column that a picture can have.
  let points: [Plane.Point]

  /// The kernel is cut off so many bandwidths from its middle, where it has fallen to 0.03% of its height.
  private static let reach = 4.0
  private static let mostGridPoints = 16_384

  /// - Returns: Nil where no two values differ, or where they differ beyond the range of a double.
  /// - Complexity: O(*n* + *g* · *k*) for *g* grid points and *k* of them under a kernel, at most 33 on each side.
  init?(_ side: SortedSide, isLogarithmic: Bool) {
    let values = isLogarithmic ? side.values.map(Decimal10.logarithm) : Array(side.values)
    guard let low = values.first, let high = values.last, low < high, (high - low).isFinite,
      let bandwidth = Self.silverman(values)
    else { return nil }
    self.bandwidth = bandwidth
    // A grid finer than an eighth of the kernel would show nothing more.
    let start = low - 3 * bandwidth
    let span = high + 3 * bandwidth - start
    let count = max(256, min(Self.mostGridPoints, (span / bandwidth * 8).rounded(.up).clampedInt))
    let step = span / Double(count - 1)
    guard step > 0, step.isFinite, 1 / step < .infinity else { return nil }
    let weights = Self.binned(values, start: start, step: step, count: count)
    let heights = Self.smoothed(weights, width: bandwidth / step)
    let area = step * Double(values.count)
    let curve = heights.enumerated().map { index, height in
      let x = start + Double(index) * step
      return Plane.Point(x: isLogarithmic ? Decimal10.power(x) : x, y: height / area)
    }
    guard curve.allSatisfy({ $0.x.isFinite && $0.y.isFinite && (!isLogarithmic || $0.x > 0) }) else {
      return nil
    }
    points = Polyline.reduced(curve, columns: 512)
  }

  /// 0.9 · min(s, IQR / 1.34) · n^(−1/5); where the middle half lies at one point, s alone.
  private static func silverman(_ values: [Double]) -> Double? {
    let count = Double(values.count)
    // Distances are taken from a value in the middle, so that a large mean takes no digits from them.
    let origin = values[values.count / 2]
    var (sum, squares) = (0.0, 0.0)
    for value in values { sum += value - origin }
    let mean = sum / count
    for value in values { squares += (value - origin - mean) * (value - origin - mean) }
    let deviation = (squares / (count - 1)).squareRoot()
    let spread = (quantile(values, 0.75) - quantile(values, 0.25)) / 1.34
    let scale = spread > 0 ? min(deviation, spread) : deviation
    let bandwidth = 0.9 * scale * Decimal10.power(-Decimal10.logarithm(count) / 5)
    return bandwidth.isNormal && bandwidth > 0 ? bandwidth : nil
  }

  /// NumPy's linear rule, on ascending values.
  private static func quantile(_ values: [Double], _ probability: Double) -> Double {
    let place = probability * Double(values.count - 1)
    let index = Int(place)
    let part = place - Double(index)
    return values[index] * (1 - part) + values[min(index + 1, values.count - 1)] * part
  }

  /// Each value shared between its two neighbours on the grid, the nearer one getting more.
  private static func binned(_ values: [Double], start: Double, step: Double, count: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    let perStep = 1 / step
    for value in values {
      let place = min(Double(count - 1), max(0, (value - start) * perStep))
      let index = min(count - 2, Int(place))
      let part = place - Double(index)
      weights[index] += 1 - part
      weights[index + 1] += part
    }
    return weights
  }

  /// A sum of Gaussian bells over the grid, each of area 1.
  ///
  /// - Parameter width: The standard deviation of a bell, in steps of the grid.
  private static func smoothed(_ weights: [Double], width: Double) -> [Double] {
    let reach = max(1, Int((Self.reach * width).rounded(.up)))
    // e^x is 10^(x / ln 10).
    let bell = (0...reach).map { offset in
      let z = Double(offset) / width
      return Decimal10.power(-z * z / 2 * 0.4342944819032518)
    }
    let total = bell[0] + 2 * bell.dropFirst().reduce(0, +)
    var heights = [Double](repeating: 0, count: weights.count)
    for (index, weight) in weights.enumerated() where weight > 0 {
      let share = weight / total
      for place in max(0, index - reach)...min(weights.count - 1, index + reach) {
        heights[place] += share * bell[abs(place - index)]
      }
    }
    return heights
  }
}

extension Double {
  /// The whole part, held to the integers of 32 bits.
  fileprivate var clampedInt: Int { self < 0x1p31 ? Int(self) : 1 << 31 }
}
