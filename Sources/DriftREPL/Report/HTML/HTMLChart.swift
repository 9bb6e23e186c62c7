import Plot

/// A chart as a figure of a page: drawn wide for a screen and narrow for a telephone, so that its text is of a size to be
/// read on both.
struct HTMLChart: Sendable {
  /// The width on a telephone, in pixels.
  private static let narrow = 358

  /// The drawings, of which a page shows the one that suits its width; a chart of a width of its own has one.
  private let drawings: [(style: String, svg: InlineSVG)]

  init(_ chart: Chart) {
    guard chart.width == nil else {
      drawings = [("fixed", chart.inlineSVG())]
      return
    }
    var small = chart
    small.width = HTMLChart.narrow
    drawings = [("wide", chart.inlineSVG()), ("narrow", small.inlineSVG())]
  }

  /// The figure.
  var html: HTML {
    let pictures = drawings.map { drawing in
      HTML.element("div", ["class": drawing.style], HTML(trusted: drawing.svg.element))
    }
    return .element("figure", ["class": "chart"], HTML(pictures, separator: "\n"))
  }

  /// The style sheets that a page with the figure needs.
  var styles: [String] { drawings.flatMap(\.svg.styles) }
}
