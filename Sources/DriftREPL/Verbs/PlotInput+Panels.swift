import DataFrame
import Plot

extension PlotInput {
  /// A part of the input: the rows of one value of the keys of `by`.
  struct Panel {
    var label: String
    var input: PlotInput
  }

  /// The groups of `by` in order of first appearance, the reference's first; one that only the current side has the key of is
  /// compared with the whole reference.
  ///
  /// - Returns: The first twelve, and the names of the others.
  func panels() throws -> (shown: [Panel], rest: [String]) {
    let keyed =
      sides.count == 2 && call.hasKeyOnlyOn(sides[1].frame, not: sides[0].frame) ? [1] : Array(sides.indices)
    var names: [String] = []
    var rows: [String: [[Int]]] = [:]
    for side in keyed {
      let frame = sides[side].frame
      let keys = try call.keys(for: frame).map { try $0.value.evaluate(on: frame) }
      let grouping = Grouping(by: keys, rowCount: frame.rowCount)
      for (first, own) in zip(grouping.firstRows, grouping.rows) {
        let name = keys.map { $0[first].categoryName ?? "null" }.joined(separator: ", ")
        if rows[name] == nil { names.append(name) }
        rows[name, default: sides.map { _ in [] }][side] = own
      }
    }
    let shown = names.prefix(Facets.most).map { name in
      let parts = sides.indices.map { side in
        let own = rows[name]?[side] ?? []
        let frame = sides[side].frame
        return Part(label: sides[side].label, frame: keyed.contains(side) ? frame.gather(own) : frame)
      }
      return Panel(label: name, input: PlotInput(call, parts))
    }
    return (shown, Array(names.dropFirst(Facets.most)))
  }

  /// The keys of `by` in words.
  var keyNames: String { call.by.map(\.columnName).joined(separator: ", ") }
}

extension Call {
  /// Whether `by` names a column that one frame has and another lacks.
  func hasKeyOnlyOn(_ frame: DataFrame, not other: DataFrame) -> Bool {
    by.contains { key in
      key.value.bareWord.map { frame.index(of: $0) != nil && other.index(of: $0) == nil } ?? false
    }
  }
}
