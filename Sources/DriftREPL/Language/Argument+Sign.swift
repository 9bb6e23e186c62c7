extension Argument {
  /// The argument as a binding where no sort key can stand; nil for a pipe.
  ///
  /// There `-a > 3` means `(-a) > 3`.
  var asBinding: Binding? {
    switch self {
    case .binding(let binding): binding
    case .descending(let key, let span): Binding(name: nil, value: key.withSign(at: span.start))
    case .pipe: nil
    }
  }
}

extension Expr {
  /// What the same text means with a `-` before it, which binds to the first operand only.
  fileprivate func withSign(at start: Int) -> Expr {
    let signed: Node =
      switch node {
      case .binary(let operation, let left, let right, let operatorSpan) where operation != .coalesce:
        .binary(operation, left.withSign(at: start), right, operatorSpan: operatorSpan)
      case .isNull(let value, let negated): .isNull(value.withSign(at: start), negated: negated)
      case .inList(let value, let items, let negated):
        .inList(value.withSign(at: start), items, negated: negated)
      case .inRange(let value, let low, let high, let negated):
        .inRange(value.withSign(at: start), from: low, to: high, negated: negated)
      default: .unary(.minus, self)
      }
    return Expr(node: signed, span: Span(start: start, end: span.end))
  }
}
