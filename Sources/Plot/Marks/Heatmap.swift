/// A number for each pair of two categories, as the shade of a cell.
public struct Heatmap: Mark {
  /// `heatmap` and what is told about it.
  public static let information = MarkInformation(
    name: "heatmap",
    summary:
      "Shows a number for each pair of two columns' values, such as the drift of each column over time.",
    example: "simulate \"insurance\" vs simulate \"insurance\", months: 1..6 | drift by snapshot "
      + "| heatmap x: snapshot, y: column, color: score",
    references: [
      "Wilkinson, L., Friendly, M. (2009). The history of the cluster heat map. "
        + "The American Statistician 63(2), 179–184."
    ]
  )

  /// The most cells that a grid may have.
  public static let mostCells = 100_000

  /// A row of data: its places in the lists of names, its number, and whether it is marked.
  public struct Cell: Sendable, Equatable {
    /// The place in the names of the columns.
    public var column: Int
    /// The place in the names of the rows.
    public var row: Int
    /// The number; a missing or infinite one is not drawn, and counted in the legend.
    public var value: Double?
    /// Whether the cell gets a mark.
    public var isMarked: Bool

    /// Puts a number in its place.
    public init(column: Int, row: Int, value: Double?, isMarked: Bool = false) {
      self.column = column
      self.row = row
      self.value = value
      self.isMarked = isMarked
    }
  }

  /// The cells to draw.
  public let cells: Cells

  /// The cells, for any canvas.
  public var geometry: Geometry { .cells(cells) }

  /// Lays out cells; of several in one place the number furthest from zero counts, and any mark.
  ///
  /// - Parameters:
  ///   - cells: In any order; one that lies outside the names is left out.
  ///   - columns: The names from left to right, and what they are.
  ///   - rows: The names from top to bottom, and what they are.
  ///   - title: What the numbers are.
  ///   - markTitle: What a mark says.
  /// - Complexity: O(cells + columns × rows).
  public init(
    _ cells: [Cell], columns: (title: String, names: [String]), rows: (title: String, names: [String]),
    title: String, markTitle: String = ""
  ) {
    let count = columns.names.count * rows.names.count
    var values = [Double?](repeating: nil, count: count)
    var marks = [Bool](repeating: false, count: count)
    var (missing, infinite) = (0, 0)
    for cell in cells
    where columns.names.indices.contains(cell.column) && rows.names.indices.contains(cell.row) {
      let index = cell.row * columns.names.count + cell.column
      if cell.isMarked { marks[index] = true }
      guard let value = cell.value else {
        missing += 1
        continue
      }
      guard value.isFinite else {
        infinite += 1
        continue
      }
      if value.magnitude > values[index]?.magnitude ?? -1 { values[index] = value }
    }
    self.cells = Cells(
      x: .categories(columns.names), y: .categories(rows.names), xTitle: columns.title, yTitle: rows.title,
      measure: .values(title: title), values: values, marks: marks.contains(true) ? marks : [],
      markTitle: markTitle,
      entries: [Legend.Entry(label: nil, counts: Legend.counts(cells.count - missing, missing, infinite))])
  }
}
