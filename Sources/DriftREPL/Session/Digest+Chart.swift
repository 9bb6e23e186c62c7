import DataFrame
import Plot

extension Digest {
  /// The digest of what a chart shows: its bars, their places and counts, not how they are drawn.
  init(of chart: Chart) {
    switch chart.mark.geometry {
    case .bars(let bars): self.init(of: bars)
    }
  }

  private init(of bars: Bars) {
    var parts: [Digest] = []
    if case .intervals(let edges, _) = bars.positions { parts.append(Digest(ofNumbers: edges)) }
    let labels = bars.labels.map { $0.text(dash: " – ", ellipsis: "…") }
    parts.append(Digest(of: .string(StringColumn(labels))))
    for side in bars.sides {
      let counts = side.counts + [side.total, side.missing, side.infinite, side.notPositive]
      parts.append(Digest(of: .integer(TypedColumn(counts))))
      if case .values = bars.measure {
        parts.append(Digest(of: .number(TypedColumn(side.values, placeholder: 0))))
      }
    }
    self.init(combining: parts)
  }

  private init(ofNumbers numbers: [Double]) { self.init(of: .number(TypedColumn(numbers))) }
}
