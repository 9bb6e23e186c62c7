import DataFrame
import Plot

/// What a condition on metrics can ask: `accuracy` of every group, `accuracy(train)` of one, `low(accuracy)` of an interval.
struct MetricConditions {
  /// Functions of a metric that give the limits of its interval.
  private static let limits = ["low", "high"]

  let table: MetricTable
  /// The columns of the frame, which go before metrics of the same name.
  let columns: [String]

  /// Whether a condition speaks of a metric by its bare name, so that it is one of every group.
  func isOfEveryGroup(_ expr: Expr) -> Bool {
    switch expr.node {
    case .literal, .parameter: false
    case .name(let name): table.metrics.contains(name) && !columns.contains(name)
    case .parenthesized(let inner), .unary(_, let inner), .isNull(let inner, _), .inList(let inner, _, _):
      isOfEveryGroup(inner)
    case .inRange(let inner, let from, let to, _): [inner, from, to].contains(where: isOfEveryGroup)
    case .binary(_, let left, let right, _): isOfEveryGroup(left) || isOfEveryGroup(right)
    case .call(let name, let arguments):
      table.metrics.contains(name.text) ? false : arguments.contains(where: isOfEveryGroup)
    }
  }

  /// The value of a metric in a group; nil where the name is none of a metric.
  func value(_ name: Name, of group: MetricTable.Group?) throws -> Scalar? {
    guard !columns.contains(name.text), Aggregates.named(name.text) == nil else { return nil }
    guard table.metrics.contains(name.text) else {
      throw Diagnostic(
        "there is no metric \(Identifier.quoted(name.text))", at: name.span, nearest: name.text,
        among: table.metrics + columns)
    }
    return scalar(group?.values[name.text] ?? nil)
  }

  /// The value of a call; nil for a function that is none of metrics.
  func value(
    _ name: Name, _ arguments: [Expr], at span: Span, of group: MetricTable.Group?
  ) throws -> Scalar? {
    if table.metrics.contains(name.text) {
      return scalar(try self.group(name, arguments, at: span).values[name.text] ?? nil)
    }
    guard MetricConditions.limits.contains(name.text) else { return nil }
    guard arguments.count == 1 else {
      throw Diagnostic("`\(name.text)` takes a metric", at: span, help: "as in `\(name.text)(accuracy)`")
    }
    guard let (metric, group) = try metric(arguments[0], of: group) else {
      throw Diagnostic("a metric is due here", at: arguments[0].span, help: "as in `\(name.text)(accuracy)`")
    }
    let limits = group?.limits[metric]
    return scalar(name.text == "low" ? limits?.low : limits?.high)
  }

  /// The metric and the group that an argument of `low` or `high` is about.
  private func metric(_ expr: Expr, of group: MetricTable.Group?) throws -> (String, MetricTable.Group?)? {
    switch expr.node {
    case .name(let name):
      return try value(Name(text: name, span: expr.span), of: group).map { _ in (name, group) }
    case .call(let name, let arguments) where table.metrics.contains(name.text):
      return (name.text, try self.group(name, arguments, at: expr.span))
    default: return nil
    }
  }

  /// The one group that the words of a call name.
  private func group(_ name: Name, _ arguments: [Expr], at span: Span) throws -> MetricTable.Group {
    let words = try arguments.map { argument in
      guard let word = argument.word else {
        throw Diagnostic(
          "the name of a side or model is due here", at: argument.span, help: "as in `\(name.text)(test)`")
      }
      return word
    }
    let found = table.groups(words).filter { $0.values.keys.contains(name.text) }
    guard let group = found.first, found.count == 1 else {
      let known = table.groups.flatMap(\.key).compactMap(\.text)
      guard found.isEmpty, let last = arguments.last, let word = words.last else {
        throw Diagnostic(
          "`\(name.text)` has \(quantity(found.count, "row")) here, one is needed", at: span,
          help: "name the side and the model, as in `\(name.text)(current)`")
      }
      throw Diagnostic(
        "no row of `\(name.text)` is of \(Identifier.quoted(word))", at: last.span, nearest: word,
        among: known)
    }
    return group
  }

  private func scalar(_ value: Double?) -> Scalar { value.map(Scalar.number) ?? .null }
}
