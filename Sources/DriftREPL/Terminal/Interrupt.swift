import DataFrame

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ctrl-C: it stops the running statement through `Cancellation`, or empties the line, and never ends the program.
enum Interrupt {
  /// Takes over Ctrl-C for the rest of the process; call it once, before the first statement.
  ///
  /// - Parameter recordsTermination: Whether SIGTERM and SIGHUP too only stop the statement, so that the caller can
  ///   save and leave; the same signal a second time ends the process.
  static func install(recordsTermination: Bool) {
    // Globals come to life at first use, which must not be in the handler.
    _ = Cancellation.isRequested
    Signals.record(recordsTermination ? [SIGINT, SIGTERM, SIGHUP] : [SIGINT])
  }

  /// Forgets a Ctrl-C that came before; call it when a statement begins.
  static func reset() {
    Cancellation.reset()
    _ = Signals.take(SIGINT)
    // Asked after the reset, so that a request which comes in between is not lost.
    if isTerminating { Cancellation.request() }
  }

  /// Whether Ctrl-C was pressed since the last reset; asking resets.
  static func take() -> Bool {
    guard Signals.isPending(SIGINT) else { return false }
    reset()
    return true
  }

  /// Whether the process was asked to end (SIGTERM, SIGHUP).
  static var isTerminating: Bool { Signals.isPending(SIGTERM) || Signals.isPending(SIGHUP) }
}
