import DataFrame

/// Runs a script from its first statement to its last, or to its first error.
struct ScriptRunner {
  var console: Console
  /// Values given with `-p`, as text.
  var overrides: [CommandLineArguments.Parameter] = []

  /// Runs a script and prints the values of its statements.
  ///
  /// - Parameter folder: Where relative paths start.
  func run(_ source: SourceText, folder: String) -> ExitCode {
    let interpreter = Interpreter(folder: folder)
    do {
      let script = try Parser.parsed(source)
      var resolver = interpreter.resolver(
        for: source, overrides: try ParameterOverrides.values(overrides, for: script))
      for statement in try resolver.resolve(script) {
        let outcome = try console.showingProgress { try interpreter.run(statement) }
        console.notify(outcome.notices)
        if let value = outcome.value { try console.show(value, boundTo: outcome.binding) }
      }
      return .success
    } catch {
      return report(error, in: source)
    }
  }

  /// Tells an error, and the code that it ends the program with.
  func report(_ error: any Error, in source: SourceText) -> ExitCode {
    switch error {
    case let error as Diagnostic:
      console.report(error, in: source)
      return .failure
    case let error as ParameterOverrides.Mistake:
      console.report(error.message)
      return .usage
    case let error as CheckFailed:
      try? console.show(console.printer.text(of: error.table))
      console.report(error.diagnostic, in: source)
      return .differs
    case is Interrupted: return .interrupted
    // Nobody is there to be told: whoever reads has what they wanted.
    case is BrokenPipe: return .success
    case let error as OutputFailure:
      console.report(error.message)
      return .failure
    default:
      console.report("\(error)")
      return .failure
    }
  }
}

extension CheckFailed {
  var diagnostic: Diagnostic { Diagnostic("\(failed) of \(quantity(total, "check")) failed", at: span) }
}
