/// What stands before and behind a box, the same on every canvas.
struct BoxRow {
  /// The group where the row is its first, the side where there are no groups, else empty.
  let label: String
  let box: Box
  /// 0 for the reference or the only side, 1 for the current one.
  let side: Int
}

extension Boxes {
  /// The rows from top to bottom.
  var labelledRows: [BoxRow] {
    rows.map { group, side, box in
      let name = groups[group].label.map { $0.isEmpty ? "\"\"" : $0 }
      let isFirst = groups[group].boxes[..<side].allSatisfy { $0 == nil }
      let label = name.map { isFirst ? $0 : "" } ?? sideLabels[side] ?? ""
      return BoxRow(label: label, box: box, side: side)
    }
  }

  /// The figures behind the boxes, in order: what they are, and one for each row.
  ///
  /// Missing values have a column where there are any.
  var figures: [(head: String, short: String, cells: [String])] {
    let boxes = rows.map(\.box)
    let medians = boxes.map { $0.numbers.map { NumberFormat.short($0.median) } ?? "-" }
    var figures = [
      (head: "median", short: "median", cells: medians),
      (head: "n", short: "n", cells: boxes.map { NumberFormat.count($0.total) }),
    ]
    if boxes.contains(where: { $0.missing > 0 }) {
      figures.append(("missing", "miss", boxes.map { NumberFormat.count($0.missing) }))
    }
    figures.append(("outliers", "out", boxes.map { NumberFormat.count($0.outliers) }))
    return figures
  }

  /// What stands below the rows where groups were left out.
  func hiddenText(ellipsis: String) -> String? {
    hidden > 0 ? "\(ellipsis) \(NumberFormat.count(hidden)) more" : nil
  }
}
