import DataFrame

/// A binary tree of questions, whose leaves hold numbers.
struct DecisionTree: Sendable, Equatable {
  /// The root is the first; children stand behind their parents.
  private(set) var nodes: [Node] = []

  /// A question or an answer.
  enum Node: Sendable, Equatable {
    /// What is added to a row's score.
    case leaf(Double)
    /// A number up to a threshold goes left; a missing one where it says. The right child stands behind the left one.
    case threshold(feature: Int, upTo: Double, missingGoesLeft: Bool, left: Int)
    /// A text whose level is marked goes left; a missing or unknown one where it says.
    case levels(feature: Int, goesLeft: [Bool], missingGoesLeft: Bool, left: Int)
  }

  /// A tree of nodes whose children stand behind their parents.
  init(nodes: [Node]) { self.nodes = nodes }

  /// Puts a question in the place of a leaf, with two leaves behind all nodes; gives the place of the left one.
  mutating func grow(_ leaf: Int, _ split: BinSplit, _ table: BinTable) -> Int {
    let left = nodes.count
    switch table {
    case .edges(let edges):
      // Where all values go left and only what is missing goes right, any number is low enough.
      let last = (split.lastBin ?? 1) - 1
      nodes[leaf] = .threshold(
        feature: split.feature, upTo: last < edges.count ? edges[last] : .greatestFiniteMagnitude,
        missingGoesLeft: split.goesLeft[0], left: left)
    case .levels:
      nodes[leaf] = .levels(
        feature: split.feature, goesLeft: Array(split.goesLeft.dropFirst()),
        missingGoesLeft: split.goesLeft[0], left: left)
    }
    nodes += [.leaf(0), .leaf(0)]
    return left
  }

  /// Sets the number of a leaf.
  mutating func set(_ leaf: Int, to value: Double) { nodes[leaf] = .leaf(value) }
}

extension TreeWalk {
  /// Trees over the features of an encoding, laid out for walking.
  init(_ trees: some Sequence<DecisionTree>, _ encoding: FeatureEncoding) {
    self.init(features: encoding.features.count, levelLimit: BinTable.most)
    for tree in trees {
      beginTree()
      for node in tree.nodes {
        switch node {
        case .leaf(let value): addLeaf(value)
        case .threshold(let feature, let limit, let missingGoesLeft, let left):
          addQuestion(
            feature: feature, upTo: limit, goesLeft: nil, missingGoesLeft: missingGoesLeft, left: left)
        case .levels(let feature, let goesLeft, let missingGoesLeft, let left):
          addQuestion(
            feature: feature, upTo: 0, goesLeft: goesLeft, missingGoesLeft: missingGoesLeft, left: left)
        }
      }
    }
  }

  /// The sums of all rows, `start.count` a row, computed on all cores.
  ///
  /// - Throws: `DataError.cancelled`.
  func sums(_ features: EncodedFrame, start: [Double]) throws -> [Double] {
    let size = 1 << 14
    let parts = try concurrentTryMap((features.rowCount + size - 1) / size) { part in
      try Cancellation.check()
      let rows = part * size..<min((part + 1) * size, features.rowCount)
      return sums(features.columns, rows: rows, start: start)
    }
    return Array(parts.joined())
  }
}
