/// Where the middle half of a column's values lies, and what is far from it: of one side or two, and of groups.
public struct BoxPlot: Mark {
  /// `box` and what is told about it.
  public static let information = MarkInformation(
    name: "box",
    summary:
      "Shows median, quartiles, whiskers and outliers of a column, side by side for groups and for a pair.",
    example: "simulate \"insurance\" | box miles by group_name",
    references: [
      "Tukey, J. W. (1977). Exploratory data analysis. Addison-Wesley.",
      "Hyndman, R. J., Fan, Y. (1996). Sample quantiles in statistical packages. "
        + "The American Statistician 50(4), 361–365.",
    ]
  )

  /// The values of one group, on one side or on both.
  public struct Group: Sendable {
    /// Nil where there is but one group.
    public var label: String?
    /// One, or the reference and the current side, nil for one that gets no box; ascending values are drawn
    /// fastest.
    public var samples: [Sample<Double>?]

    /// Pairs a name with values.
    public init(_ label: String?, _ samples: [Sample<Double>?]) {
      self.label = label
      self.samples = samples
    }
  }

  /// So many groups get boxes; of more the first ones.
  public static let mostGroups = 40

  /// The boxes to draw, already computed.
  public let boxes: Boxes

  /// The boxes, for any canvas.
  public var geometry: Geometry { .boxes(boxes) }

  /// Summarises each group on each side.
  ///
  /// - Parameters:
  ///   - groups: Each with as many samples as the first, the labels of which name the sides.
  ///   - isLogarithmic: Whether the axis is, which then has no place for zero and below.
  /// - Complexity: O(*n*) for ascending values, O(*n* log *n*) otherwise.
  public init(_ groups: [Group], isLogarithmic: Bool = false) {
    let sides = groups.first?.samples.indices ?? 0..<1
    boxes = Boxes(
      groups: groups.prefix(Self.mostGroups).map { group in
        Boxes.Group(
          label: group.label, boxes: group.samples.map { $0.map { Box($0, isLogarithmic: isLogarithmic) } })
      },
      sideLabels: sides.map { side in groups.lazy.compactMap { $0.samples[side]?.label }.first },
      isLogarithmic: isLogarithmic,
      hidden: max(0, groups.count - Self.mostGroups))
  }
}
