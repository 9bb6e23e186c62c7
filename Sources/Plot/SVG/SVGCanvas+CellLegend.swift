extension SVGCanvas {
  /// The steps of colour between the ends of the scale, and what marks and lines mean.
  mutating func scaleLegend(_ cells: Cells, _ shades: Shades) {
    var x = margin
    func label(_ label: String, style: String = "small", gap: Double) {
      text(label, x: x, y: top + 10, style: style)
      x += SVGStyle.width(of: label, size: 11) + gap
    }
    func swatch(_ style: String) {
      var swatch = SVG.Path()
      if style == "axis" {
        swatch.move(x: x, y: top + 12)
        swatch.line(toX: x + 12, y: top + 1)
      } else {
        swatch.rectangle(x: x, y: top + 1, width: 12, height: 11)
      }
      path(swatch, style: style)
      x += 12
    }
    func end(_ value: Double) -> String { SVG.typographic(cells.figure(value)) }
    // The scale must be seen, so a long title gives way.
    let strip = SVGStyle.width(of: end(-shades.high), size: 11) * 2 + Double(SVGStyle.steps * 24) + 14
    let room = min(width * 0.45, width - 2 * margin - 12 - strip)
    label(SVGStyle.shortened(visible(cells.measure.title), to: room, size: 11), style: "soft small", gap: 12)
    let isSingle = shades.low == shades.high && !shades.isDiverging
    if !isSingle { label(end(shades.isDiverging ? -shades.high : shades.low), gap: 8) }
    if shades.isDiverging {
      for step in (1...SVGStyle.steps).reversed() { swatch(SVGStyle.cell(-step, shades)) }
    }
    if shades.high > 0 {
      for step in (isSingle ? SVGStyle.steps : 1)...SVGStyle.steps { swatch(SVGStyle.cell(step, shades)) }
    }
    x += 6
    label(end(shades.high), gap: 22)
    if cells.hasMarks, x + 60 < width {
      var mark = SVG.Path()
      mark.rectangle(x: x + 4, y: top + 4, width: 4, height: 4)
      path(mark, style: SVGStyle.over(0, "on"))
      x += 12
      x += 6
      label(
        SVGStyle.shortened(visible(cells.markTitle), to: min(120, width - x - margin), size: 11), gap: 22
      )
    }
    if cells.hasGaps, case .values = cells.measure, x + 90 < width {
      swatch("axis")
      x += 6
      label("no value", gap: 0)
    }
    top += 18
  }
}
