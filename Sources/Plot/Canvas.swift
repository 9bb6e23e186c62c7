/// What a chart is drawn on: the terminal or an SVG document.
///
/// The parts come in reading order, each below the one before.
protocol Canvas {
  /// - Parameter finding: What the geometry shows, in words for those who can't see it.
  mutating func heading(title: String, caption: String, finding: String)
  mutating func legend(_ legend: Legend)
  mutating func bars(_ bars: Bars, xTitle: String)
  mutating func plane(_ plane: Plane, xTitle: String)
  mutating func facets(_ facets: Facets, xTitle: String)
  mutating func boxes(_ boxes: Boxes, xTitle: String)
  mutating func cells(_ cells: Cells)
  func finished() -> String
}

extension Canvas {
  /// Draws a geometry below what stands there already.
  mutating func draw(_ geometry: Geometry, xTitle: String) {
    switch geometry {
    case .bars(let bars): self.bars(bars, xTitle: xTitle)
    case .plane(let plane): self.plane(plane, xTitle: xTitle)
    case .boxes(let boxes): self.boxes(boxes, xTitle: xTitle)
    case .cells(let cells): self.cells(cells)
    case .facets(let facets): self.facets(facets, xTitle: xTitle)
    }
  }
}
