/// A picture of data, ready to be drawn in a terminal or as SVG.
public struct Chart: Sendable {
  /// The headline; may be empty.
  public var title: String
  /// The finding, such as score, threshold and verdict; may be empty.
  public var caption: String
  /// What the values of the mark are: the column's name, with its unit where it has one.
  public var xTitle: String
  /// The width asked for, in SVG units, 8 of them to a column of a terminal; nil for 640.
  public var width: Int?
  /// The height asked for, in SVG units, 16 of them to a row of a terminal; nil for 400.
  ///
  /// Several rows of panels may need more, and then get it.
  public var height: Int?
  /// What is drawn.
  public var mark: any Mark

  /// The width of an SVG for which none is asked, in its units.
  public static let standardWidth = 640

  /// Sets a mark under its headline, finding and axis title.
  public init(
    _ mark: any Mark, title: String = "", caption: String = "", xTitle: String = "", width: Int? = nil,
    height: Int? = nil
  ) {
    self.mark = mark
    self.title = title
    self.caption = caption
    self.xTitle = xTitle
    self.width = width
    self.height = height
  }

  /// Draws the chart in characters.
  ///
  /// - Returns: Lines separated by newlines, without one at the end and without trailing blanks.
  public func text(_ style: TextStyle = TextStyle()) -> String {
    var canvas = TextCanvas(style, width: width, height: height)
    draw(on: &canvas)
    return canvas.finished()
  }

  /// Draws the chart as a whole SVG document, the same bytes each time.
  public func svg() -> String { svgCanvas().finished() }

  /// Draws the chart as a part of a page that sets its styles and the hatching once for all charts, so that no name stands
  /// on it twice.
  public func inlineSVG() -> InlineSVG {
    let canvas = svgCanvas()
    return InlineSVG(element: canvas.inlineElement, styles: canvas.styles)
  }

  private func svgCanvas() -> SVGCanvas {
    let width = width ?? Chart.standardWidth
    let height =
      if case .facets(let facets) = mark.geometry {
        facets.height(asked: height, width: width)
      } else { height ?? 400 }
    var canvas = SVGCanvas(width: width, height: height)
    draw(on: &canvas)
    return canvas
  }

  private func draw(on canvas: inout some Canvas) {
    let geometry = mark.geometry
    canvas.heading(title: title, caption: caption, finding: geometry.finding)
    let legend = Legend(geometry)
    if !legend.entries.isEmpty { canvas.legend(legend) }
    canvas.draw(geometry, xTitle: xTitle)
  }
}

/// A chart as an element of a page, and the styles that the page has to have.
public struct InlineSVG: Sendable, Equatable {
  /// The `svg` element, without a style or an identifier of its own.
  public let element: String
  /// Style sheets, each of which a page needs once, however many charts it shows.
  public let styles: [String]

  /// An element, shown nowhere, with what charts refer to by name; a page with charts needs it once.
  public static let definitions = """
    <svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" class="drift-definitions" aria-hidden="true">\
    <defs>\(SVGStyle.hatch)</defs></svg>
    """
}
