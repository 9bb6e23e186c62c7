#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that reads one open file and whose output comes through a pipe.
///
/// It is found along `PATH` and started without a shell. What it was given it holds alone, so its end is seen
/// as the end of the pipe. It is waited for in `finish` or, at the latest, when the last reference goes, so
/// none is left behind.
final class ChildProcess {
  private var output: FileDescriptor?
  private let errors: FileDescriptor
  private let program: String
  private var process: pid_t?

  /// The status of programs that say that what they wrote was not taken: exit code 23 of curl.
  private static let unwritten: [String: CInt] = ["curl": 23 << 8]

  /// Starts a program.
  ///
  /// - Throws: `FileError` with the code `missingProgram` (its name in `detail`) or `system`.
  init(_ program: String, arguments: [String], input: FileDescriptor, path: String) throws(FileError) {
    let (output, outputEnd) = try FileDescriptor.pipe(path: path)
    let (errors, errorEnd) = try FileDescriptor.pipe(path: path)
    outputEnd.enlargePipe()
    // A program that says more than the pipe holds loses the rest instead of waiting for a reader for ever.
    errorEnd.stopWaiting()
    self.output = output
    self.errors = errors
    self.program = program
    let streams = [input.number, outputEnd.number, errorEnd.number]
    let (process, result) = spawn(program, arguments: arguments, streams: streams)
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
  func takeOutput() -> FileDescriptor {
    guard let output else { preconditionFailure("the output of a program has one reader") }
    self.output = nil
    return output
  }

  /// Waits for the program after its output has ended.
  ///
  /// That nobody took its output is not its fault, and is not told: the reader's cause is.
  ///
  /// - Throws: `FileError` with the code `programFailed` where it did not end well; `detail` is the last line
  ///   it wrote.
  func finish(path: String) throws(FileError) {
    guard let process else { return }
    let status = wait(for: process)
    self.process = nil
    guard status != 0, status != SIGPIPE, status != ChildProcess.unwritten[program] else { return }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = try errors.read(into: &bytes, from: 0, upTo: bytes.count, path: path)
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init)
    throw FileError(.programFailed, path: path, detail: line ?? program)
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
  // A broken pipe is to end the program, also where this process ignores the signal.
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  let result = posix_spawnp(&process, program, &actions, &attributes, words, environ)
  return (process, result)
}
