import DataFrame

/// How the columns of one side of a comparison are drawn.
struct TableRecipe: Sendable {
  /// The columns, in their order.
  var columns: [ColumnRecipe]

  /// The tables that the rule is held to: four normal columns and a log-normal one, and three of 2, 10 and 100
  /// equally likely categories.
  static let standard = TableRecipe(columns: [
    ColumnRecipe(name: "normal", values: .normal),
    ColumnRecipe(name: "normal 2", values: .normal),
    ColumnRecipe(name: "normal 3", values: .normal),
    ColumnRecipe(name: "normal 4", values: .normal),
    ColumnRecipe(name: "log-normal", values: .logNormal),
    ColumnRecipe(name: "2 categories", values: .categories(2)),
    ColumnRecipe(name: "10 categories", values: .categories(10)),
    ColumnRecipe(name: "100 categories", values: .categories(100)),
  ])

  /// Tables of what makes tests err: ties, a heavy tail, rare categories that come and go, missing values.
  static let awkward = TableRecipe(columns: [
    ColumnRecipe(name: "counts", values: .counts(mean: 10)),
    ColumnRecipe(name: "heavy tail", values: .heavyTailed),
    ColumnRecipe(name: "skewed categories", values: .skewedCategories(50)),
    ColumnRecipe(name: "normal, gaps", values: .normal, missing: 0.05),
    ColumnRecipe(name: "10 categories, gaps", values: .categories(10), missing: 0.05),
    ColumnRecipe(name: "normal, few gaps", values: .normal, missing: 0.005),
  ])

  /// The rows of the drift table, those of equally distributed columns taken together.
  var rowGroups: [RowGroup] {
    var groups: [RowGroup] = []
    var first: [ColumnRecipe: String] = [:]
    for column in columns {
      var unnamed = column
      unnamed.name = ""
      let title = first[unnamed] ?? column.name
      first[unnamed] = title
      groups.add(column.name, to: title, isMissing: false)
      guard column.missing > 0 else { continue }
      groups.add(Judgement.missing(column.name), to: Judgement.missing(title), isMissing: true)
    }
    return groups
  }

  /// The first column of each distribution.
  var firstColumns: [ColumnRecipe] {
    let titles = Set(rowGroups.map(\.title))
    return columns.filter { titles.contains($0.name) }
  }

  /// A frame of that many rows.
  ///
  /// - Throws: `DataError` for columns of the same name.
  func draw(_ rows: Int, from source: inout NormalSource) throws -> DataFrame {
    try DataFrame(columns.map { ($0.name, $0.draw(rows, from: &source)) })
  }
}

/// Rows of a drift table whose columns are equally distributed.
struct RowGroup: Sendable, Hashable {
  /// The label of the first of them, which stands for all.
  var title: String
  /// The labels of all.
  var labels: [String]
  /// Whether they are about missing values, of which Evidently says nothing.
  var isMissing: Bool
}

extension [RowGroup] {
  fileprivate mutating func add(_ label: String, to title: String, isMissing: Bool) {
    if let index = firstIndex(where: { $0.title == title }) {
      self[index].labels.append(label)
    } else {
      append(RowGroup(title: title, labels: [label], isMissing: isMissing))
    }
  }
}

/// The numbers of rows on both sides.
struct Sizes: Sendable, Hashable {
  /// The rows of the reference.
  var reference: Int
  /// The rows of the current side.
  var current: Int

  /// Numbers of rows on both sides.
  init(_ reference: Int, _ current: Int) {
    self.reference = reference
    self.current = current
  }

  /// Both, as in `5000 / 100`.
  var name: String { "\(reference) / \(current)" }

  /// The sizes at which few false alarms are promised.
  static let bar = [Sizes(500, 500), Sizes(5000, 100), Sizes(200, 1000), Sizes(20_000, 20_000)]

  /// The sizes at which false alarms are counted: those, and the one at which changes must be found.
  static let measured = bar + [Sizes(1500, 1500)]
}
