extension SVGCanvas {
  /// Coloured cells with their figures where they fit, between the labels of both axes.
  mutating func cells(_ cells: Cells) {
    guard cells.extent != nil else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    needs(SVGStyle.cells)
    let grid = fitted(cells)
    let shades = Shades(grid)
    let layout = layout(grid)
    if !isPanel {
      scaleLegend(grid, shades)
      text(
        SVGStyle.shortened(visible(cells.yTitle), to: width * 0.6, size: 11), x: margin, y: layout.top - 10,
        style: "soft small")
    }
    fill(grid, shades, layout)
    rowLabels(grid, layout)
    columnLabels(grid, layout)
    guard !isPanel else { return }
    let title = SVGStyle.shortened(visible(grid.xTitle), to: layout.width)
    text(title, x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
  }

  /// The grid in as many rows and columns as can be told apart: at least 4 units each, a row with a name the height of
  /// a label, and a column that may have marks twice as wide as a mark.
  func fitted(_ cells: Cells) -> Cells {
    let isNamed = if case .categories = cells.y { true } else { false }
    let room = height - foot - topOfCells
    let folded = cells.folded(columns: .max, rows: max(1, Int(room / (isNamed ? 14 : 4))))
    return folded.folded(columns: max(1, Int(layout(folded).width / (cells.hasMarks ? 8 : 4))), rows: .max)
  }

  /// Below the legend of colours and the title of the rows, which stand once above all panels.
  private var topOfCells: Double { top + (isPanel ? head : 38) }

  private func layout(_ cells: Cells) -> Layout {
    Layout(
      left: margin + max(24, rowLabelWidth(cells)) + 8, right: width - margin - 14, top: topOfCells,
      bottom: height - foot)
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
    let hasFigures =
      widest + (cells.hasMarks ? 16 : 4) <= cellWidth && cellHeight >= 14
      && columns * rows <= (isPanel ? 150 : 600)
    let gap = cellWidth >= 8 && cellHeight >= 8 ? 1.0 : 0
    var (fills, signs, marks): ([Int: SVG.Path], [Int: SVG.Path], [Int: SVG.Path]) = ([:], [:], [:])
    var gaps = SVG.Path()
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
        let level = shades.level(value, of: SVGStyle.steps)
        if level != 0 {
          fills[level, default: SVG.Path()].rectangle(
            x: x, y: y, width: cellWidth - gap, height: cellHeight - gap)
        }
        if level < 0, !hasFigures {
          signs[level, default: SVG.Path()].move(x: x + cellWidth * 0.25, y: y + (cellHeight - gap) / 2)
          signs[level, default: SVG.Path()].horizontal(to: x + cellWidth * 0.75)
        }
        if cells.isMarked(index) {
          marks[level, default: SVG.Path()].rectangle(
            x: x + cellWidth - gap - 6, y: y + 2, width: 4, height: 4)
        }
      }
    }
    func draw(_ paths: [Int: SVG.Path], style: (Int) -> String) {
      for (level, cells) in paths.sorted(by: { $0.key < $1.key }) { path(cells, style: style(level)) }
    }
    draw(fills) { SVGStyle.cell($0, shades) }
    path(gaps, style: "axis")
    draw(signs) { SVGStyle.over($0, "sign") }
    draw(marks) { SVGStyle.over($0, "on") }
    guard hasFigures else { return }
    for index in cells.values.indices {
      guard let value = cells.values[index] else { continue }
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let level = shades.level(value, of: SVGStyle.steps)
      text(
        SVG.typographic(cells.figure(value)), x: layout.left + (Double(column) + 0.5) * cellWidth - gap / 2,
        y: layout.top + (Double(row) + 0.5) * cellHeight + 4, style: "small mid " + SVGStyle.over(level, "on")
      )
    }
  }
}
