extension TextCanvas {
  /// Panels side by side as far as there is room, else below each other; the legend of their shades once below all.
  mutating func facets(_ facets: Facets, xTitle: String) {
    guard !facets.panels.isEmpty else {
      add("")
      add("no values to draw")
      return
    }
    let gap = 2
    let across = max(1, min(facets.panels.count, (columns + gap) / (38 + gap)))
    let width = (columns + gap) / across - gap
    let blank = TextCanvas(panelOf: self, columns: width, rows: nil)
    let facets = facets.fitted { blank.fitted($0) }
    for line in wrapped(fit(facets.yTitle), toWidth: columns) { add(closed(line)) }
    let title = facets.xTitle.isEmpty ? xTitle : facets.xTitle
    var row: [[String]] = []
    for (index, panel) in facets.panels.enumerated() {
      row.append(lines(of: panel, width: width, xTitle: title))
      guard row.count == across || index == facets.panels.count - 1 else { continue }
      add("")
      for line in 0..<(row.map(\.count).max() ?? 0) {
        add(
          row.map {
            $0.indices.contains(line) ? filled($0[line], to: width + gap) : filled("", to: width + gap)
          }.joined())
      }
      row = []
    }
    if let grid = facets.keyGrid { shadeKeys(grid) }
    if !facets.restNote.isEmpty { add(shortened(fit(facets.restNote), to: columns)) }
  }

  private func lines(of panel: Facets.Panel, width: Int, xTitle: String) -> [String] {
    let isGrid = if case .cells = panel.geometry { true } else { false }
    let isPlane = if case .plane = panel.geometry { true } else { false }
    var canvas = TextCanvas(panelOf: self, columns: width, rows: isPlane ? 8 : nil)
    let label = panel.label.isEmpty ? "\"\"" : panel.label
    let verdict = panel.finding.isEmpty ? "" : " (" + fit(panel.finding) + ")"
    canvas.add(painted(shortened(fit(label), to: max(8, width - displayWidth(verdict))), .bold) + verdict)
    for line in wrapped(fit(panel.counts), toWidth: width) { canvas.add(line) }
    canvas.draw(panel.untitled, xTitle: xTitle)
    // A row of a grid without any rows behind it is blank, and yet a part of the picture.
    return isGrid ? canvas.lines : canvas.lines.filter { !$0.isEmpty }
  }

  /// A line with blanks up to a width, in which colours take no room.
  private func filled(_ line: String, to width: Int) -> String {
    var shown = 0
    var isEscape = false
    for character in line {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { shown += displayWidth(String(character)) }
      if isEscape, character == "m" { isEscape = false }
    }
    return line + String(repeating: " ", count: max(0, width - shown))
  }
}
