/// Binary trees laid out for walking: what a row's values lead to, added up over trees.
///
/// Invariants, checked when nodes are added: a feature is below `features`; the left child stands behind its parent and
/// the right one behind the left, both inside the tree; a set of levels holds at least as many bits as a level's position
/// can be. So every walk ends in a leaf, and inside the arrays.
public struct TreeWalk: Sendable {
  /// A question or a leaf, which leads to itself.
  private struct Node: Sendable {
    /// What a number is held against; infinity for a leaf.
    var number: Double
    /// The left child, behind which the right one stands; the node itself for a leaf.
    var left: Int32
    /// The column that is asked for; the first one for a leaf.
    var feature: Int32
    /// Where the set of levels that go left starts; −1 for a number.
    var levels: Int32
    /// 0 where a missing value goes left, 1 where it goes right.
    var missing: Int32
  }

  private var nodes: [Node] = []
  /// What each leaf adds; 0 for a question.
  private var values: [Double] = []
  private var roots: [Int] = []
  private var marks: [Bool] = []
  private let features: Int
  /// The most levels that a feature has.
  private let levelLimit: Int

  /// No trees yet, over so many columns.
  public init(features: Int, levelLimit: Int) { (self.features, self.levelLimit) = (features, levelLimit) }

  /// Begins a tree; the nodes added next are its, children behind their parents.
  public mutating func beginTree() { roots.append(nodes.count) }

  /// Adds a leaf.
  public mutating func addLeaf(_ value: Double) {
    nodes.append(Node(number: .infinity, left: Int32(nodes.count), feature: 0, levels: -1, missing: 0))
    values.append(value)
  }

  /// Adds a question; a number up to a threshold goes left, or a level that is marked.
  ///
  /// - Parameter left: The place of the left child in the tree, counted from its root.
  public mutating func addQuestion(
    feature: Int, upTo limit: Double, goesLeft: [Bool]?, missingGoesLeft: Bool, left: Int
  ) {
    let root = roots[roots.count - 1]
    precondition((0..<features).contains(feature) && root + left > nodes.count, "a tree that does not end")
    var levels: Int32 = -1
    if let goesLeft {
      precondition(goesLeft.count <= levelLimit, "too many levels")
      levels = Int32(marks.count)
      marks += goesLeft + [Bool](repeating: missingGoesLeft, count: levelLimit - goesLeft.count)
    }
    nodes.append(
      Node(
        number: limit, left: Int32(root + left), feature: Int32(feature), levels: levels,
        missing: missingGoesLeft ? 0 : 1))
    values.append(0)
  }

  /// Whether every child is there; asked once all nodes were added.
  private var isComplete: Bool {
    let ends = roots.dropFirst() + [nodes.count]
    return zip(roots, ends).allSatisfy { root, end in
      root < end && (root..<end).allSatisfy { Int(nodes[$0].left) == $0 || Int(nodes[$0].left) + 1 < end }
    }
  }

  /// The sums over trees for a range of rows, `outputs` a row: tree i adds to the sum of output i % outputs.
  ///
  /// - Parameter columns: The values of each feature; NaN is missing, a level is its position.
  /// - Complexity: O(rows · trees · depth).
  public func sums(_ columns: [[Double]], rows: Range<Int>, start: [Double]) -> [Double] {
    precondition(columns.count == features && isComplete, "other features, or a tree that does not end")
    precondition(columns.allSatisfy { rows.upperBound <= $0.count } && rows.lowerBound >= 0, "rows outside")
    let outputs = start.count
    var sums = (0..<rows.count).flatMap { _ in start }
    guard features > 0 else { return sums }
    sums.withUnsafeMutableBufferPointer { sums in
      nodes.withUnsafeBufferPointer { nodes in
        withPointers(columns) { columns in
          // So few rows at a time that their values stay in the fastest memory while all trees are walked.
          for block in chunks(of: rows.count, size: 256) {
            let rows = rows.lowerBound + block.lowerBound..<rows.lowerBound + block.upperBound
            add(rows, block.lowerBound * outputs, sums, outputs, nodes, columns)
          }
        }
      }
    }
    return sums
  }

  /// Adds to the sums of some rows, the first of which stands at an offset.
  @inline(__always)
  private func add(
    _ rows: Range<Int>, _ offset: Int, _ sums: UnsafeMutableBufferPointer<Double>, _ outputs: Int,
    _ nodes: UnsafeBufferPointer<Node>, _ columns: UnsafeBufferPointer<UnsafePointer<Double>>
  ) {
    for (tree, root) in roots.enumerated() {
      var row = rows.lowerBound
      var slot = offset + tree % outputs
      while row + 3 < rows.upperBound {
        let leaves = leaves(nodes, root, columns, row)
        sums[slot] += values[Int(leaves.0)]
        sums[slot + outputs] += values[Int(leaves.1)]
        sums[slot + 2 * outputs] += values[Int(leaves.2)]
        sums[slot + 3 * outputs] += values[Int(leaves.3)]
        row += 4
        slot += 4 * outputs
      }
      for row in row..<rows.upperBound {
        var place = Int32(root)
        while true {
          let next = child(nodes, place, columns, row)
          if next == place { break }
          place = next
        }
        sums[slot] += values[Int(place)]
        slot += outputs
      }
    }
  }

  /// The leaves that four rows come to, side by side, so that one need not wait for another's memory.
  @inline(__always)
  private func leaves(
    _ nodes: UnsafeBufferPointer<Node>, _ root: Int, _ columns: UnsafeBufferPointer<UnsafePointer<Double>>,
    _ row: Int
  ) -> (Int32, Int32, Int32, Int32) {
    var (a, b, c, d) = (Int32(root), Int32(root), Int32(root), Int32(root))
    while true {
      let (nextA, nextB) = (child(nodes, a, columns, row), child(nodes, b, columns, row + 1))
      let (nextC, nextD) = (child(nodes, c, columns, row + 2), child(nodes, d, columns, row + 3))
      if (nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d) == 0 { return (a, b, c, d) }
      (a, b, c, d) = (nextA, nextB, nextC, nextD)
    }
  }

  /// Where a row goes from a node; a leaf leads to itself.
  @inline(__always)
  private func child(
    _ nodes: UnsafeBufferPointer<Node>, _ place: Int32,
    _ columns: UnsafeBufferPointer<UnsafePointer<Double>>, _ row: Int
  ) -> Int32 {
    let node = nodes[Int(place)]
    let value = columns[Int(node.feature)][row]
    if node.levels >= 0, value >= 0 {
      return node.left &+ (marks[Int(node.levels) &+ min(Int(value), levelLimit - 1)] ? 0 : 1)
    }
    // A sum instead of a choice, so that nothing is to be predicted; NaN is up to nothing.
    let side: Int32 = value <= node.number ? 0 : 1
    return node.left &+ (value.isNaN ? node.missing : side)
  }

  /// Invariant: the pointers are not used behind the body.
  private func withPointers(
    _ columns: [[Double]], _ body: (UnsafeBufferPointer<UnsafePointer<Double>>) -> Void
  ) {
    func collect(_ found: [UnsafePointer<Double>]) {
      guard found.count < columns.count else { return found.withUnsafeBufferPointer(body) }
      columns[found.count].withUnsafeBufferPointer { column in
        if let base = column.baseAddress { collect(found + [base]) }
      }
    }
    collect([])
  }
}
