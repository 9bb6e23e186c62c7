import DataFrame
import Plot

extension Digest {
  /// The digest of what a chart shows: its bars or points, their places and counts, not how they are drawn.
  init(of chart: Chart) {
    self.init(of: chart.mark.geometry)
  }

  private init(of geometry: Geometry) {
    switch geometry {
    case .bars(let bars): self.init(of: bars)
    case .plane(let plane): self.init(of: plane)
    case .facets(let facets):
      let labels = Digest(of: .string(StringColumn(facets.panels.map(\.label) + facets.rest)))
      self.init(combining: [labels] + facets.panels.map { Digest(of: $0.geometry) })
    case .boxes(let boxes): self.init(of: boxes)
    case .cells(let cells): self.init(of: cells)
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

  private init(of boxes: Boxes) {
    let labels = boxes.sideLabels + boxes.groups.map(\.label)
    var parts = [
      Digest(of: .string(StringColumn(labels))), Digest(of: .integer(TypedColumn([boxes.hidden]))),
    ]
    for box in boxes.groups.flatMap(\.boxes).compactMap({ $0 }) {
      let numbers = box.numbers.map {
        [$0.lowerWhisker, $0.lowerQuartile, $0.median, $0.upperQuartile, $0.upperWhisker]
      }
      let counts = [box.total, box.missing, box.infinite, box.notPositive, box.outliers]
      parts += [Digest(ofNumbers: (numbers ?? []) + box.dots), Digest(of: .integer(TypedColumn(counts)))]
    }
    self.init(combining: parts)
  }

  private init(of cells: Cells) {
    var parts = [Digest(of: cells.x), Digest(of: cells.y)]
    parts.append(Digest(of: .number(TypedColumn(cells.values, placeholder: 0))))
    parts.append(Digest(of: .bool(TypedColumn(cells.marks))))
    let entries = cells.entries.flatMap { [$0.label ?? ""] + $0.counts }
    parts.append(Digest(of: .string(StringColumn(entries))))
    self.init(combining: parts)
  }

  private init(of positions: Cells.Positions) {
    switch positions {
    case .categories(let names): self.init(of: .string(StringColumn(names)))
    case .intervals(let edges, _): self.init(ofNumbers: edges)
    }
  }

  private init(ofNumbers numbers: [Double]) { self.init(of: .number(TypedColumn(numbers))) }
}
