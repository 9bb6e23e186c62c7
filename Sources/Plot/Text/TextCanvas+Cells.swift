extension TextCanvas {
  /// The steps of shade that characters can show.
  private static let steps = 4

  /// A line a row, each cell a shade and, where there is room, its figure.
  mutating func cells(_ cells: Cells) {
    if !isPanel { add("") }
    guard cells.extent != nil else {
      add("no values to draw")
      return
    }
    let grid = fitted(cells)
    let shades = Shades(grid)
    let mark = grid.hasMarks ? 1 : 0
    let labels = rowLabels(grid)
    let labelWidth = labelWidth(labels)
    let room = columns - labelWidth - 1
    let figureWidth = grid.values.compactMap { $0.map { displayWidth(fit(grid.figure($0))) } }.max() ?? 0
    // The cells of all panels are of one width, whatever figures they have.
    let width = min(isPanel ? .max : figureWidth + mark + 6, room / grid.x.count)
    let hasFigures = width >= figureWidth + mark + 3 && cells.measure != .counts

    if !isPanel { add(shortened(fit(cells.yTitle), to: columns)) }
    for row in 0..<grid.y.count {
      let content = (0..<grid.x.count).map { column in
        cell(grid, grid.index(row, column), shades, width, figures: hasFigures ? figureWidth : nil)
      }.joined()
      add(paddedLeft(shortened(labels[row], to: labelWidth), to: labelWidth) + " " + content)
    }
    let indent = String(repeating: " ", count: labelWidth + 1)
    add(indent + painted(columnLabels(grid, width), .dim))
    for line in wrapped(fit(grid.xTitle), toWidth: columns - labelWidth - 1) { add(indent + closed(line)) }
    if !isPanel { shadeKeys(grid) }
  }

  /// The grid in as many rows and columns as there is room for.
  func fitted(_ cells: Cells) -> Cells {
    var rowCount = rows ?? .max
    if case .intervals = cells.y { rowCount = min(rowCount, isPanel ? 10 : 20) }
    // Before columns are joined their number is not known, so the labels of all rows count.
    let folded = cells.folded(columns: .max, rows: max(1, rowCount))
    let room = columns - labelWidth(rowLabels(folded)) - 1
    let least = 1 + (Shades(cells).isDiverging ? 1 : 0) + (cells.hasMarks ? 1 : 0)
    return folded.folded(columns: room / least, rows: .max)
  }

  private func labelWidth(_ labels: [String]) -> Int {
    min(labels.map { displayWidth($0) }.max() ?? 0, columns / 3)
  }

  /// One cell: sign, shade and mark, or shade, figure and mark.
  private func cell(_ cells: Cells, _ index: Int, _ shades: Shades, _ width: Int, figures: Int?) -> String {
    let value = cells.values[index]
    let level = value.map { shades.level($0, of: Self.steps) } ?? 0
    let paint: Paint = shades.isDiverging && level > 0 ? .current : .reference
    let glyph = value == nil && hasGlyphForGaps(cells) ? glyphs.gap : glyphs.shades[abs(level)]
    let mark = cells.hasMarks ? (cells.isMarked(index) ? "!" : " ") : ""
    func shade(_ count: Int) -> String {
      let text = String(repeating: glyph, count: count)
      return level == 0 ? text : painted(text, paint)
    }
    if let figures {
      let figure = value.map { fit(cells.figure($0)) } ?? "-"
      return shade(width - figures - mark.count - 2) + " " + paddedLeft(figure, to: figures) + mark + " "
    }
    let sign = shades.isDiverging ? (level < 0 ? "-" : " ") : ""
    return sign + shade(width - sign.count - mark.count) + mark
  }

  /// Whether a cell without a number is told from one of zero; among counted rows both are the same.
  private func hasGlyphForGaps(_ cells: Cells) -> Bool {
    if case .values = cells.measure { true } else { false }
  }

  /// What stands before each row: its name, or a label of the axis where one falls.
  private func rowLabels(_ cells: Cells) -> [String] {
    switch cells.y {
    case .categories(let names): return names.map { fit($0.isEmpty ? "\"\"" : $0) }
    case .intervals(let edges, let scale):
      var labels = [String](repeating: "", count: cells.y.count)
      let axis = Axis(
        Scale(intervals: edges, scale), length: Double(labels.count), spacing: 4
      ) { _ in 1 }
      for tick in axis.ticks { labels[max(0, labels.count - 1 - Int(tick.offset))] = fit(tick.label) }
      return labels
    }
  }

  /// Names below the columns, as many as fit, or the labels of the axis.
  private func columnLabels(_ cells: Cells, _ width: Int) -> String {
    switch cells.x {
    case .intervals(let edges, let scale):
      return ruler(Scale(intervals: edges, scale), "", max(8, width * cells.x.count))
    case .categories(let names):
      let texts = names.map { fit($0.isEmpty ? "\"\"" : $0) }
      let wanted = min(12, texts.map { displayWidth($0) }.max() ?? 0) + 1
      let step = max(1, (wanted + width - 1) / width)
      var line = ""
      for index in stride(from: 0, to: texts.count, by: step) {
        let room = min(step, texts.count - index) * width - 1
        line = paddedRight(line, to: index * width) + shortened(texts[index], to: max(1, room))
      }
      return line
    }
  }

  /// What the shades and signs mean.
  mutating func shadeKeys(_ cells: Cells) {
    let shades = Shades(cells)
    let title = fit(cells.measure.title)
    let hasStart = shades.low > 0 && shades.low < shades.high && !shades.isLogarithmic
    var keys = [hasStart ? "\(title) from \(figure(shades.low, of: cells)):" : title + ":"]
    let ends = (1...Self.steps).map { figure(shades.end($0, of: Self.steps), of: cells) }
    for (index, end) in ends.enumerated() {
      // Few different numbers leave steps that nothing falls into.
      let isLast = index == ends.count - 1
      guard isLast ? shades.high > 0 : shades.high > shades.low && end != ends[index + 1] else { continue }
      keys.append(glyphs.shades[index + 1] + " to " + fit(shades.isDiverging ? "±" : "") + end)
    }
    if shades.isDiverging { keys.append("- below zero") }
    if cells.hasMarks { keys.append("! " + fit(cells.markTitle)) }
    if cells.hasGaps, case .values = cells.measure { keys.append(glyphs.gap + " no value") }
    for line in flowed(keys, separator: "  ", toWidth: columns) { add(line) }
  }

  /// The end of a step without a sign, as short as that of a round number may be.
  private func figure(_ value: Double, of cells: Cells) -> String {
    switch cells.measure {
    case .values: NumberFormat.short(value)
    case .counts: NumberFormat.count(Int(value.rounded()))
    case .changes: NumberFormat.short((value * 1000).rounded() / 10)
    }
  }
}

extension Scale {
  /// The axis of a grid's intervals.
  init(intervals edges: [Double], _ scale: Bars.IntervalScale) {
    self.init(
      scale == .logarithmic ? .logarithmic : .linear, from: edges[0], to: edges[edges.count - 1],
      isWhole: scale == .whole)
  }
}
