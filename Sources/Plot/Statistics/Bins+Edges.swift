extension Bins {
  /// One bin around the only value there is.
  static func edges(around value: Double, scale: Bars.IntervalScale) -> [Double] {
    if scale == .whole { return [value - 0.5, value + 0.5] }
    let half = value == 0 ? 0.5 : max(value.magnitude / 20, .leastNonzeroMagnitude)
    let greatest = Double.greatestFiniteMagnitude
    let least = scale == .logarithmic ? .leastNonzeroMagnitude : -greatest
    return [max(least, value - half), min(greatest, value + half)]
  }

  static func linear(_ low: Double, _ high: Double, count: Int?, suggested: Int) -> [Double] {
    if let count { return equal(low, high, count: count) }
    let parts = Double(max(1, suggested))
    guard let step = NiceStep(atLeast: high / parts - low / parts) else {
      return equal(low, high, count: suggested)
    }
    let first = step.index(below: low)
    let last = max(first + 1, -step.index(below: -high))
    guard first.magnitude < 0x1p50, last.magnitude < 0x1p50, last - first <= 2 * parts + 2 else {
      return equal(low, high, count: suggested)
    }
    var edges = stride(from: first, through: last, by: 1).map { step.multiple($0) }
    // Rounding may leave an end a hair inside the extent, or outside the doubles.
    edges[0] = max(-.greatestFiniteMagnitude, min(edges[0], low))
    edges[edges.count - 1] = min(.greatestFiniteMagnitude, max(edges[edges.count - 1], high))
    return rising(edges)
  }

  /// Edges halfway between whole numbers, so that no whole number lies on an edge.
  static func whole(_ low: Double, _ high: Double, count: Int?, suggested: Int) -> [Double] {
    let span = high - low + 1
    var width = 1.0
    var start = low
    if let count {
      width = (span / Double(count)).rounded(.up)
    } else if let step = NiceStep(atLeast: span / Double(max(1, suggested))), step.value > 1 {
      width = step.value
      start = step.multiple(step.index(below: low))
    }
    let bins = ((high - start + 1) / width).rounded(.up)
    return stride(from: 0, through: bins, by: 1).map { start - 0.5 + $0 * width }
  }

  static func logarithmic(_ low: Double, _ high: Double, count: Int?, suggested: Int) -> [Double] {
    let start = Decimal10.logarithm(low)
    let end = Decimal10.logarithm(high)
    let exponents =
      if let count { equal(start, end, count: count) } else {
        linear(start, end, count: nil, suggested: suggested)
      }
    var edges = exponents.map { exponent in
      min(.greatestFiniteMagnitude, max(.leastNonzeroMagnitude, Decimal10.power(exponent)))
    }
    let isGiven = count != nil
    edges[0] = isGiven ? low : min(edges[0], low)
    edges[edges.count - 1] = isGiven ? high : max(edges[edges.count - 1], high)
    return rising(edges)
  }

  /// A bin of one whole number is named by it, a wider one by its first and last.
  ///
  /// From 10⁴ on the last number of a bin would need all its digits, so the next bin's first stands in its
  /// place.
  static func wholeLabels(_ edges: [Double]) -> [Bars.Label] {
    let starts = edges.map { $0 + 0.5 }
    let width = edges[1] - edges[0]
    if width == 1 {
      let format = NumberFormat(for: Array(starts.dropLast()), step: 1)
      return starts.dropLast().map { .name(format.string($0)) }
    }
    guard starts.allSatisfy({ $0.magnitude <= 1e4 }) else {
      return ranges(starts, NumberFormat(for: starts, step: width))
    }
    let format = NumberFormat(.prefixed(exponent: 0, decimals: 0))
    return zip(starts, starts.dropFirst()).map { .range(format.string($0), format.string($1 - 1)) }
  }

  static func ranges(_ edges: [Double], _ format: NumberFormat) -> [Bars.Label] {
    zip(edges, edges.dropFirst()).map { .range(format.string($0), format.string($1)) }
  }

  /// Three significant digits, or as many as tell neighbouring edges apart.
  static func logarithmicDigits(_ edges: [Double]) -> Int {
    for digits in 3..<17 {
      let texts = edges.map { NumberFormat(.significant(digits: digits)).string($0) }
      if zip(texts, texts.dropFirst()).allSatisfy({ $0 != $1 }) { return digits }
    }
    return 17
  }

  /// Interpolates between the ends, which are met exactly.
  private static func equal(_ low: Double, _ high: Double, count: Int) -> [Double] {
    let parts = Double(count)
    let inner = (0..<count).dropFirst().map { index in
      low * (1 - Double(index) / parts) + high * (Double(index) / parts)
    }
    return rising([low] + inner + [high])
  }

  /// Leaves out edges that the precision of doubles can't tell from the one before, keeping both ends.
  private static func rising(_ edges: [Double]) -> [Double] {
    guard let first = edges.first, let last = edges.last else { return edges }
    var result = [first]
    for edge in edges.dropFirst() where edge > result[result.count - 1] && edge < last { result.append(edge) }
    return result + [last]
  }
}
