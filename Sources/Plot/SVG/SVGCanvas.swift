/// A chart as an SVG document with real text, for light and dark pages.
struct SVGCanvas: Canvas {
  let width: Double
  let height: Double
  /// The height taken by what is drawn so far.
  var top = 12.0
  private var description = ""
  private var name = ""
  private var needsHatch = false
  /// Styles beyond those of every chart, each once.
  private var sheets: [String] = []
  private var elements: [String] = []

  /// Whether this is one of several panels, whose titles stand once beside all.
  let isPanel: Bool

  /// The distance kept from each side of the picture.
  var margin: Double { isPanel ? 6 : 16 }
  /// The room for the labels of an axis and its title below the picture.
  var foot: Double { isPanel ? 26 : 44 }
  /// The room for the title of an axis above the picture.
  var head: Double { isPanel ? 8 : 24 }

  /// - Parameters: They are held to 320…4096 and 200…4096.
  init(width: Int, height: Int) {
    self.width = Double(min(4096, max(320, width)))
    self.height = Double(min(4096, max(200, height)))
    isPanel = false
  }

  /// A part of a picture, to be placed on another canvas.
  init(panelWidth width: Double, height: Double) {
    self.width = width
    self.height = height
    isPanel = true
    top = 0
  }

  mutating func heading(title: String, caption: String, finding: String) {
    let room = width - 2 * margin
    name = title
    description = (caption == finding ? [finding] : [caption, finding]).filter { !$0.isEmpty }.joined(
      separator: ". ")
    if !title.isEmpty {
      let shown = SVGStyle.shortened(visible(title), to: room, size: 17)
      text(shown, x: margin, y: top + 16, style: "title")
      top += 24
    }
    let lines = wrapped(visible(caption), toWidth: max(8, Int(room / 7.32)))
    for (index, line) in lines.prefix(2).enumerated() {
      let isCut = index == 1 && lines.count > 2
      let shown = isCut ? SVGStyle.shortened(line + " …", to: room) : line
      text(shown, x: margin, y: top + 12, style: "soft")
      top += 16
    }
  }

  mutating func legend(_ legend: Legend) {
    let swatch = legend.swatches.isEmpty ? 0 : 28.0
    let texts = legend.entries.map { entry in
      let counts = entry.counts.joined(separator: " · ")
      // The counts must be seen, so a long name gives way.
      let room = width - 2 * margin - swatch - SVGStyle.width(of: ": " + counts)
      return entry.label.map { label in
        SVGStyle.shortened(visible(label), to: min(max(room, 60), 176))
          + (counts.isEmpty ? "" : ": " + counts)
      } ?? counts
    }
    var x = margin
    top += 6
    for (index, entry) in texts.enumerated() {
      let extent = swatch + SVGStyle.width(of: entry)
      if index > 0, x + extent > width - margin {
        // What is drawn needs room below, in a picture however low.
        guard top + 18 <= height - 130 else {
          text("…", x: min(x - 14, width - margin - 8), y: top + 11)
          break
        }
        x = margin
        top += 18
      }
      if swatch > 0 { show(legend.swatches[index], x: x, y: top + 2) }
      text(SVGStyle.shortened(entry, to: width - margin - x - swatch), x: x + swatch, y: top + 11)
      x += extent + 20
    }
    top += 22
  }

  func finished() -> String {
    let hatch = needsHatch ? ["<defs>\(SVGStyle.hatch)</defs>"] : []
    let style = ["<style>", styles.joined(separator: "\n"), "</style>"]
    return element(viewport: "", head: style + hatch) + "\n"
  }

  /// The styles that what is drawn needs, those of every chart first.
  var styles: [String] { [SVGStyle.sheet] + sheets }

  /// The picture as an element of a page that holds its styles and the hatching.
  var inlineElement: String {
    element(viewport: " width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\"", head: [])
  }

  private func element(viewport: String, head: [String]) -> String {
    let size = "\(SVG.number(width)) \(SVG.number(height))"
    let start = """
      <svg xmlns="http://www.w3.org/2000/svg" class="drift" role="img"\(viewport) viewBox="0 0 \(size)">
      <title>\(SVG.escaped(name.isEmpty ? "Chart" : name))</title>
      <desc>\(SVG.escaped(description))</desc>
      """
    let ground = "<rect class=\"ground\" width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\"/>"
    return ([start] + head + [ground] + elements + ["</svg>"]).joined(separator: "\n")
  }

  /// Sets a text with its baseline at a point; nothing for an empty one.
  mutating func text(_ text: String, x: Double, y: Double, style: String = "") {
    guard !text.isEmpty else { return }
    let style = style.isEmpty ? "" : " class=\"\(style)\""
    elements.append(
      "<text x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\"\(style)>\(SVG.escaped(text))</text>")
  }

  /// Places what is drawn on a panel, with its top left corner at a point.
  mutating func place(_ panel: SVGCanvas, x: Double, y: Double) {
    panel.sheets.forEach { needs($0) }
    needsHatch = needsHatch || panel.needsHatch
    elements.append("<g transform=\"translate(\(SVG.number(x)) \(SVG.number(y)))\">")
    elements += panel.elements
    elements.append("</g>")
  }

  /// Adds styles, once.
  mutating func needs(_ sheet: String) {
    if !sheets.contains(sheet) { sheets.append(sheet) }
  }

  mutating func path(_ path: SVG.Path, style: String) {
    guard !path.data.isEmpty else { return }
    if style == "hatched" { needsHatch = true }
    elements.append("<path class=\"\(style)\" d=\"\(path.data)\"/>")
  }

  /// Shows in the legend how a side looks.
  private mutating func show(_ swatch: Legend.Swatch, x: Double, y: Double) {
    var sample = SVG.Path()
    switch swatch {
    case .filled, .hatched, .box:
      sample.rectangle(x: x + 0.5, y: y + 0.5, width: 20, height: 9)
      path(sample, style: swatch == .hatched || swatch == .box(1) ? "hatched" : "ref")
    case .outline:
      sample.move(x: x, y: y + 5)
      sample.horizontal(to: x + 21)
      path(sample, style: "cur")
    case .layer(let form, let ink): show(form, ink, x: x, y: y + 5)
    }
  }
}
