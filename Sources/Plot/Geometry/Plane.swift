/// Lines and points over two scales, with rules that mark places on them.
public struct Plane: Sendable, Equatable {
  /// Across.
  public var x: Dimension
  /// Upwards.
  public var y: Dimension
  /// What is drawn, the first at the bottom.
  public var layers: [Layer]
  /// What is marked.
  public var rules: [Rule] = []
  /// What the picture shows, in a sentence or two.
  public var finding: String

  /// A place on the two scales, in units of the data.
  public struct Point: Sendable, Equatable {
    /// Across.
    public var x: Double
    /// Upwards.
    public var y: Double

    /// A place, in units of the data.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One curve or cloud of points.
  public struct Layer: Sendable, Equatable {
    /// How the points are shown.
    public var form: Form
    /// Whose points they are.
    public var ink: Ink
    /// Runs of points; what belongs to one line but has a gap is more than one run.
    public var runs: [[Point]]
    /// What the legend tells; nil for a line that explains itself.
    public var entry: Legend.Entry?
  }

  /// How the points of a layer are shown.
  public enum Form: Sendable, Equatable {
    /// Straight from point to point.
    case line
    /// Straight from point to point, with each point marked where they are few.
    case markedLine
    /// Level up to the next point, then upright.
    case steps
    /// As a line above a filled ground for the only side and the reference.
    case area
    /// Each for itself.
    case points
  }

  /// Whose points they are, which decides colour, dash and marker.
  public enum Ink: Sendable, Equatable {
    /// There is but one side.
    case only
    /// What is compared with.
    case reference
    /// What is compared.
    case current
    /// One of several series, by its number from 0.
    case series(Int)
    /// A line that helps to read the others.
    case guide
  }

  /// A labelled line across the whole plane.
  public struct Rule: Sendable, Equatable {
    /// Which way the line runs.
    public enum Direction: Sendable, Equatable {
      /// Level, at a value of y.
      case horizontal
      /// Upright, at a value of x.
      case vertical
    }

    /// Which way the line runs.
    public var direction: Direction
    /// Where it stands, in units of the data.
    public var value: Double
    /// What it marks.
    public var label: String
    /// The part of the line that is drawn heavily, such as the gap between two curves.
    public var span: ClosedRange<Double>?
    /// What the place may as well be, drawn as a ground behind the line.
    public var band: ClosedRange<Double>?

    /// Marks a place.
    public init(
      _ direction: Direction, at value: Double, label: String, span: ClosedRange<Double>? = nil,
      band: ClosedRange<Double>? = nil
    ) {
      self.direction = direction
      self.value = value
      self.label = label
      self.span = span
      self.band = band
    }
  }

  /// Whether there is anything to draw.
  var isEmpty: Bool { rules.isEmpty && layers.allSatisfy { $0.runs.allSatisfy(\.isEmpty) } }
}
