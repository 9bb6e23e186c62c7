extension TextCanvas {
  /// A row a box with its figures, under a header and above a ruler.
  mutating func boxes(_ boxes: Boxes, xTitle: String) {
    let boxes = rows.map { boxes.cut(toRows: Double($0)) } ?? boxes
    add("")
    guard let scale = boxes.scale else {
      add("no values to draw")
      return
    }
    let title = fit(xTitle)
    let rows = boxes.labelledRows
    let hidden = boxes.hiddenText(ellipsis: glyphs.ellipsis)
    let labels = rows.map { fit($0.label) }
    let widest = (labels + [hidden ?? ""]).map { displayWidth($0) }.max() ?? 0
    let labelWidth = min(widest, columns / 4)
    let indent = labelWidth > 0 ? labelWidth + 1 : 0
    let figures = figureColumns(boxes, room: columns - indent)
    let width = columns - indent - figures.reduce(0) { $0 + 2 + $1.width }

    add(
      String(repeating: " ", count: indent) + paddedRight(shortened(title, to: width), to: width)
        + figures.map { "  " + paddedLeft($0.head, to: $0.width) }.joined())
    for index in rows.indices {
      let label = indent > 0 ? paddedLeft(shortened(labels[index], to: labelWidth), to: labelWidth) + " " : ""
      let values = figures.map { "  " + paddedLeft($0.cells[index], to: $0.width) }.joined()
      add(label + line(of: rows[index], scale, width, isPair: boxes.isPair) + values)
    }
    if let hidden { add(paddedLeft(hidden, to: labelWidth)) }
    add(String(repeating: " ", count: indent) + painted(ruler(scale, "", width), .dim))
    for line in flowed(boxKeys(boxes), separator: "   ", toWidth: columns) { add(line) }
  }

  /// What fills a box.
  func boxFill(side: Int, isPair: Bool) -> String {
    guard isPair else { return glyphs.box.fill }
    return side == 0 ? glyphs.box.reference : glyphs.box.current
  }

  /// One box over the whole width: later parts cover earlier ones.
  private func line(of row: BoxRow, _ scale: Scale, _ width: Int, isPair: Bool) -> String {
    var cells = [String](repeating: " ", count: width)
    func cell(_ value: Double) -> Int { Int((scale.place(of: value) * Double(width - 1)).rounded()) }
    guard let numbers = row.box.numbers else { return cells.joined() }
    for dot in row.box.dots { cells[cell(dot)] = glyphs.box.outlier }
    let (low, high) = (cell(numbers.lowerWhisker), cell(numbers.upperWhisker))
    for index in low...high { cells[index] = glyphs.box.whisker }
    cells[low] = glyphs.box.start
    cells[high] = glyphs.box.end
    for index in cell(numbers.lowerQuartile)...cell(numbers.upperQuartile) {
      cells[index] = boxFill(side: row.side, isPair: isPair)
    }
    cells[cell(numbers.median)] = glyphs.box.median
    return painted(cells.joined(), row.side == 0 ? .reference : .current)
  }

  /// What the parts of a box mean.
  private func boxKeys(_ boxes: Boxes) -> [String] {
    let fill =
      boxes.isPair ? boxFill(side: 0, isPair: true) + boxFill(side: 1, isPair: true) : glyphs.box.fill
    var keys = [
      fill + " middle half", glyphs.box.median + " median",
      glyphs.box.start + glyphs.box.whisker + glyphs.box.end + " within 1.5 IQR of it",
    ]
    if boxes.rows.contains(where: { $0.box.outliers > 0 }) { keys.append(glyphs.box.outlier + " outliers") }
    return keys
  }

  private func figureColumns(_ boxes: Boxes, room: Int) -> [FigureColumn] {
    let figures = boxes.figures
    let full = figures.map { FigureColumn(head: $0.head, cells: $0.cells) }
    let short = figures.dropFirst().map { FigureColumn(head: $0.short, cells: $0.cells) }
    return fitting([full, Array(full.dropFirst()), short], room: room)
  }
}
