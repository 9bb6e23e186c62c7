import DataFrame
import Plot

/// Puts the columns of another frame beside the rows that have the same key.
struct Join: RowVerb {
  let signature = Signature(
    name: "join", usage: "frame on key, left = right, …, kind: inner",
    summary: "Put the columns of another frame beside the rows with the same key.",
    details: """
      A key is a column of both sides, `left = right` a column here and a column or expression there; another \
      expression is computed on both sides. Null equals nothing. Rows stay in order, those that only the right \
      side has come last; columns of the right side whose name is taken get `_right` behind it. How many rows \
      matched none, and whether rows multiplied, is said.
      """,
    flow: Self.rowFlow, arguments: .one(.frame),
    options: [
      OptionRule(
        name: "kind", form: .word(JoinKind.allCases.map(\.rawValue)), standard: JoinKind.inner.rawValue,
        summary:
          "Which rows stay: those that match, those of a side or both as well, or the left side's alone.")
    ],
    on: .required,
    examples: [
      """
      means = simulate "insurance" | summarize mean(miles) by group_name
      simulate "insurance" | join means on group_name | take 3
      """,
      """
      simulate "insurance", rows: 3 | join (simulate "insurance", rows: 2 | select years = age) \
      on age = years, kind: left
      """,
    ], next: ["where", "summarize"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let other = call.frameArguments.first ?? DataFrame()
    let on = call.stage.on ?? []
    let keys = try on.map { try key($0, call.binder(for: frame), call.binder(for: other)) }
    let kind = JoinKind(rawValue: call.options.text("kind") ?? "") ?? .inner
    do {
      let result = try frame.joining(other, on: keys, kind: kind)
      for text in JoinNotes(result: result, kind: kind).texts { call.notice(text) }
      return result.frame
    } catch JoinError.keyTypes(let number, let left, let right) {
      throw Diagnostic(joining: on[number], left, right)
    } catch JoinError.tooManyRows(let rows) {
      throw Diagnostic(
        "the result would have \(quantity(rows, "row"))", at: call.stage.span,
        help: "name more keys after `on`")
    }
  }

  /// A key of both sides.
  private func key(_ binding: Binding, _ left: Binder, _ right: Binder) throws -> JoinKey {
    let value = try column(binding.value, right, side: "right") ?? right.expression(binding.value)
    guard let name = binding.name else {
      let own = try column(binding.value, left, side: "left") ?? left.expression(binding.value)
      return JoinKey(left: own, right: value)
    }
    guard left.schema[name.text] != nil else {
      throw missing(name.text, left, side: "left", at: name.span)
    }
    return JoinKey(left: .column(name.text), right: value)
  }

  /// The column that an expression names; nil for one that does more.
  private func column(_ expr: Expr, _ binder: Binder, side: String) throws -> Expression? {
    guard let name = expr.bareWord else { return nil }
    guard binder.schema[name] != nil else { throw missing(name, binder, side: side, at: expr.span) }
    return .column(name)
  }

  private func missing(_ name: String, _ binder: Binder, side: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "there is no column \(Identifier.quoted(name)) on the \(side) side", at: span, nearest: name,
      among: binder.schema.names)
  }
}

extension Diagnostic {
  /// A key whose sides have types that do not go together.
  fileprivate init(joining key: Binding, _ left: ColumnType, _ right: ColumnType) {
    let conversion: String? =
      switch (left, right) {
      case (.string, _): "to_string"
      case (.date, .string): "to_date"
      case (.integer, .string), (.number, .string): "to_number"
      default: nil
      }
    let name = Identifier.sourceForm(key.columnName)
    let other = Identifier.sourceForm(key.value.derivedName)
    self.init(
      "the key is \(left.phrase) on the left side and \(right.phrase) on the right side", at: key.span,
      help: conversion.map { "convert the right side, as in `on \(name) = \($0)(\(other))`" })
  }
}

/// What a user should know of the rows of a join.
private struct JoinNotes {
  let result: JoinResult
  let kind: JoinKind

  var texts: [String] {
    [left, kind.hasRightColumns ? right : nil, kind.hasRightColumns ? multiplied : nil].compactMap { $0 }
  }

  private var left: String? {
    switch kind {
    case .inner, .right, .semi: unmatched(result.unmatchedLeft, "left", result.nullKeysLeft, "dropped")
    case .left, .outer:
      unmatched(result.unmatchedLeft, "left", result.nullKeysLeft, "kept, null in the right side's columns")
    case .anti:
      result.matchedLeft == 0
        ? nil : "\(quantity(result.matchedLeft, "row")) of the left side with a match: dropped"
    }
  }

  private var right: String? {
    let isKept = kind == .right || kind == .outer
    return unmatched(
      result.unmatchedRight, "right", result.nullKeysRight,
      isKept ? "kept, null in the left side's columns" : "dropped")
  }

  private var multiplied: String? {
    guard result.largestMatch > 1 else { return nil }
    let rows = "\(quantity(result.matchedLeft, "row"))\(result.unmatchedLeft > 0 ? " with a match" : "")"
    return """
      \(rows) became \(NumberFormat.count(result.pairs)): a key of the right side occurs up to \
      \(NumberFormat.count(result.largestMatch)) times
      """
  }

  private func unmatched(_ count: Int, _ side: String, _ nullKeys: Int, _ fate: String) -> String? {
    guard count > 0 else { return nil }
    let reason = nullKeys > 0 ? " (\(NumberFormat.count(nullKeys)) for a null key)" : ""
    return "\(quantity(count, "row")) of the \(side) side without a match\(reason): \(fate)"
  }
}
