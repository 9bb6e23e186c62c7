extension SVGStyle {
  /// How much each step of colour covers the ground, which shows through: so the steps rise on a light and on a dark page.
  static let opacities = [".18", ".3", ".42", ".55", ".68", "1"]

  /// The steps of colour on each side of zero.
  static let steps = opacities.count

  /// The colour of a step: one hue, or two where numbers fall on both sides of zero.
  static func cell(_ level: Int, _ shades: Shades) -> String {
    (shades.isDiverging && level > 0 ? "p" : "q") + " o\(abs(level))"
  }

  /// What grids need beside the styles of every chart.
  ///
  /// Text keeps a contrast of 4.5 : 1 on every step: that of the page up to the last but one, white on the last blue,
  /// black on the last vermilion.
  static let cells = """
    .drift .q{fill:\(reference)}
    .drift .p{fill:\(current)}
    \(opacities.enumerated().map { ".drift .o\($0 + 1){fill-opacity:\($1)}" }.joined())
    .drift .onq{fill:#fff}.drift .onp{fill:#000}
    .drift .mark,.drift .sign{fill:none;stroke:#1b1f24}.drift .mark{stroke-width:2}
    @media(prefers-color-scheme:dark){.drift .mark,.drift .sign{stroke:#e6edf3}}
    """
}
