extension Axis {
  /// An axis with its ticks at half the distance where only one would find a place, which gives no measure.
  static func readable(
    _ scale: Scale, length: Double, spacing: Double, suffix: String = "", extent: (String) -> Double
  ) -> Axis {
    let axis = Axis(scale, length: length, spacing: spacing, suffix: suffix, extent: extent)
    guard axis.ticks.count < 2 else { return axis }
    return Axis(scale, length: length, spacing: spacing / 2, suffix: suffix, extent: extent)
  }
}
