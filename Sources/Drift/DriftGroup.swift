import DataFrame

/// The drift table of one group of rows.
public struct DriftGroup: Sendable, Equatable {
  /// The group's values of the key columns.
  public var key: [Scalar]
  /// The comparison of the group's rows, with q-values of its own.
  public var table: DriftTable

  /// Compares two frames group by group.
  ///
  /// A key that both sides have compares like with like; a key that only the current side has compares each of its
  /// groups with the whole reference, which is prepared once. Groups are in order of first appearance in the current
  /// side; those that only the reference has follow, with rows that say so. Rows without a key are a group of their own.
  ///
  /// - Throws: `DriftError` for names that do not exist, and where the user asked to stop.
  public static func groups(
    reference: DataFrame, current: DataFrame, by keys: [String], columns: [String]? = nil,
    options: DriftOptions = DriftOptions()
  ) throws(DriftError) -> [DriftGroup] {
    for key in keys where current.index(of: key) == nil {
      throw .unknownKey(key, available: current.names)
    }
    let names = try comparedColumns(reference, current, columns, except: keys)
    let shared = keys.filter { reference.index(of: $0) != nil }
    let currentGroups = KeyedRows(current, by: keys)
    let sharedPositions = keys.indices.filter { shared.contains(keys[$0]) }
    var references = ReferenceGroups(reference, by: shared, names: names)

    ProgressCount.begin("comparing", .groups, total: currentGroups.keys.count)
    var groups: [DriftGroup] = []
    for (key, rows) in zip(currentGroups.keys, currentGroups.rows) {
      let prepared = try references.prepared(sharedPositions.map { key[$0] })
      let group = current.gather(rows)
      var table = try DriftTable(names, prepared, try PreparedFrame(group, names), options)
      try table.addJointRow(
        names, references.frame(sharedPositions.map { key[$0] }), group, options)
      groups.append(DriftGroup(key: key, table: table))
      ProgressCount.advance(.groups)
    }
    guard shared.count == keys.count else { return groups }
    let none = try PreparedFrame(current.gather([]), names)
    for key in references.unused {
      let table = try DriftTable(names, try references.prepared(key), none, options)
      groups.append(DriftGroup(key: key, table: table))
    }
    return groups
  }
}

/// The rows of a frame by the values of key columns, in order of first appearance.
private struct KeyedRows {
  let keys: [[Scalar]]
  let rows: [[Int]]

  init(_ frame: DataFrame, by names: [String]) {
    let columns = names.compactMap { name in frame.index(of: name).map { frame.columns[$0] } }
    let grouping = Grouping(by: columns, rowCount: frame.rowCount)
    rows = grouping.rows
    keys = rows.map { rows in columns.map { column in rows.first.map { column[$0] } ?? .null } }
  }
}

/// The groups of the reference, each prepared when it is first asked for.
private struct ReferenceGroups {
  private let all: DataFrame
  private let names: [String]
  private let groups: KeyedRows
  private let positions: [[Scalar]: Int]
  private var prepared: [Int: PreparedFrame] = [:]

  init(_ frame: DataFrame, by keys: [String], names: [String]) {
    all = frame
    self.names = names
    groups = KeyedRows(frame, by: keys)
    positions = Dictionary(zip(groups.keys.map(unified), groups.keys.indices)) { first, _ in first }
  }

  /// The keys of groups that were never asked for, in order of first appearance.
  var unused: [[Scalar]] { groups.keys.indices.filter { prepared[$0] == nil }.map { groups.keys[$0] } }

  /// The rows of a group, all where there are no keys.
  func frame(_ key: [Scalar]) -> DataFrame {
    guard let position = positions[unified(key)] else { return all.gather([]) }
    let rows = groups.rows[position]
    return rows.count == all.rowCount ? all : all.gather(rows)
  }

  /// The prepared rows of a group; no rows where the reference has no such group.
  mutating func prepared(_ key: [Scalar]) throws(DriftError) -> PreparedFrame {
    guard let position = positions[unified(key)] else { return try PreparedFrame(all.gather([]), names) }
    if let known = prepared[position] { return known }
    let result = try PreparedFrame(frame(key), names)
    prepared[position] = result
    return result
  }
}

/// A key in which equal integers and doubles are the same.
private func unified(_ key: [Scalar]) -> [Scalar] {
  key.map { if case .integer(let value) = $0 { .number(Double(value)) } else { $0 } }
}
