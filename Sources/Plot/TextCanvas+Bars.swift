extension TextCanvas {
  /// Rows of one label, one bar and its figures each, under a header and above a ruler.
  mutating func bars(_ bars: Bars, xTitle: String) {
    let bars = rows.map { bars.folded(to: $0) } ?? bars
    add("")
    guard bars.count > 0 else {
      add("no values to draw")
      return
    }
    let title = fit(xTitle)
    let labels = bars.labels.map { fit($0.text(dash: glyphs.dash, ellipsis: glyphs.ellipsis)) }
    let widest = max(displayWidth(title), labels.map { displayWidth($0) }.max() ?? 0)
    // A shortened name can still be recognised, a shortened number can't.
    let labelWidth = min(widest, bars.positions == .categories ? columns / 3 : columns / 2)
    let figures = figureColumns(bars, room: columns - labelWidth - 1)
    let barWidth = columns - labelWidth - 1 - figures.reduce(0) { $0 + 2 + $1.width }
    let scale = Scale(from: 0, to: bars.largestShare)

    add(
      paddedLeft(shortened(title, to: labelWidth), to: labelWidth) + " "
        + paddedRight(shortened("share of rows", to: barWidth), to: barWidth)
        + figures.map { "  " + paddedLeft($0.head, to: $0.width) }.joined())
    for index in labels.indices {
      let label = paddedLeft(shortened(labels[index], to: labelWidth), to: labelWidth)
      let bar = bars.isPair ? pairBar(bars, index, scale, barWidth) : singleBar(bars, index, scale, barWidth)
      let values = figures.map { "  " + paddedLeft($0.cells[index], to: $0.width) }.joined()
      add(label + " " + bar + values)
    }
    add(String(repeating: " ", count: labelWidth + 1) + painted(ruler(scale, barWidth), .dim))
  }

  /// A bar to an eighth of a cell where that can be shown; never nothing for a share above zero.
  private func singleBar(_ bars: Bars, _ index: Int, _ scale: Scale, _ width: Int) -> String {
    let share = bars.sides[0].share(index)
    let parts = glyphs.eighths.count + 1
    var length = Int((scale.place(of: share) * Double(width * parts)).rounded())
    if share > 0 { length = max(1, length) }
    var bar = String(repeating: glyphs.full, count: length / parts)
    if length % parts > 0 { bar += glyphs.eighths[length % parts - 1] }
    return painted(bar, .reference) + String(repeating: " ", count: width - displayWidth(bar))
  }

  /// What both sides have, then what only one has.
  private func pairBar(_ bars: Bars, _ index: Int, _ scale: Scale, _ width: Int) -> String {
    let lengths = bars.sides.map { Int((scale.place(of: $0.share(index)) * Double(width)).rounded()) }
    let both = min(lengths[0], lengths[1])
    let reference = String(repeating: glyphs.reference, count: lengths[0] - both)
    let current = String(repeating: glyphs.current, count: lengths[1] - both)
    return String(repeating: glyphs.full, count: both) + painted(reference, .reference)
      + painted(current, .current) + String(repeating: " ", count: width - max(lengths[0], lengths[1]))
  }

  /// Labels of the share axis below the bars.
  private func ruler(_ scale: Scale, _ width: Int) -> String {
    let percent = Scale(from: 0, to: scale.high * 100)
    let axis = Axis(percent, length: Double(width - 1), spacing: 10, suffix: "%") {
      Double(displayWidth($0) + 2)
    }
    var line = ""
    for tick in axis.ticks {
      let length = tick.label.count
      let centered = max(0, Int(tick.offset.rounded()) - (length - 1) / 2)
      let start = min(centered, width - length)
      guard line.isEmpty || start > line.count else { continue }
      line += String(repeating: " ", count: start - line.count) + tick.label
    }
    return line
  }
}

/// A column of numbers behind the bars.
private struct FigureColumn {
  let head: String
  let cells: [String]
  var width: Int { max(displayWidth(head), cells.map { displayWidth($0) }.max() ?? 0) }
}

extension TextCanvas {
  /// The figures that leave enough room for the bars: the change always, the shares where they fit.
  private func figureColumns(_ bars: Bars, room: Int) -> [FigureColumn] {
    let indices = bars.labels.indices
    let shares = bars.sides.map { side in
      FigureColumn(
        head: bars.isPair ? shortened(fit(side.label ?? ""), to: 12) : "share",
        cells: indices.map { NumberFormat.percent(side.share($0)) })
    }
    guard bars.isPair else {
      let counts = FigureColumn(
        head: "n", cells: indices.map { NumberFormat.count(bars.sides[0].counts[$0]) })
      return fitting([shares + [counts], shares], room: room)
    }
    let cells = indices.map { bars.change($0).map(NumberFormat.change) ?? "-" }
    return fitting(
      [shares + [FigureColumn(head: "change pp", cells: cells)], [FigureColumn(head: "pp", cells: cells)]],
      room: room)
  }

  /// The first choice that leaves 24 columns for the bars, or the last one.
  private func fitting(_ choices: [[FigureColumn]], room: Int) -> [FigureColumn] {
    choices.first { choice in room - choice.reduce(0) { $0 + 2 + $1.width } >= 24 } ?? choices.last ?? []
  }
}
