/// The edges of a histogram, shared by both sides.
///
/// A bin holds its lower edge and not its upper one; the last holds both.
struct Bins: Sendable, Equatable {
  /// Rising strictly, at least two.
  let edges: [Double]
  /// One for each bin.
  let labels: [Bars.Label]
  let scale: Bars.IntervalScale

  /// More than this can't be told apart in any picture.
  static let most = 512

  /// Bins of equal width that hold all numbers of an extent.
  ///
  /// - Parameters:
  ///   - count: Exactly so many bins, 1…512; for whole numbers at most so many, since all must hold equally
  ///     many of them. Nil for edges at multiples of 1, 2 or 5 times a power of ten.
  ///   - suggested: About so many bins where no count is given.
  ///   - scale: Whether the values are whole numbers, which are then never split, or the widths are equal
  ///     after taking logarithms; the extent is then positive.
  init(extent: ClosedRange<Double>, count: Int?, suggested: Int, scale: Bars.IntervalScale) {
    self.scale = scale
    let low = extent.lowerBound
    let high = extent.upperBound
    let count = count.map { min(Self.most, max(1, $0)) }
    if low == high {
      edges = Self.edges(around: low, scale: scale)
      labels = [.name(NumberFormat(for: [low], step: 0).string(low))]
      return
    }
    switch scale {
    case .linear:
      edges = Self.linear(low, high, count: count, suggested: suggested)
      let step = zip(edges.dropFirst(), edges).map { $0 - $1 }.min() ?? 0
      labels = Self.ranges(edges, NumberFormat(for: edges, step: step.isFinite ? step : edges[1] / 2))
    case .whole:
      edges = Self.whole(low, high, count: count, suggested: suggested)
      labels = Self.wholeLabels(edges)
    case .logarithmic:
      edges = Self.logarithmic(low, high, count: count, suggested: suggested)
      labels = Self.ranges(edges, NumberFormat(.significant(digits: Self.logarithmicDigits(edges))))
    }
  }

  /// The number of values in each bin; those outside all bins are not counted.
  ///
  /// - Complexity: O(*n*) for edges at equal distances, O(*n* log *b*) for *b* bins otherwise.
  func counts(_ values: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count - 1)
    let locator = locator
    for value in values {
      if let index = locator.index(value) { counts[index] += 1 }
    }
    return counts
  }

  /// What finds the bin of a value.
  var locator: Locator { Locator(edges: edges, isLogarithmic: scale == .logarithmic) }

  /// Finds the bin of a value: at once where the edges lie at equal distances or ratios, else by halving.
  struct Locator: Sendable {
    private let edges: [Double]
    private let low: Double
    private let high: Double
    private let last: Int
    private let isLogarithmic: Bool
    /// The bins per unit of `place`; nil where the ends are too far from each other or too near for a quotient.
    private let perUnit: Double?

    init(edges: [Double], isLogarithmic: Bool) {
      self.edges = edges
      low = edges[0]
      high = edges[edges.count - 1]
      last = edges.count - 2
      self.isLogarithmic = isLogarithmic
      let span = Self.place(high, from: low, isLogarithmic: isLogarithmic)
      let quotient = Double(edges.count - 1) / span
      perUnit = quotient.isNormal && span.isFinite ? quotient : nil
    }

    /// The bin of a value; nil outside all of them.
    @inline(__always)
    func index(_ value: Double) -> Int? {
      guard value >= low, value <= high else { return nil }
      guard let perUnit else { return search(value) }
      var index = min(last, Int(Self.place(value, from: low, isLogarithmic: isLogarithmic) * perUnit))
      // The product is only a guess: the edges themselves decide.
      while index > 0, value < edges[index] { index -= 1 }
      while index < last, value >= edges[index + 1] { index += 1 }
      return index
    }

    /// How far a value lies from the lowest edge: in units of the axis, or on a logarithmic one in steps of its bit
    /// pattern, which for positive doubles rises nearly as the logarithm does, and costs nothing to compute.
    @inline(__always)
    private static func place(_ value: Double, from low: Double, isLogarithmic: Bool) -> Double {
      isLogarithmic ? Double(value.bitPattern - low.bitPattern) : value - low
    }

    /// The last bin whose lower edge is not above the value.
    private func search(_ value: Double) -> Int {
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if value < edges[middle] { high = middle } else { low = middle }
      }
      return low
    }
  }
}
