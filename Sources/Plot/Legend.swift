/// The sides of a chart, each with the number of its rows and of those it could not draw.
struct Legend: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    /// Nil where there is but one side without a name.
    let label: String?
    /// `n = 9,988`, `12 missing` and the like, in this order.
    let counts: [String]
  }

  let entries: [Entry]
  /// Whether the current side has bars of its own, not an outline over those of the reference.
  let hasSeparateBars: Bool

  init(_ bars: Bars) {
    hasSeparateBars = bars.positions == .categories
    entries = bars.sides.map { Entry(label: $0.label, counts: Self.counts($0)) }
  }

  private static func counts(_ side: Bars.Side) -> [String] {
    var counts = ["n = " + NumberFormat.count(side.total)]
    if side.missing > 0 { counts.append(NumberFormat.count(side.missing) + " missing") }
    if side.infinite > 0 { counts.append(NumberFormat.count(side.infinite) + " infinite, not drawn") }
    if side.notPositive > 0 {
      counts.append(NumberFormat.count(side.notPositive) + " not above 0, not drawn")
    }
    return counts
  }
}
