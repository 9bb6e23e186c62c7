extension PartFigures {
  /// The figures, each as its value and its limits.
  var json: JSONValue {
    let members = metrics.map { named in
      let numbers = [named.value?.value, named.value?.low, named.value?.high]
      return (named.name, JSONValue.array(numbers.map { $0.map(JSONValue.number) ?? .null }))
    }
    return .object([("rows", .number(Double(rows))), ("metrics", .object(members))])
  }

  /// Figures from what `json` gave.
  ///
  /// - Throws: `ModelError.malformed`.
  init(json: JSONValue) throws(ModelError) {
    guard case .object(let members) = try json.member("metrics") else {
      throw .malformed("`metrics` must be an object")
    }
    var metrics: [NamedValue] = []
    for (name, value) in members {
      guard case .array(let values) = value, values.count == 3 else {
        throw .malformed("`\(name)` must hold a value and two limits")
      }
      var numbers: [Double?] = []
      for value in values {
        switch value {
        case .number(let number) where number.isFinite: numbers.append(number)
        case .null: numbers.append(nil)
        default: throw .malformed("`\(name)` must hold numbers alone")
        }
      }
      let known = numbers[0].map { MetricValue($0, low: numbers[1], high: numbers[2]) }
      metrics.append(NamedValue(name: name, value: known))
    }
    self.init(rows: try json.integer("rows", in: 0...1 << 40), metrics: metrics)
  }
}

extension ClassOutcomes {
  /// The outcomes of a model, whose predicted class is the likeliest one; null without probabilities.
  var json: JSONValue {
    guard let probabilities else { return .null }
    return .object([
      ("truth", .integers(truth)), ("probabilities", .array(probabilities.map { .numbers($0) })),
    ])
  }

  /// Outcomes from what `json` gave; nil for null.
  ///
  /// - Throws: `ModelError.malformed`.
  init?(json: JSONValue, classes: [String]) throws(ModelError) {
    guard json != .null else { return nil }
    let truth = try json.integers("truth", in: 0...max(0, classes.count - 1))
    let columns = try json.array("probabilities")
    guard columns.count == classes.count else {
      throw .malformed("`probabilities` must hold an array for each class")
    }
    var probabilities: [[Double]] = []
    for column in columns {
      let values = try JSONValue.object([("probabilities", column)]).numbers(
        "probabilities", count: truth.count)
      guard values.allSatisfy({ (0...1).contains($0) }) else {
        throw .malformed("`probabilities` must be from 0 to 1")
      }
      probabilities.append(values)
    }
    let prediction = ClassPrediction(classes: classes, probabilities: probabilities)
    self.init(classes: classes, truth: truth, predicted: prediction.labels, probabilities: probabilities)
  }
}
