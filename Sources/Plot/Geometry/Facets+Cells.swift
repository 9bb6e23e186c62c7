extension Facets {
  /// The panels that are grids of cells.
  var grids: [Cells] {
    panels.compactMap { panel in if case .cells(let cells) = panel.geometry { cells } else { nil } }
  }

  /// The grid whose legend holds for all of them: one with a gap where any has some; nil where nothing is coloured.
  var keyGrid: Cells? {
    let drawn = grids.filter { $0.extent != nil }
    return drawn.first { $0.hasGaps } ?? drawn.first
  }

  /// Gives all grids one scale of colours, and room for marks where any of them has some.
  mutating func shareColors() {
    let grids = grids
    let reach = Self.union(grids.compactMap(\.extent))
    let marked = grids.first { $0.hasMarks }
    for index in panels.indices {
      guard case .cells(var cells) = panels[index].geometry else { continue }
      cells.reach = reach
      if let marked, !cells.hasMarks {
        cells.marks = [Bool](repeating: false, count: cells.values.count)
        cells.markTitle = marked.markTitle
      }
      panels[index].geometry = .cells(cells)
    }
  }

  /// The same panels with grids of as many cells as there is room for.
  ///
  /// Joined cells hold more than those they were made of, so the scale of colours is found anew.
  ///
  /// - Parameter fit: Joins cells of a grid to those that a panel has room for.
  func fitted(_ fit: (Cells) -> Cells) -> Facets {
    var result = self
    for index in panels.indices {
      guard case .cells(let cells) = panels[index].geometry, cells.extent != nil else { continue }
      result.panels[index].geometry = .cells(fit(cells))
    }
    result.shareColors()
    return result
  }
}
