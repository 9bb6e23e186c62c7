extension TextCanvas {
  /// Rows of one label, one bar and its figures each, under a header and above a ruler.
  mutating func bars(_ bars: Bars, xTitle: String) {
    let bars = rows.map { bars.folded(to: $0) } ?? bars
    add("")
    guard bars.hasLengths || (bars.measure == .shares && bars.count > 0) else {
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
    let extent = bars.extent
    let scale = Scale(from: extent.lowerBound, to: extent.upperBound)
    let axis = bars.axis

    add(
      paddedLeft(shortened(title, to: labelWidth), to: labelWidth) + " "
        + paddedRight(shortened(fit(axis.title), to: barWidth), to: barWidth)
        + figures.map { "  " + paddedLeft($0.head, to: $0.width) }.joined())
    for index in labels.indices {
      let label = paddedLeft(shortened(labels[index], to: labelWidth), to: labelWidth)
      let lengths = bars.sides.indices.map { bars.length($0, index) }
      let bar = bar(lengths, scale, barWidth)
      let values = figures.map { "  " + paddedLeft($0.cells[index], to: $0.width) }.joined()
      add(label + " " + bar + values)
    }
    add(
      String(repeating: " ", count: labelWidth + 1) + painted(ruler(axis.scale, axis.suffix, barWidth), .dim))
  }

  /// The bar of one side or of both, on either side of a line at zero where the scale goes below it.
  private func bar(_ lengths: [Double?], _ scale: Scale, _ width: Int) -> String {
    guard scale.low < 0 else { return half(lengths, scale, width) }
    let left = Int((scale.place(of: 0) * Double(width - 1)).rounded())
    let negative = half(
      lengths.map { $0.map { max(0, -$0) } }, Scale(from: 0, to: -scale.low), left, isMirrored: true)
    let positive = half(
      lengths.map { $0.map { max(0, $0) } }, Scale(from: 0, to: scale.high), width - 1 - left)
    return negative + painted(glyphs.zero, .dim) + positive
  }

  /// Lengths from zero on; mirrored, they grow from the right end to the left.
  private func half(_ lengths: [Double?], _ scale: Scale, _ width: Int, isMirrored: Bool = false) -> String {
    lengths.count == 2
      ? pairBar(lengths, scale, width, isMirrored: isMirrored)
      : singleBar(lengths[0] ?? 0, scale, width, isMirrored: isMirrored)
  }

  /// A bar to an eighth of a cell where that can be shown; never nothing for a length above zero.
  private func singleBar(_ length: Double, _ scale: Scale, _ width: Int, isMirrored: Bool) -> String {
    // The blocks that fill a part of a cell all start at its left.
    let parts = isMirrored ? 1 : glyphs.eighths.count + 1
    var cells = Int((scale.place(of: length) * Double(width * parts)).rounded())
    if length > 0, width > 0 { cells = max(1, cells) }
    var bar = String(repeating: glyphs.full, count: cells / parts)
    if cells % parts > 0 { bar += glyphs.eighths[cells % parts - 1] }
    let blanks = String(repeating: " ", count: width - displayWidth(bar))
    return isMirrored ? blanks + painted(bar, .reference) : painted(bar, .reference) + blanks
  }

  /// What both sides have, then what only one has.
  private func pairBar(_ lengths: [Double?], _ scale: Scale, _ width: Int, isMirrored: Bool) -> String {
    let cells = lengths.map { Int((scale.place(of: $0 ?? 0) * Double(width)).rounded()) }
    let both = min(cells[0], cells[1])
    let parts = [
      String(repeating: glyphs.full, count: both),
      painted(String(repeating: glyphs.reference, count: cells[0] - both), .reference),
      painted(String(repeating: glyphs.current, count: cells[1] - both), .current),
      String(repeating: " ", count: width - max(cells[0], cells[1])),
    ]
    return (isMirrored ? parts.reversed() : parts).joined()
  }

  /// The labels of an axis in one line.
  func ruler(_ scale: Scale, _ suffix: String, _ width: Int) -> String {
    let axis = Axis.readable(scale, length: Double(width - 1), spacing: 10, suffix: suffix) {
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

/// A column of numbers behind the bars or boxes.
struct FigureColumn {
  let head: String
  let cells: [String]
  var width: Int { max(displayWidth(head), cells.map { displayWidth($0) }.max() ?? 0) }
}

extension TextCanvas {
  /// The figures that leave enough room for the bars: the change always, the shares where they fit.
  private func figureColumns(_ bars: Bars, room: Int) -> [FigureColumn] {
    let indices = bars.labels.indices
    let lengths = bars.sides.enumerated().map { place, side in
      FigureColumn(
        head: bars.isPair ? shortened(fit(side.label ?? ""), to: 12) : bars.figureHead,
        cells: indices.map { bars.figure(bars.length(place, $0)) })
    }
    if bars.isPair {
      let cells = indices.map { bars.changeFigure(bars.change($0)) }
      let isShare = bars.measure == .shares
      return fitting(
        [
          lengths + [FigureColumn(head: isShare ? "change pp" : "change", cells: cells)],
          [FigureColumn(head: isShare ? "pp" : "change", cells: cells)],
        ], room: room)
    }
    let side = bars.sides[0]
    return switch bars.measure {
    case .shares:
      fitting(
        [
          lengths + [FigureColumn(head: "n", cells: indices.map { NumberFormat.count(side.counts[$0]) })],
          lengths,
        ], room: room)
    case .counts:
      fitting(
        [
          lengths
            + [FigureColumn(head: "share", cells: indices.map { NumberFormat.percent(side.share($0)) })],
          lengths,
        ], room: room)
    case .values: lengths
    }
  }

  /// The first choice that leaves 24 columns for what is drawn, or the last one.
  func fitting(_ choices: [[FigureColumn]], room: Int) -> [FigureColumn] {
    choices.first { choice in room - choice.reduce(0) { $0 + 2 + $1.width } >= 24 } ?? choices.last ?? []
  }
}
