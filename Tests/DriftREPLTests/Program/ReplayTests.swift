import Foundation
import TestSupport
import XCTest

/// Sessions held against what was recorded.
final class ReplayTests: XCTestCase {
  private static let script = """
    # Two files and what hangs on them
    x = load "x.csv"
    y = load "y.csv"
    x | take 1
    y | take 1
    x | append y | count by b
    _ | take 1

    """

  /// A folder with two small files and a session on them.
  private func workspace(_ script: String = ReplayTests.script) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "x.csv")
    try workspace.write("a,b\n3,z\n", to: "y.csv")
    try workspace.write(script, to: "s.drift")
    let run = try workspace.run("replay", "--update", "--quiet", "s.drift")
    XCTAssertEqual(run.error, "")
    XCTAssertEqual(run.exitCode, 0)
    return workspace
  }

  private func edit(_ workspace: Workspace, _ before: String, _ after: String) throws {
    let text = try workspace.read("s.drift")
    XCTAssertTrue(text.contains(before), "\(before) is not in the session")
    try workspace.write(text.replacing(before, with: after, maxReplacements: 1), to: "s.drift")
  }

  func testOk() throws {
    let run = try workspace().run("replay", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      ok         4  x = load "x.csv"
      ok         7  y = load "y.csv"
      ok        10  x | take 1
      a  b
      1  x

      ok        14  y | take 1
      a  b
      3  z

      ok        18  x | append y | count by b
      b  count
      x      1
      y      1
      z      1

      ok        24  _ | take 1
      b  count
      x      1

      6 statements: 6 ok

      """)
    XCTAssertEqual(run.error, "")
    XCTAssertEqual(run.exitCode, 0)
  }

  func testDiffers() throws {
    let workspace = try workspace()
    try edit(
      workspace, "#= frame 1x2 42c8344c6eed ~d82d7716\n#> a  b\n#> 3  z",
      "#= frame 1x2 42c8344c6eee ~d82d7717\n#> a  b\n#> 4  z")
    let run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      differs   14  y | take 1
        columns that differ: a
        - 4  z
        + 3  z
      6 statements: 5 ok, 1 differs

      """)
    XCTAssertEqual(run.exitCode, 3)
  }

  /// Where no line was kept, the digests tell the two apart.
  func testDiffersWithoutLines() throws {
    let workspace = try workspace()
    try edit(workspace, "#= frame 2x2 5d254b462830 ~e294b37c", "#= frame 2x2 5d254b462831 ~e294b37d")
    let run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      differs    4  x = load "x.csv"
        - frame 2x2 5d254b462831
        + frame 2x2 5d254b462830
      6 statements: 5 ok, 1 differs

      """)
    XCTAssertEqual(run.exitCode, 3)
  }

  func testLastDigits() throws {
    let workspace = try workspace()
    try edit(workspace, "#= frame 2x2 5d254b462830 ", "#= frame 2x2 5d254b462831 ")
    let run = try workspace.run("replay", "s.drift")
    XCTAssertTrue(run.output.hasPrefix("ok~        4  x = load \"x.csv\"\nok         7"), run.output)
    XCTAssertTrue(run.output.hasSuffix("\n6 statements: 5 ok, 1 ok~\n"), run.output)
    XCTAssertEqual(run.exitCode, 0)
  }

  /// What hangs on a changed file is stale, what does not is not; a difference beside it does not hide it.
  func testStale() throws {
    let workspace = try workspace()
    try workspace.write("a,b\n3,z\n4,z\n", to: "y.csv")
    try edit(workspace, "#= frame 1x2 8b8419e4823f ~7ef9c5c0", "#= frame 1x2 8b8419e4823e ~7ef9c5c1")
    let run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(
      run.output,
      """
      stale      7  y = load "y.csv"
        input y.csv changed: 8 bytes, now 12
        - frame 1x2
        + frame 2x2
      differs   10  x | take 1
        - frame 1x2 8b8419e4823e
        + frame 1x2 8b8419e4823f
      stale     14  y | take 1
        depends on y
      stale     18  x | append y | count by b
        depends on y
        columns that differ: b, count
        - x      1
        + z      2
        - y      1
        + x      1
        - z      1
        + y      1
      stale     24  _ | take 1
        depends on _
        columns that differ: b, count
        - x      1
        + z      2
      6 statements: 1 ok, 4 stale, 1 differs

      """)
    XCTAssertEqual(run.exitCode, 4)
  }

  func testInputThatIsGone() throws {
    let workspace = try workspace()
    try FileManager.default.removeItem(atPath: workspace.path("y.csv"))
    let run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(
      run.error,
      """
      s.drift:7:10: error: there is no file y.csv
          y = load "y.csv"
                   ^~~~~~~

      """)
    XCTAssertEqual(run.exitCode, 1)
  }

  func testAFileMoreForAPattern() throws {
    let workspace = try workspace("load \"*.csv\" | count\n")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").exitCode, 0)
    try workspace.write("a,b\n5,w\n", to: "z.csv")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").exitCode, 4)
  }

  func testCarriageReturns() throws {
    let workspace = try workspace()
    let text = try workspace.read("s.drift").replacing("\n", with: "\r\n")
    try workspace.write(text, to: "s.drift")
    let run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(run, ProgramRun(output: "6 statements: 6 ok\n", error: "", exitCode: 0))
  }

  func testRunOfASession() throws {
    let run = try workspace().run("run", "s.drift")
    XCTAssertEqual(
      run.output, "a  b\n1  x\na  b\n3  z\nb  count\nx      1\ny      1\nz      1\nb  count\nx      1\n")
    XCTAssertEqual(run.exitCode, 0)
  }

  func testAnotherFolder() throws {
    let workspace = try workspace()
    let run = try workspace.run("replay", "--quiet", workspace.path("s.drift"), folder: workspace.home)
    XCTAssertEqual(run, ProgramRun(output: "6 statements: 6 ok\n", error: "", exitCode: 0))
  }

  func testCheckInASession() throws {
    let workspace = try workspace("x = load \"x.csv\"\nx | check count() < 3\n")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").output, "2 statements: 2 ok\n")
    try edit(workspace, "count() < 3", "count() < 2")
    var run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertEqual(run.exitCode, 3)
    XCTAssertTrue(run.error.hasPrefix("s.drift:6:5: error: 1 of 1 check failed\n"), run.error)
    // A changed file is told before what it led to.
    try workspace.write("a,b\n1,x\n2,y\n3,z\n", to: "x.csv")
    run = try workspace.run("replay", "--quiet", "s.drift")
    XCTAssertTrue(run.output.hasPrefix("stale      3  x = load \"x.csv\"\n"), run.output)
    XCTAssertEqual(run.exitCode, 4)
  }

  // MARK: Parameters

  func testParameters() throws {
    let workspace = try workspace("param n = 1; x = load \"x.csv\"\nx | take $n\n")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").output, "2 statements: 2 ok\n")
    let run = try workspace.run("replay", "-p", "n=2", "s.drift")
    XCTAssertEqual(
      run.output,
      "ran        3  x = load \"x.csv\"\nran        6  x | take $n\na  b\n1  x\n2  y\n\n2 statements: 2 ran\n"
    )
    XCTAssertEqual(run.error, "digests were not compared, because parameters were given\n")
    XCTAssertEqual(run.exitCode, 0)
    XCTAssertEqual(try workspace.run("replay", "-p", "m=2", "s.drift").exitCode, 2)
  }

  // MARK: Updates

  func testUpdateMakesASession() throws {
    let script = """
      # Title

      param n = 2   # how many
      x = load "x.csv" # load it
      # note
      x | take $n; x | count by b

      x |
        # inner
        take 1
      # end
      """
    let workspace = try workspace(script)
    let session = try workspace.read("s.drift")
    XCTAssertEqual(
      session,
      """
      #!/usr/bin/env -S drift replay
      #% drift session 1
      # Title

      param n = 2   # how many
      x = load "x.csv" # load it
      #@ x.csv sha256:15920f3fb7c051cc15fceee84432e8803a139a9b53a4ea832c37bf1109e200cf bytes=12
      #= frame 2x2 5d254b462830 ~e294b37c
      # note
      x | take $n; x | count by b
      #= frame 2x2 5d254b462830 ~e294b37c
      #> a  b
      #> 1  x
      #> 2  y
      #= frame 2x2 04949f56dd68 ~d326dc23
      #> b  count
      #> x      1
      #> y      1

      x |
        # inner
        take 1
      #= frame 1x2 8b8419e4823f ~7ef9c5c0
      #> a  b
      #> 1  x
      # end
      """)
    XCTAssertEqual(try workspace.run("replay", "--update", "s.drift").exitCode, 0)
    XCTAssertEqual(try workspace.read("s.drift"), session)
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").output, "4 statements: 4 ok\n")
  }

  func testUpdateTakesOnNewResults() throws {
    let workspace = try workspace()
    let before = try workspace.read("s.drift")
    try workspace.write("a,b\n9,z\n", to: "y.csv")
    XCTAssertEqual(try workspace.run("replay", "--update", "--quiet", "s.drift").exitCode, 0)
    XCTAssertNotEqual(try workspace.read("s.drift"), before)
    XCTAssertEqual(try workspace.run("replay", "--quiet", "s.drift").exitCode, 0)
    try workspace.write("a,b\n3,z\n", to: "y.csv")
    XCTAssertEqual(try workspace.run("replay", "--update", "--quiet", "s.drift").exitCode, 0)
    XCTAssertEqual(try workspace.read("s.drift"), before)
  }

  func testFailedUpdateLeavesTheFile() throws {
    let workspace = try workspace()
    try edit(workspace, "_ | take 1", "_ | take one")
    let before = try workspace.read("s.drift")
    XCTAssertEqual(try workspace.run("replay", "--update", "--quiet", "s.drift").exitCode, 1)
    XCTAssertEqual(try workspace.read("s.drift"), before)
  }

  // MARK: The same everywhere

  /// Neither locale nor time zone nor what the terminal is called shows in a session or in its output.
  func testEnvironment() throws {
    let script = """
      p = simulate "insurance", rows: 60, months: 0..2
      p | derive at = @2024-03-31T01:30:00Z, up = upper("straße i"), low = lower("ISTANBUL Ä")
      p | describe
      (simulate "insurance", rows: 300) vs (simulate "insurance", month: 24, rows: 300) | drift
      p | hist age, bins: 4
      p | sort group_name, -age | take 3 | select group_name, age, x = age * 1000000.5
      """
    let environments: [[String: String]] = [
      ["LANG": "C.UTF-8"], ["LANG": "C"], ["LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"],
      ["TZ": "Asia/Tokyo"],
      ["TERM": "dumb", "COLUMNS": "40", "LINES": "3"], ["NO_COLOR": "1", "TZ": "America/New_York"],
    ]
    var sessions: [String] = []
    for environment in environments {
      let workspace = try Workspace()
      try workspace.write(script, to: "s.drift")
      let run = try workspace.run("replay", "--update", "s.drift", environment: environment)
      XCTAssertEqual(run.exitCode, 0, run.error)
      sessions.append(run.output + run.error + (try workspace.read("s.drift")))
    }
    for (session, environment) in zip(sessions, environments) {
      XCTAssertEqual(session, sessions[0], "\(environment)")
    }
  }
}
