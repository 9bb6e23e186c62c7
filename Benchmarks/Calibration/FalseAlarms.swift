import DataFrame

/// What the rules say of tables without any drift, at each of the sizes.
struct FalseAlarms: Sendable {
  /// The judgements of one size.
  struct Run: Sendable {
    /// The rows on both sides.
    let sizes: Sizes
    /// One judgement a pair of tables.
    let judgements: [Judgement]

    /// The share of tables that show any drifted row.
    func alarms(_ rule: Rule) -> Rate { Rate(judgements) { $0.isAlarm(rule) } }

    /// The share of rows that drifted, out of all rows of a group.
    func alarms(_ group: RowGroup, _ rule: Rule) -> Rate {
      Rate(group.labels.flatMap { label in judgements.map { $0.isDrifted(label, rule) } }) { $0 }
    }
  }

  /// One run a size.
  let runs: [Run]
  /// The rows of the tables, in their order.
  let groups: [RowGroup]

  /// Draws and judges tables of a recipe; the largest size, which takes the longest, fewer of them.
  init(_ recipe: TableRecipe, tables: Int, largeTables: Int, seed: Int) throws {
    runs = try Sizes.measured.enumerated().map { position, sizes in
      let count = sizes.reference + sizes.current > 10_000 ? largeTables : tables
      let judgements = try Judgement.withoutDrift(recipe, sizes, tables: count, seed: seed + position)
      return Run(sizes: sizes, judgements: judgements)
    }
    groups = recipe.rowGroups
  }

  /// The bar: at no size may the lower 95 % bound of the share of tables with any drifted row exceed 5 %.
  var failures: [String] {
    runs.compactMap { run in
      let rate = run.alarms(.calibrated)
      return rate.bounds().lowerBound > 0.05
        ? "false alarms at \(run.sizes.name): \(rate.text) % of the tables" : nil
    }
  }

  /// The share of tables with any drifted row, in percent.
  var tablesText: String {
    var table = MarkdownTable(["rows", "tables"] + Rule.compared.map(\.rawValue) + ["Evidently, data set"])
    for run in runs {
      let rates = Rule.compared.map { run.alarms($0) } + [Rate(run.judgements, where: \.evidentlyDataSet)]
      table.append([run.sizes.name, "\(run.judgements.count)"] + rates.map(\.text))
    }
    return table.text
  }

  /// The share of the rows of a group that drifted under some rules, in percent.
  func rowsText(_ rules: [Rule]) -> String {
    var table = MarkdownTable(["row", "rule"] + runs.map(\.sizes.name), textColumns: 2)
    for group in groups {
      for rule in rules where !(group.isMissing && rule == .evidently) {
        table.append(
          [rule == rules.first ? group.title : "", rule.rawValue] + runs.map { $0.alarms(group, rule).text })
      }
    }
    return table.text
  }
}
