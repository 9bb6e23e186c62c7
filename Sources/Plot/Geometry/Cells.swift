/// A grid of cells with a number each: rows from top to bottom, columns from left to right.
public struct Cells: Sendable, Equatable {
  /// What the rows or the columns are.
  public enum Positions: Sendable, Equatable {
    /// One beside the other, in order.
    case categories([String])
    /// Between neighbouring edges, which rise strictly; the first row is the highest, the first column the lowest.
    case intervals(edges: [Double], scale: Bars.IntervalScale)

    /// The number of rows or columns.
    var count: Int {
      switch self {
      case .categories(let names): names.count
      case .intervals(let edges, _): max(0, edges.count - 1)
      }
    }
  }

  /// What the numbers are, which decides how cells are coloured and joined.
  public enum Measure: Sendable, Equatable {
    /// Given ones, of any sign; where cells are joined the one furthest from zero stays.
    case values(title: String)
    /// Rows, coloured by their logarithm, since few cells hold most of them.
    case counts
    /// How much the share of each cell grew from the reference to the current side.
    case changes

    /// The title of the scale of colours.
    var title: String {
      switch self {
      case .values(let title): title
      case .counts: "rows"
      case .changes: "change of share, pp"
      }
    }
  }

  /// What the columns are.
  public var x: Positions
  /// What the rows are.
  public var y: Positions
  /// The name of what the columns are.
  public var xTitle: String
  /// The name of what the rows are.
  public var yTitle: String
  /// What the numbers are.
  public var measure: Measure
  /// The numbers, row after row; nil for a cell without one.
  public var values: [Double?]
  /// Whether each cell is marked; empty where none can be.
  public var marks: [Bool] = []
  /// What a mark says.
  public var markTitle = ""
  /// The rows behind the cells, one entry a side.
  public var entries: [Legend.Entry] = []
  /// What the scale of colours must hold beside the grid's own numbers, where it is shared with other grids.
  public var reach: ClosedRange<Double>?

  /// The place of a cell in the arrays.
  func index(_ row: Int, _ column: Int) -> Int { row * x.count + column }

  /// Whether a cell is marked.
  func isMarked(_ index: Int) -> Bool { !marks.isEmpty && marks[index] }

  /// Whether cells can be marked, here or in a grid beside this one.
  var hasMarks: Bool { !marks.isEmpty }

  /// Whether any cell has no number.
  var hasGaps: Bool { values.contains { $0 == nil } }

  /// The least and the greatest number; nil where there is none.
  ///
  /// - Complexity: O(cells).
  var extent: ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for case .some(let value) in values {
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : nil
  }

  /// A number of a cell in figures.
  func figure(_ value: Double) -> String {
    switch measure {
    case .values: NumberFormat.short(value)
    case .counts: NumberFormat.count(Int(value))
    case .changes: NumberFormat.change(value)
    }
  }
}
