import Foundation
import TestSupport
import XCTest

/// What the program tells its caller, and that nothing runs before all of a script is understood.
final class ExitCodeTests: XCTestCase {
  private func check(
    _ arguments: [String], code: Int32, output: String = "", error: String = "",
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    let run = try RunningProgram(arguments, input: "", in: Workspace()).finish()
    let expected = ProgramRun(output: output, error: error, exitCode: code)
    XCTAssertEqual(run, expected, file: file, line: line)
  }

  func testNothingToDoIsWell() throws {
    try check(["-c", ""], code: 0)
    try check(["run", "-"], code: 0)
    try check(["replay", "-"], code: 0, output: "0 statements: \n")
    try check([], code: 0)
  }

  func testAboutTheProgram() throws {
    try check(["--version"], code: 0, output: "drift 0.1.0\n")
    let help = try Workspace().run("--help")
    XCTAssertEqual(help.exitCode, 0)
    XCTAssertTrue(help.output.hasPrefix("usage: drift "))
    XCTAssertEqual(try Workspace().run("-h").output, help.output)
  }

  func testWrongUsage() throws {
    let help = "help: `drift --help` tells what there is\n"
    func wrong(_ arguments: String..., message: String, line: UInt = #line) throws {
      try check(arguments, code: 2, error: "error: \(message)\n\(help)", line: line)
    }
    try wrong("--quite", message: "there is no option `--quite`, did you mean `--quiet`?")
    try wrong("rnu", "x.drift", message: "there is no command `rnu`, did you mean `run`?")
    try wrong("-c", message: "`-c` needs a value")
    try wrong("-c", "", "-c", "", message: "`-c` is given twice")
    try wrong("-c", "", "extra", message: "`extra` is one argument too many")
    try wrong("run", message: "`drift run` needs a file")
    try wrong("run", "a", "b", message: "`b` is one argument too many")
    try wrong("--mode", "jsn", "-c", "", message: "there is no mode `jsn`, did you mean `json`?")
    try wrong("-p", "x", "-c", "", message: "`-p` needs name=value, not `x`")
    try wrong("-p", "x=1", message: "`-p x` needs a script whose parameter it sets")
    try wrong("--update", "-c", "", message: "`--update` belongs to `drift replay`")
    try wrong("replay", "--update", "-", message: "`--update` needs a file that it can write")
    try wrong("replay", "--update", "x", "-p", "a=1", message: "`--update` and `-p` exclude each other")
  }

  func testWrongParameters() throws {
    let script = "param month: number = 3\nsimulate \"insurance\", month: $month | count"
    func wrong(_ parameter: String, message: String, line: UInt = #line) throws {
      try check(["-p", parameter, "-c", script], code: 2, error: "error: \(message)\n", line: line)
    }
    try wrong("mnoth=3", message: "unknown parameter `mnoth`, did you mean `month`?")
    try wrong("quarter=3", message: "unknown parameter `quarter`: the script has month")
    try wrong("month=May", message: "parameter `month` is a number, `May` is none")
  }

  func testScriptThatIsNotThere() throws {
    try check(["run", "none.drift"], code: 1, error: "error: none.drift does not exist\n")
    try check(["replay", "none.drift"], code: 1, error: "error: none.drift does not exist\n")
    try check(["run", "."], code: 1, error: "error: . cannot be read\n")
    let workspace = try Workspace()
    try workspace.write([0x78, 0xFF, 0x0A], to: "bytes.drift")
    XCTAssertEqual(try workspace.run("run", "bytes.drift").error, "error: bytes.drift is not UTF-8 text\n")
  }

  /// A mistake in the last line, of whatever kind can be seen without data, keeps the first from running.
  func testNothingRunsBeforeAllIsUnderstood() throws {
    let mistakes = [
      "r |", "r | wehre age > 1", "r | drift", "q | take 1", "r | take 1, n: 3", "r | take (",
      "r vs c | drift tests: kss",
    ]
    for mistake in mistakes {
      let workspace = try Workspace()
      let run = try workspace.run(
        "-c", "r = simulate \"insurance\"\nc = r | write \"early.csv\"\nc | count\n\(mistake)")
      XCTAssertEqual(run.exitCode, 1, mistake)
      XCTAssertEqual(run.output, "", mistake)
      XCTAssertTrue(run.error.hasPrefix("-c:4:"), "\(mistake): \(run.error)")
      XCTAssertEqual(workspace.names, [], mistake)
    }
  }

