/// Box plots below each other: one for each group, or for each side of each group.
public struct Boxes: Sendable, Equatable {
  /// The boxes of one group.
  public struct Group: Sendable, Equatable {
    /// Nil where there is but one group without a name.
    public var label: String?
    /// One, or the reference and the current side; nil for a side that the group has no row for.
    public var boxes: [Box?]
  }

  /// One for each group, from top to bottom.
  public var groups: [Group]
  /// The name of each side; nil where there is but one.
  public var sideLabels: [String?]
  /// Whether the axis is logarithmic.
  public var isLogarithmic: Bool
  /// The groups that did not get a box.
  public var hidden = 0
  /// The ends of the axis where several charts share it; nil for those of the values.
  public var domain: ClosedRange<Double>? = nil

  /// Whether two sides are compared.
  public var isPair: Bool { sideLabels.count == 2 }

  /// Every box in reading order, with the group and the side it belongs to.
  var rows: [(group: Int, side: Int, box: Box)] {
    groups.indices.flatMap { group in
      groups[group].boxes.enumerated().compactMap { side, box in box.map { (group, side, $0) } }
    }
  }

  /// The ends of the axis; nil where there is no value to draw.
  var extent: ClosedRange<Double>? {
    if let domain { return domain }
    let extents = rows.compactMap(\.box.extent)
    guard let low = extents.map(\.lowerBound).min(), let high = extents.map(\.upperBound).max() else {
      return nil
    }
    return low...high
  }

  /// The axis of the values, with room where all are the same.
  var scale: Scale? {
    extent.map { extent in
      let kind: Scale.Kind = isLogarithmic ? .logarithmic : .linear
      guard extent.lowerBound == extent.upperBound else {
        return Scale(kind, from: extent.lowerBound, to: extent.upperBound)
      }
      let edges = Bins.edges(around: extent.lowerBound, scale: isLogarithmic ? .logarithmic : .linear)
      return Scale(kind, from: edges[0], to: edges[1])
    }
  }

  /// The distance between groups whose sides stand together, in rows.
  static let groupGap = 0.5

  /// The same boxes with only the first groups, at least one, that need no more than so many rows.
  ///
  /// - Parameter gap: The part of a row that is left free between two groups.
  func cut(toRows limit: Double, gap: Double = 0) -> Boxes {
    var count = 0
    var used = -gap
    for group in groups {
      used += Double(group.boxes.count { $0 != nil }) + gap
      guard used <= limit || count == 0 else { break }
      count += 1
    }
    guard count < groups.count else { return self }
    var result = self
    // The scale stays that of all groups, as the others are left out for want of room alone.
    result.domain = extent
    result.groups = Array(groups.prefix(count))
    result.hidden += groups.count - count
    return result
  }
}
