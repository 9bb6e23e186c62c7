import DataFrame
import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// Data that does not fit into memory: what is said, and that the session goes on.
final class MemoryTests: XCTestCase {
  func testSentences() {
    func check(_ error: DataError, _ message: String, _ help: String, line: UInt = #line) {
      XCTAssertEqual(Diagnostic(error, at: nil), Diagnostic(message, at: nil, help: help), line: line)
    }
    let less = "read fewer columns with `columns:` or rows with `rows:`"
    check(
      .file(FileError(.outOfMemory(needed: 40_100_000_000, free: 22_000_000_000), path: "big.csv")),
      "big.csv needs about 40 GB of memory and 22 GB are free", less)
    check(
      .file(FileError(.outOfMemory(needed: nil, free: 1_440_000_000), path: "big.csv.gz")),
      "big.csv.gz does not fit into memory, of which 1.4 GB are left", less)
    check(
      .outOfMemory(rows: 90_000_000, needed: 5_960_000_000, free: 350_400_000),
      "the result would have 90,000,000 rows and needs about 6 GB of memory, 350 MB are free",
      "`select` fewer columns or keep fewer rows before")
  }

  /// Under a limit of addresses, which the shell sets for the program it starts.
  func testThePromptGoesOn() throws {
    #if os(Linux)
      let workspace = try Workspace()
      // 50,000 rows on either side whose keys are all equal in groups of 1,000: 50,000,000 rows.
      let rows = (0..<50_000).map { "\($0 / 1000),\($0)\n" }.joined()
      try workspace.write("k,a\n" + rows, to: "a.csv")
      try workspace.write(
        """
        a = load "a.csv"
        a | join a on k | count
        a | count

        """, to: "input")
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.currentDirectoryURL = workspace.url
      shell.environment = workspace.environment(["DRIFT": RunningProgram.executable.path])
      shell.arguments = ["-c", "ulimit -v 1500000; \"$DRIFT\" <input >out 2>err; echo $? >code"]
      try shell.run()
      shell.waitUntilExit()
      XCTAssertEqual(try workspace.read("out"), "count\n50000\n")
      let error = try workspace.read("err")
      XCTAssertTrue(
        error.contains("the result would have 50,000,000 rows and needs about 1.6 GB of memory, "), error)
      XCTAssertEqual(try workspace.read("code"), "0\n")
    #else
      throw XCTSkip("the limit of addresses is Linux's")
    #endif
  }
}
