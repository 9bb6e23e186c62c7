import DataFrame
import Plot

/// Turns the values of a column into columns.
struct Pivot: RowVerb {
  let signature = Signature(
    name: "pivot", usage: "value, rows: column, columns: column, with: mean",
    summary: "A row for each value of one column, a column for each of another, an aggregate in each cell.",
    details: """
      Rows and columns come in order of first appearance; null is a value of its own and makes a column `null`. A \
      cell that no row belongs to is null, and 0 for a count. Without a value, rows are counted. A column whose \
      name is taken gets a number behind it. At most \(NumberFormat.count(DataFrame.pivotLimit)) columns are made.
      """,
    flow: Self.rowFlow, arguments: .optional(.expression),
    options: [
      OptionRule(
        name: "rows", form: .columns, summary: "The columns whose values make rows; one row without."),
      OptionRule(name: "columns", form: .columns, summary: "The column whose values become columns."),
      OptionRule(
        name: "with", form: .word(Aggregates.all.filter { !$0.takesParameter }.map(\.name)), standard: "mean",
        summary: "The aggregate of a cell's rows."),
    ],
    keepsNamedColumnsOnly: true,
    examples: [
      #"simulate "insurance" | pivot miles, rows: group_name, columns: training, with: median"#,
      #"simulate "insurance" | derive young = age < 30 | pivot rows: (group_name, training), columns: young"#,
    ], next: ["heatmap", "write"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    let rows = try names("rows", call, binder)
    let columns = try names("columns", call, binder)
    guard columns.count == 1 else {
      throw Diagnostic(
        "`pivot` needs one column after `columns:`", at: call.options.span("columns") ?? call.stage.verb.span,
        help: "pivot \(signature.usage)")
    }
    let value = call.bindings.first?.value
    let aggregate = try aggregate(of: value, call)
    let input = try value.map { try binder.expression($0) }
    if let value, let input { try check(aggregate, input, value, call, binder) }
    do {
      let result = try frame.pivoted(input, rows: rows, columns: columns[0], with: aggregate)
      for column in result.renamed {
        let value = column.value.isEmpty ? "empty text" : Identifier.quoted(column.value)
        call.notice(
          "the column of \(value) is called \(Identifier.quoted(column.column)), the name being taken")
      }
      return result.frame
    } catch PivotError.tooManyColumns(let count) {
      throw Diagnostic(
        """
        \(Identifier.quoted(columns[0])) has \(quantity(count, "value")), \
        and `pivot` makes at most \(quantity(DataFrame.pivotLimit, "column"))
        """, at: call.options.span("columns"), help: "`rows:` takes any number of values")
    } catch DataError.duplicateColumn(let name) {
      throw Diagnostic(DataError.duplicateColumn(name), at: call.options.span("rows"))
    }
  }

  private func names(_ option: String, _ call: Call, _ binder: Binder) throws -> [String] {
    let names = call.options.texts(option) ?? []
    for name in names where binder.schema[name] == nil {
      throw binder.unknownColumn(name, at: call.options.span(option) ?? call.stage.span)
    }
    return names
  }

  private func aggregate(of value: Expr?, _ call: Call) throws -> Aggregate {
    let word = call.options.text("with") ?? (value == nil ? "count" : "mean")
    guard let aggregate = Aggregates.named(word) else {
      throw Diagnostic("there is no aggregate `\(word)`", at: call.options.span("with"))
    }
    guard value != nil || word == "count" else {
      throw Diagnostic(
        "`\(word)` needs a value", at: call.options.span("with"), help: "pivot \(signature.usage)")
    }
    return aggregate
  }

  private func check(
    _ aggregate: Aggregate, _ input: Expression, _ value: Expr, _ call: Call, _ binder: Binder
  ) throws {
    do {
      _ = try aggregate.resultType(over: input.type(in: binder.schema) ?? .string)
    } catch let error as DataError {
      throw Diagnostic(
        Diagnostic.message(for: error), at: value.span,
        help: "another aggregate goes with it, as in `with: first`")
    }
  }
}
