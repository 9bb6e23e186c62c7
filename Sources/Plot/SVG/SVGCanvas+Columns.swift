extension SVGCanvas {
  /// Shares upwards over the intervals: filled bars, and for the current side a dashed outline over them.
  mutating func columns(_ bars: Bars, _ edges: [Double], _ scale: Bars.IntervalScale, xTitle: String) {
    let shares = Scale(from: 0, to: bars.extent.upperBound * 1.04)
    let label = SVGStyle.width(of: "00.00%", size: 11)
    let layout = Layout(
      left: margin + label, right: width - margin - 14, top: top + head, bottom: height - foot)
    if !isPanel { text("share of rows", x: margin, y: top + 10, style: "soft small") }
    let yAxis = Axis(percent(shares), length: layout.height, spacing: 35, suffix: "%") { _ in 15 }
    for tick in yAxis.ticks {
      let y = layout.bottom - tick.offset
      if tick.offset > 0 { line(from: (layout.left, y), to: (layout.right, y), style: "grid") }
      text(tick.label, x: layout.left - 6, y: y + 4, style: "small end")
    }

    let values = Scale(
      scale == .logarithmic ? .logarithmic : .linear, from: edges[0], to: edges[edges.count - 1],
      isWhole: scale == .whole)
    // A single value stands as one bar in the middle, not as a wall.
    let inset = bars.isSingleValue ? layout.width / 3 : 0
    let places = edges.map { layout.left + inset + values.place(of: $0) * (layout.width - 2 * inset) }
    let heights = bars.sides.map { side in
      side.counts.indices.map { layout.bottom - shares.place(of: side.share($0)) * layout.height }
    }
    path(filled(places, heights[0], base: layout.bottom), style: bars.isPair ? "ref" : "bar")
    if bars.isPair { path(outline(places, heights[1], base: layout.bottom), style: "cur") }
    valueAxis(values, bars, layout, title: xTitle)
  }

  /// The axis of the values below the bars, with its title.
  private mutating func valueAxis(_ values: Scale, _ bars: Bars, _ layout: Layout, title: String) {
    line(from: (layout.left, layout.bottom), to: (layout.right, layout.bottom), style: "axis")
    if bars.isSingleValue {
      let name = bars.labels[0].text(dash: " – ", ellipsis: "…")
      text(
        SVG.typographic(name), x: (layout.left + layout.right) / 2, y: layout.bottom + 18, style: "small mid")
    } else {
      let axis = Axis(values, length: layout.width, spacing: 80) { SVGStyle.width(of: $0, size: 11) + 8 }
      var marks = SVG.Path()
      for tick in axis.ticks {
        let x = layout.left + tick.offset
        marks.move(x: x, y: layout.bottom)
        marks.vertical(to: layout.bottom + 4)
        let half = SVGStyle.width(of: tick.label, size: 11) / 2
        let inside = min(max(x, half + 2), width - half - 2)
        text(SVG.typographic(tick.label), x: inside, y: layout.bottom + 18, style: "small mid")
      }
      path(marks, style: "axis")
    }
    let shown = SVGStyle.shortened(visible(title), to: layout.width)
    if !shown.isEmpty {
      text(shown, x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
    }
  }

  /// One closed shape a bar; empty bins get none.
  private func filled(_ places: [Double], _ tops: [Double], base: Double) -> SVG.Path {
    var path = SVG.Path()
    for index in tops.indices where tops[index] < base {
      path.move(x: places[index], y: base)
      path.vertical(to: tops[index])
      path.horizontal(to: places[index + 1])
      path.vertical(to: base)
    }
    return path
  }

  /// One line over all bins, up and down at their edges.
  private func outline(_ places: [Double], _ tops: [Double], base: Double) -> SVG.Path {
    var path = SVG.Path()
    guard tops.contains(where: { $0 < base }) else { return path }
    path.move(x: places[0], y: base)
    for index in tops.indices {
      path.vertical(to: tops[index])
      path.horizontal(to: places[index + 1])
    }
    path.vertical(to: base)
    return path
  }
}
