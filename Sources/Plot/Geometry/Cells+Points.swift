extension Cells {
  /// At most about so many columns and rows hold the points; steps of 1, 2 and 5 may give less than half as many.
  static let pointGrid = (columns: 80, rows: 50)

  /// Counts points in a grid that both sides share, for scatter plots of more points than can be told apart.
  ///
  /// One side is shown in rows, a pair by how much the share of each cell changed. A cell without any point
  /// has no number, nor has one of a pair with an empty side.
  ///
  /// - Parameters:
  ///   - isLogarithmic: Whether an axis is, which then has no place for zero and below.
  /// - Complexity: O(*n*).
  public init(
    counting sample: PointSample, current: PointSample? = nil, xTitle: String, yTitle: String,
    isLogarithmic: (x: Bool, y: Bool) = (false, false)
  ) {
    let samples = [sample] + (current.map { [$0] } ?? [])
    let bins = Self.bins([samples], isLogarithmic: isLogarithmic)
    self.init(counting: samples, in: bins, xTitle: xTitle, yTitle: yTitle)
  }

  /// Counts points of groups of rows, each a side or a pair, in one grid that all share.
  ///
  /// The more groups, the fewer cells each has, so that all together have about as many as one alone would.
  public static func panels(
    counting panels: [[PointSample]], xTitle: String, yTitle: String,
    isLogarithmic: (x: Bool, y: Bool) = (false, false)
  ) -> [Cells] {
    let bins = bins(panels, isLogarithmic: isLogarithmic)
    return panels.map { Cells(counting: $0, in: bins, xTitle: xTitle, yTitle: yTitle) }
  }

  private init(
    counting samples: [PointSample], in bins: (x: Bins?, y: Bins?), xTitle: String, yTitle: String
  ) {
    let (xBins, yBins) = bins
    let columns = xBins.map { $0.edges.count - 1 } ?? 0
    let rows = yBins.map { $0.edges.count - 1 } ?? 0
    var counts: [[Int]] = []
    if let xBins, let yBins {
      counts = samples.map { Self.counts($0, xBins, yBins) }
    }
    let totals = counts.map { saturatingSum($0) }
    x = .intervals(edges: xBins?.edges ?? [], scale: xBins?.scale ?? .linear)
    y = .intervals(edges: yBins?.edges ?? [], scale: yBins?.scale ?? .linear)
    self.xTitle = xTitle
    self.yTitle = yTitle
    measure = samples.count == 1 ? .counts : .changes
    values = (0..<(counts.isEmpty ? 0 : rows * columns)).map { cell in
      guard counts.contains(where: { $0[cell] > 0 }) else { return nil }
      guard counts.count == 2 else { return Double(counts[0][cell]) }
      // A side without any point has no shares.
      guard totals[0] > 0, totals[1] > 0 else { return nil }
      return Double(counts[1][cell]) / Double(totals[1]) - Double(counts[0][cell]) / Double(totals[0])
    }
    entries = samples.enumerated().map { side, sample in
      let left = sample.x.count - (counts.isEmpty ? 0 : saturatingSum(counts[side]))
      var texts = Legend.counts(sample.x.count, sample.missing, 0)
      if left > 0 { texts.append("\(NumberFormat.count(left)) outside the axes, not drawn") }
      return Legend.Entry(label: sample.label, counts: texts)
    }
  }

  private static func bins(
    _ panels: [[PointSample]], isLogarithmic: (x: Bool, y: Bool)
  ) -> (x: Bins?, y: Bins?) {
    let samples = panels.flatMap { $0 }
    let part = Double(max(1, panels.count)).squareRoot()
    return (
      bins(samples.map(\.x), about: Int(Double(pointGrid.columns) / part), isLogarithmic: isLogarithmic.x),
      bins(samples.map(\.y), about: Int(Double(pointGrid.rows) / part), isLogarithmic: isLogarithmic.y)
    )
  }

  private static func bins(_ sides: [[Double]], about count: Int, isLogarithmic: Bool) -> Bins? {
    let summary = sides.map { NumberSummary($0, isLogarithmic: isLogarithmic) }
      .reduce(NumberSummary()) { $0.union($1) }
    let scale: Bars.IntervalScale = isLogarithmic ? .logarithmic : summary.isWhole ? .whole : .linear
    return summary.extent.map { Bins(extent: $0, count: nil, suggested: count, scale: scale) }
  }

  /// The points in each cell, the highest row first; those outside the grid are not counted.
  private static func counts(_ sample: PointSample, _ xBins: Bins, _ yBins: Bins) -> [Int] {
    let columns = xBins.edges.count - 1
    let rows = yBins.edges.count - 1
    let (across, upwards) = (xBins.locator, yBins.locator)
    var counts = [Int](repeating: 0, count: columns * rows)
    for (x, y) in zip(sample.x, sample.y) {
      guard let column = across.index(x), let row = upwards.index(y) else { continue }
      counts[(rows - 1 - row) * columns + column] += 1
    }
    return counts
  }
}
