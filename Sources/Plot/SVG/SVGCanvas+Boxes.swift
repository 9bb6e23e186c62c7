extension SVGCanvas {
  /// A row a box with its figures, the boxes of a group together.
  mutating func boxes(_ boxes: Boxes, xTitle: String) {
    // A row needs 15 units for its figures to stand clear of the next one.
    let boxes = boxes.cut(toRows: (height - foot - top - 35) / 15, gap: boxes.isPair ? Boxes.groupGap : 0)
    guard let scale = boxes.scale else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    needs(SVGStyle.boxes)
    let rows = boxes.labelledRows
    let names = rows.map { SVGStyle.shortened(visible($0.label), to: width * 0.25, size: 11) }
    let hidden = boxes.hiddenText(ellipsis: "…")
    let widest = (names + [hidden ?? ""]).map { SVGStyle.width(of: $0, size: 11) }.max() ?? 0
    let right = boxFigures(boxes)
    let layout = Layout(
      left: margin + (widest > 0 ? widest + 8 : 0), right: right.edge, top: top + 20,
      bottom: height - foot - (hidden == nil ? 0 : 15))
    if let hidden {
      text(hidden, x: layout.left - 8, y: layout.bottom + 10, style: "soft small end")
    }
    valueAxis(scale, layout, bottom: height - foot, title: xTitle)

    // Between groups there is half a row, so that the sides of one stand together.
    let gap = rows.count > boxes.groups.count && boxes.groups.count > 1 ? Boxes.groupGap : 0
    let pitch = layout.height / (Double(rows.count) + gap * Double(boxes.groups.count - 1))
    for (index, row) in rows.enumerated() {
      let middle = layout.top + (Double(index) + gap * Double(boxes.rows[index].group) + 0.5) * pitch
      text(names[index], x: layout.left - 8, y: middle + 4, style: "small end")
      // In the lowest pictures there is room for the boxes alone.
      for column in right.columns where pitch >= 13 {
        text(column.cells[index], x: column.end, y: middle + 4, style: "small end")
      }
      box(row, scale, layout, middle: middle, half: min(14, pitch * 0.36), isPair: boxes.isPair)
    }
  }

  /// Heads the columns of figures and tells where each ends, and where the room for the boxes does.
  private mutating func boxFigures(_ boxes: Boxes) -> (
    edge: Double, columns: [(end: Double, cells: [String])]
  ) {
    var end = width - margin
    var columns: [(end: Double, cells: [String])] = []
    // A narrow picture leaves out the median, which the box shows.
    for figure in boxes.figures.dropFirst(width < 480 ? 1 : 0).reversed() {
      let cells = figure.cells.map { $0 == "-" ? "–" : SVG.typographic($0) }
      text(figure.head, x: end, y: top + 10, style: "soft small end")
      columns.append((end, cells))
      end -= ([figure.head] + cells).reduce(0) { max($0, SVGStyle.width(of: $1, size: 11)) } + 10
    }
    return (end - 4, columns)
  }

  /// Gridlines, labels and title of the values below the rows.
  private mutating func valueAxis(_ scale: Scale, _ layout: Layout, bottom: Double, title: String) {
    let axis = Axis.readable(scale, length: layout.width, spacing: 80) {
      SVGStyle.width(of: $0, size: 11) + 8
    }
    for tick in axis.ticks {
      let x = layout.left + tick.offset
      line(from: (x, layout.top), to: (x, layout.bottom), style: "grid")
      let half = SVGStyle.width(of: tick.label, size: 11) / 2
      let inside = min(max(x, half + 2), width - half - 2)
      text(SVG.typographic(tick.label), x: inside, y: bottom + 18, style: "small mid")
    }
    let shown = SVGStyle.shortened(visible(title), to: layout.width)
    text(shown, x: (layout.left + layout.right) / 2, y: bottom + 35, style: "mid")
  }

  /// Whiskers, box, median and outliers, each side in its own colour and fill.
  private mutating func box(
    _ row: BoxRow, _ scale: Scale, _ layout: Layout, middle: Double, half: Double, isPair: Bool
  ) {
    guard let numbers = row.box.numbers else { return }
    func x(_ value: Double) -> Double { layout.left + scale.place(of: value) * layout.width }
    let color = row.side == 0 ? "wr" : "wc"
    var whiskers = SVG.Path()
    for (whisker, quartile) in [
      (numbers.lowerWhisker, numbers.lowerQuartile), (numbers.upperWhisker, numbers.upperQuartile),
    ] {
      whiskers.move(x: x(quartile), y: middle)
      whiskers.horizontal(to: x(whisker))
      whiskers.move(x: x(whisker), y: middle - half / 2)
      whiskers.vertical(to: middle + half / 2)
    }
    path(whiskers, style: color)
    var body = SVG.Path()
    let (left, right) = (x(numbers.lowerQuartile), x(numbers.upperQuartile))
    body.rectangle(x: left, y: middle - half, width: right - left, height: 2 * half)
    path(body, style: isPair && row.side == 1 ? "hatched" : "ref")
    line(from: (x(numbers.median), middle - half), to: (x(numbers.median), middle + half), style: "median")
    var dots = SVG.Path()
    for dot in row.box.dots {
      // A line without length, with round ends.
      dots.move(x: x(dot), y: middle)
      dots.horizontal(to: x(dot))
    }
    path(dots, style: color + " dot")
  }
}
