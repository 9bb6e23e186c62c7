import DataFrame

extension BoostedTrees {
  var json: JSONValue {
    .object([
      ("start", .numbers(start)), ("mean", .number(mean)), ("std", .number(std)),
      ("rounds", .array(rounds.map { .array($0.map(\.json)) })),
    ])
  }
}

extension GradientBoosting {
  /// Trees from their JSON.
  public func predictor(
    from json: JSONValue, encoding: FeatureEncoding, task: ModelTask
  ) throws -> any Predictor {
    let scores = task.outputs == 2 ? 1 : task.outputs
    var rounds: [[DecisionTree]] = []
    for round in try json.array("rounds") {
      guard case .array(let trees) = round, trees.count == scores else {
        throw ModelError.malformed("`rounds` must hold \(scores) trees each")
      }
      rounds.append(try trees.map { try DecisionTree(json: $0, encoding: encoding) })
    }
    return BoostedTrees(
      encoding: encoding, outputs: task.outputs, start: try json.numbers("start", count: scores),
      rounds: rounds, mean: try json.number("mean"), std: try json.number("std"))
  }
}

extension DecisionTree {
  /// A list a column, a slot a node: its feature, −1 for a leaf; its threshold or value; where missing values go; the left
  /// child, behind which the right one stands; and the levels that go left.
  fileprivate var json: JSONValue {
    var (features, numbers, children): ([Int], [Double], [Int]) = ([], [], [])
    var missing: [Int] = []
    var levels: [JSONValue] = []
    func add(_ feature: Int, _ number: Double, _ missingGoesLeft: Bool, _ left: Int, _ marks: JSONValue) {
      features.append(feature)
      numbers.append(number)
      missing.append(missingGoesLeft ? 1 : 0)
      children.append(left)
      levels.append(marks)
    }
    for node in nodes {
      switch node {
      case .leaf(let value): add(-1, value, false, 0, .null)
      case .threshold(let feature, let limit, let missingGoesLeft, let left):
        add(feature, limit, missingGoesLeft, left, .null)
      case .levels(let feature, let goesLeft, let missingGoesLeft, let left):
        add(feature, 0, missingGoesLeft, left, .integers(goesLeft.indices.filter { goesLeft[$0] }))
      }
    }
    return .object([
      ("feature", .integers(features)), ("number", .numbers(numbers)), ("missing", .integers(missing)),
      ("left", .integers(children)), ("levels", .array(levels)),
    ])
  }

  /// - Throws: `ModelError.malformed` unless every question is about a feature of its kind, and every child stands behind
  ///   its parent, so that each row comes to a leaf.
  fileprivate init(json: JSONValue, encoding: FeatureEncoding) throws(ModelError) {
    let features = try json.integers("feature", in: -1...encoding.features.count - 1)
    let count = features.count
    guard count > 0 else { throw .malformed("a tree has no node") }
    let numbers = try json.numbers("number", count: count)
    let missing = try json.integers("missing", in: 0...1, count: count)
    let children = try json.integers("left", in: 0...count, count: count)
    let levels = try json.array("levels")
    guard levels.count == count else { throw .malformed("`levels` must hold \(count) entries") }
    var nodes: [Node] = []
    for (place, feature) in features.enumerated() {
      guard feature >= 0 else {
        nodes.append(.leaf(numbers[place]))
        continue
      }
      let left = children[place]
      guard left > place, left + 1 < count else { throw .malformed("a child must stand behind its parent") }
      switch encoding.features[feature].kind {
      case .numeric:
        nodes.append(
          .threshold(
            feature: feature, upTo: numbers[place], missingGoesLeft: missing[place] == 1, left: left))
      case .categorical(let texts):
        let marked = try JSONValue.object([("levels", levels[place])])
          .integers("levels", in: 0...max(texts.count - 1, 0))
        var goesLeft = [Bool](repeating: false, count: texts.count)
        for level in marked where level < texts.count { goesLeft[level] = true }
        nodes.append(
          .levels(
            feature: feature, goesLeft: goesLeft, missingGoesLeft: missing[place] == 1, left: left))
      }
    }
    self.init(nodes: nodes)
  }
}
