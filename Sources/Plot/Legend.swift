/// The sides of a chart, each with the number of its rows and of those it could not draw.
public struct Legend: Sendable, Equatable {
  /// What is told of one side or series.
  public struct Entry: Sendable, Equatable {
    /// Nil where there is but one side without a name.
    public var label: String?
    /// `n = 9,988`, `12 missing` and the like, in this order.
    public var counts: [String]
  }

  /// How a side looks.
  enum Swatch: Sendable, Equatable {
    /// The bar of the reference.
    case filled
    /// The outline of the current side over it.
    case outline
    /// The current side's own bar.
    case hatched
    /// A layer of a plane.
    case layer(Plane.Form, Plane.Ink)
    /// A box of the reference, or of the current side.
    case box(Int)
  }

  let entries: [Entry]
  /// One for each entry; none where there is nothing to tell apart.
  let swatches: [Swatch]

  init(_ geometry: Geometry) {
    switch geometry {
    case .bars(let bars): self.init(bars)
    case .plane(let plane): self.init(plane)
    case .boxes(let boxes): self.init(boxes)
    case .cells(let cells): self.init(cells)
    case .facets(let facets): self.init(facets)
    }
  }

  /// How the sides of all panels look; their counts stand with each.
  private init(_ facets: Facets) {
    let legend = facets.panels.first.map { Legend($0.geometry) }
    swatches = legend?.swatches ?? []
    entries = swatches.isEmpty ? [] : (legend?.entries ?? []).map { Entry(label: $0.label, counts: []) }
  }

  init(_ bars: Bars) {
    entries = bars.sides.map { Entry(label: $0.label, counts: Self.counts($0)) }
    swatches = bars.isPair ? [.filled, bars.positions == .categories ? .hatched : .outline] : []
  }

  init(_ plane: Plane) {
    let layers = plane.layers.filter { $0.entry != nil }
    entries = layers.compactMap(\.entry)
    swatches = layers.count > 1 ? layers.map { .layer($0.form, $0.ink) } : []
  }

  init(_ boxes: Boxes) {
    entries = boxes.sideLabels.indices.map { side in
      let own = boxes.rows.filter { $0.side == side }.map(\.box)
      func sum(_ count: (Box) -> Int) -> Int { saturatingSum(own.map(count)) }
      return Entry(
        label: boxes.sideLabels[side],
        counts: Self.counts(sum(\.total), sum(\.missing), sum(\.infinite), sum(\.notPositive)))
    }
    swatches = boxes.isPair ? [.box(0), .box(1)] : []
  }

  init(_ cells: Cells) {
    entries = cells.entries
    swatches = []
  }

  private static func counts(_ side: Bars.Side) -> [String] {
    counts(side.total, side.missing, side.infinite, side.notPositive)
  }

  /// The number of values, and of those that are not drawn by the reason.
  static func counts(_ total: Int, _ missing: Int, _ infinite: Int, _ notPositive: Int = 0) -> [String] {
    var counts = ["n = " + NumberFormat.count(total)]
    if missing > 0 { counts.append(NumberFormat.count(missing) + " missing") }
    if infinite > 0 { counts.append(NumberFormat.count(infinite) + " infinite, not drawn") }
    if notPositive > 0 { counts.append(NumberFormat.count(notPositive) + " not above 0, not drawn") }
    return counts
  }
}
