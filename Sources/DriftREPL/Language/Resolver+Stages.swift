import DataFrame

/// Verbs behind `|`: their arguments, operands and options.
extension Resolver {
  /// The verb of a stage and its checked call.
  func resolve(_ stage: Stage, taking kind: Kind) throws -> ResolvedStage {
    guard let verb = Verbs.named(stage.verb.text) else {
      throw Diagnostic(
        "there is no verb `\(stage.verb.text)`", at: stage.verb.span, nearest: stage.verb.text,
        among: Verbs.words)
    }
    let signature = verb.signature
    guard signature.gives(kind) != nil else {
      let takes = signature.flow.map(\.takes.phrase).joined(separator: " or ")
      throw Diagnostic(
        "`\(stage.verb.text)` takes \(takes), not \(kind.phrase)", at: stage.verb.span,
        help: kind == .frame && signature.gives(.pair) != nil
          ? "name both sides, as in `ref vs cur | \(stage.verb.text)`" : nil)
    }
    try check(stage.on, signature.on, "on", of: stage)
    try check(stage.by, signature.by, "by", of: stage)
    let operands = try checkArguments(of: stage, signature)
    let options = try resolve(stage.options, by: signature.options, of: stage.verb.text)
    var call = Call(stage: stage, options: options.values, scope: scope)
    if signature.arguments.form == .model {
      call.modelPipes = operands.map { ($0.source.boundName ?? "model", $0) }
    } else {
      call.frames = operands
    }
    call.modelPipes += options.models.map { ($0.source.boundName ?? "model", $0) }
    return ResolvedStage(verb: verb, call: call)
  }

  private func check(_ list: [Binding]?, _ presence: Signature.Presence, _ word: String, of stage: Stage)
    throws
  {
    switch (list, presence) {
    case (.some(let bindings), .never):
      let span = bindings.first?.span ?? stage.span
      throw Diagnostic("`\(stage.verb.text)` does not take `\(word)`", at: span)
    case (nil, .required):
      throw Diagnostic("`\(stage.verb.text)` needs `\(word)`", at: stage.verb.span, help: usage(of: stage))
    default: break
    }
  }

  private func checkArguments(of stage: Stage, _ signature: Signature) throws -> [ResolvedPipe] {
    let rule = signature.arguments
    guard rule.count.contains(stage.arguments.count) else {
      let tooMany = stage.arguments.count > rule.count.upperBound
      let place = tooMany ? stage.arguments[rule.count.upperBound].span : stage.verb.span
      let message =
        tooMany
        ? (rule.count.upperBound == 0
          ? "`\(stage.verb.text)` takes no argument"
          : "`\(stage.verb.text)` takes \(rule.count.upperBound) argument\(rule.count.upperBound == 1 ? "" : "s")")
        : "`\(stage.verb.text)` needs an argument"
      throw Diagnostic(message, at: place, help: usage(of: stage))
    }
    return try stage.arguments.compactMap { try check($0, rule.form, of: stage) }
  }

  /// Holds an argument against the form that the verb takes; gives the pipe of one that stands for a frame or a model.
  private func check(_ argument: Argument, _ form: ArgumentRule.Form, of stage: Stage) throws -> ResolvedPipe?
  {
    if form == .sortKey, case .descending = argument { return nil }
    if let kind = form.operand, case .pipe(let pipe) = argument {
      return try operand(resolve(pipe), kind, at: pipe.span)
    }
    guard let binding = argument.asBinding else {
      throw Diagnostic(
        "`\(stage.verb.text)` does not take a pipe here", at: argument.span, help: usage(of: stage))
    }
    switch form {
    case .binding: return nil
    case .named:
      guard binding.name == nil else { return nil }
      throw Diagnostic("`\(stage.verb.text)` needs a name for this", at: binding.span, help: usage(of: stage))
    case .expression, .column, .sortKey, .frame, .model:
      if let name = binding.name {
        throw Diagnostic(
          "`=` binds a name, and `\(stage.verb.text)` binds none", at: binding.assignSpan ?? binding.span,
          help: form == .expression
            ? "write `==` to compare, `\(name.text): …` for an option" : usage(of: stage))
      }
    }
    return try form.operand.map { try operand(named: binding.value, $0, help: usage(of: stage)) }
  }

  /// The pipe of a bare name where a frame or a model is due.
  private func operand(named expr: Expr, _ kind: Kind, help: String?) throws -> ResolvedPipe {
    guard let word = expr.word else {
      throw Diagnostic("the name of \(kind.phrase) is due here", at: expr.span, help: help)
    }
    let name = Name(text: word, span: expr.span)
    let source = Pipe.Source.single(word == "_" ? .last(name.span) : .name(name))
    return try operand(resolve(Pipe(source: source, stages: [], span: name.span)), kind, at: name.span)
  }

  private func operand(_ pipe: ResolvedPipe, _ kind: Kind, at span: Span) throws -> ResolvedPipe {
    guard pipe.gives == kind else {
      throw Diagnostic("\(kind.phrase) is due here, this is \(pipe.gives.phrase)", at: span)
    }
    return pipe
  }

  private func usage(of stage: Stage) -> String? {
    guard let usage = Verbs.named(stage.verb.text)?.signature.usage, !usage.isEmpty else { return nil }
    return "\(stage.verb.text) \(usage)"
  }

  /// The values of options, and the pipes of those that name a model.
  func resolve(_ options: [Option], by rules: [OptionRule], of owner: String) throws
    -> (values: OptionValues, models: [ResolvedPipe])
  {
    var values = OptionValues()
    var models: [ResolvedPipe] = []
    for option in options {
      guard let rule = rules.first(where: { $0.name == option.name.text }) else {
        throw Diagnostic(
          "`\(owner)` has no option `\(option.name.text)`", at: option.name.span, nearest: option.name.text,
          among: rules.map(\.name))
      }
      if case .model = rule.form, case .single(let expr) = option.value {
        models.append(try operand(named: expr, .model, help: "`\(rule.name):` must be \(rule.form.phrase)"))
        continue
      }
      values.set(rule.name, to: try OptionReader(rule: rule, scope: scope).read(option), at: option.span)
    }
    return (values, models)
  }
}

extension ArgumentRule.Form {
  /// The kind of value that an argument of this form stands for; nil where it is an expression.
  fileprivate var operand: Kind? {
    switch self {
    case .frame: .frame
    case .model: .model
    case .expression, .column, .binding, .named, .sortKey: nil
    }
  }
}

extension ResolvedPipe.Source {
  /// The name that is all of the source.
  fileprivate var boundName: String? { if case .name(let name) = self { name.text } else { nil } }
}
