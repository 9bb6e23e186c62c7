import DataFrame
import Plot

extension Digest {
  /// The digest of what a chart shows: its bars or points, their places and counts, not how they are drawn.
  init(of chart: Chart) {
    switch chart.mark.geometry {
    case .bars(let bars): self.init(of: bars)
    case .plane(let plane): self.init(of: plane)
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
    }
    self.init(combining: parts)
  }

  private init(of plane: Plane) {
    var parts: [Digest] = []
    var texts = [plane.y.title]
    for dimension in [plane.x, plane.y] {
      parts.append(Digest(ofNumbers: [dimension.domain.lowerBound, dimension.domain.upperBound]))
      if case .categories(let names) = dimension.kind { texts += names }
    }
    for layer in plane.layers {
      for run in layer.runs { parts.append(Digest(ofNumbers: run.flatMap { [$0.x, $0.y] })) }
      if let entry = layer.entry { texts += [entry.label ?? ""] + entry.counts }
    }
    parts.append(Digest(ofNumbers: plane.rules.map(\.value)))
    texts += plane.rules.map(\.label)
    parts.append(Digest(of: .string(StringColumn(texts))))
    self.init(combining: parts)
  }

  private init(ofNumbers numbers: [Double]) { self.init(of: .number(TypedColumn(numbers))) }
}
