import DataFrame
import Drift
import Plot

/// In which segments the sides of a pair differ most.
struct Segments: Verb {
  private static let standard = SegmentOptions()

  let signature = Signature(
    name: "segments", usage: "column, …, depth: 2",
    summary: "The segments, of one or two conditions, whose share differs most between the sides.",
    details: """
      A segment is a condition that can be pasted behind `where`. Numbers are cut at quantiles of both sides together, \
      categories and nulls are conditions of their own; a segment must hold the share `support:` of the rows of either \
      side. score is the Jensen–Shannon distance that `drift` would give to a column that is true for the segment; lift is \
      share_current over share_reference. A pair of conditions is listed only where it changed more than either of them \
      alone and they belong together more, or less, than before. q_value is over all segments looked at, and segments \
      with one of alpha or more are left out; alpha: 1 shows them.
      """,
    flow: [(.pair, .frame)], arguments: .any(.column),
    options: [
      OptionRule(
        name: "depth", form: .integer(1...2), standard: "\(standard.depth)",
        summary: "How many conditions a segment may have."),
      OptionRule(name: "top", form: .integer(1...Int.max), standard: "10", summary: "How many are listed."),
      OptionRule(
        name: "support", form: .number(0...1), standard: "2%",
        summary: "The least share of the rows of either side."),
      OptionRule(
        name: "bins", form: .integer(2...64), standard: "\(standard.bins)",
        summary: "How many ranges numbers are cut into."),
    ] + DriftVerb.comparisonOptions.filter { ["num", "cat", "alpha"].contains($0.name) },
    columns: ["segment", "share_reference", "share_current", "lift", "score", "q_value"],
    examples: [
      #"simulate "insurance" vs simulate "insurance", month: 24 | segments depth: 2"#,
      #"simulate "insurance" vs simulate "insurance", month: 24 | segments age, miles, depth: 1, top: 3"#,
    ], next: ["where", "drift"])

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .pair(let pair) = input else {
      throw Diagnostic("`segments` takes a pair", at: call.stage.verb.span)
    }
    let columns = try call.columns(of: pair)
    let alpha = call.options.number("alpha") ?? DriftOptions().alpha
    let search = try call.placed { () throws(DriftError) in
      try SegmentSearch(
        reference: pair.reference, current: pair.current, columns: columns,
        options: SegmentOptions(call.options))
    }
    let sure = search.segments.filter { $0.qValue < alpha || alpha == 1 }
    let shown = Array(sure.prefix(call.options.integer("top") ?? 10))
    // The segment is there to be pasted, so others go before it is cut.
    return .frame(
      try DataFrame(segments: shown),
      Presentation(
        footer: footer(search, sure.count, alpha), spareColumns: ["score", "q_value", "lift"],
        wholeColumns: ["segment"]))
  }

  private func footer(_ search: SegmentSearch, _ sure: Int, _ alpha: Double) -> String {
    let verb = sure == 1 ? "differs" : "differ"
    return """
      \(NumberFormat.count(sure)) of \(quantity(search.examined, "segment")) \(verb) surely \
      (q < \(NumberFormat.short(alpha))), looked for in \(quantity(search.columns.count, "column"))
      """
  }
}

extension SegmentOptions {
  /// The options of a call, with the module's own defaults where none are set.
  fileprivate init(_ values: OptionValues) {
    self.init()
    depth = values.integer("depth") ?? depth
    support = values.number("support") ?? support
    bins = values.integer("bins") ?? bins
    drift = DriftOptions(values)
  }
}

extension DataFrame {
  fileprivate init(segments: [Segment]) throws {
    func numbers(_ value: (Segment) -> Double) -> Column { .number(TypedColumn(segments.map(value))) }
    try self.init([
      ("segment", .string(StringColumn(segments.map(\.sourceText)))),
      ("share_reference", numbers(\.reference.share)),
      ("share_current", numbers(\.current.share)),
      ("lift", numbers(\.lift)),
      ("score", numbers(\.score)),
      ("q_value", numbers(\.qValue)),
    ])
  }
}

extension Segment {
  /// The segment as a condition of the language.
  var sourceText: String { predicates.map(\.sourceText).joined(separator: " and ") }
}

extension SegmentPredicate {
  /// The predicate as a condition of the language.
  var sourceText: String {
    let name = Identifier.sourceForm(column)
    switch condition {
    case .isNull: return "\(name) is null"
    case .equals(let value): return "\(name) == \(Literal.sourceText(of: value))"
    case .range(let from, let below):
      let limits = [
        from.map { "\(name) >= \(Literal.sourceText(of: .number($0)))" },
        below.map { "\(name) < \(Literal.sourceText(of: .number($0)))" },
      ]
      return limits.compactMap { $0 }.joined(separator: " and ")
    }
  }
}
