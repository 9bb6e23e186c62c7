import DataFrame
import Foundation
import Synchronization
import TestSupport
import XCTest

@testable import DriftREPL

/// Mutated lines end in a value that can be shown, completed and recorded, or in an error with its place: no line crashes
/// the interpreter, none hangs it, and one that fails leaves every name as it was.
final class InterpreterFuzzTests: XCTestCase {
  /// How many lines are run, from `DRIFT_FUZZ_LINES`.
  private let lines = Int(ProcessInfo.processInfo.environment["DRIFT_FUZZ_LINES"] ?? "") ?? 4000

  /// After so many lines the names are bound anew, since lines bind them to something else.
  private static let batch = 250

  /// A line that takes longer hangs.
  private static let patience = Duration.seconds(20)

  private static let setUp = """
    param n = 2
    ref = simulate "insurance", rows: 60
    cur = simulate "insurance", month: 12, rows: 60
    odd = load "odd.csv"
    none = odd | where false
    means = ref | summarize mean(miles) by group_name
    """

  private static let odd = """
    whole,number,text,flag,day,odd name,same,missing
    9223372036854775807,1.7976931348623157e308,"é\u{301}😀",true,2026-01-31,1,7,
    -9223372036854775807,-1.7976931348623157e308,"two\nlines",false,0001-01-01,2,7,
    0,5e-324,"",,9999-12-31,3,7,
    1,-0.0,a,true,,4,7,
    ,,,false,1970-01-01,5,7,
    2,inf,\u{1B}[31m,true,2024-02-29,6,7,

    """

  func testMutatedLines() throws {
    let watch = LineWatch(patience: Self.patience)
    defer { watch.end() }
    var done = 0
    var ran = 0
    while done < lines {
      let count = min(Self.batch, lines - done)
      ran += try runBatch(seed: done / Self.batch, count: count, watch: watch)
      done += count
    }
    // About a sixth do; mutations that nearly always break the syntax would test the parser alone.
    XCTAssertGreaterThan(ran, lines / 10, "too few lines run to their end")
  }

  /// A line that fails as it stands would make its mutations fail as well.
  func testLinesRunAsTheyStand() throws {
    let workspace = try Workspace()
    let interpreter = try interpreter(in: workspace)
    for line in FuzzLines.sound { XCTAssertEqual(try run(line, in: interpreter), .value, line) }
  }

  private func interpreter(in workspace: Workspace) throws -> Interpreter {
    try workspace.write(Self.odd, to: "odd.csv")
    let interpreter = Interpreter(folder: workspace.url.path)
    XCTAssertEqual(try run(Self.setUp, in: interpreter), .value)
    return interpreter
  }

  /// Runs the lines of a seed and gives how many of them gave a value.
  private func runBatch(seed: Int, count: Int, watch: LineWatch) throws -> Int {
    let workspace = try Workspace()
    let interpreter = try interpreter(in: workspace)
    var lines = LineMutation(seed: seed)
    var ran = 0
    for number in 0..<count {
      let line = lines.next()
      watch.begin("seed \(seed), line \(number): \(line)")
      let names = interpreter.names
      do {
        let outcome = try run(line, in: interpreter)
        if outcome == .value { ran += 1 }
        if outcome == .mistake { XCTAssertTrue(interpreter.names.starts(with: names), line) }
        guard number.isMultiple(of: 8) else { continue }
        let cursor = Array(line.utf8).count * (number % 7) / 6
        _ = completions(line: line, cursor: cursor, in: CompletionContext(interpreter))
      } catch {
        XCTFail("seed \(seed), line \(number): \(line)\n\(error)")
      }
    }
    return ran
  }

  private enum Outcome { case value, mistake, harmful }

  /// Runs a text as the prompt does: to its end or its first mistake.
  ///
  /// - Throws: What is no mistake in the text: an error without words.
  private func run(_ text: String, in interpreter: Interpreter) throws -> Outcome {
    _ = Completeness(of: text)
    let source = SourceText(name: "fuzz", text: text)
    do {
      var resolver = interpreter.resolver(for: source)
      let statements = try resolver.resolve(Parser.parsed(source))
      guard statements.allSatisfy(\.isHarmless) else { return .harmful }
      for statement in statements {
        let outcome = try interpreter.run(statement)
        _ = try StatementRecord(of: outcome, in: interpreter.scope)
        if let value = outcome.value { try show(value) }
      }
      return .value
    } catch let error as Diagnostic {
      let rendered = error.rendered(in: source)
      XCTAssertTrue(rendered.hasPrefix("fuzz:"), text)
      return .mistake
    } catch let error as CheckFailed {
      try show(error.table)
      return .value
    }
  }

  /// Puts a value into all the texts that the prompt makes of it.
  private func show(_ value: Value) throws {
    for mode in OutputMode.allCases {
      let terminal = TerminalInfo(
        ascii: mode == .csv, noColor: false, variable: { _ in "xterm" }, isTerminal: { _ in mode == .table },
        size: { _ in (24, 80) })
      _ = try Printer.fitting(terminal, mode: mode).text(of: value)
    }
    _ = value.summary
  }
}

/// Ends the process where a line takes too long; keeps the line that runs in the file `drift-fuzz-` with the process's
/// number in the temporary folder, which tells where a line crashed.
private final class LineWatch: Sendable {
  private let state = Mutex<(line: String, start: ContinuousClock.Instant)?>(nil)
  private let url = FileManager.default.temporaryDirectory.appending(
    path: "drift-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
  private let file: FileHandle?

  init(patience: Duration) {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    file = FileHandle(forWritingAtPath: url.path)
    Thread.detachNewThread { [weak self] in
      while let line = self.map({ $0.overdue(patience) }) {
        if let line {
          FileHandle.standardError.write(Data("this line does not end: \(line)\n".utf8))
          abort()
        }
        Thread.sleep(forTimeInterval: 0.5)
      }
    }
  }

  /// Starts the clock of a line.
  func begin(_ line: String) {
    state.withLock { $0 = (line, .now) }
    try? file?.truncate(atOffset: 0)
    try? file?.write(contentsOf: Data(line.utf8))
  }

  /// Stops the clock, and leaves no file behind.
  func end() {
    state.withLock { $0 = nil }
    try? file?.close()
    try? FileManager.default.removeItem(at: url)
  }

  private func overdue(_ patience: Duration) -> String? {
    state.withLock { state in state.flatMap { $0.start.duration(to: .now) > patience ? $0.line : nil } }
  }
}
