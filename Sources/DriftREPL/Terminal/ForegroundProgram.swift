import Foundation

/// Programs that take the terminal for a while: a pager, an editor.
enum ForegroundProgram {
  /// Runs a command line and waits for it; gives the status as `waitpid` does, −1 where no shell could be started.
  ///
  /// The keys that send signals are the program's meanwhile. Where this process is asked to end, so is the program, and
  /// the terminal is as it was found whatever became of it.
  static func run(_ script: String) -> Int32 {
    var settings = termios()
    let isTerminal = tcgetattr(STDOUT_FILENO, &settings) == 0
    signal(SIGQUIT, SIG_IGN)
    // That the program has ended wakes who waits for it.
    Signals.record([SIGCHLD])
    defer {
      if isTerminal { tcsetattr(STDOUT_FILENO, TCSANOW, &settings) }
      for number in [SIGCHLD, SIGQUIT] { signal(number, SIG_DFL) }
      Interrupt.reset()
    }
    guard let process = start(script) else { return -1 }
    while true {
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status }
      if ended < 0, errno != EINTR { return -1 }
      if Interrupt.isTerminating { return end(process) }
      _ = Signals.waitForInput(-1)
    }
  }

  /// Asks a program to end, and gives it half a second to put the screen in order.
  private static func end(_ process: pid_t) -> Int32 {
    kill(process, SIGTERM)
    for _ in 0..<50 {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) != 0 { return status }
      usleep(10_000)
    }
    return SIGTERM
  }

  /// Starts a shell with the command line; what this process ignores or handles is the system's again there.
  private static func start(_ script: String) -> pid_t? {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let line: [String] = ["sh", "-c", script]
    var words = line.map { word in strdup(word) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawn(&process, "/bin/sh", nil, &attributes, words, environ) == 0 ? process : nil
  }
}
