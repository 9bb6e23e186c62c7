import DataFrame
import Drift
import Plot

/// One side of what a chart is drawn from.
struct ChartSide {
  /// What the legend calls it; nil where there is but one.
  var label: String?
  var frame: DataFrame
}

extension Call {
  /// The sides of a frame or a pair, the reference first.
  func chartSides(of input: Value) throws -> [ChartSide] {
    switch input {
    case .frame(let frame, _): [ChartSide(label: nil, frame: frame)]
    case .pair(let pair):
      [
        ChartSide(label: Side.reference.rawValue, frame: pair.reference),
        ChartSide(label: Side.current.rawValue, frame: pair.current),
      ]
    case .chart: throw Diagnostic("`\(stage.verb.text)` takes a frame or a pair", at: stage.verb.span)
    }
  }

  /// The values of an expression on one side.
  func column(_ expr: Expr, of side: ChartSide) throws -> Column {
    try binder(for: side.frame).expression(expr).evaluate(on: side.frame)
  }

  /// The column that an option names, or nil where the option is absent.
  ///
  /// - Throws: `Diagnostic` where it names several, or one that is not there.
  func column(option: String, of side: ChartSide) throws -> (name: String, values: Column)? {
    guard let names = options.texts(option) else { return nil }
    guard names.count == 1 else {
      throw Diagnostic("`\(option):` takes one column", at: options.span(option))
    }
    guard side.frame.index(of: names[0]) != nil else {
      throw binder(for: side.frame).unknownColumn(names[0], at: options.span(option) ?? stage.span)
    }
    return (names[0], try side.frame.column(names[0]))
  }

  /// A chart of the size and under the headline that the options ask for.
  func chart(_ mark: any Mark, title: String, caption: String = "", xTitle: String, yTitle: String = "")
    -> Chart
  {
    Chart(
      mark, title: options.text("title") ?? title, caption: caption, xTitle: xTitle,
      width: options.integer("width"), height: options.integer("height"))
  }
}

extension OptionRule {
  /// The options that every chart has.
  static func ofCharts(title: String) -> [OptionRule] {
    [
      OptionRule(name: "title", form: .text, summary: "The headline; \(title)."),
      OptionRule(
        name: "width", form: .integer(320...4000), standard: "640", summary: "The width of the SVG in pixels."
      ),
      OptionRule(
        name: "height", form: .integer(200...4000), standard: "400",
        summary: "The height of the SVG in pixels."
      ),
    ]
  }
}
