extension Bars {
  /// What the bars show: how many there are, how many values each side has, and where they differ most.
  var finding: String {
    guard let largest = mostRemarkable else { return "No values to draw." }
    let label = labels[largest].text(dash: " to ", ellipsis: "…")
    let text = "\(counted(count, positions == .categories ? "category" : "bin")); "
    guard isPair else {
      return text + "the largest is \(label) with \(NumberFormat.percent(sides[0].share(largest)))."
    }
    guard let change = change(largest) else { return text + "only one side has values." }
    if NumberFormat.change(change) == "0.0" { return text + "the shares of both sides are the same." }
    return text + "the largest change is \(label) with \(NumberFormat.change(change)) percentage points."
  }

  /// The bar that changed most, or the largest one where there is nothing to compare.
  private var mostRemarkable: Int? {
    labels.indices.max { weight($0) < weight($1) }
  }

  private func weight(_ index: Int) -> Double {
    isPair ? (change(index) ?? 0).magnitude : sides[0].share(index)
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    if count == 1 { return "1 \(noun)" }
    return "\(count) " + (noun == "category" ? "categories" : noun + "s")
  }
}
