/// Points of one side of a chart: pairs of numbers.
public struct PointSample: Sendable {
  /// What the legend calls this side; nil where there is but one.
  public var label: String?
  /// The numbers across.
  public var x: [Double]
  /// The numbers upwards, as many.
  public var y: [Double]
  /// The rows that lack either number.
  public var missing: Int

  /// Holds the points of one side.
  public init(x: [Double], y: [Double], label: String? = nil, missing: Int = 0) {
    self.x = x
    self.y = y
    self.label = label
    self.missing = missing
  }
}
