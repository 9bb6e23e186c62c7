extension SVGCanvas {
  /// The room for the name and the counts of a panel.
  private static let panelHead = 30.0

  /// Panels in rows, the titles of their axes and the legend of their colours once above and below all.
  mutating func facets(_ facets: Facets, xTitle: String) {
    guard !facets.panels.isEmpty else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    let room = width - 2 * margin
    let start = top + (facets.keyGrid == nil ? 18 : 36)
    let note = SVGStyle.shortened(visible(facets.restNote), to: room, size: 11)
    let bottom = height - 24 - (note.isEmpty ? 0 : 16)
    let columns = facets.columns(width: width)
    let size = (
      width: (width - margin) / Double(columns),
      height: max(90, (bottom - start) / Double(facets.rows(width: width)))
    )
    var blank = SVGCanvas(panelWidth: size.width, height: size.height)
    blank.top = Self.panelHead
    let facets = facets.fitted { blank.fitted($0) }
    if let grid = facets.keyGrid {
      needs(SVGStyle.cells)
      scaleLegend(grid, Shades(grid))
    }
    text(
      SVGStyle.shortened(visible(facets.yTitle), to: room, size: 11), x: margin, y: start - 8,
      style: "soft small")
    for (index, panel) in facets.panels.enumerated() {
      var canvas = SVGCanvas(panelWidth: size.width, height: size.height)
      canvas.panelHeading(panel)
      canvas.draw(panel.untitled, xTitle: "")
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      place(canvas, x: margin / 2 + Double(column) * size.width, y: start + Double(row) * size.height)
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
    top = Self.panelHead
    needs(".drift .strong{font-weight:600}")
  }
}
