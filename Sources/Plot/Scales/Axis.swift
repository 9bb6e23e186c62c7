/// The labelled ticks of a scale along a given length.
struct Axis: Sendable {
  struct Tick: Sendable, Equatable {
    /// From the start of the axis, in units of its canvas.
    let offset: Double
    let label: String
  }

  let ticks: [Tick]

  /// The most ticks that leave room between their labels.
  ///
  /// - Parameters:
  ///   - scale: What is shown.
  ///   - length: Of the axis, in units of its canvas.
  ///   - spacing: The least distance wanted between ticks, in the same units.
  ///   - suffix: What each label ends with, such as `%`.
  ///   - extent: The room a label takes along the axis.
  init(
    _ scale: Scale, length: Double, spacing: Double, suffix: String = "", extent: (String) -> Double
  ) {
    var count = max(2, min(50, Int(length / spacing)))
    var ticks = Self.ticks(scale, length: length, count: count, suffix: suffix)
    while count > 1, Self.overlap(ticks, extent: extent) {
      count -= 1
      ticks = Self.ticks(scale, length: length, count: count, suffix: suffix)
    }
    self.ticks = ticks
  }

  init(ticks: [Tick]) { self.ticks = ticks }

  private static func ticks(_ scale: Scale, length: Double, count: Int, suffix: String) -> [Tick] {
    let values = scale.ticks(count: count)
    let format =
      switch scale.kind {
      case .linear: NumberFormat(for: values, step: smallestStep(values))
      case .logarithmic: NumberFormat(.significant(digits: 3))
      }
    return values.map { Tick(offset: scale.place(of: $0) * length, label: format.string($0) + suffix) }
  }

  private static func smallestStep(_ values: [Double]) -> Double {
    zip(values.dropFirst(), values).map { $0 - $1 }.min() ?? 0
  }

  static func overlap(_ ticks: [Tick], extent: (String) -> Double) -> Bool {
    zip(ticks, ticks.dropFirst()).contains { left, right in
      left.offset + extent(left.label) / 2 > right.offset - extent(right.label) / 2
    }
  }
}
