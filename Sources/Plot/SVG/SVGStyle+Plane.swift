extension SVGStyle {
  /// Beside the two sides, colours of series that stand out from both grounds; dashes and markers tell the same.
  static let series = [reference, current, "#009E73", "#B5529C", "#8F7A00", "#7C8590"]

  /// The dashes of series, the first of them solid.
  static let dashes = ["none", "6 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2"]

  /// What lines, points and rules need beyond the rules of every chart.
  static let plane = """
    .drift .line,.drift .point{fill:none;stroke-width:2;stroke-linejoin:round}
    .drift .point{stroke-width:1.5}
    .drift .dot{stroke-width:5;stroke-linecap:round}
    .drift .fine{stroke-width:3}
    .drift .one{stroke:\(reference)}
    .drift .two{stroke:\(current)}
    .drift .line.two{stroke-dasharray:6 3}
    .drift .area{fill:\(reference);fill-opacity:.2}
    .drift .guide{fill:none;stroke:#6e7781;stroke-dasharray:4 3}
    .drift .rule{fill:none;stroke:#57606a;stroke-dasharray:2 2}
    .drift .gap{fill:none;stroke:#1b1f24;stroke-width:3}
    .drift .band{fill:#6e7781;fill-opacity:.15}
    .drift .halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
    @media(prefers-color-scheme:dark){.drift .guide{stroke:#848d97}.drift .rule{stroke:#a5afba}
    .drift .gap{stroke:#e6edf3}.drift .halo{stroke:#14171c}.drift .area{fill-opacity:.35}}
    """

  /// What the lines of one series need.
  static func series(_ number: Int) -> String {
    let index = number % series.count
    return """
      .drift .s\(index){stroke:\(series[index])}
      .drift .line.s\(index){stroke-dasharray:\(dashes[index])}
      """
  }
}
