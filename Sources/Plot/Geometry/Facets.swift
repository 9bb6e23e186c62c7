/// Small multiples: the same mark for each group of rows, over shared axes.
public struct Facets: Mark, Equatable {
  /// `by` and what is told about it.
  public static let information = MarkInformation(
    name: "by",
    summary: "Draws a panel for each group of rows, all over the same axes.",
    example: "simulate \"insurance\" | hist age by group_name",
    references: [
      "Becker, R. A., Cleveland, W. S., Shyu, M.-J. (1996). The visual design and control of trellis display. "
        + "Journal of Computational and Graphical Statistics 5(2), 123–155."
    ]
  )

  /// One group of rows.
  public struct Panel: Sendable, Equatable {
    /// The key of the group.
    public var label: String
    /// What is drawn of its rows.
    public var geometry: Geometry
    /// What is found in them, such as `drifted`; may be empty.
    public var finding: String

    /// A panel for a group of rows.
    public init(_ label: String, _ mark: any Mark, finding: String = "") {
      self.label = label
      geometry = mark.geometry
      self.finding = finding
    }
  }

  /// So many panels are drawn at most.
  public static let most = 12

  /// What is drawn, in reading order.
  public internal(set) var panels: [Panel]
  /// The keys of groups that got no panel.
  public var rest: [String]

  /// The panels, for any canvas.
  public var geometry: Geometry { .facets(self) }

  /// Sets panels side by side and makes their axes the same.
  ///
  /// - Parameters:
  ///   - panels: At most twelve, of marks of one kind; histograms over the same bins, grids over the same rows and
  ///     columns.
  ///   - rest: The keys of groups that got none, to be named.
  public init(_ panels: [Panel], rest: [String] = []) {
    self.panels = panels
    self.rest = rest
    shareAxes()
  }

  /// The panels that stand side by side in an SVG of a width.
  func columns(width: Double) -> Int {
    let wanted =
      switch panels.count {
      case 0...1: 1
      case 2, 4: 2
      case 3, 5...9: 3
      default: 4
      }
    return max(1, min(wanted, Int(width / 145)))
  }

  /// The rows of panels in an SVG of a width.
  func rows(width: Double) -> Int {
    let columns = columns(width: width)
    return max(1, (panels.count + columns - 1) / columns)
  }

  /// The height of an SVG: what was asked for, unless several rows of panels need more.
  func height(asked: Int?, width: Int) -> Int {
    let rows = rows(width: Double(width))
    guard rows > 1 else { return asked ?? 400 }
    return max(asked ?? 130 + panelHeight * rows, 120 + 110 * rows)
  }

  /// The height of a panel where several rows of them stand; rows of cells with names want that of a label each.
  private var panelHeight: Int {
    guard let cells = grids.first, case .categories(let names) = cells.y else { return 170 }
    return min(330, max(170, 80 + 14 * names.count))
  }

  /// What the axis upwards is, told once for all.
  var yTitle: String {
    switch panels.first?.geometry {
    case .bars(let bars): bars.axis.title
    case .plane(let plane): plane.y.title
    case .cells(let cells): cells.yTitle
    default: ""
    }
  }

  /// What the axis across is, where the mark itself says so.
  var xTitle: String {
    switch panels.first?.geometry {
    case .plane(let plane): plane.x.title
    case .cells(let cells): (keyGrid ?? cells).xTitle
    default: ""
    }
  }

  /// What each panel shows.
  var finding: String {
    let sentences = panels.map { panel in
      let parts = [panel.finding, panel.geometry.finding].filter { !$0.isEmpty }
      return "\(panel.label): \(parts.joined(separator: ". "))"
    }
    return sentences.isEmpty ? "No values to draw." : sentences.joined(separator: " ")
  }

  /// The groups without a panel, counted and named.
  var restNote: String {
    guard !rest.isEmpty else { return "" }
    // A line has room for some names only; canvases cut it where it ends.
    let names = rest.prefix(Self.most).joined(separator: ", ") + (rest.count > Self.most ? ", …" : "")
    return "not drawn: \(NumberFormat.count(rest.count)) more, \(names)"
  }

  private mutating func shareAxes() {
    shareColors()
    // What a canvas would fold later would no longer be as long as the shared axis.
    for index in panels.indices {
      guard case .bars(let bars) = panels[index].geometry else { continue }
      let isCategorical = bars.positions == .categories
      panels[index].geometry = .bars(bars.folded(to: panels.count <= 3 ? 16 : isCategorical ? 6 : 14))
    }
    let planes = panels.compactMap { panel in
      if case .plane(let plane) = panel.geometry, !plane.isEmpty { plane } else { nil }
    }
    let bars = panels.compactMap { panel in if case .bars(let bars) = panel.geometry { bars } else { nil } }
    let lows = bars.map(\.extent.lowerBound)
    let highs = bars.map(\.extent.upperBound)
    for index in panels.indices {
      switch panels[index].geometry {
      case .plane(var plane):
        plane.x.domain = Self.union(planes.map(\.x.domain)) ?? plane.x.domain
        plane.y.domain = Self.union(planes.map(\.y.domain)) ?? plane.y.domain
        for layer in plane.layers.indices where plane.layers[layer].form == .steps {
          plane.layers[layer].runs = plane.layers[layer].runs.map { Self.extended($0, over: plane.x.domain) }
        }
        panels[index].geometry = .plane(plane)
      case .bars(var bars):
        bars.reach = (lows.min() ?? 0)...(highs.max() ?? 0)
        panels[index].geometry = .bars(bars)
      case .boxes, .cells, .facets: break
      }
    }
  }

  /// Steps that go on level to both ends of a wider axis.
  private static func extended(_ run: [Plane.Point], over domain: ClosedRange<Double>) -> [Plane.Point] {
    guard let first = run.first, let last = run.last else { return run }
    return [Plane.Point(x: domain.lowerBound, y: first.y)] + run + [
      Plane.Point(x: domain.upperBound, y: last.y)
    ]
  }

  static func union(_ domains: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    guard let low = domains.map(\.lowerBound).min(), let high = domains.map(\.upperBound).max() else {
      return nil
    }
    return low...high
  }
}

extension Facets.Panel {
  /// The number of rows of each side: `n = 520 vs 480`.
  var counts: String {
    let sides = Legend(geometry).entries.map { $0.counts.joined(separator: ", ") }.filter { !$0.isEmpty }
    return sides.enumerated().map { index, text in
      index > 0 && text.hasPrefix("n = ") ? String(text.dropFirst(4)) : text
    }.joined(separator: " vs ")
  }

  /// The geometry without the titles that stand once for all panels.
  var untitled: Geometry {
    switch geometry {
    case .plane(var plane):
      plane.x.title = ""
      plane.y.title = ""
      return .plane(plane)
    case .cells(var cells):
      cells.yTitle = ""
      return .cells(cells)
    case .bars, .boxes, .facets: return geometry
    }
  }
}
