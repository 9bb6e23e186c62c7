#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program at one end of a pipe: it reads an open file and its output comes through the pipe, or its input
/// comes through the pipe and it writes an open file.
///
/// It is found along `PATH` and started without a shell. What it was given it holds alone, so its end is seen
/// as the end of the pipe. It is waited for in `finish` or, at the latest, when the last reference goes, so
/// none is left behind.
final class ChildProcess {
  /// Our end of the pipe, until someone takes it.
  private var end: FileDescriptor?
  /// Whether the pipe leads from the program to us.
  private let isRead: Bool
  private let errors: FileDescriptor
  private let program: String
  private var process: pid_t?

  /// The status of programs that say that what they wrote was not taken: exit code 23 of curl.
  private static let unwritten: [String: CInt] = ["curl": 23 << 8]

  /// Starts a program that reads a file.
  ///
  /// - Throws: `FileError` with the code `missingProgram` (its name in `detail`) or `system`.
  convenience init(
    _ program: String, arguments: [String], input: FileDescriptor, path: String
  ) throws(FileError) {
    let (reading, writing) = try FileDescriptor.pipe(path: path)
    writing.enlargePipe()
    try self.init(program, arguments, from: input, to: writing, end: reading, isRead: true, path: path)
  }

  /// Starts a program that writes a file.
  ///
  /// - Throws: As above.
  convenience init(
    _ program: String, arguments: [String], output: FileDescriptor, path: String
  ) throws(FileError) {
    let (reading, writing) = try FileDescriptor.pipe(path: path)
    writing.enlargePipe()
    output.setWaiting(true)
    try self.init(program, arguments, from: reading, to: output, end: writing, isRead: false, path: path)
  }

  private init(
    _ program: String, _ arguments: [String], from input: FileDescriptor, to output: FileDescriptor,
    end: FileDescriptor, isRead: Bool, path: String
  ) throws(FileError) {
    let (errors, errorEnd) = try FileDescriptor.pipe(path: path)
    // A program that says more than the pipe holds loses the rest instead of waiting for a reader for ever.
    errorEnd.setWaiting(false)
    (self.end, self.isRead, self.errors, self.program) = (end, isRead, errors, program)
    // The program gets its own copies, so ours may be closed once it runs and not before.
    let (process, result) = withExtendedLifetime((input, output, errorEnd)) {
      spawn(program, arguments: arguments, streams: [input.number, output.number, errorEnd.number])
    }
    guard result == 0 else {
      if result == ENOENT { throw FileError(.missingProgram, path: path, detail: program) }
      throw FileError(.system, path: path, detail: SystemFault(number: result).message)
    }
    self.process = process
  }

  deinit {
    guard let process else { return }
    _ = kill(process, SIGTERM)
    _ = wait(for: process)
  }

  /// The end of the pipe from which the program's output is read, to be held by its reader alone: when that
  /// goes, the program can write no more and ends.
  func takeOutput() -> FileDescriptor { takeEnd(isRead: true) }

  /// The end of the pipe into which the program's input is written, to be held by its writer alone: when that
  /// goes, the program's input has ended.
  func takeInput() -> FileDescriptor { takeEnd(isRead: false) }

  private func takeEnd(isRead: Bool) -> FileDescriptor {
    guard self.isRead == isRead, let end else { preconditionFailure("a pipe's end has one holder") }
    self.end = nil
    return end
  }

  /// Waits for the program after its output, or its input, has ended.
  ///
  /// That nobody took its output is not its fault, and is not told: the reader's cause is.
  ///
  /// - Throws: `FileError` with the code `programFailed` where it did not end well; `detail` is the last line
  ///   it wrote, of those that begin with its name where there are some.
  func finish(path: String) throws(FileError) {
    guard let process else { return }
    let status = wait(for: process)
    self.process = nil
    guard status != 0 else { return }
    if isRead, status == SIGPIPE || status == ChildProcess.unwritten[program] { return }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = try errors.read(into: &bytes, from: 0, upTo: bytes.count, path: path)
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
    // Some say more about the cause below it; what is their own says who speaks.
    let line = lines.last { $0.hasPrefix("\(program): ") } ?? lines.last
    throw FileError(.programFailed, path: path, detail: line ?? ChildProcess.silentEnd(of: program, status))
  }
}

extension ChildProcess {
  /// What is known of a program that failed and said nothing: its name and, where one ended it, the signal.
  ///
  /// The low seven bits of a status are the signal's number; `strsignal` returns a string that stays valid
  /// until it is copied here.
  private static func silentEnd(of program: String, _ status: CInt) -> String {
    let signal = status & 0x7F
    guard signal != 0, let words = strsignal(signal) else { return program }
    return "\(program): \(String(cString: words))"
  }
}

/// The status with which a process ended, as `waitpid` gives it.
private func wait(for process: pid_t) -> CInt {
  var status: CInt = 0
  let result = retrying { waitpid(process, &status, 0) }
  return result == process ? status : 0
}

/// Starts a program with the given files as its standard input, output and error.
///
/// The C strings of the arguments and all structures live until the call returns, and are freed here.
private func spawn(_ program: String, arguments: [String], streams: [CInt]) -> (process: pid_t, result: CInt)
{
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  for (target, stream) in streams.enumerated() {
    posix_spawn_file_actions_adddup2(&actions, stream, CInt(target))
  }
  // A broken pipe, or a file that grows too large, is to end the program, also where this process ignores the signal.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  sigaddset(&signals, SIGXFSZ)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  let result = posix_spawnp(&process, program, &actions, &attributes, words, environ)
  return (process, result)
}
