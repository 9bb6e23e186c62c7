/// A kind of picture: it turns the arrays it was made from into a geometry that every canvas can draw.
///
/// A new mark is one file under `Marks/` and one line in ``Marks``.
public protocol Mark: Sendable {
  /// What it is, for help, completion and the reference page.
  static var information: MarkInformation { get }
  /// What is to be drawn, free of any canvas.
  var geometry: Geometry { get }
}

/// What is told about a mark.
public struct MarkInformation: Sendable, Equatable {
  /// The word that asks for it.
  public let name: String
  /// One sentence, ending in a full stop.
  public let summary: String
  /// A statement that draws it.
  public let example: String
  /// Papers and standards behind its computation.
  public let references: [String]

  /// Describes a mark; no part may be empty.
  public init(name: String, summary: String, example: String, references: [String]) {
    self.name = name
    self.summary = summary
    self.example = example
    self.references = references
  }
}

/// The registry of marks.
public enum Marks {
  /// Every mark, in the order of the reference page.
  public static let all: [any Mark.Type] = [
    Histogram.self, ECDF.self, Density.self, BoxPlot.self, Bar.self, QuantileQuantile.self, Line.self,
    Scatter.self, Heatmap.self, Facets.self,
  ]
}

/// The shapes that canvases know how to draw; several marks may share one.
public indirect enum Geometry: Sendable, Equatable {
  /// Bars that grow from zero.
  case bars(Bars)
  /// Lines and points over two scales.
  case plane(Plane)
  /// Several of the others with shared axes.
  case facets(Facets)
  /// Quartiles, whiskers and outliers.
  case boxes(Boxes)
  /// A grid of numbers.
  case cells(Cells)

  /// What the picture shows, in a sentence or two.
  public var finding: String {
    switch self {
    case .bars(let bars): bars.finding
    case .plane(let plane): plane.finding
    case .facets(let facets): facets.finding
    case .boxes(let boxes): boxes.finding
    case .cells(let cells): cells.finding
    }
  }
}
