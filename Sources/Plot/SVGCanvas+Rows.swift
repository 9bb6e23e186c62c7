extension SVGCanvas {
  /// Shares to the right, a row a category, both sides one below the other.
  mutating func rows(_ bars: Bars, xTitle: String) {
    let names = bars.labels.map { label in
      SVGStyle.shortened(visible(label.text(dash: " – ", ellipsis: "…")), to: width * 0.3, size: 11)
    }
    let figures = bars.labels.indices.map { index in
      guard bars.isPair else { return NumberFormat.percent(bars.sides[0].share(index)) }
      return bars.change(index).map(NumberFormat.change) ?? "–"
    }
    let figureHead = bars.isPair ? "change pp" : "share"
    let widest = names.map { SVGStyle.width(of: $0, size: 11) }.max() ?? 0
    let layout = Layout(
      left: Self.margin + max(widest, 24) + 8,
      right: width - Self.margin - SVGStyle.width(of: figureHead, size: 11) - 12, top: top + 20,
      bottom: height - 44)
    let title = SVGStyle.shortened(visible(xTitle), to: width * 0.6, size: 11)
    text(title, x: Self.margin, y: top + 10, style: "soft small")
    text(figureHead, x: width - Self.margin, y: top + 10, style: "soft small end")

    let shares = Scale(from: 0, to: bars.largestShare)
    shareAxis(shares, layout)
    let pitch = layout.height / Double(bars.count)
    for index in bars.labels.indices {
      let middle = layout.top + (Double(index) + 0.5) * pitch
      text(names[index], x: layout.left - 8, y: middle + 4, style: "small end")
      text(SVG.typographic(figures[index]), x: width - Self.margin, y: middle + 4, style: "small end")
    }
    let thickness = min(bars.isPair ? 20 : 28, pitch * (bars.isPair ? 0.4 : 0.76))
    for side in bars.sides.indices {
      var path = SVG.Path()
      for index in bars.labels.indices where bars.sides[side].share(index) > 0 {
        let middle = layout.top + (Double(index) + 0.5) * pitch
        let y = bars.isPair ? middle - thickness + Double(side) * thickness : middle - thickness / 2
        let length = shares.place(of: bars.sides[side].share(index)) * layout.width
        path.rectangle(x: layout.left, y: y, width: length, height: thickness)
      }
      self.path(path, style: bars.isPair ? (side == 0 ? "ref" : "hatched") : "bar")
    }
    line(from: (layout.left, layout.top), to: (layout.left, layout.bottom), style: "axis")
  }

  /// Gridlines and labels of the shares below the rows.
  private mutating func shareAxis(_ shares: Scale, _ layout: Layout) {
    let axis = Axis(percent(shares), length: layout.width, spacing: 80, suffix: "%") {
      SVGStyle.width(of: $0, size: 11) + 8
    }
    for tick in axis.ticks {
      let x = layout.left + tick.offset
      if tick.offset > 0 { line(from: (x, layout.top), to: (x, layout.bottom), style: "grid") }
      text(tick.label, x: x, y: layout.bottom + 18, style: "small mid")
    }
    text("share of rows", x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
  }
}
