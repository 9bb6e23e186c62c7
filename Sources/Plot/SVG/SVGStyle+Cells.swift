extension SVGStyle {
  /// The colours of a grid's steps on one page, and what is written and drawn over them.
  struct CellColors: Sendable {
    /// The steps of numbers of one sign, and of those below zero.
    let reference: [String]
    /// The steps of numbers above zero, where some fall below it.
    let current: [String]
    /// Figures and marks over each step, the first over the ground.
    let over: [String]

    /// The rules of a style sheet.
    var rules: String {
      func rules(_ name: String, _ property: String, _ colors: [String], from first: Int) -> String {
        colors.enumerated().map { ".drift .\(name)\($0 + first){\(property):\($1)}" }.joined()
      }
      return [
        rules("q", "fill", reference, from: 1), rules("p", "fill", current, from: 1),
        rules("s", "color", over, from: 0),
      ].joined(separator: "\n")
    }
  }

  /// Blue and vermilion, darkened step by step so that each stands out from the ground 1.32 times as much as the one
  /// before, from 3.1 : 1 to 12.4 : 1.
  static let lightCells = CellColors(
    reference: ["#499ac8", "#2285bc", "#006fae", "#005c90", "#004a74", "#003857"],
    current: ["#dc782a", "#ce5b00", "#af4d00", "#914000", "#753400", "#572700"],
    over: ["#1b1f24", "#000", "#000", "#fff", "#fff", "#fff", "#fff"])

  /// The same on a dark page, where the steps get lighter.
  static let darkCells = CellColors(
    reference: ["#006aa6", "#187fb9", "#3f95c5", "#67abd1", "#91c2de", "#bedbeb"],
    current: ["#a74a00", "#c65700", "#da701d", "#e2904f", "#eaaf81", "#f3d0b5"],
    over: ["#e6edf3", "#fff", "#000", "#000", "#000", "#000", "#000"])

  /// The steps of colour on each side of zero.
  static let steps = lightCells.reference.count

  /// The colour of a step: one hue, or two where numbers fall on both sides of zero.
  static func cell(_ level: Int, _ shades: Shades) -> String {
    (shades.isDiverging && level > 0 ? "p" : "q") + "\(abs(level))"
  }

  /// What figures and marks (`on`) and dashes (`sign`) over a step are drawn in.
  static func over(_ level: Int, _ style: String) -> String { "\(style) s\(abs(level))" }

  /// What grids need beside the styles of every chart.
  static let cells = """
    \(lightCells.rules)
    .drift .on{fill:currentColor}
    .drift .sign{fill:none;stroke:currentColor}
    @media(prefers-color-scheme:dark){\(darkCells.rules)}
    """
}
