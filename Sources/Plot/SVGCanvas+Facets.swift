extension SVGCanvas {
  /// Panels in rows, the titles of their axes once above and below all.
  mutating func facets(_ facets: Facets, xTitle: String) {
    guard !facets.panels.isEmpty else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    let room = width - 2 * margin
    text(
      SVGStyle.shortened(visible(facets.yTitle), to: room, size: 11), x: margin, y: top + 10,
      style: "soft small")
    let note = SVGStyle.shortened(visible(facets.restNote), to: room, size: 11)
    let bottom = height - 24 - (note.isEmpty ? 0 : 16)
    let columns = facets.columns(width: width)
    let size = (
      width: (width - margin) / Double(columns),
      height: max(90, (bottom - top - 18) / Double(facets.rows(width: width)))
    )
    for (index, panel) in facets.panels.enumerated() {
      var canvas = SVGCanvas(panelWidth: size.width, height: size.height)
      canvas.panelHeading(panel)
      canvas.draw(panel.untitled, xTitle: "")
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      place(canvas, x: margin / 2 + Double(column) * size.width, y: top + 18 + Double(row) * size.height)
    }
    let title = facets.xTitle.isEmpty ? xTitle : facets.xTitle
    text(SVGStyle.shortened(visible(title), to: room), x: width / 2, y: bottom + 14, style: "mid")
    text(note, x: margin, y: height - 8, style: "soft small")
  }

  private mutating func panelHeading(_ panel: Facets.Panel) {
    let verdict = SVGStyle.shortened(visible(panel.finding), to: width / 2, size: 11)
    let verdictWidth = verdict.isEmpty ? 0 : SVGStyle.width(of: verdict, size: 11) + 8
    let room = width - 2 * margin
    let label = panel.label.isEmpty ? "\"\"" : panel.label
    text(
      SVGStyle.shortened(visible(label), to: room - verdictWidth, size: 13), x: margin, y: 13, style: "strong"
    )
    text(verdict, x: width - margin, y: 13, style: "small end")
    text(SVGStyle.shortened(panel.counts, to: room, size: 11), x: margin, y: 27, style: "soft small")
    top = 30
    needs(".drift .strong{font-weight:600}")
  }
}
