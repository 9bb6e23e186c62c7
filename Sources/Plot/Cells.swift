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

  /// The place of a cell in the arrays.
  func index(_ row: Int, _ column: Int) -> Int { row * x.count + column }

  /// Whether a cell is marked.
  func isMarked(_ index: Int) -> Bool { !marks.isEmpty && marks[index] }

  /// Whether any cell is marked.
  var hasMarks: Bool { marks.contains(true) }

  /// Whether any cell has no number.
  var hasGaps: Bool { values.contains { $0 == nil } }

  /// A number of a cell in figures.
  func figure(_ value: Double) -> String {
    switch measure {
    case .values: NumberFormat.short(value)
    case .counts: NumberFormat.count(Int(value))
    case .changes: NumberFormat.change(value)
    }
  }

  /// What the columns are, with how many were joined where the numbers can't be summed.
  func columnTitle(before: Cells) -> String {
    guard x.count < before.x.count, case .values = measure else { return xTitle }
    return "\(xTitle) (the largest of every \((before.x.count + x.count - 1) / x.count))"
  }

  /// The same grid with at most so many columns and rows.
  ///
  /// Neighbours are joined, columns under the name of the first; of rows that are categories the last ones are, under
  /// the name `… n more`.
  func folded(columns: Int, rows: Int) -> Cells {
    var result = self
    if x.count > columns {
      let size = (x.count + columns - 1) / columns
      result = result.joiningColumns(
        stride(from: 0, to: x.count, by: size).map { $0..<min($0 + size, x.count) })
    }
    guard y.count > rows, rows > 0 else { return result }
    switch y {
    case .intervals:
      let size = (y.count + rows - 1) / rows
      // The lowest rows, which come last, make the full parts, so that the edges stay at even distances.
      let starts = stride(from: y.count, to: 0, by: -size).map { max(0, $0 - size)..<$0 }
      return result.joiningRows(starts.reversed())
    case .categories:
      let kept = (0..<(rows - 1)).map { $0..<($0 + 1) }
      return result.joiningRows(kept + [(rows - 1)..<y.count])
    }
  }

  private func joiningColumns(_ parts: [Range<Int>]) -> Cells {
    var result = self
    result.x = x.joining(parts, isReversed: false) { $0[0] }
    result.values = (0..<y.count).flatMap { row in
      parts.map { part in joined(part.map { values[index(row, $0)] }) }
    }
    if !marks.isEmpty {
      result.marks = (0..<y.count).flatMap { row in
        parts.map { part in part.contains { marks[index(row, $0)] } }
      }
    }
    return result
  }

  private func joiningRows(_ parts: [Range<Int>]) -> Cells {
    var result = self
    result.y = y.joining(parts, isReversed: true) { "… \(NumberFormat.count($0.count)) more" }
    result.values = parts.flatMap { part in
      (0..<x.count).map { column in joined(part.map { values[index($0, column)] }) }
    }
    if !marks.isEmpty {
      result.marks = parts.flatMap { part in
        (0..<x.count).map { column in part.contains { marks[index($0, column)] } }
      }
    }
    return result
  }

  private func joined(_ values: [Double?]) -> Double? {
    let present = values.compactMap { $0 }
    if case .values = measure { return present.max { $0.magnitude < $1.magnitude } }
    return present.isEmpty ? nil : present.reduce(0, +)
  }
}

extension Cells.Positions {
  /// The positions after parts of them became one each.
  ///
  /// - Parameter isReversed: Whether the first position is the highest interval.
  fileprivate func joining(_ parts: [Range<Int>], isReversed: Bool, name: ([String]) -> String) -> Self {
    switch self {
    case .categories(let names):
      return .categories(parts.map { $0.count == 1 ? names[$0.lowerBound] : name(Array(names[$0])) })
    case .intervals(let edges, let scale):
      let highest = edges.count - 1
      let starts =
        isReversed
        ? parts.reversed().map { edges[highest - $0.upperBound] } : parts.map { edges[$0.lowerBound] }
      return .intervals(edges: starts + [end(after: starts, edges[highest], scale)], scale: scale)
    }
  }

  /// The last edge, moved outwards where fewer positions were left for the last part than for the others, since all
  /// are drawn of equal size.
  private func end(after starts: [Double], _ edge: Double, _ scale: Bars.IntervalScale) -> Double {
    guard let last = starts.last, starts.count > 1 else { return edge }
    let before = starts[starts.count - 2]
    let end = scale == .logarithmic ? last * (last / before) : last + (last - before)
    return end.isFinite ? max(edge, end) : edge
  }
}
