/// A bar for each category: how many rows it has, or a number given for it.
public struct Bar: Mark {
  /// `bar` and what is told about it.
  public static let information = MarkInformation(
    name: "bar",
    summary: "Shows how many rows each category has, or a number for each, as bars that grow from zero.",
    example: "simulate \"insurance\" | bar group_name",
    references: [
      "Cleveland, W. S., McGill, R. (1984). Graphical perception: theory, experimentation, and application to "
        + "the development of graphical methods. JASA 79(387), 531–554."
    ]
  )

  /// A category and the number that its bar stands for.
  public struct Value: Sendable, Equatable {
    /// Any text.
    public var name: String
    /// Of any sign; a missing or infinite one gets no bar, and is counted in the legend.
    public var number: Double?

    /// Pairs a name with its number.
    public init(_ name: String, _ number: Double?) {
      self.name = name
      self.number = number
    }
  }

  /// The bars to draw.
  public let bars: Bars

  /// The bars, for any canvas.
  public var geometry: Geometry { .bars(bars) }

  /// Counts categories as ``Histogram`` does: in rows for one side, in shares of each side for two.
  public init(
    _ sample: Sample<Category>, current: Sample<Category>? = nil, order: Histogram.Order = .given
  ) {
    var bars = Histogram(sample, current: current, order: order).bars
    if current == nil { bars.measure = .counts }
    self.bars = bars
  }

  /// Bars of groups of rows over the same categories.
  public static func panels(_ panels: [[Sample<Category>]], order: Histogram.Order = .given) -> [Bar] {
    Histogram.panels(panels, order: order).map { histogram in
      var bars = histogram.bars
      if !bars.isPair { bars.measure = .counts }
      return Bar(bars: bars)
    }
  }

  private init(bars: Bars) { self.bars = bars }

  /// Draws numbers that were computed elsewhere, categories in the order of the reference, then of the current side.
  ///
  /// - Parameters:
  ///   - values: Of the only side, or the reference, under the name that the legend calls it; of a name that occurs
  ///     twice the first number counts.
  ///   - current: Of the side to compare with it.
  ///   - title: What the numbers are.
  public init(
    values: [Value], label: String? = nil, current: [Value]? = nil, currentLabel: String? = nil, title: String
  ) {
    let sides = [(label, values)] + (current.map { [(currentLabel, $0)] } ?? [])
    self.init(sides, names: Self.names([sides]), title: title)
  }

  /// Numbers that were computed elsewhere for groups of rows, each a side or a pair, over the same categories.
  public static func panels(values panels: [[(label: String?, values: [Value])]], title: String) -> [Bar] {
    let names = names(panels)
    return panels.map { Bar($0, names: names, title: title) }
  }

  /// The names of all bars in order of first appearance.
  private static func names(_ panels: [[(label: String?, values: [Value])]]) -> [String] {
    var seen: Set<String> = []
    return panels.joined().flatMap(\.values).map(\.name).filter { seen.insert($0).inserted }
  }

  private init(_ sides: [(label: String?, values: [Value])], names: [String], title: String) {
    self.bars = Bars(
      positions: .categories, measure: .values(title: title), labels: names.map { .name($0) },
      sides: sides.map { label, values in
        let given = Dictionary(values.map { ($0.name, $0.number) }, uniquingKeysWith: { first, _ in first })
        let numbers = names.map { name in (given[name] ?? nil).flatMap { $0.isFinite ? $0 : nil } }
        let present = values.count { $0.number != nil }
        return Bars.Side(
          label: label, counts: names.map { _ in 0 }, values: numbers, total: present,
          missing: values.count - present, infinite: values.count { $0.number?.isFinite == false },
          notPositive: 0)
      })
  }
}
