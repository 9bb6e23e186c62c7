import DataFrame

extension Model {
  /// What the file says that it is.
  private static let format = "drift model"
  /// The version of the format that is written; what a later one holds is not known.
  private static let version = 1

  /// The bytes that the file of every model begins with.
  public static let fileStart = Array(#"{"format":"drift model""#.utf8)

  /// The model as JSON on one line: from it `init(json:)` makes one that gives the same predictions bit for bit.
  public func jsonBytes() -> [UInt8] {
    let value = JSONValue.object([
      ("format", .string(Model.format)), ("version", .number(Double(Model.version))),
      ("target", .string(target)), ("task", task.json), ("learner", .string(learner)),
      ("seed", .string(String(seed))), ("train", train.json), ("test", test?.json ?? .null),
      ("held_out", heldOut?.json ?? .null),
      ("features", .array(features.features.map(\.json))), ("parameters", predictor.json),
    ])
    var bytes: [UInt8] = []
    value.append(to: &bytes)
    return bytes
  }

  /// A model from what `jsonBytes` gave.
  ///
  /// - Throws: `ModelError.malformed` for bytes that hold no model or one that could not be used,
  ///   `ModelError.unknownVersion`.
  /// - Complexity: O(bytes).
  public init(json bytes: [UInt8]) throws {
    let json = try JSONValue(parsing: bytes)
    guard try json.string("format") == Model.format else {
      throw ModelError.malformed("`format` is not \"\(Model.format)\"")
    }
    let version = try json.integer("version", in: 1...1 << 30)
    guard version == Model.version else { throw ModelError.unknownVersion(version) }
    guard let seed = Int(try json.string("seed")) else {
      throw ModelError.malformed("`seed` must be a whole number")
    }
    let name = try json.string("learner")
    guard let learner = Learners.all.first(where: { $0.name == name }) else {
      throw ModelError.malformed("there is no learner `\(name)`")
    }
    let task = try ModelTask(json: try json.member("task"))
    let features = FeatureEncoding(features: try json.array("features").map(Feature.init(json:)))
    guard Set(features.names).count == features.names.count else {
      throw ModelError.malformed("`features` must have distinct names")
    }
    let test = try json.member("test")
    self.init(
      target: try json.string("target"), task: task, features: features, learner: name,
      predictor: try learner.predictor(from: try json.member("parameters"), encoding: features, task: task),
      seed: seed, train: try PartFigures(json: try json.member("train")),
      test: test == .null ? nil : try PartFigures(json: test),
      heldOut: try task.classes.flatMap { try ClassOutcomes(json: json.member("held_out"), classes: $0) })
  }
}

extension ModelTask {
  fileprivate var json: JSONValue {
    switch self {
    case .classes(let labels, let type):
      .object([("classes", .array(labels.map(JSONValue.string))), ("type", .string(type.rawValue))])
    case .number: .object([("type", .string(ColumnType.number.rawValue))])
    }
  }

  fileprivate init(json: JSONValue) throws(ModelError) {
    guard let type = ColumnType(rawValue: try json.string("type")), type != .date else {
      throw .malformed("`type` is none that a target can have")
    }
    guard case .object(let members) = json, members.contains(where: { $0.0 == "classes" }) else {
      self = .number
      return
    }
    let labels = try json.strings("classes")
    guard (2...Target.classLimit).contains(labels.count) else {
      throw .malformed("`classes` must hold from 2 to \(Target.classLimit) texts")
    }
    self = .classes(labels, type: type)
  }
}

extension Feature {
  fileprivate var json: JSONValue {
    let values: [(String, JSONValue)] =
      switch kind {
      case .numeric(let mean, let std): [("mean", .number(mean)), ("std", .number(std))]
      case .categorical(let levels): [("levels", .array(levels.map(JSONValue.string)))]
      }
    return .object([("name", .string(name)), ("missing", .bool(hasMissing))] + values)
  }

  fileprivate init(json: JSONValue) throws(ModelError) {
    name = try json.string("name")
    hasMissing = try json.bool("missing")
    if case .object(let members) = json, members.contains(where: { $0.0 == "levels" }) {
      let levels = try json.strings("levels")
      guard levels.count <= Feature.levelLimit else {
        throw .malformed("`levels` holds more than \(Feature.levelLimit) texts")
      }
      kind = .categorical(levels: levels)
    } else {
      let std = try json.number("std")
      guard std >= 0 else { throw .malformed("`std` must not be negative") }
      kind = .numeric(mean: try json.number("mean"), std: std)
    }
  }
}
