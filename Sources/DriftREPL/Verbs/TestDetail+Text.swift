import DataFrame
import Drift
import Plot

extension TestDetail {
  /// What stands under the row: both sides next to each other, and what they come to in words.
  var text: String {
    guard let reference, let current else { return sentence }
    let lines = distribution(reference, current).map(alignedLine)
    return (lines + [sentence, intervalText.map { "the interval is \($0)" }].compactMap { $0 })
      .joined(separator: "\n")
  }

  /// The result as a person would repeat it; the reason where the test could not be run.
  var sentence: String {
    guard let gap, let reference, let current, row.isTested else {
      return "\(row.column) was not tested: \(row.note)"
    }
    let subject = visible(row.column)
    guard let before = reference.mean, let now = current.mean else {
      let name = visible(ScalarText.text(gap.at.whole) ?? "null")
      guard gap.size != 0 else { return "no share of \(subject) changed." }
      return """
        \(subject): the share of "\(name)" \(gap.size < 0 ? "fell" : "rose") from \
        \(NumberFormat.percent(gap.reference)) to \(NumberFormat.percent(gap.current)), a change of \
        \(NumberFormat.change(gap.size)) points\(intervalPhrase(NumberFormat.change)).
        """
    }
    let change = now - before
    let move =
      change == 0
      ? "stayed at \(NumberFormat.short(before)) on average"
      : """
      \(change < 0 ? "fell" : "rose") by \(NumberFormat.short(change.magnitude)) on average \
      (from \(NumberFormat.short(before)) to \(NumberFormat.short(now)))
      """
    let effect = row.effect.map {
      ", \(NumberFormat.short($0)) standard deviations\(intervalPhrase(NumberFormat.short))"
    }
    return "\(subject) \(move)\(effect ?? "")\(gapPhrase(gap))."
  }

  /// How the interval was made; nil where there is none.
  var intervalText: String? {
    switch interval?.method {
    case nil: nil
    case .delta: "by the delta method from the moments of both samples"
    case .newcombe(categories: 2): "Newcombe's for the difference of two shares"
    case .newcombe(let categories):
      "Newcombe's for the difference of two shares, for all \(categories) categories at once (Bonferroni)"
    }
  }

  private func intervalPhrase(_ number: (Double) -> String) -> String {
    interval.map { " (95% interval \(number($0.low)) to \(number($0.high)))" } ?? ""
  }

  private func gapPhrase(_ gap: LargestGap) -> String {
    guard gap.size != 0, case .number(let place) = gap.at else { return "" }
    return """
      ; the gap is largest at \(NumberFormat.short(place)), up to which lie \
      \(NumberFormat.percent(gap.current)) now against \(NumberFormat.percent(gap.reference)) before
      """
  }

  /// Name, reference and current side of each line.
  private func distribution(_ reference: SideSummary, _ current: SideSummary) -> [[String]] {
    let sides = [reference, current]
    let counts = [
      ["", "reference", "current"],
      ["n"] + sides.map { NumberFormat.count($0.count) },
      ["nulls"] + sides.map { NumberFormat.count($0.missing) },
    ]
    guard let table else {
      return counts
        + TestFrame.measures(sides).map { name, values in
          [name] + values.map { $0.map(NumberFormat.short) ?? "" }
        }
    }
    return counts + shares(of: table)
  }

  /// The categories whose shares changed most, at most ten.
  private func shares(of table: CategoryTable) -> [[String]] {
    let (m, n) = (Double(max(table.referenceTotal, 1)), Double(max(table.currentTotal, 1)))
    func change(_ index: Int) -> Double {
      (Double(table.current[index]) / n - Double(table.reference[index]) / m).magnitude
    }
    let order = table.keys.indices.sorted { (change($0), $1) > (change($1), $0) }
    let shown = order.prefix(10).map { index in
      let name = visible(ScalarText.text(table.keys[index].whole) ?? "null")
      return [
        truncated(name, toWidth: 30), NumberFormat.percent(Double(table.reference[index]) / m),
        NumberFormat.percent(Double(table.current[index]) / n),
      ]
    }
    let rest = table.count - shown.count
    return shown + (rest > 0 ? [["and \(NumberFormat.count(rest)) more", "", ""]] : [])
  }

  /// A line with its name at the left and the sides' values at the right of their columns.
  private func alignedLine(_ cells: [String]) -> String {
    let nameWidth = table == nil ? 6 : 30
    var line = cells[0] + String(repeating: " ", count: max(0, nameWidth - displayWidth(cells[0])))
    for cell in cells.dropFirst() {
      line += String(repeating: " ", count: max(1, 11 - displayWidth(cell))) + cell
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension Scalar {
  /// The value, a whole number without the point.
  var whole: Scalar {
    if case .number(let value) = self, let integer = Int(exactly: value) { .integer(integer) } else { self }
  }
}
