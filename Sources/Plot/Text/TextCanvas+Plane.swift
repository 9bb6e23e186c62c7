extension TextCanvas {
  mutating func plane(_ plane: Plane, xTitle: String) {
    for line in flowed(plane.rules.map(ruleKey), separator: glyphs.separator, toWidth: columns) { add(line) }
    add("")
    guard !plane.isEmpty else {
      add("no values to draw")
      return
    }
    let height = min(16, max(4, rows ?? 16))
    let yAxis = Axis(plane.y, length: Double(height - 1), spacing: 4, text: { fit($0) }) { _ in 1 }
    let widest = yAxis.ticks.map { displayWidth($0.label) }.max() ?? 0
    let width = max(10, columns - widest - 3)
    for line in wrapped(fit(plane.y.title), toWidth: columns) { add(closed(line)) }
    let xAxis = Axis(plane.x, length: Double(width - 1), spacing: 10, text: { tickText($0) }) {
      Double(displayWidth($0) + 2)
    }
    let lines = PlaneText(plane, columns: width, rows: height, canvas: self).lines
    let yLabels = Dictionary(
      yAxis.ticks.map { (height - 1 - Int($0.offset.rounded()), $0.label) },
      uniquingKeysWith: { first, _ in first })
    for (row, line) in lines.enumerated() {
      let label = yLabels[row] ?? ""
      add(
        paddedLeft(label, to: widest) + " " + painted(label.isEmpty ? glyphs.wall : glyphs.tick, .dim) + line)
    }
    let places = Set(xAxis.ticks.map { Int($0.offset.rounded()) })
    let ruler = (0..<width).map { places.contains($0) ? glyphs.mark : glyphs.floor }.joined()
    add(String(repeating: " ", count: widest + 1) + painted(glyphs.corner + ruler, .dim))
    add(String(repeating: " ", count: widest + 2) + labels(xAxis, width))
    let title = shortened(fit(plane.x.title.isEmpty ? xTitle : plane.x.title), to: width)
    if !title.isEmpty {
      add(paddedLeft("", to: widest + 2 + max(0, (width - displayWidth(title)) / 2)) + title)
    }
  }

  /// How a side or layer looks, where its entry says so.
  func key(_ swatch: Legend.Swatch) -> String? {
    switch swatch {
    case .filled, .outline, .hatched: return nil
    case .box(let side): return boxFill(side: side, isPair: true)
    case .layer(let form, let ink):
      let pen = Pen(ink, form, glyphs)
      return form == .points ? pen.character : pen.sample
    }
  }

  /// The colour of a layer.
  func paint(_ swatch: Legend.Swatch) -> Paint? {
    if case .layer(let form, let ink) = swatch { Pen(ink, form, glyphs).paint } else { nil }
  }

  private func ruleKey(_ rule: Plane.Rule) -> String {
    (rule.direction == .vertical ? glyphs.upright : glyphs.level) + " "
      + shortened(fit(rule.label), to: columns - 2)
  }

  private func tickText(_ name: String) -> String {
    shortened(fit(name.isEmpty ? "\"\"" : name), to: 16)
  }

  /// Labels under their ticks; one that would touch the one before is left out.
  private func labels(_ axis: Axis, _ width: Int) -> String {
    var line = ""
    for tick in axis.ticks {
      let length = displayWidth(tick.label)
      let start = min(max(0, Int(tick.offset.rounded()) - (length - 1) / 2), width - length)
      let used = displayWidth(line)
      guard line.isEmpty || start > used else { continue }
      line += String(repeating: " ", count: max(0, start - used)) + tick.label
    }
    return line
  }
}

/// How a layer is drawn in characters: each ink differs from the others without colour.
struct Pen {
  /// For the markers of points, and for lines where there are no dots.
  let character: String
  /// Every so many-th dot of a line is set.
  let period: Int
  let paint: Paint?
  /// A piece of line as the legend shows it.
  let sample: String

  init(_ ink: Plane.Ink, _ form: Plane.Form, _ glyphs: Glyphs) {
    let hasDots = glyphs.hasDots
    switch ink {
    case .only: (character, period, paint, sample) = ("*", 1, .reference, hasDots ? "⠒⠒⠒" : "***")
    case .reference:
      (character, period, paint, sample) = (
        form == .points ? "o" : ".", 2, .reference, hasDots ? "⠂⠂⠂" : "..."
      )
    case .current:
      (character, period, paint, sample) = (form == .points ? "x" : "*", 1, .current, hasDots ? "⠒⠒⠒" : "***")
    case .guide: (character, period, paint, sample) = ("-", 4, .dim, hasDots ? "⠂⠐" : "---")
    case .series(let number):
      let letter = String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number % 26)))
      (character, period, paint, sample) = (letter, 1, nil, letter)
    }
  }
}