  /// A shell sees the codes, and `set -e` ends a script on them.
  func testCodesReachTheShell() throws {
    let workspace = try Workspace()
    try workspace.write("a\n1\n", to: "x.csv")
    try workspace.write("load \"x.csv\"\n", to: "s.drift")
    _ = try workspace.run("replay", "--update", "-q", "s.drift")
    try workspace.write("load \"x.csv\" | check count() > 5\n", to: "check.drift")
    try workspace.write("a\n2\n", to: "x.csv")
    for (arguments, code) in [
      ("replay s.drift", 4), ("replay check.drift", 3), ("run check.drift", 3), ("-c 'load \"x.csv\"'", 0),
      ("run none.drift", 1), ("--none", 2),
    ] as [(String, Int32)] {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.currentDirectoryURL = workspace.url
      shell.environment = workspace.environment(["DRIFT": RunningProgram.executable.path])
      shell.arguments = ["-ec", "\"$DRIFT\" \(arguments) >/dev/null 2>&1\ntouch went-on"]
      try shell.run()
      shell.waitUntilExit()
      XCTAssertEqual(shell.terminationStatus, code, arguments)
      let wentOn = workspace.names.contains("went-on")
      XCTAssertEqual(wentOn, code == 0, arguments)
      if wentOn { try FileManager.default.removeItem(atPath: workspace.path("went-on")) }
    }
  }

  func testScriptStopsAtItsFirstError() throws {
    let workspace = try Workspace()
    try workspace.write(
      "r = simulate \"insurance\"\nr | count\nr | where aeg > 3\nr | write \"late.csv\"\n", to: "a.drift")
    let run = try workspace.run("run", "a.drift")
    XCTAssertEqual(run.output, "count\n 1500\n")
    XCTAssertEqual(
      run.error,
      """
      a.drift:3:11: error: there is no column `aeg`
          r | where aeg > 3
                    ^~~
      help: did you mean `age`?

      """)
    XCTAssertEqual(run.exitCode, 1)
    XCTAssertEqual(workspace.names, ["a.drift"])
  }

  func testFailedCheckEndsAScript() throws {
    let workspace = try Workspace()
    let run = try workspace.run("-c", "r = simulate \"insurance\"\nr | check count() > 9999\nr | count")
    XCTAssertEqual(run.exitCode, 3)
    XCTAssertEqual(run.output, "condition       value  passed\ncount() > 9999   1500  false\n")
    XCTAssertEqual(
      run.error,
      """
      -c:2:5: error: 1 of 1 check failed
          r | check count() > 9999
              ^~~~~~~~~~~~~~~~~~~~

      """)
  }

  func testScriptFromStandardInput() throws {
    let run = try Workspace().run("run", "-", input: "simulate \"insurance\"\r\n| count\r\n")
    XCTAssertEqual(run, ProgramRun(output: "count\n 1500\n", error: "", exitCode: 0))
  }

  func testPathsOfAScriptStartAtItsFolder() throws {
    let workspace = try Workspace()
    try workspace.write("a\n1\n", to: "sub/a.csv")
    try workspace.write("load \"a.csv\" | write \"b.csv\"", to: "sub/a.drift")
    XCTAssertEqual(
      try workspace.run("run", "sub/a.drift"),
      ProgramRun(output: "a\n1\n", error: "wrote b.csv\n", exitCode: 0))
    XCTAssertEqual(try workspace.read("sub/b.csv"), "a\n1\n")
  }

  func testInterruptedScript() throws {
    let workspace = try Workspace()
    let script =
      "simulate 'insurance', rows: 1 | count\nsimulate 'insurance', months: 1..36, rows: 200000 | describe"
    for arguments in [["-c", script], ["run", "long.drift"], ["replay", "long.drift"]] {
      try workspace.write(script, to: "long.drift")
      let program = try RunningProgram(arguments, input: "", in: workspace)
      XCTAssertTrue(program.wait { program.output.contains("count") })
      program.signal(SIGINT)
      XCTAssertEqual(try program.finish().exitCode, 130, "\(arguments)")
    }
  }

  func testFullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else {
      throw XCTSkip("there is no /dev/full here")
    }
    let workspace = try Workspace()
    let script = "simulate \"insurance\" | count\nsimulate \"insurance\" | write \"late.csv\""
    let run = try RunningProgram(["-c", script], input: "", in: workspace, output: "/dev/full").finish()
    XCTAssertEqual(run.error, "error: the output could not be written: No space left on device\n")
    XCTAssertEqual(run.exitCode, 1)
    XCTAssertEqual(workspace.names, [])
  }

  /// As in `drift … | head -1`: whoever reads has had enough, which is no error.
  func testReaderThatGoesAway() throws {
    let workspace = try Workspace()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.currentDirectoryURL = workspace.url
    shell.environment = workspace.environment(["DRIFT": RunningProgram.executable.path])
    shell.arguments = [
      "-c",
      """
      { "$DRIFT" -c 'simulate "insurance", rows: 20000
      simulate "insurance" | write "late.csv"' 2>err; echo $? >code; } | head -1 >out
      """,
    ]
    try shell.run()
    shell.waitUntilExit()
    XCTAssertEqual(try workspace.read("code"), "0\n")
    XCTAssertEqual(try workspace.read("err"), "")
    XCTAssertTrue(try workspace.read("out").hasPrefix("training"))
    XCTAssertEqual(workspace.names, ["code", "err", "out"])
  }
}
