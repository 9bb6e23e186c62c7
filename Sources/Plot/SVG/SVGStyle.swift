/// The colours, lines and fonts of every SVG chart.
///
/// Blue and vermilion are those of Okabe and Ito's palette, which eyes of every colour vision tell apart
/// (Color Universal Design, 2008); fill, hatching and dashes tell the same without colour. On both grounds
/// text has a contrast of at least 4.5 : 1 and lines and outlines of at least 3 : 1 (WCAG 2.2, 1.4.3 and
/// 1.4.11).
enum SVGStyle {
  static let reference = "#0072B2"
  static let current = "#D55E00"

  /// Rules are bound to the chart's own class, so that they don't reach a page the chart stands in.
  static let sheet = """
    .drift{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:#1b1f24}
    .drift .ground{fill:#fff}
    .drift .title{font-size:16px;font-weight:600}
    .drift .small{font-size:11px}
    .drift .soft{fill:#57606a}
    .drift .end{text-anchor:end}
    .drift .mid{text-anchor:middle}
    .drift .grid{fill:none;stroke:#d8dee4}
    .drift .axis{fill:none;stroke:#6e7781}
    .drift .bar{fill:\(reference);stroke:#fff}
    .drift .ref{fill:\(reference);fill-opacity:.3;stroke:\(reference)}
    .drift .cur{fill:none;stroke:\(current);stroke-width:2;stroke-dasharray:6 3}
    .drift .hatched{fill:url(#drift-hatch);stroke:\(current)}
    @media(prefers-color-scheme:dark){.drift{fill:#e6edf3}
    .drift .ground{fill:#14171c}.drift .soft{fill:#a5afba}
    .drift .grid{stroke:#30363d}.drift .axis{stroke:#848d97}.drift .bar{stroke:#14171c}
    .drift .ref{fill-opacity:.45}}
    """

  /// Slanting lines, for the bars of the current side.
  static let hatch = """
    <pattern id="drift-hatch" width="4" height="4" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)">\
    <path d="M1 0V4" stroke="\(current)" stroke-width="2"/></pattern>
    """

  /// An upper estimate of the width of a text, since the font is the reader's.
  static func width(of text: String, size: Double = 12) -> Double {
    Double(displayWidth(text)) * size * 0.61
  }

  /// Shortens a text to the room there is.
  static func shortened(_ text: String, to width: Double, size: Double = 12) -> String {
    truncated(text, toWidth: max(1, Int(width / (size * 0.61))))
  }
}
