import DataFrame
import Drift
import Models
import Plot

/// Explains what happened between the sides of a pair.
struct ExplainVerb: Verb {
  let signature = Signature(
    name: "explain", usage: "column, … by snapshot",
    summary: "What moved, since when, where, whether it matters, of which kind it is, and what to do.",
    details: """
      A report with seven parts, what since where mix matters kind advice, which `write` saves as .html, .md or .json. \
      Truths, predictions and a model are named by options; without options the roles of columns tell, and a model its \
      target. Snapshots are the column behind `by`, or one called `snapshot`. A column that alone gives the target away is \
      left out and told. What cannot be known without labels, model or snapshots is said, with what to give. Covariate, \
      label and concept drift are told apart by P(x), P(y), P(x given y) and P(y given x); the last by the truth less what \
      a model of the reference expects, fitted anew in folds. Limits and error rates: Documentation/Explanation.md.
      """,
    flow: [(.pair, .report)], arguments: .any(.column),
    options: [
      OptionRule(name: "model", form: .model, summary: "A model of the target, to say whether it hurts."),
      OptionRule(name: "target", form: .column, summary: "The column with the truth; by its role."),
      OptionRule(
        name: "prediction", form: .column,
        summary: "The column with predictions that came with the data; by its role."),
    ] + DriftVerb.comparisonOptions.filter { ["alpha", "seed"].contains($0.name) },
    by: .optional,
    examples: [
      #"simulate "insurance" vs simulate "insurance", months: 1..12, scenario: label | explain"#,
      #"simulate "insurance" vs simulate "insurance", month: 24 | explain age, miles, target: group_name"#,
    ], next: ["write", "drift", "timeline", "segments"])

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .pair(let pair) = input else {
      throw Diagnostic("`explain` takes a pair", at: call.stage.verb.span)
    }
    let options = try self.options(call, pair)
    do {
      let explanation = try Explanation(reference: pair.reference, current: pair.current, options: options)
      return .report(
        ExplanationReport(explanation: explanation, charts: try charts(explanation, pair, options)))
    } catch let error as DriftError {
      if case .data(let error) = error { throw error }
      throw Diagnostic(error, at: call.stage.span)
    } catch let error as ModelError {
      throw Diagnostic(error, at: call.stage.span)
    }
  }

  private func options(_ call: Call, _ pair: Pair) throws -> ExplanationOptions {
    var options = ExplanationOptions()
    options.features = try call.columns(of: pair)
    options.model = call.models.last?.model
    let known = Roles.ofExample(pair)
    func named(_ option: String, _ role: Role) throws -> String? {
      if let name = call.options.text(option) {
        guard pair.schema[name] != nil else {
          let binder = Binder(schema: pair.schema, parameters: call.scope.parameters)
          throw binder.unknownColumn(name, at: call.options.span(option) ?? call.stage.span)
        }
        return name
      }
      let marked = pair.schema.names.first { name in
        [pair.reference, pair.current].contains { $0.role(of: name) == role }
      }
      return marked ?? known[role]
    }
    options.target = try named("target", .target)
    options.prediction = try named("prediction", .prediction)
    guard call.by.count <= 1 else {
      throw Diagnostic(
        "`explain` follows one column", at: call.by[1].span, help: "explain \(signature.usage)")
    }
    options.snapshot =
      try call.by.first.map { try call.keyName($0, of: pair.current) }
      ?? (pair.current.index(of: "snapshot") != nil && pair.reference.index(of: "snapshot") == nil
        ? "snapshot" : nil)
    options.alpha = call.options.number("alpha") ?? options.alpha
    options.seed = call.options.integer("seed") ?? options.seed
    return options
  }

  /// The histograms of the columns that moved most.
  private func charts(
    _ explanation: Explanation, _ pair: Pair, _ options: ExplanationOptions
  ) throws -> [Chart] {
    try explanation.what.columns.filter { $0.kind != .missing }.prefix(3).compactMap { moved in
      guard let i = pair.reference.index(of: moved.column), let j = pair.current.index(of: moved.column)
      else {
        return nil
      }
      let sides = [(Side.reference, pair.reference.columns[i]), (.current, pair.current.columns[j])]
      let caption = ExplanationText(explanation: explanation).caption(moved)
      let mark: Histogram
      if moved.kind == .numeric {
        let samples = sides.map { side, column in
          Sample(
            (column.asNumbers?.present ?? []).filter(\.isFinite), label: side.rawValue,
            missing: column.nullCount)
        }
        mark = Histogram(samples[0], current: samples[1])
      } else {
        let samples = try sides.map { side, column in
          Sample(try column.categories(), label: side.rawValue, missing: column.nullCount)
        }
        mark = Histogram.panels([samples], order: .byShare)[0]
      }
      return Chart(mark, title: moved.column, caption: caption, xTitle: moved.column)
    }
  }
}

extension ExplanationText {
  /// What a chart of a column shows, in short.
  func caption(_ moved: MovedColumn) -> String {
    "distance \(NumberFormat.short(moved.score)), limit \(NumberFormat.short(moved.threshold)), \(q(moved.qValue))"
  }
}

extension Roles {
  /// The roles of the built-in example, which its files have too: `group_name` is what is to be predicted.
  static func ofExample(_ pair: Pair) -> [Role: String] {
    let names = CustomerColumns.names
    let isExample = [pair.reference, pair.current].allSatisfy { frame in
      Array(frame.names.prefix(names.count)) == names && frame.roles.isEmpty
    }
    return isExample ? [.target: "group_name"] : [:]
  }
}
