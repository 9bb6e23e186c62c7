extension SVGCanvas {
  /// Lengths to the right, or to the left below zero; a row a category, both sides one below the other.
  mutating func rows(_ bars: Bars, xTitle: String) {
    let names = bars.labels.map { label in
      SVGStyle.shortened(visible(label.text(dash: " – ", ellipsis: "…")), to: width * 0.3, size: 11)
    }
    let figures = bars.labels.indices.map { index in
      bars.isPair ? bars.changeFigure(bars.change(index)) : bars.figure(bars.length(0, index))
    }.map { $0 == "-" ? "–" : SVG.typographic($0) }
    let figureHead = bars.figureHead
    let widest = names.map { SVGStyle.width(of: $0, size: 11) }.max() ?? 0
    let layout = Layout(
      left: margin + max(widest, 24) + 8,
      right: width - margin - 12
        - (figures + [figureHead]).reduce(0) { max($0, SVGStyle.width(of: $1, size: 11)) },
      top: top + 20,
      bottom: height - foot)
    let title = SVGStyle.shortened(visible(xTitle), to: width * 0.6, size: 11)
    text(title, x: margin, y: top + 10, style: "soft small")
    text(figureHead, x: width - margin, y: top + 10, style: "soft small end")

    let extent = bars.extent
    let lengths = Scale(from: extent.lowerBound, to: extent.upperBound)
    let zero = lengths.place(of: 0)
    lengthAxis(bars, layout)
    let pitch = layout.height / Double(bars.count)
    for index in bars.labels.indices {
      let middle = layout.top + (Double(index) + 0.5) * pitch
      text(names[index], x: layout.left - 8, y: middle + 4, style: "small end")
      text(figures[index], x: width - margin, y: middle + 4, style: "small end")
    }
    let thickness = min(bars.isPair ? 20 : 28, pitch * (bars.isPair ? 0.4 : 0.76))
    for side in bars.sides.indices {
      var path = SVG.Path()
      for index in bars.labels.indices {
        guard let length = bars.length(side, index), length != 0 else { continue }
        let middle = layout.top + (Double(index) + 0.5) * pitch
        let y = bars.isPair ? middle - thickness + Double(side) * thickness : middle - thickness / 2
        let place = lengths.place(of: length)
        path.rectangle(
          x: layout.left + min(zero, place) * layout.width, y: y,
          width: (place - zero).magnitude * layout.width, height: thickness)
      }
      self.path(path, style: bars.isPair ? (side == 0 ? "ref" : "hatched") : "bar")
    }
    let x = layout.left + zero * layout.width
    line(from: (x, layout.top), to: (x, layout.bottom), style: "axis")
  }

  /// Gridlines and labels of the lengths below the rows.
  private mutating func lengthAxis(_ bars: Bars, _ layout: Layout) {
    let (scale, title, suffix) = bars.axis
    let axis = Axis(scale, length: layout.width, spacing: 80, suffix: suffix) {
      SVGStyle.width(of: $0, size: 11) + 8
    }
    for tick in axis.ticks {
      let x = layout.left + tick.offset
      if tick.offset > 0 { line(from: (x, layout.top), to: (x, layout.bottom), style: "grid") }
      let half = SVGStyle.width(of: tick.label, size: 11) / 2
      let inside = min(max(x, half + 2), width - half - 2)
      text(SVG.typographic(tick.label), x: inside, y: layout.bottom + 18, style: "small mid")
    }
    let shown = isPanel ? "" : SVGStyle.shortened(visible(title), to: layout.width)
    text(shown, x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
  }
}
