#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The signal that the system sends to who writes into a pipe that nobody reads any more.
enum BrokenPipe {
  /// Runs a body whose writes then fail instead of ending the process, whatever the process does about the
  /// signal.
  ///
  /// The signal goes to the thread that wrote. It is held back on this one meanwhile, and one that came is taken
  /// away before others may come again.
  static func asError<Result>(_ body: () throws(DataError) -> Result) throws(DataError) -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    guard !isPending, pthread_sigmask(SIG_BLOCK, &signals, &before) == 0 else { return try body() }
    defer {
      // A pending signal is taken at once, so this does not wait.
      var taken: CInt = 0
      if isPending { _ = sigwait(&signals, &taken) }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return try body()
  }

  private static var isPending: Bool {
    var pending = sigset_t()
    return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1
  }
}
