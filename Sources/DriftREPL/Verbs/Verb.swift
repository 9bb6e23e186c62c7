import DataFrame
import Drift
import Models

/// A word behind `|`: what it is called, what it takes and gives, and what it does.
///
/// A new verb is a file with a type of this protocol and a line in `Verbs.all`.
protocol Verb: Sendable {
  var signature: Signature { get }

  /// What comes out for what flows in, whose kind is one that the signature takes.
  ///
  /// - Throws: `Diagnostic` for a mistake in the call, `DataError` for one in the data.
  func run(_ call: Call, on input: Value) throws -> Value
}

/// A verb that makes a frame of a frame, and so a pair of a pair.
protocol RowVerb: Verb {
  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame

  /// The columns of its own making that a narrow table can do without, least needed first.
  var spareColumns: [String] { get }
}

extension RowVerb {
  var spareColumns: [String] { [] }

  func run(_ call: Call, on input: Value) throws -> Value { try transformed(input, call) }

  /// The frame, or both frames of a pair, transformed.
  func transformed(_ input: Value, _ call: Call) throws -> Value {
    switch input {
    case .frame(let frame, let presentation):
      // A footer speaks of the rows as they were; what is said of columns and single rows stays true.
      return .frame(
        try transform(frame, call),
        Presentation(
          spareColumns: presentation.spareColumns + spareColumns, wholeColumns: presentation.wholeColumns,
          distributions: presentation.distributions))
    case .pair(let pair):
      return .pair(
        try pair.map { frame, side in
          var call = call
          call.side = side
          return try transform(frame, call)
        })
    case .chart, .model, .report:
      throw Diagnostic("internal: \(input.kind.phrase) reached `\(signature.name)`", at: call.stage.verb.span)
    }
  }

  /// The flow of every row verb.
  static var rowFlow: [(takes: Kind, gives: Kind)] { [(.frame, .frame), (.pair, .pair)] }
}

/// One use of a verb: its stage with everything checked that can be checked without data.
struct Call: Sendable {
  var stage: Stage
  var options: OptionValues
  /// Pipes that stand where a frame is due, in order.
  var frames: [ResolvedPipe] = []
  /// The frames that those pipes gave; filled in when the call is run.
  var frameArguments: [DataFrame] = []
  /// Names and pipes that stand where a model is due, in order: arguments, then options.
  var modelPipes: [(name: String, pipe: ResolvedPipe)] = []
  /// The models that those pipes gave; filled in when the call is run.
  var models: [NamedModel] = []
  var scope: Scope
  /// The side of a pair that a row verb is working on; nil on a frame.
  var side: Side?

  /// The same call with the values of the pipes that stand in it.
  func with(frames: [DataFrame], models: [NamedModel]) -> Call {
    var call = self
    (call.frameArguments, call.models) = (frames, models)
    return call
  }

  /// The arguments as bindings; pipes are left out, and a leading `-` is a sign, as it is where no sort key stands.
  var bindings: [Binding] { stage.arguments.compactMap(\.asBinding) }

  var by: [Binding] { stage.by ?? [] }

  /// What turns syntax into expressions over a frame's columns.
  func binder(for frame: DataFrame) -> Binder { Binder(schema: frame.schema, parameters: scope.parameters) }

  /// The keys of `by`, under the names that their columns get.
  func keys(for frame: DataFrame) throws -> [(name: String, value: Expression)] {
    let binder = binder(for: frame)
    return try by.map { ($0.columnName, try binder.expression($0.value)) }
  }

  /// Tells the user something on standard error.
  func notice(_ text: String) {
    scope.notices.add(
      side.map { "\(stage.verb.text) (\($0.rawValue)): \(text)" } ?? "\(stage.verb.text): \(text)")
  }
}

/// A model under the name that the statement gives it.
struct NamedModel: Sendable {
  var name: String
  var model: Model
}

/// What a running statement can see beside its input: parameters, where paths start, and where notices go.
struct Scope: Sendable {
  var parameters: [String: Scalar] = [:]
  /// The text that the statement's spans point into.
  var source = SourceText(name: "", text: "")
  /// The folder that relative paths start from.
  var folder: String = "."
  var notices = Notices()
  var files = FileLog()
  /// Where files are written in a dry run; nil where they reach their places.
  var dryFolder: DryFolder?
  /// Where the files that are read are fingerprinted meanwhile; nil where nothing is recorded.
  var fingerprints: Fingerprints?
}

extension Binding {
  /// The name of the column that a binding makes: the one given, the column itself, or its words run together.
  var columnName: String { name?.text ?? value.derivedName }
}

extension Expr {
  /// A name for an expression without one: `miles`, `mean_miles` for `mean(miles)`, `q_age_0_95` style otherwise.
  var derivedName: String {
    switch node {
    case .name(let name), .parameter(let name): name
    case .parenthesized(let inner): inner.derivedName
    case .call(let function, let arguments):
      ([function.text] + arguments.map(\.derivedName)).filter { !$0.isEmpty }.joined(separator: "_")
    case .literal(let literal): literal.derivedName
    case .unary(_, let operand), .isNull(let operand, _), .inList(let operand, _, _),
      .inRange(let operand, _, _, _):
      operand.derivedName
    case .binary(_, let left, let right, _): "\(left.derivedName)_\(right.derivedName)"
    }
  }
}

extension Literal {
  fileprivate var derivedName: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value), .percent(let value):
      String("\(value)".map { $0 == "." || $0 == "-" ? "_" : $0 })
    case .string(let parts):
      parts.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    case .date, .duration: ""
    }
  }
}
