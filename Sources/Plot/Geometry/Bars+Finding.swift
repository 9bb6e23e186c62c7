extension Bars {
  /// What the bars show: how many there are, which stand out, and where two sides differ most.
  var finding: String {
    guard hasLengths, let largest = mostRemarkable else { return "No values to draw." }
    let text = "\(counted(count, positions == .categories ? "category" : "bin")); "
    guard isPair else { return text + extremes(largest) + "." }
    guard let change = change(largest) else { return text + "only one side has values." }
    let figure = changeFigure(change)
    if change == 0 || figure == "0.0" {
      return text
        + (measure == .shares ? "the shares of both sides are the same." : "both sides are the same.")
    }
    let unit = measure == .shares ? " percentage points" : ""
    return text + "the largest change is \(name(largest)) with \(figure)\(unit)."
  }

  /// The largest bar, and the smallest one where values are compared and not parts of a whole.
  private func extremes(_ largest: Int) -> String {
    let text = "the largest is \(name(largest)) with \(figure(length(0, largest)))"
    guard case .values = measure else { return text }
    let drawn = labels.indices.filter { length(0, $0) != nil }
    guard drawn.count > 1, let least = drawn.min(by: { weight($0) < weight($1) }) else { return text }
    return text + ", the smallest \(name(least)) with \(figure(length(0, least)))"
  }

  private func name(_ index: Int) -> String { labels[index].text(dash: " to ", ellipsis: "…") }

  /// The bar that changed most, or the largest one where there is nothing to compare.
  private var mostRemarkable: Int? {
    labels.indices.max { weight($0) < weight($1) }
  }

  private func weight(_ index: Int) -> Double {
    isPair ? (change(index) ?? 0).magnitude : length(0, index) ?? -.infinity
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    if count == 1 { return "1 \(noun)" }
    return "\(count) " + (noun == "category" ? "categories" : noun + "s")
  }
}
