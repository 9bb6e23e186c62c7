extension SVGCanvas {
  mutating func bars(_ bars: Bars, xTitle: String) {
    guard bars.hasLengths else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    switch bars.positions {
    case .intervals(let edges, let scale):
      columns(bars, edges, scale, xTitle: xTitle)
    case .categories:
      // A row needs 15 units for its label to stand clear of the next one.
      rows(bars.folded(to: max(1, Int((height - foot - top - 20) / 15))), xTitle: xTitle)
    }
  }

  /// Shares as the numbers before a percent sign.
  func percent(_ shares: Scale) -> Scale {
    Scale(from: 0, to: shares.high * 100)
  }

  /// A level or upright line.
  mutating func line(from start: (Double, Double), to end: (Double, Double), style: String) {
    var path = SVG.Path()
    path.move(x: start.0, y: start.1)
    if start.0 == end.0 { path.vertical(to: end.1) } else { path.horizontal(to: end.0) }
    self.path(path, style: style)
  }
}
