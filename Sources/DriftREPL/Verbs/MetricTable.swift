import DataFrame

/// The frame that `evaluate` gives, as conditions read it: the metrics of each model, side and group by name.
struct MetricTable {
  /// The metrics of one model on one side of one group.
  struct Group {
    /// What tells it from the others, in the order of `keys`.
    var key: [Scalar]
    /// The values by the name of the metric; nil where one is undefined.
    var values: [String: Double?] = [:]
    /// The limits by the name of the metric.
    var limits: [String: (low: Double?, high: Double?)] = [:]
  }

  /// The names of the columns that tell groups apart.
  let keys: [String]
  /// The groups in order of first appearance.
  let groups: [Group]
  /// The names of all metrics, in order of first appearance.
  let metrics: [String]

  /// The columns that hold what was measured.
  private static let measured = ["metric", "value", "low", "high"]

  /// The metrics of a frame that has a row for each; nil for another frame.
  init?(_ frame: DataFrame) {
    guard let metric = frame.index(of: "metric"), case .string(let names) = frame.columns[metric],
      let value = frame.index(of: "value"), let values = frame.columns[value].asNumbers
    else { return nil }
    let low = frame.index(of: "low").flatMap { frame.columns[$0].asNumbers }
    let high = frame.index(of: "high").flatMap { frame.columns[$0].asNumbers }
    keys = frame.names.filter { !MetricTable.measured.contains($0) }
    let columns = keys.compactMap { name in frame.index(of: name).map { frame.columns[$0] } }
    var groups: [Group] = []
    var metrics: [String] = []
    for rows in Grouping(by: columns, rowCount: frame.rowCount).rows {
      guard let first = rows.first else { continue }
      var group = Group(key: columns.map { $0[first] })
      for row in rows {
        guard let name = names[row] else { continue }
        if !metrics.contains(name) { metrics.append(name) }
        group.values[name] = .some(values[row])
        group.limits[name] = (low?[row], high?[row])
      }
      groups.append(group)
    }
    self.groups = groups
    self.metrics = metrics
  }

  /// The groups that a condition is held against: all but those that are differences of two models.
  var judged: [Group] {
    guard let position = keys.firstIndex(of: "model") else { return groups }
    let models = Set(groups.compactMap { $0.key[position].text })
    let differences = Set(models.flatMap { second in models.map { first in "\(second) - \(first)" } })
    return groups.filter { group in group.key[position].text.map { !differences.contains($0) } ?? true }
  }

  /// The groups that have all of some words among their keys.
  func groups(_ words: [String]) -> [Group] {
    groups.filter { group in words.allSatisfy { word in group.key.contains { $0.text == word } } }
  }
}
