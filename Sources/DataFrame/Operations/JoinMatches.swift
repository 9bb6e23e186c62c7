/// Which rows of both sides of a join make the rows of its result, and what was found on the way.
struct JoinMatches: Sendable {
  var left = RowPicks.all(0)
  var right = RowPicks.all(0)
  /// How many rows of the result, the last ones, are rows of the right side that match none of the left.
  var rightOnly = 0
  var matchedLeft = 0
  var matchedRight = 0
  /// How many pairs of rows match.
  var pairs = 0
  /// How many rows of the right side the same row of the left side matches at most.
  var largestMatch = 0

  /// Matches rows of equal codes, in left order, the matches of one left row in right order.
  ///
  /// - Parameters:
  ///   - leftTypes: The types of the left side's columns, for which there must be memory.
  ///   - rightTypes: The types of the right side's.
  /// - Throws: `JoinError.tooManyRows`, `DataError.outOfMemory`, `DataError.cancelled`.
  /// - Complexity: O(rows of both sides + rows of the result).
  init(
    _ codes: JoinCodes, _ kind: JoinKind, leftTypes: [ColumnType] = [], rightTypes: [ColumnType] = []
  ) throws {
    let index = RowsByCode(codes.right, count: codes.count)
    try Cancellation.check()
    count(codes, index)
    try Cancellation.check()
    if kind == .semi || kind == .anti {
      left = filtered(codes.left, index, isMatching: kind == .semi)
      return
    }
    let isLeftKept = kind == .left || kind == .outer
    if kind == .right || kind == .outer { rightOnly = codes.right.count - matchedRight }
    let head = pairs + (isLeftKept ? codes.left.count - matchedLeft : 0)
    try JoinError.check(rows: head + rightOnly, of: codes.left.count + codes.right.count)
    let isWhole = head == codes.left.count && largestMatch <= 1
    let isLeftShared = isWhole && rightOnly == 0
    try DataFrame.checkMemory(
      forRows: head + rightOnly, of: isLeftShared ? rightTypes : leftTypes + rightTypes, extraPerRow: 8)
    if isWhole {
      pickWhole(codes, index)
    } else {
      try pick(codes, index, isLeftKept: isLeftKept, head: head)
    }
  }

  /// Picks where each row of the left side has its own row of the result: none of its columns needs a copy, unless
  /// rows of the right side follow.
  private mutating func pickWhole(_ codes: JoinCodes, _ index: RowsByCode) {
    let rows: [Int32] = consecutiveRows(codes.left.count, placeholder: -1) { row in
      let places = index.places(of: codes.left[row])
      return places.isEmpty ? -1 : index.rows[places.lowerBound]
    }
    left = .all(rows.count)
    if rightOnly > 0 { left = .rows(rows.indices.map { Int32($0) } + missingLeft) }
    right = .rows(rightOnly > 0 ? rows + JoinMatches.unmatched(codes) : rows)
  }

  private mutating func pick(_ codes: JoinCodes, _ index: RowsByCode, isLeftKept: Bool, head: Int) throws {
    var (leftRows, rightRows): ([Int32], [Int32]) = ([], [])
    leftRows.reserveCapacity(head + rightOnly)
    rightRows.reserveCapacity(head + rightOnly)
    for (row, code) in codes.left.enumerated() {
      if row & 0xFFFF == 0 { try Cancellation.check() }
      let places = index.places(of: code)
      for place in places {
        leftRows.append(Int32(row))
        rightRows.append(index.rows[place])
      }
      guard places.isEmpty && isLeftKept else { continue }
      leftRows.append(Int32(row))
      rightRows.append(-1)
    }
    if rightOnly > 0 {
      leftRows += missingLeft
      rightRows += JoinMatches.unmatched(codes)
    }
    left = .rows(leftRows)
    right = .rows(rightRows)
  }

  private var missingLeft: [Int32] { [Int32](repeating: -1, count: rightOnly) }

  private mutating func count(_ codes: JoinCodes, _ index: RowsByCode) {
    for code in codes.left {
      let matches = index.places(of: code).count
      if matches > 0 { matchedLeft += 1 }
      pairs += matches
      largestMatch = max(largestMatch, matches)
    }
    let isOnLeft = JoinMatches.occurring(codes.left, count: codes.count)
    for code in codes.right where code >= 0 && isOnLeft[Int(code)] { matchedRight += 1 }
  }

  /// The rows of the left side that match some row, or that match none.
  private func filtered(_ codes: [Int32], _ index: RowsByCode, isMatching: Bool) -> RowPicks {
    let count = isMatching ? matchedLeft : codes.count - matchedLeft
    guard count < codes.count else { return .all(count) }
    var rows: [Int32] = []
    rows.reserveCapacity(count)
    for (row, code) in codes.enumerated() where index.places(of: code).isEmpty != isMatching {
      rows.append(Int32(row))
    }
    return .rows(rows)
  }

  /// The rows of the right side that match none of the left, ascending.
  private static func unmatched(_ codes: JoinCodes) -> [Int32] {
    let isOnLeft = occurring(codes.left, count: codes.count)
    return codes.right.indices.compactMap { row in
      let code = codes.right[row]
      return code >= 0 && isOnLeft[Int(code)] ? nil : Int32(row)
    }
  }

  private static func occurring(_ codes: [Int32], count: Int) -> [Bool] {
    var occurs = [Bool](repeating: false, count: count)
    for code in codes where code >= 0 { occurs[Int(code)] = true }
    return occurs
  }
}

/// The rows of each code, ascending: those of code `c` are at `starts[c] ..< starts[c + 1]` of `rows`.
private struct RowsByCode {
  private var starts: [Int32]
  private(set) var rows: [Int32]

  init(_ codes: [Int32], count: Int) {
    starts = [Int32](repeating: 0, count: count + 1)
    for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
    for code in 0..<count { starts[code + 1] += starts[code] }
    rows = [Int32](repeating: 0, count: Int(starts[count]))
    var ends = starts
    for (row, code) in codes.enumerated() where code >= 0 {
      rows[Int(ends[Int(code)])] = Int32(row)
      ends[Int(code)] += 1
    }
  }

  /// Where the rows of a code are, nowhere for -1.
  @inline(__always)
  func places(of code: Int32) -> Range<Int> {
    code < 0 ? 0..<0 : Int(starts[Int(code)])..<Int(starts[Int(code) + 1])
  }
}
