/// A chart in lines of characters.
struct TextCanvas: Canvas {
  let columns: Int
  /// The most rows for bars.
  let rows: Int?
  let glyphs: Glyphs
  let style: TextStyle
  /// Whether this is one of several panels, whose legend stands once below all.
  let isPanel: Bool
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - width: The chart's own width in SVG units, which narrows the canvas but never widens it.
  ///   - height: The chart's own height in SVG units.
  init(_ style: TextStyle, width: Int?, height: Int?) {
    self.style = style
    let own = width.map { min(max(40, $0 / 8), style.columns) } ?? style.columns
    columns = max(40, own)
    let limits = [style.rows, height.map { $0 / 16 }].compactMap { $0 }
    rows = limits.min().map { max(1, $0) }
    glyphs = style.unicode ? .unicode : .ascii
    isPanel = false
  }

  /// A part of another canvas, to be set beside others.
  init(panelOf canvas: TextCanvas, columns: Int, rows: Int?) {
    style = canvas.style
    glyphs = canvas.glyphs
    self.columns = columns
    self.rows = rows
    isPanel = true
  }

  mutating func heading(title: String, caption: String, finding: String) {
    if !title.isEmpty { add(painted(shortened(fit(title), to: columns), .bold)) }
    for line in wrapped(fit(caption), toWidth: columns) { add(line) }
  }

  mutating func legend(_ legend: Legend) {
    let entries = legend.entries.enumerated().map { index, entry in
      let counts = entry.counts.joined(separator: ", ")
      let key = legend.swatches.isEmpty ? nil : key(legend.swatches[index])
      let room = max(8, min(24, columns - displayWidth(counts) - 2 - (key.map { displayWidth($0) + 1 } ?? 0)))
      let label = entry.label.map { shortened(fit($0), to: room) }
      let text = [label, counts.isEmpty ? nil : counts].compactMap { $0 }.joined(separator: ": ")
      return (key.map { $0 + " " } ?? "") + text
    }
    let areBars = legend.swatches.first == .filled
    // The keys of bars name the sides too.
    if !areBars || legend.entries.contains(where: { !$0.counts.isEmpty }) {
      for line in flowed(entries, separator: glyphs.separator, toWidth: columns) {
        add(painted(line, legend))
      }
    }
    if areBars { barKeys(legend) }
  }

  /// A line of the legend with the samples before its entries in their colours.
  private func painted(_ line: String, _ legend: Legend) -> String {
    var result = ""
    var rest = Substring(line)
    for swatch in legend.swatches {
      guard let key = key(swatch), let paint = paint(swatch), let range = rest.firstRange(of: key + " ")
      else {
        continue
      }
      result += rest[..<range.lowerBound] + painted(key, paint) + " "
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// How the bars of two sides are told apart.
  private mutating func barKeys(_ legend: Legend) {
    let names = legend.entries.map { shortened(fit($0.label ?? ""), to: 24) }
    let keys: [(text: String, paint: Paint?)] = [
      (glyphs.full + " both", nil),
      (glyphs.reference + " only " + names[0], .reference),
      (glyphs.current + " only " + names[1], .current),
    ]
    let gap = "   "
    let isOneLine = displayWidth(keys.map(\.text).joined(separator: gap)) <= columns
    let texts = keys.map { key in key.paint.map { painted(key.text, $0) } ?? key.text }
    for line in isOneLine ? [texts.joined(separator: gap)] : texts { add(line) }
  }

  func finished() -> String {
    lines.joined(separator: "\n")
  }

  /// Adds a line, without the blanks at its end.
  mutating func add(_ line: String) {
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " { end = line.index(before: end) }
    lines.append(String(line[..<end]))
  }

  /// Makes a text from outside fit to be written: nothing the terminal would obey, and ASCII where only that
  /// is wanted.
  func fit(_ text: String) -> String {
    let shown = visible(text)
    return style.unicode ? shown : asciiText(shown)
  }

  /// Cuts a text to a width, and keeps one of a right-to-left script from turning round what follows it.
  func shortened(_ text: String, to width: Int) -> String {
    closed(truncated(text, toWidth: width, ellipsis: glyphs.ellipsis))
  }

  func painted(_ text: String, _ paint: Paint) -> String {
    style.color && !text.isEmpty ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
