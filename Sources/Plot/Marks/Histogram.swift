/// How the values of a column are spread: the share of each bin or category, for one side or two.
public struct Histogram: Mark {
  /// `hist` and what is told about it.
  public static let information = MarkInformation(
    name: "hist",
    summary: "Shows how the values of a column are spread, both sides of a pair over the same bins.",
    example: "simulate \"insurance\" | hist age, bins: 30",
    references: [
      "Sturges, H. A. (1926). The choice of a class interval. JASA 21(153), 65–66.",
      "Freedman, D., Diaconis, P. (1981). On the histogram as a density estimator. "
        + "Zeitschrift für Wahrscheinlichkeitstheorie und verwandte Gebiete 57, 453–476.",
    ]
  )

  /// The order of categories from top to bottom.
  public enum Order: Sendable {
    /// That of the sample, or of the reference followed by what only the current side has.
    case given
    /// Largest share of the reference first, then of the current side, ties as given.
    case byShare
  }

  /// So many categories get a bar of their own.
  public static let mostCategories = 20

  /// The bars to draw, already counted.
  public let bars: Bars

  /// The bars, for any canvas.
  public var geometry: Geometry { .bars(bars) }

  /// Counts numbers in bins that both sides share.
  ///
  /// - Parameters:
  ///   - sample: The only side, or the reference.
  ///   - current: The side to compare with it.
  ///   - bins: So many bins of equal width, 1…512; whole numbers are never split, so they may get fewer. Nil
  ///     for a number that suits the data, with edges at multiples of 1, 2 or 5 times a power of ten.
  ///   - isLogarithmic: Whether the bins are of equal width after taking logarithms.
  /// - Complexity: O(*n*).
  public init(
    _ sample: Sample<Double>, current: Sample<Double>? = nil, bins: Int? = nil, isLogarithmic: Bool = false
  ) {
    bars = Self.bars([sample] + (current.map { [$0] } ?? []), bins: bins, isLogarithmic: isLogarithmic)
  }

  /// Histograms of groups of rows over the same bins, so that they can be compared.
  ///
  /// - Parameter panels: One or two sides each, as many in all.
  public static func panels(
    _ panels: [[Sample<Double>]], bins: Int? = nil, isLogarithmic: Bool = false
  ) -> [Histogram] {
    split(bars(panels.flatMap { $0 }, bins: bins, isLogarithmic: isLogarithmic), into: panels.map(\.count))
  }

  /// Histograms of groups of rows over the same categories.
  ///
  /// - Parameter panels: One or two sides each, as many in all.
  public static func panels(_ panels: [[Sample<Category>]], order: Order = .given) -> [Histogram] {
    split(bars(panels.flatMap { $0 }, order: order), into: panels.map(\.count))
  }

  private init(bars: Bars) { self.bars = bars }

  /// The sides of many bars by panel.
  private static func split(_ bars: Bars, into sizes: [Int]) -> [Histogram] {
    var start = 0
    return sizes.map { size in
      var own = bars
      own.sides = Array(bars.sides[start..<start + size])
      start += size
      return Histogram(bars: own)
    }
  }

  private static func bars(_ samples: [Sample<Double>], bins: Int?, isLogarithmic: Bool) -> Bars {
    let summaries = samples.map { NumberSummary($0.values, isLogarithmic: isLogarithmic) }
    let shared = summaries.reduce(NumberSummary()) { $0.union($1) }
    let scale: Bars.IntervalScale = isLogarithmic ? .logarithmic : shared.isWhole ? .whole : .linear
    let edges = shared.extent.map { extent in
      Bins(
        extent: extent, count: bins,
        suggested: suggestedCount(samples, extent, shared.drawn, isLogarithmic: isLogarithmic),
        scale: scale)
    }
    return Bars(
      positions: .intervals(edges: edges?.edges ?? [], scale: scale),
      labels: edges?.labels ?? [],
      sides: zip(samples, summaries).map { sample, summary in
        Bars.Side(
          label: sample.label, counts: edges?.counts(sample.values) ?? [], total: sample.values.count,
          missing: sample.missing, infinite: summary.infinite, notPositive: summary.notPositive)
      })
  }

  /// Counts categories, those of both sides in one list.
  ///
  /// - Parameters:
  ///   - sample: The only side, or the reference; a name may occur more than once.
  ///   - current: The side to compare with it.
  ///   - order: Of the bars; the first twenty are shown, the others summed up.
  public init(_ sample: Sample<Category>, current: Sample<Category>? = nil, order: Order = .given) {
    bars = Self.bars([sample] + (current.map { [$0] } ?? []), order: order)
  }

  private static func bars(_ samples: [Sample<Category>], order: Order) -> Bars {
    var places: [String: Int] = [:]
    var names: [String] = []
    for category in samples.flatMap(\.values) where places[category.name] == nil {
      places[category.name] = names.count
      names.append(category.name)
    }
    var sides = samples.map { sample in
      var counts = [Int](repeating: 0, count: names.count)
      for category in sample.values {
        guard let place = places[category.name] else { continue }
        counts[place] = saturatingSum([counts[place], max(0, category.count)])
      }
      return Bars.Side(
        label: sample.label, counts: counts, total: saturatingSum(counts), missing: sample.missing,
        infinite: 0, notPositive: 0)
    }
    if order == .byShare {
      let sorted = names.indices.sorted { first, second in
        for side in sides where side.counts[first] != side.counts[second] {
          return side.counts[first] > side.counts[second]
        }
        return first < second
      }
      names = sorted.map { names[$0] }
      for side in sides.indices { sides[side].counts = sorted.map { sides[side].counts[$0] } }
    }
    // A line that sums up one category alone would take the room of that category.
    let limit = names.count == mostCategories + 1 ? names.count : mostCategories + 1
    return Bars(positions: .categories, labels: names.map { .name($0) }, sides: sides).folded(to: limit)
  }

  private static func suggestedCount(
    _ samples: [Sample<Double>], _ extent: ClosedRange<Double>, _ total: Int, isLogarithmic: Bool
  ) -> Int {
    guard isLogarithmic else {
      return BinCount.suggested(for: samples.map(\.values), extent: extent, total: total) { $0 }
    }
    let low = Decimal10.logarithm(extent.lowerBound)
    // Of two numbers that differ in the last digit, the larger one may get the smaller logarithm.
    let logarithms = low...max(low, Decimal10.logarithm(extent.upperBound))
    return BinCount.suggested(
      for: samples.map(\.values), extent: logarithms, total: total, transform: Decimal10.logarithm)
  }
}
