/// Which rows a join keeps.
public enum JoinKind: String, Sendable, Hashable, CaseIterable {
  /// Pairs of rows that match.
  case inner
  /// Those, and rows of the left side that match none.
  case left
  /// Those, and rows of the right side that match none.
  case right
  /// Pairs of rows that match, and rows of both sides that match none.
  case outer
  /// Rows of the left side that match one, each once and without the right side's columns.
  case semi
  /// Rows of the left side that match none.
  case anti

  /// Whether columns of the right side are part of the result.
  public var hasRightColumns: Bool { self != .semi && self != .anti }
}

/// What rows of both sides have to share to match.
public struct JoinKey: Sendable {
  /// The key of a row of the left side.
  public var left: Expression
  /// The key of a row of the right side.
  public var right: Expression

  /// A key from an expression over each side's columns.
  public init(left: Expression, right: Expression) {
    self.left = left
    self.right = right
  }
}

/// Why two frames could not be joined.
public enum JoinError: Error, Sendable, Equatable {
  /// Values of the two sides of a key, counted from 0, can never be equal.
  case keyTypes(Int, left: ColumnType, right: ColumnType)
  /// The result would have that many rows.
  case tooManyRows(Int)

  /// The number of rows that a result may have, whatever the size of what it is joined from.
  public static let freeRows = 100_000_000

  /// Refuses a result that is ten times as large as its input, and large: that is a key too few, and would
  /// end for want of memory.
  static func check(rows: Int, of input: Int) throws(JoinError) {
    let isUnwanted = rows > freeRows && rows / 10 > input
    guard !isUnwanted, rows <= Int(Int32.max) else { throw .tooManyRows(rows) }
  }
}

/// Two frames joined, and what became of their rows.
public struct JoinResult: Sendable, Equatable {
  /// The joined rows.
  public var frame: DataFrame
  /// How many rows of the left side match none of the right.
  public var unmatchedLeft: Int
  /// How many rows of the right side match none of the left.
  public var unmatchedRight: Int
  /// How many of the unmatched rows of the left side have a null in their key.
  public var nullKeysLeft: Int
  /// How many of the unmatched rows of the right side have a null in their key.
  public var nullKeysRight: Int
  /// How many rows of the left side match one of the right.
  public var matchedLeft: Int
  /// How many pairs of rows match.
  public var pairs: Int
  /// How many rows of the right side the same row of the left side matches at most.
  public var largestMatch: Int
}

extension DataFrame {
  /// The rows of this frame beside those of another that have equal keys.
  ///
  /// A missing key equals nothing, not even another one; an integer equals a number of the same value. Rows
  /// come in the order of this frame, the matches of one row in the other's order, and rows that only the
  /// other frame has come last. A key column keeps its name on the left and is filled from the right where
  /// the left has no row; an integer key and one of numbers make a column of numbers there. Other columns of
  /// the right side whose name is taken get `_right` behind it. Roles stay with their columns.
  ///
  /// - Throws: `JoinError`, `DataError` as the evaluation of the keys, `DataError.outOfMemory`,
  ///   `DataError.cancelled`.
  /// - Complexity: O(rows of both frames + rows of the result × columns).
  public func joining(_ other: DataFrame, on keys: [JoinKey], kind: JoinKind = .inner) throws -> JoinResult {
    let leftKeys = try keys.map { try $0.left.evaluate(on: self) }
    let rightKeys = try keys.map { try $0.right.evaluate(on: other) }
    var codes: JoinCodes?
    for (number, (left, right)) in zip(leftKeys, rightKeys).enumerated() {
      try Cancellation.check()
      guard let next = JoinCodes(left, right) else {
        throw JoinError.keyTypes(number, left: left.type, right: right.type)
      }
      codes = codes?.combined(with: next) ?? next
    }
    guard let codes else { throw DataError.badArgument(function: "join", expected: "a key") }
    let shared = sharedColumns(keys)
    let merged = Set(shared.compactMap(\.right))
    let added = zip(other.names, other.columns).filter { kind.hasRightColumns && !merged.contains($0.0) }
    let matches = try JoinMatches(
      codes, kind, leftTypes: columns.map(\.type), rightTypes: added.map(\.1.type))
    try Cancellation.check()
    var result = DataFrame(rowCount: matches.left.count)
    result.roles = roles
    for (name, column) in zip(names, try Column.gather(columns, matches.left)) {
      try result.set(name, to: column)
    }
    if kind.hasRightColumns {
      if kind == .right || kind == .outer {
        for column in shared {
          try result.fill(column.name, leftKeys[column.key], rightKeys[column.key], matches)
        }
      }
      for case (let name, _, let right?) in shared { result.roles[name] = roles[name] ?? other.roles[right] }
      try result.append(other, matches.right, without: merged)
    }
    return JoinResult(
      frame: result, unmatchedLeft: rowCount - matches.matchedLeft,
      unmatchedRight: other.rowCount - matches.matchedRight, nullKeysLeft: nullRows(leftKeys, rowCount),
      nullKeysRight: nullRows(rightKeys, other.rowCount), matchedLeft: matches.matchedLeft,
      pairs: matches.pairs, largestMatch: matches.largestMatch)
  }

