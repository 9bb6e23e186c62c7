extension Cells {
  /// At most about so many columns and rows hold the points; steps of 1, 2 and 5 may give less than half as many.
  static let pointGrid = (columns: 80, rows: 50)

  /// Counts points in a grid that both sides share, for scatter plots of more points than can be told apart.
  ///
  /// One side is shown in rows, a pair by how much the share of each cell changed. A cell without any point has none.
  ///
  /// - Parameters:
  ///   - isLogarithmic: Whether an axis is, which then has no place for zero and below.
  /// - Complexity: O(*n*).
  public init(
    counting sample: PointSample, current: PointSample? = nil, xTitle: String, yTitle: String,
    isLogarithmic: (x: Bool, y: Bool) = (false, false)
  ) {
    let samples = [sample] + (current.map { [$0] } ?? [])
    let grid = Self.pointGrid
    let xBins = Self.bins(samples.map(\.x), about: grid.columns, isLogarithmic: isLogarithmic.x)
    let yBins = Self.bins(samples.map(\.y), about: grid.rows, isLogarithmic: isLogarithmic.y)
    let columns = xBins.map { $0.edges.count - 1 } ?? 0
    let rows = yBins.map { $0.edges.count - 1 } ?? 0
    var counts: [[Int]] = []
    if let xBins, let yBins {
      counts = samples.map { Self.counts($0, xBins, yBins) }
    }
    let totals = counts.map { max(1, saturatingSum($0)) }
    x = .intervals(edges: xBins?.edges ?? [], scale: xBins?.scale ?? .linear)
    y = .intervals(edges: yBins?.edges ?? [], scale: yBins?.scale ?? .linear)
    self.xTitle = xTitle
    self.yTitle = yTitle
    measure = current == nil ? .counts : .changes
    values = (0..<(counts.isEmpty ? 0 : rows * columns)).map { cell in
      guard counts.contains(where: { $0[cell] > 0 }) else { return nil }
      guard counts.count == 2 else { return Double(counts[0][cell]) }
      return Double(counts[1][cell]) / Double(totals[1]) - Double(counts[0][cell]) / Double(totals[0])
    }
    entries = samples.enumerated().map { side, sample in
      let left = sample.x.count - (counts.isEmpty ? 0 : saturatingSum(counts[side]))
      var texts = Legend.counts(sample.x.count, sample.missing, 0)
      if left > 0 { texts.append("\(NumberFormat.count(left)) outside the axes, not drawn") }
      return Legend.Entry(label: sample.label, counts: texts)
    }
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
