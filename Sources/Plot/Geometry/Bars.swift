/// Bars of one side, or of two sides over the same intervals or categories.
public struct Bars: Sendable, Equatable {
  /// Where the bars stand.
  public enum Positions: Sendable, Equatable {
    /// Between neighbouring edges, which rise strictly and are one more than the bars.
    case intervals(edges: [Double], scale: IntervalScale)
    /// One beside the other, in the order of the labels.
    case categories
  }

  /// What lies between the edges.
  public enum IntervalScale: Sendable, Equatable {
    /// Numbers of any kind.
    case linear
    /// Whole numbers alone, with edges halfway between them.
    case whole
    /// Positive numbers, with edges at equal ratios.
    case logarithmic
  }

  /// What a bar stands for.
  public enum Label: Sendable, Equatable {
    /// A category, or a single number, as the data has it.
    case name(String)
    /// From the first number up to the second.
    case range(String, String)
    /// So many categories together that did not get a bar of their own.
    case more(Int)
  }

  /// The bars of one side.
  public struct Side: Sendable, Equatable {
    /// Nil where there is but one side.
    public var label: String?
    /// The rows in each bar.
    public var counts: [Int]
    /// The number that each bar stands for where it is given and not counted; nil where there is none.
    public var values: [Double?] = []
    /// The rows with a value, also one that no bar holds.
    public var total: Int
    /// The rows without a value.
    public var missing: Int
    /// The values that no bar holds because they are infinite.
    public var infinite: Int
    /// The values that no bar holds because a logarithmic axis has no place for zero and below.
    public var notPositive: Int

    /// The part of the values that one bar holds, 0…1; 0 where there are no values.
    public func share(_ index: Int) -> Double {
      total > 0 && counts.indices.contains(index) ? Double(counts[index]) / Double(total) : 0
    }
  }

  /// Where the bars stand.
  public var positions: Positions
  /// What the length of a bar says.
  public var measure = Measure.shares
  /// One for each bar.
  public var labels: [Label]
  /// One, or the reference and the current side.
  public var sides: [Side]

  /// What the axis must hold beside the bars' own lengths, where it is shared with other bars.
  public var reach: ClosedRange<Double>?

  /// Whether two sides are compared.
  public var isPair: Bool { sides.count == 2 }

  /// The number of bars.
  public var count: Int { labels.count }

  /// Whether all numbers are the same one.
  var isSingleValue: Bool {
    guard positions != .categories, count == 1, case .name = labels[0] else { return false }
    return true
  }

  /// The largest share of any bar on any side.
  public var largestShare: Double {
    sides.flatMap { side in side.counts.indices.map { side.share($0) } }.max() ?? 0
  }

  /// The same data in fewer bars: neighbouring intervals joined, or the last categories summed up.
  ///
  /// Numbers that were given and not counted have no sum; the bar of the last ones then has no length.
  public func folded(to limit: Int) -> Bars {
    guard count > limit, limit > 0 else { return self }
    switch positions {
    case .intervals(let edges, let scale):
      return joined(edges, each: (count + limit - 1) / limit, scale: scale)
    case .categories: return cut(to: limit)
    }
  }

  private func joined(_ edges: [Double], each size: Int, scale: IntervalScale) -> Bars {
    let starts = Array(stride(from: 0, to: count, by: size))
    var result = self
    result.positions = .intervals(edges: starts.map { edges[$0] } + [edges[count]], scale: scale)
    result.labels = starts.map { start in
      let end = min(start + size, count) - 1
      return .joined(labels[start], labels[end])
    }
    for side in sides.indices {
      result.sides[side].counts = starts.map { start in
        saturatingSum(sides[side].counts[start..<min(start + size, count)])
      }
    }
    return result
  }

  /// Keeps the first categories; the last of the bars that stay holds all others.
  private func cut(to limit: Int) -> Bars {
    let kept = limit - 1
    let hidden = labels[kept...].reduce(0) { sum, label in
      if case .more(let count) = label { sum + count } else { sum + 1 }
    }
    var result = self
    result.labels = labels[..<kept] + [.more(hidden)]
    for side in sides.indices {
      let counts = sides[side].counts
      result.sides[side].counts = counts[..<kept] + [saturatingSum(counts[kept...])]
      if case .values = measure { result.sides[side].values = sides[side].values[..<kept] + [nil] }
    }
    return result
  }
}

extension Bars.Label {
  /// The label in words; data in it is not yet made fit for a canvas.
  ///
  /// - Parameter dash: What stands between the ends of a range.
  public func text(dash: String, ellipsis: String) -> String {
    switch self {
    case .name(let name): name.isEmpty ? "\"\"" : name
    case .range(let low, let high): low + dash + high
    case .more(let count): "\(ellipsis) \(NumberFormat.count(count)) more"
    }
  }

  /// The label of the bars from one to another.
  static func joined(_ first: Bars.Label, _ last: Bars.Label) -> Bars.Label {
    guard first != last, let low = first.low, let high = last.high else { return first }
    return .range(low, high)
  }

  private var low: String? {
    switch self {
    case .name(let name): name
    case .range(let low, _): low
    case .more: nil
    }
  }

  private var high: String? {
    switch self {
    case .name(let name): name
    case .range(_, let high): high
    case .more: nil
    }
  }
}

/// Adds counts, staying at the largest integer instead of overflowing.
func saturatingSum(_ counts: some Sequence<Int>) -> Int {
  counts.reduce(0) { sum, count in
    let (total, isOver) = sum.addingReportingOverflow(count)
    return isOver ? .max : total
  }
}