  /// Gives a key column the right side's keys in the rows that only that side has.
  private mutating func fill(_ name: String, _ left: Column, _ right: Column, _ matches: JoinMatches) throws {
    var (left, right) = (left, right)
    if left.type != right.type, left.type.isNumeric, right.type.isNumeric {
      (left, right) = (left.asNumbers.map(Column.number) ?? left, right.asNumbers.map(Column.number) ?? right)
    }
    let head = 0..<rowCount - matches.rightOnly
    var parts = try Column.gather([left], matches.left.slice(head))
    if matches.rightOnly > 0 {
      parts += try Column.gather([right], matches.right.slice(head.upperBound..<rowCount))
    }
    let frames = try parts.map { try DataFrame([(name, $0)]) }
    try set(name, to: DataFrame.concatenating(frames).frame.column(name))
  }

  /// Adds the picked rows of another frame's columns under names that are not taken.
  private mutating func append(_ other: DataFrame, _ picks: RowPicks, without merged: Set<String>) throws {
    let kept = other.names.indices.filter { !merged.contains(other.names[$0]) }
    var taken = Set(names)
    let clashing = Set(kept.map { other.names[$0] }.filter { !taken.insert($0).inserted })
    let columns = try Column.gather(kept.map { other.columns[$0] }, picks)
    for (index, column) in zip(kept, columns) {
      let name = other.names[index]
      var distinct = name
      if clashing.contains(name) {
        distinct = "\(name)_right"
        var number = 2
        while !taken.insert(distinct).inserted {
          distinct = "\(name)_right_\(number)"
          number += 1
        }
      }
      try set(distinct, to: column)
      roles[distinct] = other.roles[name]
    }
  }
}

/// The key columns of the left side, each with the first key that it stands in and the column of the right
/// side that is the same in rows that match, and so is left out.
private func sharedColumns(_ keys: [JoinKey]) -> [(name: String, key: Int, right: String?)] {
  var shared: [(name: String, key: Int, right: String?)] = []
  for (number, key) in keys.enumerated() {
    guard case .column(let name) = key.left, !shared.contains(where: { $0.name == name }) else { continue }
    if case .column(let right) = key.right {
      shared.append((name, number, right))
    } else {
      shared.append((name, number, nil))
    }
  }
  return shared
}

/// How many rows have a null in one of the columns.
private func nullRows(_ columns: [Column], _ rows: Int) -> Int {
  let bitmaps = columns.compactMap(\.validity)
  guard let first = bitmaps.first else { return 0 }
  return rows - bitmaps.dropFirst().reduce(first, &).setCount
}
