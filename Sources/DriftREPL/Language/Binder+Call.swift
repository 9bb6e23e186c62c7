import DataFrame

extension Binder {
  /// A call of a function, its arguments bound and their types held against what it takes.
  ///
  /// - Throws: `Diagnostic`, which marks the argument that does not fit, or the two that do not fit each other.
  func call(_ name: Name, _ arguments: [Expr], at span: Span) throws -> Expression {
    guard let function = Functions.named(name.text) else { throw unknownFunction(name) }
    let values = try arguments.map { try expression($0) }
    let types = try values.map { try $0.type(in: schema) }
    do {
      _ = try function.resultType(types)
    } catch let error as DataError {
      guard let (first, second) = Binder.culprits(of: function, types) else {
        throw Diagnostic(error, at: span)
      }
      guard first != second else { throw Diagnostic(error, at: arguments[second].span) }
      throw Diagnostic(
        typesOf: name.text, (arguments[first], types[first]), (arguments[second], types[second]), at: span)
    }
    return .call(function, values)
  }

  /// The places of the two arguments over which a call fails, twice the same where one alone is wrong; nil where it
  /// fails over their number.
  ///
  /// A null goes anywhere, so an argument is to blame where the call fails with it and goes through with null instead.
  private static func culprits(of function: Function, _ types: [ColumnType?]) -> (Int, Int)? {
    func fails(with kept: ClosedRange<Int>) -> Bool {
      let types = types.enumerated().map { kept.contains($0) ? $1 : nil }
      return (try? function.resultType(types)) == nil
    }
    guard !types.isEmpty, !fails(with: -1 ... -1),
      let second = types.indices.first(where: { fails(with: 0...$0) })
    else { return nil }
    return (0...second).last { fails(with: $0...second) }.map { ($0, second) }
  }

  private func unknownFunction(_ name: Name) -> Diagnostic {
    if Aggregates.named(name.text) != nil {
      return Diagnostic(
        "`\(name.text)` needs all rows of a group and cannot stand in a computation row by row",
        at: name.span,
        help: "use it in `summarize` or `check`")
    }
    let known = Functions.all.map(\.name)
    return Diagnostic(
      "there is no function `\(name.text)`", at: name.span, nearest: name.text, among: known)
  }
}
