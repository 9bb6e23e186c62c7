extension Axis {
  /// The ticks of a dimension, with labels that leave room for each other.
  ///
  /// - Parameters:
  ///   - length: Of the axis, in units of its canvas.
  ///   - spacing: The least distance wanted between ticks, in the same units.
  ///   - text: Makes a name fit for the canvas.
  ///   - extent: The room a label takes along the axis.
  init(
    _ dimension: Plane.Dimension, length: Double, spacing: Double, text: (String) -> String,
    extent: (String) -> Double
  ) {
    switch dimension.kind {
    case .linear, .logarithmic:
      var axis = Axis(dimension.scale, length: length, spacing: spacing, extent: extent)
      // A step of 5 may leave one label where two of the next smaller step have room.
      if axis.ticks.count < 3 {
        let denser = Axis(dimension.scale, length: length, spacing: spacing / 2, extent: extent)
        if denser.ticks.count > axis.ticks.count { axis = denser }
      }
      self = axis
    case .share:
      let percent = Scale(from: dimension.domain.lowerBound * 100, to: dimension.domain.upperBound * 100)
      self.init(percent, length: length, spacing: spacing, suffix: "%", extent: extent)
    case .time:
      var count = max(1, Int(length / spacing))
      var ticks = Self.times(dimension, length: length, count: count)
      while count > 1, Self.overlap(ticks, extent: extent) {
        count -= 1
        ticks = Self.times(dimension, length: length, count: count)
      }
      self.init(ticks: ticks)
    case .categories(let names):
      let all = names.indices.map { index in
        Tick(offset: dimension.scale.place(of: Double(index)) * length, label: text(names[index]))
      }
      // Names that lie between two labelled ones can be told, so each second, third … is left out.
      let stride = (1...max(1, all.count)).first { stride in
        !Self.overlap(Self.each(stride, of: all), extent: extent)
      }
      self.init(ticks: Self.each(stride ?? max(1, all.count), of: all))
    }
  }

  private static func each(_ stride: Int, of ticks: [Tick]) -> [Tick] {
    ticks.indices.filter { $0 % stride == 0 }.map { ticks[$0] }
  }

  private static func times(_ dimension: Plane.Dimension, length: Double, count: Int) -> [Tick] {
    let domain = dimension.domain
    return CalendarTicks.ticks(from: domain.lowerBound, to: domain.upperBound, count: count).map {
      value, label in
      Tick(offset: dimension.scale.place(of: value) * length, label: label)
    }
  }
}
