import DataFrame

/// How often a planted change of one column is found, by its kind and size.
struct DetectionPower: Sendable {
  /// A change of one column of a table.
  struct Change: Sendable {
    /// The column with its change.
    let column: ColumnRecipe
    /// The row in which it should show.
    let label: String
    /// How large it is, in words.
    let size: String
    /// Whether the calibrated rule is held to finding it.
    let isBar: Bool
  }

  /// Which rules found a change, once a table.
  typealias Finding = Set<Rule>

  /// The table in which one column changes.
  let recipe: TableRecipe
  /// The changes, each planted by itself.
  let changes: [Change]
  /// The rows on both sides.
  let sizes: [Sizes]
  /// The findings by position in `sizes` and `changes`.
  let findings: [[[Finding]]]

  /// Plants each change in many tables.
  init(_ recipe: TableRecipe, _ changes: [Change], _ sizes: [Sizes], tables: Int, seed: Int) throws {
    self.recipe = recipe
    self.changes = changes
    self.sizes = sizes
    findings = try sizes.enumerated().map { position, sizes in
      let drawn = try concurrentMap(tables) { index in
        Result { try DetectionPower.findings(recipe, changes, sizes, seed: seed + position, table: index) }
      }.map { try $0.get() }
      return changes.indices.map { change in drawn.map { $0[change] } }
    }
  }

  /// The findings of all changes, each in the same table by turns.
  private static func findings(
    _ recipe: TableRecipe, _ changes: [Change], _ sizes: Sizes, seed: Int, table: Int
  ) throws -> [Finding] {
    var source = NormalSource(seed: seed, stream: table)
    let reference = try recipe.draw(sizes.reference, from: &source)
    let unchanged = try recipe.draw(sizes.current, from: &source)
    return try changes.map { change in
      var current = unchanged
      try current.set(change.column.name, to: change.column.draw(sizes.current, from: &source))
      let judgement = try Judgement(
        reference: reference, current: current, evidently: [change.column.name], seed: table)
      return Finding(Rule.compared.filter { judgement.isDrifted(change.label, $0) })
    }
  }

  private func rate(_ size: Int, _ change: Int, _ rule: Rule) -> Rate {
    Rate(findings[size][change]) { $0.contains(rule) }
  }

  /// The bar: at 1500 / 1500 rows the lower 95 % bound of the share that is found must be at least 95 %.
  var failures: [String] {
    guard let size = sizes.firstIndex(of: Sizes(1500, 1500)) else { return [] }
    return changes.indices.compactMap { index in
      let rate = rate(size, index, .calibrated)
      guard changes[index].isBar, rate.bounds().lowerBound < 0.95 else { return nil }
      return "found of \(changes[index].size) in \(changes[index].label): \(rate.text) %"
    }
  }

  /// The share of tables in which the change was found by some rules, in percent.
  func text(_ rules: [Rule]) -> String {
    let heads = sizes.flatMap { size in rules.map { "\($0.rawValue), \(size.name)" } }
    var table = MarkdownTable(["row", "change"] + heads, textColumns: 2)
    for (index, change) in changes.enumerated() {
      let rates = sizes.indices.flatMap { size in rules.map { rate(size, index, $0).text } }
      table.append([change.label, change.size] + rates)
    }
    return table.text
  }
}

extension DetectionPower.Change {
  /// Shifts and raised shares in the columns of the standard table.
  static let standard: [Self] = TableRecipe.standard.firstColumns.flatMap { column in
    switch column.values {
    case .categories:
      [0.02, 0.05, 0.1, 0.2].map { extra in
        var changed = column
        changed.extraShare = extra
        return Self(
          column: changed, label: column.name, size: "\(Int((extra * 100).rounded())) points",
          isBar: extra == 0.1)
      }
    default:
      [0.1, 0.2, 0.3, 0.5].map { shift in
        var changed = column
        changed.shift = shift
        return Self(column: changed, label: column.name, size: "\(shift) σ", isBar: shift == 0.3)
      }
    }
  }

  /// More missing values in the columns of the awkward table that have any.
  static let missing: [Self] = TableRecipe.awkward.columns.filter { $0.missing > 0 }.flatMap { column in
    [0.02, 0.05].map { more in
      var changed = column
      changed.missing += more
      return Self(
        column: changed, label: Judgement.missing(column.name), size: "\(Int((more * 100).rounded())) points",
        isBar: false)
    }
  }
}
