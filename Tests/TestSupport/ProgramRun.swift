import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a finished run of the program said, and how it ended.
public struct ProgramRun: Sendable, Equatable {
  /// What went to standard output.
  public var output: String
  /// What went to standard error.
  public var error: String
  /// The exit code; for a run that a signal ended, the signal's number made negative.
  public var exitCode: Int32

  /// What a run is expected to give.
  public init(output: String, error: String, exitCode: Int32) {
    self.output = output
    self.error = error
    self.exitCode = exitCode
  }
}

/// A run of the built program that is under way; it cannot outlive its time.
public final class RunningProgram {
  private let process = Process()
  private let input: Pipe?
  private let streams: Workspace
  /// Held so that its folder is there as long as the program.
  private let workspace: Workspace
  private let deadline: Date

  /// The program that was built with the tests, which stands beside them.
  public static var executable: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return bundle.bundleURL.deletingLastPathComponent().appending(path: "drift")
    #else
      return Bundle.main.bundleURL.appending(path: "drift")
    #endif
  }

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - input: Standard input; nil leaves it open for `send`.
  ///   - output: A file or device to write to instead of what `ProgramRun` tells.
  ///   - seconds: When the program is killed.
  /// - Throws: Where it cannot be started.
  public init(
    _ arguments: [String], input: String?, in workspace: Workspace, folder: URL? = nil, output: String? = nil,
    environment: [String: String] = [:], seconds: Double = 60
  ) throws {
    streams = try Workspace()
    self.workspace = workspace
    deadline = Date(timeIntervalSinceNow: seconds)
    process.executableURL = RunningProgram.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? workspace.url
    process.environment = workspace.environment(environment)
    for name in ["in", "out", "err"] { try streams.write(name == "in" ? input ?? "" : "", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: output ?? streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    self.input = input == nil ? Pipe() : nil
    process.standardInput = self.input ?? FileHandle(forReadingAtPath: streams.path("in"))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Writes to standard input.
  ///
  /// - Throws: Where nobody reads.
  public func send(_ text: String) throws {
    try input?.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Ends standard input.
  public func endInput() { try? input?.fileHandleForWriting.close() }

  /// Sends a signal.
  public func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// What went to standard output so far.
  public var output: String { (try? streams.read("out")) ?? "" }

  /// Waits until a condition holds.
  ///
  /// - Returns: Whether it came to hold before the program's time was over.
  public func wait(until condition: () throws -> Bool) rethrows -> Bool {
    while Date() < deadline {
      if try condition() { return true }
      usleep(2000)
    }
    return false
  }

  /// Waits until the program has ended.
  ///
  /// - Throws: `ProgramTimeout` where it had to be killed.
  public func finish() throws -> ProgramRun {
    guard wait(until: { !process.isRunning }) else {
      kill(process.processIdentifier, SIGKILL)
      throw ProgramTimeout(output: output, error: (try? streams.read("err")) ?? "")
    }
    let wasSignalled = process.terminationReason == .uncaughtSignal
    return ProgramRun(
      output: try streams.read("out"), error: try streams.read("err"),
      exitCode: wasSignalled ? -process.terminationStatus : process.terminationStatus)
  }
}

/// The program did not end in its time, and was killed.
public struct ProgramTimeout: Error, Sendable {
  /// What it had said until then.
  public var output: String
  /// What it had said on standard error until then.
  public var error: String
}

extension Workspace {
  /// Runs the program to its end.
  ///
  /// - Throws: `ProgramTimeout`, or where it cannot be started.
  public func run(
    _ arguments: String..., input: String = "", folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try RunningProgram(arguments, input: input, in: self, folder: folder, environment: environment).finish()
  }
}
