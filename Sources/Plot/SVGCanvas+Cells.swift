extension SVGCanvas {
  /// The steps of colour on each side of zero.
  private static let steps = SVGStyle.opacities.count

  /// Coloured cells with their figures where they fit, between the labels of both axes.
  mutating func cells(_ cells: Cells) {
    guard cells.values.contains(where: { $0 != nil }) else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    needs(SVGStyle.cells)
    let shades = Shades(cells)
    scaleLegend(cells, shades)
    let folded = cells.folded(columns: .max, rows: rowLimit(cells))
    let left = Self.margin + max(24, rowLabelWidth(folded)) + 8
    let layout = Layout(left: left, right: width - Self.margin - 14, top: top + 20, bottom: height - 44)
    // Cells of less than 4 units can't be told apart.
    let grid = folded.folded(columns: max(1, Int(layout.width / 4)), rows: .max)
    text(
      SVGStyle.shortened(visible(cells.yTitle), to: width * 0.6, size: 11), x: Self.margin, y: top + 10,
      style: "soft small")
    fill(grid, shades, layout)
    rowLabels(grid, layout)
    columnLabels(grid, layout)
    let title = SVGStyle.shortened(visible(grid.columnTitle(before: cells)), to: layout.width)
    text(title, x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
  }

  /// As many rows as can be told apart; those with names need the height of a label.
  private func rowLimit(_ cells: Cells) -> Int {
    let room = height - 44 - top - 20
    if case .categories = cells.y { return max(1, Int(room / 14)) }
    return max(1, Int(room / 4))
  }

  private func rowLabelWidth(_ cells: Cells) -> Double {
    guard case .categories(let names) = cells.y else { return SVGStyle.width(of: "-000.0k", size: 11) }
    let widest = names.map { SVGStyle.width(of: visible($0), size: 11) }.max() ?? 0
    return min(widest, width * 0.3)
  }

  /// Cells of one colour as one path, then figures, signs, gaps and marks over them.
  private mutating func fill(_ cells: Cells, _ shades: Shades, _ layout: Layout) {
    let (columns, rows) = (cells.x.count, cells.y.count)
    let (cellWidth, cellHeight) = (layout.width / Double(columns), layout.height / Double(rows))
    let widest =
      cells.values.compactMap { $0.map { SVGStyle.width(of: cells.figure($0), size: 11) } }.max() ?? 0
    let hasFigures = widest + 4 <= cellWidth && cellHeight >= 14 && columns * rows <= 600
    let gap = cellWidth >= 8 && cellHeight >= 8 ? 1.0 : 0
    var fills: [Int: SVG.Path] = [:]
    var (gaps, signs, marks) = (SVG.Path(), SVG.Path(), SVG.Path())
    for row in 0..<rows {
      for column in 0..<columns {
        let index = cells.index(row, column)
        let x = layout.left + Double(column) * cellWidth
        let y = layout.top + Double(row) * cellHeight
        guard let value = cells.values[index] else {
          guard case .values = cells.measure else { continue }
          gaps.move(x: x + 2, y: y + cellHeight - 2)
          gaps.line(toX: x + cellWidth - 2, y: y + 2)
          continue
        }
        let level = shades.level(value, of: Self.steps)
        if level != 0 {
          fills[level, default: SVG.Path()].rectangle(
            x: x, y: y, width: cellWidth - gap, height: cellHeight - gap)
        }
        if level < 0, !hasFigures {
          signs.move(x: x + cellWidth * 0.25, y: y + (cellHeight - gap) / 2)
          signs.horizontal(to: x + cellWidth * 0.75)
        }
        if cells.isMarked(index) {
          marks.rectangle(x: x + 1, y: y + 1, width: cellWidth - gap - 2, height: cellHeight - gap - 2)
        }
      }
    }
    for level in fills.keys.sorted() { path(fills[level] ?? SVG.Path(), style: style(level, shades)) }
    path(gaps, style: "axis")
    path(signs, style: "sign")
    path(marks, style: "mark")
    guard hasFigures else { return }
    for index in cells.values.indices {
      guard let value = cells.values[index] else { continue }
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let isDarkest = abs(shades.level(value, of: Self.steps)) == Self.steps
      let contrast = isDarkest ? (shades.isDiverging && value > 0 ? " onp" : " onq") : ""
      text(
        SVG.typographic(cells.figure(value)), x: layout.left + (Double(column) + 0.5) * cellWidth - gap / 2,
        y: layout.top + (Double(row) + 0.5) * cellHeight + 4, style: "small mid" + contrast)
    }
  }

  /// The colour of a step: one hue, or two where numbers fall on both sides of zero.
  private func style(_ level: Int, _ shades: Shades) -> String {
    (shades.isDiverging && level > 0 ? "p" : "q") + " o\(abs(level))"
  }

  /// The steps of colour between the ends of the scale, and what marks and lines mean.
  private mutating func scaleLegend(_ cells: Cells, _ shades: Shades) {
    let title = SVGStyle.shortened(visible(cells.measure.title), to: width * 0.45, size: 11)
    var x = Self.margin
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
    label(title, style: "soft small", gap: 12)
    let isSingle = shades.low == shades.high && !shades.isDiverging
    if !isSingle { label(end(shades.isDiverging ? -shades.high : shades.low), gap: 8) }
    if shades.isDiverging { for step in (1...Self.steps).reversed() { swatch(style(-step, shades)) } }
    if shades.high > 0 {
      for step in (isSingle ? Self.steps : 1)...Self.steps { swatch(style(step, shades)) }
    }
    x += 6
    label(end(shades.high), gap: 22)
    if cells.hasMarks, x + 60 < width {
      swatch("mark")
      x += 6
      label(
        SVGStyle.shortened(visible(cells.markTitle), to: min(120, width - x - Self.margin), size: 11), gap: 22
      )
    }
    if cells.hasGaps, case .values = cells.measure, x + 90 < width {
      swatch("axis")
      x += 6
      label("no value", gap: 0)
    }
    top += 18
  }

  private mutating func rowLabels(_ cells: Cells, _ layout: Layout) {
    switch cells.y {
    case .categories(let names):
      let pitch = layout.height / Double(names.count)
      for (index, name) in names.enumerated() {
        let shown = SVGStyle.shortened(
          visible(name.isEmpty ? "\"\"" : name), to: layout.left - 8 - Self.margin, size: 11)
        text(shown, x: layout.left - 8, y: layout.top + (Double(index) + 0.5) * pitch + 4, style: "small end")
      }
    case .intervals(let edges, let scale):
      let axis = Axis.readable(Scale(intervals: edges, scale), length: layout.height, spacing: 35) { _ in 15 }
      for tick in axis.ticks {
        let shown = SVGStyle.shortened(tick.label, to: layout.left - 6 - Self.margin, size: 11)
        text(
          SVG.typographic(shown), x: layout.left - 6, y: layout.bottom - tick.offset + 4, style: "small end")
      }
      line(from: (layout.left, layout.top), to: (layout.left, layout.bottom), style: "axis")
      line(from: (layout.left, layout.bottom), to: (layout.right, layout.bottom), style: "axis")
    }
  }

  private mutating func columnLabels(_ cells: Cells, _ layout: Layout) {
    switch cells.x {
    case .categories(let names):
      let pitch = layout.width / Double(names.count)
      let texts = names.map { visible($0.isEmpty ? "\"\"" : $0) }
      let widest = texts.map { SVGStyle.width(of: $0, size: 11) }.max() ?? 0
      let step = max(1, Int(((min(widest, 80) + 6) / pitch).rounded(.up)))
      for index in stride(from: 0, to: texts.count, by: step) {
        let shown = SVGStyle.shortened(texts[index], to: pitch * Double(step) - 6, size: 11)
        let half = SVGStyle.width(of: shown, size: 11) / 2
        let x = layout.left + (Double(index) + 0.5) * pitch
        text(shown, x: min(max(x, half + 2), width - half - 2), y: layout.bottom + 18, style: "small mid")
      }
    case .intervals(let edges, let scale):
      let axis = Axis.readable(Scale(intervals: edges, scale), length: layout.width, spacing: 80) {
        SVGStyle.width(of: $0, size: 11) + 8
      }
      for tick in axis.ticks {
        let half = SVGStyle.width(of: tick.label, size: 11) / 2
        let x = min(max(layout.left + tick.offset, half + 2), width - half - 2)
        text(SVG.typographic(tick.label), x: x, y: layout.bottom + 18, style: "small mid")
      }
    }
  }
}

extension SVGStyle {
  /// How much each step of colour covers the ground, which shows through: so the steps rise on a light and on a dark page.
  static let opacities = [".18", ".3", ".42", ".55", ".68", "1"]

  /// What grids need beside the styles of every chart.
  ///
  /// Text keeps a contrast of 4.5 : 1 on every step: that of the page up to the last but one, white on the last blue,
  /// black on the last vermilion.
  static let cells = """
    .drift .q{fill:\(reference)}
    .drift .p{fill:\(current)}
    \(opacities.enumerated().map { ".drift .o\($0 + 1){fill-opacity:\($1)}" }.joined())
    .drift .onq{fill:#fff}.drift .onp{fill:#000}
    .drift .mark,.drift .sign{fill:none;stroke:#1b1f24}.drift .mark{stroke-width:2}
    @media(prefers-color-scheme:dark){.drift .mark,.drift .sign{stroke:#e6edf3}}
    """
}
