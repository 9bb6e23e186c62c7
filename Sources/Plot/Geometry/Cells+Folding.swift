extension Cells {
  /// The same grid with at most so many columns and rows.
  ///
  /// Neighbours are joined, columns under the name of the first; of rows that are categories the last ones are, under
  /// the name `… n more`. Where numbers can't be summed, the title of the columns tells how many were joined.
  func folded(columns: Int, rows: Int) -> Cells {
    var result = self
    if x.count > columns {
      let size = (x.count + columns - 1) / columns
      result = result.joiningColumns(
        stride(from: 0, to: x.count, by: size).map { $0..<min($0 + size, x.count) })
      if case .values = measure { result.xTitle += " (the largest of every \(size))" }
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
