import DataFrame

/// A statement in which every verb, option, name and kind has been looked up: nothing is left to go wrong but the data.
struct ResolvedStatement: Sendable {
  var body: Body
  var span: Span

  enum Body: Sendable {
    case parameter(name: String, value: Scalar)
    case pipe(binding: String?, ResolvedPipe)
  }
}

/// A pipe with the kind of value that comes out of it.
struct ResolvedPipe: Sendable {
  var source: Source
  var stages: [ResolvedStage]
  var gives: Kind
  var span: Span

  indirect enum Source: Sendable {
    case load(path: Expr, options: OptionValues, span: Span)
    case loadModel(path: Expr, span: Span)
    case simulate(name: Expr, options: OptionValues, span: Span)
    case name(Name)
    case last(Span)
    case pipe(ResolvedPipe)
    case pair(reference: Source, current: Source)
  }
}

/// A verb and its checked call.
struct ResolvedStage: Sendable {
  var verb: any Verb
  var call: Call
}

/// Looks up what a script names, statement by statement, without running any of it.
///
/// Columns are left to the binder, since they are known only when their frame is there.
struct Resolver {
  /// The kinds of the names bound so far.
  var kinds: [String: Kind]
  /// The kind of `_`.
  var last: Kind?
  /// Parameters declared so far.
  ///
  /// A value given on the command line wins over a declaration's default.
  var scope: Scope
  /// Values given on the command line, which win over the defaults of declarations.
  var overrides: [String: Scalar] = [:]
  /// The defaults of the parameters declared so far.
  private(set) var defaults: [String: Scalar] = [:]
  /// Files that the statements so far write a model to, once they run.
  private(set) var modelFiles: Set<String> = []

  /// Resolves all statements in order; names bound by one are known to the next.
  ///
  /// - Throws: `Diagnostic`.
  mutating func resolve(_ script: Script) throws -> [ResolvedStatement] {
    try script.statements.map { try resolve($0) }
  }

  /// Resolves one statement and takes note of what it binds.
  ///
  /// - Throws: `Diagnostic`.
  mutating func resolve(_ statement: Statement) throws -> ResolvedStatement {
    switch statement.body {
    case .parameter(let declaration):
      let standard = try defaultValue(of: declaration)
      defaults[declaration.name.text] = standard
      let value = overrides[declaration.name.text] ?? standard
      scope.parameters[declaration.name.text] = value
      return ResolvedStatement(
        body: .parameter(name: declaration.name.text, value: value), span: statement.span)
    case .pipe(let binding, let pipe):
      let resolved = try resolve(pipe)
      modelFiles.formUnion(modelsWritten(by: resolved))
      if let binding { kinds[binding.text] = resolved.gives }
      last = resolved.gives
      return ResolvedStatement(body: .pipe(binding: binding?.text, resolved), span: statement.span)
    }
  }

  /// The default of a parameter, of the type that it declares.
  func defaultValue(of declaration: ParameterDeclaration) throws -> Scalar {
    let binder = Binder(schema: Schema(names: [], types: []), parameters: scope.parameters)
    let literal = Expr(node: .literal(declaration.defaultValue), span: declaration.defaultSpan)
    let value = try binder.constant(literal)
    guard let kind = declaration.kind else { return value }
    guard kind.accepts(value) else {
      throw Diagnostic(
        "`\(declaration.name.text)` is declared as \(kind.rawValue), its default is \(value.type.phrase)",
        at: declaration.defaultSpan)
    }
    return value
  }

  // MARK: Pipes

  /// The pipe with every stage looked up.
  func resolve(_ pipe: Pipe) throws -> ResolvedPipe {
    var (source, kind) = try resolve(pipe.source, at: pipe.span)
    var stages: [ResolvedStage] = []
    for stage in pipe.stages {
      let resolved = try resolve(stage, taking: kind)
      kind = resolved.verb.signature.gives(kind) ?? kind
      stages.append(resolved)
    }
    source = source.unwrapped
    return ResolvedPipe(source: source, stages: stages, gives: kind, span: pipe.span)
  }

  private func resolve(_ source: Pipe.Source?, at span: Span) throws -> (ResolvedPipe.Source, Kind) {
    switch source {
    case nil: return try resolve(Operand.last(Span(start: span.start, end: span.start)))
    case .single(let operand): return try resolve(operand)
    case .pair(let reference, let current):
      let (left, leftKind) = try resolve(reference)
      let (right, rightKind) = try resolve(current)
      for (operand, kind) in [(reference, leftKind), (current, rightKind)] where kind != .frame {
        throw Diagnostic("`vs` compares two frames, this is \(kind.phrase)", at: operand.span)
      }
      return (.pair(reference: left, current: right), .pair)
    }
  }

  private func resolve(_ operand: Operand) throws -> (ResolvedPipe.Source, Kind) {
    switch operand {
    case .load(let call):
      if holdsModel(call.argument) {
        guard call.options.isEmpty else {
          throw Diagnostic("a model is loaded without options", at: call.options[0].name.span)
        }
        return (.loadModel(path: call.argument, span: call.span), .model)
      }
      let options = try resolve(call.options, by: Sources.load, of: call.keyword.text).values
      return (.load(path: call.argument, options: options, span: call.span), .frame)
    case .simulate(let call):
      let options = try resolve(call.options, by: Sources.simulate, of: call.keyword.text).values
      return (.simulate(name: call.argument, options: options, span: call.span), .frame)
    case .reserved(let name):
      throw Diagnostic("`\(name.text)` is not available yet", at: name.span)
    case .name(let name):
      guard let kind = kinds[name.text] else { throw unknownName(name) }
      return (.name(name), kind)
    case .last(let span):
      guard let last else {
        throw Diagnostic("there is no value to go on from yet", at: span, help: "start with `load` or a name")
      }
      return (.last(span), last)
    case .pipe(let pipe):
      let resolved = try resolve(pipe)
      return (.pipe(resolved), resolved.gives)
    }
  }

  private func unknownName(_ name: Name) -> Diagnostic {
    if Verbs.named(name.text) != nil {
      return Diagnostic(
        "`\(name.text)` is a verb and stands behind `|`", at: name.span, help: "as in `frame | \(name.text)`")
    }
    let bound = kinds.keys.sorted() + Sources.keywords
    return Diagnostic("nothing is bound to `\(name.text)`", at: name.span, nearest: name.text, among: bound)
  }
}

extension ResolvedPipe.Source {
  /// A source in parentheses that does nothing more is the source itself.
  fileprivate var unwrapped: ResolvedPipe.Source {
    if case .pipe(let inner) = self, inner.stages.isEmpty { inner.source } else { self }
  }
}

extension ParameterDeclaration.Kind {
  /// Whether a value is of the declared kind.
  func accepts(_ value: Scalar) -> Bool {
    switch (self, value) {
    case (.string, .string), (.number, .integer), (.number, .number), (.bool, .bool), (.date, .date): true
    default: false
    }
  }
}
