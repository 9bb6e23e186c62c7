/// The values of one side of a chart: those of a column that are not missing, and how many are.
public struct Sample<Element: Sendable>: Sendable {
  /// What the legend calls this side, such as `reference`; nil where there is but one.
  public var label: String?
  /// The values, in any order.
  public var values: [Element]
  /// The number of rows without a value, told in the legend and left out of every share.
  public var missing: Int

  /// Holds the values of one side.
  public init(_ values: [Element], label: String? = nil, missing: Int = 0) {
    self.values = values
    self.label = label
    self.missing = missing
  }
}

/// A name and the number of rows that bear it.
public struct Category: Sendable, Equatable {
  /// Any text, also an empty one or one with control characters.
  public var name: String
  /// The number of rows; below 0 counts as 0.
  public var count: Int

  /// Pairs a name with its count.
  public init(_ name: String, count: Int) {
    self.name = name
    self.count = count
  }
}
