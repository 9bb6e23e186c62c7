import DataFrame
import Models

/// Runs resolved statements and holds what they bind.
///
/// A statement changes nothing until it has finished: one that fails or is stopped leaves every name as it was.
final class Interpreter {
  /// All that a statement changes.
  struct State: Sendable {
    /// The bound names in the order in which they were first bound.
    fileprivate(set) var names: [String] = []
    fileprivate var values: [String: Value] = [:]
    /// The value of the last statement, which `_` reads.
    fileprivate(set) var last: Value?
    fileprivate var parameters: [String: Scalar] = [:]
  }

  private var bound = State()
  /// Parameters, and where paths start.
  private(set) var scope: Scope

  /// The bound names in the order in which they were first bound.
  var names: [String] { bound.names }

  /// The value of the last statement, which `_` reads.
  var last: Value? { bound.last }

  /// What is bound now; it can be put back later.
  var state: State {
    get {
      var state = bound
      state.parameters = scope.parameters
      return state
    }
    set { (bound, scope.parameters) = (newValue, newValue.parameters) }
  }

  /// An interpreter with nothing bound.
  ///
  /// - Parameters:
  ///   - dryFolder: Where files are written instead of in their places.
  ///   - fingerprints: What fingerprints the files that are read, for a record.
  init(folder: String = ".", dryFolder: DryFolder? = nil, fingerprints: Fingerprints? = nil) {
    scope = Scope(folder: folder, dryFolder: dryFolder, fingerprints: fingerprints)
  }

  /// The value of a name.
  subscript(name: String) -> Value? { bound.values[name] }

  /// A resolver of one source's statements that knows what is bound now.
  func resolver(for source: SourceText, overrides: [String: Scalar] = [:]) -> Resolver {
    var scope = scope
    scope.source = source
    return Resolver(
      kinds: bound.values.mapValues(\.kind), last: last?.kind, scope: scope, overrides: overrides)
  }

  /// What a finished statement gave, beside the change of what is bound.
  struct Outcome: Sendable {
    /// The value; nil where the statement only declared a parameter.
    var value: Value?
    /// The name that it was bound to.
    var binding: String?
    var notices: [String]
    var files = FileLog.Paths()
  }

  /// Runs one statement.
  ///
  /// - Parameter finish: Called with what the statement gave before anything is bound; where it throws, nothing is.
  /// - Throws: `Diagnostic` with its place, `Interrupted`, `CheckFailed`.
  @discardableResult
  func run(_ statement: ResolvedStatement, finish: (Outcome) throws -> Void = { _ in }) throws -> Outcome {
    _ = scope.notices.drain()
    _ = scope.files.drain()
    scope.fingerprints?.abandon()
    switch statement.body {
    case .parameter(let name, let value):
      let outcome = Outcome(value: nil, binding: nil, notices: [])
      try finish(outcome)
      scope.parameters[name] = value
      return outcome
    case .pipe(let binding, let pipe):
      let value = try evaluate(pipe)
      let outcome = Outcome(
        value: value, binding: binding, notices: scope.notices.drain(), files: scope.files.drain())
      do {
        try finish(outcome)
      } catch {
        disposeLater(of: value)
        throw error
      }
      if let binding { bind(binding, to: value) }
      bound.last = value
      return outcome
    }
  }

  private func bind(_ name: String, to value: Value) {
    if bound.values.updateValue(value, forKey: name) == nil { bound.names.append(name) }
  }

  // MARK: Pipes

  private func evaluate(_ pipe: ResolvedPipe) throws -> Value {
    try pipe.stages.reduce(try evaluate(pipe.source)) { value, stage in
      let call = try stage.call.with(
        frames: stage.call.frames.map { try frame(evaluate($0), at: $0.span) },
        models: stage.call.modelPipes.map { NamedModel(name: $0.name, model: try model($0.pipe)) })
      return try placed(at: stage.call.stage.span) { try stage.verb.run(call, on: value) }
    }
  }

  private func evaluate(_ source: ResolvedPipe.Source) throws -> Value {
    switch source {
    case .load(let path, let options, let span):
      return .frame(try placed(at: path.span) { try Sources.load(path, options, scope, at: span) })
    case .loadModel(let path, let span):
      return .model(try placed(at: path.span) { try Sources.loadModel(path, scope, at: span) })
    case .simulate(let name, let options, let span):
      return .frame(try placed(at: span) { try Sources.simulate(name, options, scope) })
    case .name(let name):
      guard let value = bound.values[name.text] else {
        throw Diagnostic("nothing is bound to `\(name.text)`", at: name.span)
      }
      return value
    case .last(let span):
      guard let last else { throw Diagnostic("there is no value to go on from yet", at: span) }
      return last
    case .pipe(let pipe): return try evaluate(pipe)
    case .pair(let reference, let current):
      return .pair(
        Pair(
          reference: try frame(evaluate(reference), at: reference.span),
          current: try frame(evaluate(current), at: current.span)))
    }
  }

  private func frame(_ value: Value, at span: Span) throws -> DataFrame {
    guard case .frame(let frame, _) = value else {
      throw Diagnostic("a frame is due here, this is \(value.kind.phrase)", at: span)
    }
    return frame
  }

  private func model(_ pipe: ResolvedPipe) throws -> Model {
    let value = try evaluate(pipe)
    guard case .model(let model) = value else {
      throw Diagnostic("a model is due here, this is \(value.kind.phrase)", at: pipe.span)
    }
    return model
  }

  /// Gives a cause from below its place in the source.
  private func placed<Result: Sendable>(at span: Span, _ body: () throws -> Result) throws -> Result {
    do {
      let result = try body()
      if Cancellation.isRequested { disposeLater(of: result) }
      try Cancellation.check()
      return result
    } catch  where Cancellation.isRequested {
      // Whatever went wrong on the way out, as where Ctrl-C reached `gzip` too.
      throw Interrupted()
    } catch let error as DataError {
      throw Diagnostic(error, at: span)
    } catch let error as FileError {
      throw Diagnostic(.file(error), at: span)
    } catch let error as ModelError {
      throw Diagnostic(error, at: span)
    }
  }
}

/// Thrown by a statement that was stopped before it had finished.
struct Interrupted: Error, Sendable, Equatable {}

extension ResolvedPipe.Source {
  /// Where the source stands.
  var span: Span {
    switch self {
    case .load(_, _, let span), .loadModel(_, let span), .simulate(_, _, let span), .last(let span): span
    case .name(let name): name.span
    case .pipe(let pipe): pipe.span
    case .pair(let reference, let current): reference.span.joined(with: current.span)
    }
  }
}
