extension Bars {
  /// What the length of a bar says.
  public enum Measure: Sendable, Equatable {
    /// The part of its side's values that it holds, so that sides of different size can be compared.
    case shares
    /// The number of rows that it holds.
    case counts
    /// The number given for it, of any sign, in a unit that the title names.
    case values(title: String)
  }

  /// The length of a bar, below zero for one that grows to the other direction; nil where it has none.
  public func length(_ side: Int, _ index: Int) -> Double? {
    switch measure {
    case .shares: sides[side].total > 0 ? sides[side].share(index) : nil
    case .counts: Double(sides[side].counts[index])
    case .values: sides[side].values[index]
    }
  }

  /// How much a bar grew from the first side to the second; nil unless it has a length on both.
  public func change(_ index: Int) -> Double? {
    guard isPair, let before = length(0, index), let after = length(1, index) else { return nil }
    let change = after - before
    return change.isFinite ? change : nil
  }

  /// The ends of the axis: the least and greatest length, and zero, from which every bar grows.
  var extent: ClosedRange<Double> {
    let lengths = sides.indices.flatMap { side in labels.indices.compactMap { length(side, $0) } }
    let (low, high) = (reach?.lowerBound ?? 0, reach?.upperBound ?? 0)
    return min(0, low, lengths.min() ?? 0)...max(0, high, lengths.max() ?? 0)
  }

  /// Whether any bar can be drawn.
  var hasLengths: Bool {
    if case .values = measure { return sides.contains { $0.values.contains { $0 != nil } } }
    return largestShare > 0
  }

  /// The lengths as their axis labels them: shares in percent.
  var axis: (scale: Scale, title: String, suffix: String) {
    let extent = extent
    return switch measure {
    case .shares: (Scale(from: 0, to: extent.upperBound * 100), "share of rows", "%")
    case .counts: (Scale(from: 0, to: extent.upperBound, isWhole: true), "rows", "")
    case .values(let title): (Scale(from: extent.lowerBound, to: extent.upperBound), title, "")
    }
  }

  /// What the figures behind the bars of categories are.
  var figureHead: String {
    switch measure {
    case .shares: isPair ? "change pp" : "share"
    case .counts: isPair ? "change" : "rows"
    case .values: isPair ? "change" : "value"
    }
  }

  /// A length in figures, such as `12.3%` for a share; a dash for none.
  func figure(_ length: Double?) -> String {
    guard let length else { return "-" }
    return switch measure {
    case .shares: NumberFormat.percent(length)
    case .counts, .values: NumberFormat.short(length)
    }
  }

  /// A difference of lengths in figures, with its sign; a dash for none.
  func changeFigure(_ change: Double?) -> String {
    guard let change else { return "-" }
    if measure == .shares { return NumberFormat.change(change) }
    return (change > 0 ? "+" : "") + NumberFormat.short(change)
  }
}
