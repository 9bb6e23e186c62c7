import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program in a pseudo-terminal: keys go in, and what the screen was sent comes out.
public final class Terminal {
  /// Keys that are no text.
  public enum Key {
    /// Ctrl-C.
    public static let interrupt = "\u{3}"
    /// Ctrl-D.
    public static let end = "\u{4}"
    /// Tab.
    public static let tab = "\t"
    /// The arrow up.
    public static let up = "\u{1B}[A"
  }

  private let controller: Int32
  private let process: pid_t
  /// Held so that its folder is there as long as the program.
  private let workspace: Workspace
  private var status: Int32?
  /// All that was sent to the screen so far, escapes included.
  public private(set) var screen = ""
  private var seen = 0

  /// Starts the program with a terminal of 100 columns and 40 lines.
  ///
  /// - Throws: `TerminalError` where there is no terminal to be had.
  public init(_ arguments: [String] = [], in workspace: Workspace, environment: [String: String] = [:]) throws
  {
    var (controller, device): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&controller, &device, nil, nil, &size) == 0, let name = ttyname(device) else {
      throw TerminalError.noTerminal
    }
    defer { close(device) }
    self.controller = controller
    self.workspace = workspace
    _ = fcntl(device, F_SETFD, FD_CLOEXEC)
    _ = fcntl(controller, F_SETFD, FD_CLOEXEC)
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
    process = try Terminal.spawn(
      // The shell changes the folder, which not every system's posix_spawn can.
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", workspace.url.path, RunningProgram.executable.path]
        + arguments,
      device: String(cString: name), environment: workspace.environment(environment))
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(controller)
  }

  /// Presses keys.
  public func type(_ keys: String) {
    var rest = Array(keys.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
      if count < 0, errno != EAGAIN, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Changes the size of the window, in lines and columns, as a person does who drags its corner.
  public func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Whether the terminal shows what is typed by itself, as it does unless a program wants every key.
  public var echoes: Bool {
    var settings = termios()
    return tcgetattr(controller, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until a text was sent to the screen, behind the one waited for before.
  ///
  /// - Throws: `TerminalError.missing` with what was sent instead.
  public func expect(_ text: String, seconds: Double = 20) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while true {
      drain()
      let unseen = screen.utf8.dropFirst(seen)
      if let found = Substring(unseen).ranges(of: text).first {
        seen = screen.utf8.distance(from: screen.startIndex, to: found.upperBound)
        return
      }
      guard Date() < deadline else { throw TerminalError.missing(text, screen: String(Substring(unseen))) }
      usleep(2000)
    }
  }

  /// Waits until the program has ended, and gives its exit code; negative where a signal ended it.
  ///
  /// - Throws: `TerminalError.stillRunning`.
  public func finish(seconds: Double = 20) throws -> Int32 {
    let deadline = Date(timeIntervalSinceNow: seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      drain()
      guard Date() < deadline else { throw TerminalError.stillRunning }
      usleep(2000)
    }
    self.status = status
    drain()
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(controller, &buffer, buffer.count)
      guard count > 0 else { return }
      screen += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  }

  /// Starts a program that leads a session of its own, so that the terminal which it opens first is its own.
  private static func spawn(
    _ words: [String], device: String, environment: [String: String]
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let leadsSession = Int16(POSIX_SPAWN_SETSID)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      // POSIX_SPAWN_SETSID, which Swift's view of <spawn.h> lacks.
      let leadsSession: Int16 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, device, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    posix_spawnattr_setflags(&attributes, leadsSession)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let lists = [words, variables].map { list in list.map { strdup($0) } + [nil] }
    defer { for pointer in lists.joined() { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, &attributes, lists[0], lists[1]) == 0 else {
      throw TerminalError.noTerminal
    }
    return process
  }
}

/// Why a dialogue with the program went wrong.
public enum TerminalError: Error, Sendable {
  /// There is no pseudo-terminal, or the program could not be started in it.
  case noTerminal
  /// A text did not come; what came instead.
  case missing(String, screen: String)
  /// The program did not end.
  case stillRunning
}
