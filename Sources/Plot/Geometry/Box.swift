/// The five numbers of a box plot and what lies beyond them.
public struct Box: Sendable, Equatable {
  /// The lower quartile, median and upper quartile, and the last values within reach of the whiskers.
  public struct Numbers: Sendable, Equatable {
    /// The smallest value not below `lowerQuartile − 1.5 · IQR`.
    public var lowerWhisker: Double
    /// A quarter of the values lies below.
    public var lowerQuartile: Double
    /// Half of the values lie below.
    public var median: Double
    /// A quarter of the values lies above.
    public var upperQuartile: Double
    /// The largest value not above `upperQuartile + 1.5 · IQR`.
    public var upperWhisker: Double
  }

  /// Nil where there are no values to draw.
  public var numbers: Numbers?
  /// The rows with a value, also one that is not drawn.
  public var total: Int
  /// The rows without a value.
  public var missing: Int
  /// The values that are not drawn because they are infinite.
  public var infinite: Int
  /// The values that are not drawn because a logarithmic axis has no place for zero and below.
  public var notPositive: Int
  /// The values beyond the whiskers.
  public var outliers: Int
  /// Some of those to draw, ascending: at most ``mostDots``, always with the smallest and the largest.
  public var dots: [Double]

  /// So many outliers are drawn, spread over their range.
  public static let mostDots = 32

  /// The smallest and largest value drawn.
  var extent: ClosedRange<Double>? {
    numbers.map { numbers in
      min(numbers.lowerWhisker, dots.first ?? .infinity)...max(numbers.upperWhisker, dots.last ?? -.infinity)
    }
  }
}

extension Box {
  /// Summarises the values of one box.
  ///
  /// Quartiles interpolate as NumPy's linear rule (type 7 of Hyndman and Fan 1996), on a logarithmic axis too. A whisker
  /// ends at the last value within 1.5 interquartile ranges of the box (Tukey 1977).
  ///
  /// - Complexity: O(*n*) for ascending values, O(*n* log *n*) otherwise.
  init(_ sample: Sample<Double>, isLogarithmic: Bool) {
    let drawn = sample.values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }.sorted()
    infinite = sample.values.count { !$0.isFinite }
    total = sample.values.count
    notPositive = total - infinite - drawn.count
    missing = sample.missing
    guard !drawn.isEmpty else {
      (numbers, outliers, dots) = (nil, 0, [])
      return
    }
    let quartiles = [0.25, 0.5, 0.75].map { Self.quantile(drawn, $0) }
    let reach = 1.5 * (quartiles[2] - quartiles[0])
    let first = Self.count(drawn) { $0 < quartiles[0] - reach }
    let last = Self.count(drawn) { $0 <= quartiles[2] + reach } - 1
    numbers = Numbers(
      // Between two far values a quartile may lie beyond the last value in reach; a whisker never points inwards.
      lowerWhisker: min(drawn[first], quartiles[0]), lowerQuartile: quartiles[0], median: quartiles[1],
      upperQuartile: quartiles[2], upperWhisker: max(drawn[last], quartiles[2]))
    outliers = first + drawn.count - 1 - last
    dots = Self.spread(drawn[..<first]) + Self.spread(drawn[(last + 1)...])
  }

  /// The quantile of ascending values at a share.
  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    let position = share * Double(values.count - 1)
    let below = Int(position)
    let (low, high) = (values[below], values[min(below + 1, values.count - 1)])
    let fraction = position - Double(below)
    guard fraction > 0, low != high else { return low }
    // A difference beyond the largest double is taken in parts.
    guard (high - low).isFinite else { return low * (1 - fraction) + high * fraction }
    return fraction < 0.5 ? low + (high - low) * fraction : high - (high - low) * (1 - fraction)
  }

  /// The number of values at the start of ascending ones for which a condition holds.
  private static func count(_ values: [Double], where condition: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// At most half of ``mostDots`` of ascending values: the ends, and what lies between them at even distances.
  private static func spread(_ values: ArraySlice<Double>) -> [Double] {
    guard let low = values.first, let high = values.last else { return [] }
    let parts = Double(mostDots / 2 - 1)
    var dots: [Double] = []
    var part = -1.0
    for value in values {
      // Halves keep the distance of the ends within the doubles.
      let reached = low == high ? 0 : ((value / 2 - low / 2) / (high / 2 - low / 2) * parts).rounded(.down)
      if reached > part { dots.append(value) }
      part = max(part, reached)
    }
    return dots
  }
}
