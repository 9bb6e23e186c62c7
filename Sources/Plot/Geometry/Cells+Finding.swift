extension Cells {
  /// What the grid shows: its size, the cell that stands out, and how many are marked.
  var finding: String {
    let drawn = values.indices.filter { values[$0] != nil }
    guard let index = drawn.max(by: { magnitude($0) < magnitude($1) }), let value = values[index] else {
      return "No values to draw."
    }
    let size = "\(NumberFormat.count(x.count)) × \(NumberFormat.count(y.count)) cells"
    let place =
      "\(name(y, from: y.count - 1 - index / x.count, index / x.count)), "
      + name(x, from: index % x.count, index % x.count)
    let what =
      switch measure {
      case .values: "the one furthest from zero is \(place) with \(figure(value))"
      case .counts: "the fullest is \(place) with \(figure(value)) rows"
      case .changes: "the largest change is \(place) with \(figure(value)) percentage points"
      }
    guard hasMarks else { return "\(size); \(what)." }
    return "\(size); \(what); \(NumberFormat.count(marks.count { $0 })) \(markTitle)."
  }

  private func magnitude(_ index: Int) -> Double { values[index]?.magnitude ?? -1 }

  /// A row or column by its name, or by the ends of its interval.
  ///
  /// - Parameter interval: Its number counted from the lowest.
  private func name(_ positions: Positions, from interval: Int, _ place: Int) -> String {
    switch positions {
    case .categories(let names): names[place].isEmpty ? "\"\"" : names[place]
    case .intervals(let edges, _):
      "\(NumberFormat.short(edges[interval])) to \(NumberFormat.short(edges[interval + 1]))"
    }
  }
}
