import DataFrame

/// Reads the value of an option as its rule says.
struct OptionReader {
  let rule: OptionRule
  let scope: Scope

  /// - Throws: `Diagnostic` at the value, naming what is expected.
  func read(_ option: Option) throws -> OptionValue {
    switch (rule.form, option.value) {
    case (.integer(let range), .single(let expr)):
      if case .integer(let value) = try constant(expr), range.contains(value) { return .integer(value) }
    case (.number(let range), .single(let expr)):
      if let value = try constant(expr).asNumber, range.contains(value) { return .number(value) }
    case (.bool, .single(let expr)):
      if case .bool(let value) = try constant(expr) { return .bool(value) }
    case (.text, .single(let expr)): return .text(try word(expr))
    case (.column, .single(let expr)):
      guard let name = expr.bareWord else { break }
      return .text(name)
    case (.scalars, _):
      if let values = list(option.value) {
        return .scalars(try values.map { try $0.bareWord.map(Scalar.string) ?? constant($0) })
      }
    case (.word(let words), .single(let expr)): return .text(try known(expr, among: words))
    case (.words(let words, let aliases), _):
      if let values = list(option.value) {
        return .texts(try values.map { try known($0, among: words + aliases) })
      }
    case (.columns, _), (.texts, _):
      if let values = list(option.value) { return .texts(try values.map { try word($0) }) }
    case (.mapping(let words), .mapping(let pairs)):
      var mapping: [String: String] = [:]
      for pair in pairs { mapping[pair.name.text] = try known(pair.value, among: words) }
      return .mapping(mapping)
    case (.integers(let bounds), .single(let expr)):
      if case .integer(let value) = try constant(expr), bounds.contains(value) {
        return .integers(value...value)
      }
    case (.integers(let bounds), .range(let from, let to)):
      if case .integer(let low) = try constant(from), case .integer(let high) = try constant(to), low <= high,
        bounds.contains(low), bounds.contains(high)
      {
        return .integers(low...high)
      }
    default: break
    }
    throw Diagnostic("`\(rule.name):` must be \(rule.form.phrase)", at: option.span)
  }

  private func constant(_ expr: Expr) throws -> Scalar {
    try Binder(schema: Schema(names: [], types: []), parameters: scope.parameters).constant(expr)
  }

  /// A text: a bare word, or whatever evaluates to a string.
  private func word(_ expr: Expr) throws -> String {
    if let word = expr.bareWord { return word }
    guard case .string(let text) = try constant(expr) else {
      throw Diagnostic("`\(rule.name):` must be \(rule.form.phrase)", at: expr.span)
    }
    return text
  }

  private func known(_ expr: Expr, among words: [String]) throws -> String {
    let word = try word(expr)
    guard words.contains(word) else {
      throw Diagnostic("`\(rule.name):` knows no `\(word)`", at: expr.span, nearest: word, among: words)
    }
    return word
  }

  private func list(_ value: Option.Value) -> [Expr]? {
    switch value {
    case .single(let expr): [expr]
    case .list(let exprs): exprs
    case .mapping, .range: nil
    }
  }
}
