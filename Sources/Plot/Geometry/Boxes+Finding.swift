extension Boxes {
  /// What the boxes show: where the middle of the values lies, and how it differs.
  var finding: String {
    let drawn = groups.indices.filter { group in groups[group].boxes.contains { $0?.numbers != nil } }
    guard let first = drawn.first else { return "No values to draw." }
    if groups.count > 1 {
      return "\(groups.count + hidden) groups; " + (isPair ? largestMove : extremes) + "."
    }
    let boxes = groups[first].boxes.compactMap { $0 }
    guard isPair, boxes.count == 2 else {
      return (boxes[0].numbers.map(Self.words) ?? "") + "; \(Self.outliers(boxes[0]))."
    }
    guard let before = boxes[0].numbers, let after = boxes[1].numbers else {
      return "Only one side has values."
    }
    return "The median is \(NumberFormat.short(before.median)) and then \(NumberFormat.short(after.median)); "
      + "\(Self.outliers(boxes[0])) and then \(NumberFormat.count(boxes[1].outliers))."
  }

  private static func words(_ numbers: Box.Numbers) -> String {
    let ends = [numbers.lowerQuartile, numbers.upperQuartile].map(NumberFormat.short)
    return
      "The median is \(NumberFormat.short(numbers.median)), the middle half lies from \(ends[0]) to \(ends[1])"
  }

  private static func outliers(_ box: Box) -> String {
    "\(NumberFormat.count(box.outliers)) \(box.outliers == 1 ? "outlier" : "outliers")"
  }

  private func name(_ group: Int) -> String {
    groups[group].label.map { $0.isEmpty ? "\"\"" : $0 } ?? ""
  }

  /// The groups of the highest and the lowest median.
  private var extremes: String {
    let medians = groups.indices.compactMap { group in
      groups[group].boxes.lazy.compactMap { $0?.numbers }.first.map { (group: group, median: $0.median) }
    }
    guard let high = medians.max(by: { $0.median < $1.median }),
      let low = medians.min(by: { $0.median < $1.median })
    else { return "no values to draw" }
    return "the highest median is \(name(high.group)) with \(NumberFormat.short(high.median)), "
      + "the lowest \(name(low.group)) with \(NumberFormat.short(low.median))"
  }

  /// The group whose median moved most from the first side to the second.
  private var largestMove: String {
    let moves = groups.indices.compactMap { group -> (group: Int, from: Double, to: Double)? in
      let boxes = groups[group].boxes
      guard let before = boxes[0]?.numbers, let after = boxes[1]?.numbers else { return nil }
      return (group, before.median, after.median)
    }
    guard let move = moves.max(by: { ($0.to - $0.from).magnitude < ($1.to - $1.from).magnitude }) else {
      return extremes
    }
    return "the median moved most in \(name(move.group)), from \(NumberFormat.short(move.from)) to "
      + NumberFormat.short(move.to)
  }
}
