extension SVGStyle {
  /// What box plots need beside the styles of every chart.
  static let boxes = """
    .drift .wr{fill:none;stroke:\(reference)}
    .drift .wc{fill:none;stroke:\(current)}
    .drift .dot{stroke-width:4;stroke-linecap:round}
    .drift .median{fill:none;stroke:#1b1f24;stroke-width:2.5}
    @media(prefers-color-scheme:dark){.drift .median{stroke:#e6edf3}}
    """
}
