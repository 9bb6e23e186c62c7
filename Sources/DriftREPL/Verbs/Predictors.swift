import DataFrame
import Drift
import Models
import Plot

/// What a call holds against the truth: models, and columns of predictions that came with the data.
struct Predictors {
  /// The models, in order.
  var models: [NamedModel]
  /// The columns of predictions, in order.
  var columns: [String]
  /// The column of the truth; nil where it is not needed and nobody names one.
  var target: String?

  /// The predictors that a call names; where it names none, the column with the role `prediction`.
  ///
  /// - Throws: `Diagnostic` where there is no predictor, two of one name, or models of different targets.
  init(_ call: Call, frames: [DataFrame]) throws {
    let options = call.options
    models = call.models
    columns = options.texts("prediction") ?? []
    func marked(_ role: Role) -> String? {
      frames.lazy.compactMap { frame in frame.names.first { frame.role(of: $0) == role } }.first
    }
    if models.isEmpty && columns.isEmpty {
      guard let column = marked(.prediction) else {
        throw Diagnostic(
          "`\(call.stage.verb.text)` needs a model or a column of predictions", at: call.stage.verb.span,
          help: "name a model, `prediction: column`, or mark the column with `roles prediction: column`")
      }
      columns = [column]
    }
    for (name, frame) in columns.flatMap({ name in frames.map { (name, $0) } })
    where frame.index(of: name) == nil {
      throw Diagnostic(
        DataError.unknownColumn(name, available: frame.names),
        at: options.span("prediction") ?? call.stage.verb.span)
    }
    let names = models.map(\.name) + columns
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw Diagnostic("\(Identifier.quoted(names[twice])) is named twice", at: call.stage.span)
    }
    target = options.text("target") ?? models.first?.model.target ?? marked(.target)
    if options.text("target") == nil, let other = models.first(where: { $0.model.target != target }) {
      throw Diagnostic(
        """
        the models predict different columns: \(Identifier.quoted(target ?? "")) and \
        \(Identifier.quoted(other.model.target))
        """, at: call.stage.span, help: "`target:` says which one to hold them against")
    }
  }

  /// What all predictors say of the rows of a frame.
  ///
  /// Columns are read as classes or numbers as the models' task says, else as a target of that column would be. Columns
  /// `p_CLASS` are the probabilities of the one column of predictions; of several nobody knows whose they are.
  func answers(on frame: DataFrame) throws -> [Answers] {
    let given = try models.map { try Answers(name: $0.name, model: $0.model, on: frame) }
    return try given
      + columns.map { name in
        let column = try frame.column(name)
        guard isNumber(on: frame, column), let numbers = column.asNumbers else {
          let probabilities = columns.count == 1 ? frame.classProbabilities : []
          return Answers(name: name, content: .classes(Labels(column), probabilities: probabilities))
        }
        return Answers(name: name, content: .numbers(numbers))
      }
  }

  private func isNumber(on frame: DataFrame, _ column: Column) -> Bool {
    if let model = models.first?.model { return model.task.classes == nil }
    let truth = target.flatMap { frame.index(of: $0) }.map { frame.columns[$0] }
    return TaskKind(target: truth ?? column) == .number && TaskKind(target: column) == .number
  }
}

extension DataFrame {
  /// The columns that are called `p_` and a class's name, as `predict` makes them.
  fileprivate var classProbabilities: [ClassProbability] {
    zip(names, columns).compactMap { name, column in
      guard name.hasPrefix("p_"), let values = column.asNumbers else { return nil }
      return ClassProbability(label: String(name.dropFirst(2)), values: values)
    }
  }
}

/// The rows of a frame by the values of the keys of `by`.
struct KeyedGroups {
  /// The names of the keys.
  let names: [String]
  /// The values of the keys, a list a group, in order of first appearance.
  let keys: [[Scalar]]
  /// The group of each row.
  let ids: [Int32]

  /// Groups by columns of the frame; a key that it does not have is null in all rows.
  init(_ frame: DataFrame, by names: [String]) {
    self.names = names
    let columns = names.map { name in
      frame.index(of: name).map { frame.columns[$0] } ?? Column(nulls: frame.rowCount, type: .string)
    }
    let grouping = Grouping(by: columns, rowCount: frame.rowCount)
    ids = grouping.ids
    keys = names.isEmpty ? [[]] : grouping.firstRows.map { row in columns.map { $0[row] } }
  }

  /// The positions among some rows of those in each group.
  func positions(of rows: [Int]) -> [[Int]] {
    var result = [[Int]](repeating: [], count: keys.count)
    for (position, row) in rows.enumerated() { result[Int(ids[row])].append(position) }
    return result
  }
}

/// Rows of metrics behind the values of their keys.
struct MetricFrame {
  /// The columns that scripts rely on.
  static let columns = ["metric", "value", "low", "high", "model", "side"]

  private var keys: [[Scalar]] = []
  private var rows: [MetricRow] = []
  private let names: [String]

  init(keys names: [String]) { self.names = names }

  mutating func append(_ rows: [MetricRow], key: [Scalar] = []) {
    self.rows += rows
    keys += rows.map { _ in key }
  }

  func frame() throws -> DataFrame {
    func numbers(_ value: (MetricRow) -> Double?) -> Column {
      .number(TypedColumn(rows.map { value($0).flatMap { $0.isNaN ? nil : $0 } }, placeholder: 0))
    }
    func texts(_ value: (MetricRow) -> String?) -> Column { .string(StringColumn(rows.map(value))) }
    return try DataFrame(
      names.indices.map { index in (names[index], Column(scalars: keys.map { $0[index] })) } + [
        ("metric", texts(\.metric)), ("value", numbers(\.value)), ("low", numbers(\.low)),
        ("high", numbers(\.high)), ("model", texts(\.model)), ("side", texts(\.side)),
      ])
  }
}

extension Call {
  /// The columns of frames that the keys of `by` name; each must be in at least one of the frames.
  func keyNames(of frames: [DataFrame]) throws -> [String] {
    try by.map { binding in
      guard let frame = frames.last(where: { binding.value.bareWord.map($0.names.contains) ?? true }) else {
        return try keyName(binding, of: frames[frames.count - 1])
      }
      return try keyName(binding, of: frame)
    }
  }
}
