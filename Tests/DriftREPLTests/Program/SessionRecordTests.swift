import Foundation
import TestSupport
import XCTest

/// The file that the prompt keeps, statement by statement.
final class SessionRecordTests: XCTestCase {
  /// A folder with two small files.
  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "x.csv")
    try workspace.write("a,b\n3,z\n", to: "y.csv")
    return workspace
  }

  func testTheWholeFile() throws {
    let workspace = try workspace()
    let run = try workspace.run(
      input: """
        # The start
        param n = 1
        x = load "x.csv"  # two rows
        x | where a > 5 | take $n
        x | take $n; x | count

        .frames
        | select rows = count  # goes on
        x |
          # a comment inside
          select a
        x | bogus
        (load "y.csv") | hist a
        # The end
        """)
    XCTAssertEqual(
      try workspace.read("session-1.drift"),
      """
      #!/usr/bin/env -S drift replay
      #% drift session 1
      # The start
      param n = 1

      x = load "x.csv"  # two rows
      #@ x.csv sha256:15920f3fb7c051cc15fceee84432e8803a139a9b53a4ea832c37bf1109e200cf bytes=12
      #= frame 2x2 5d254b462830 ~e294b37c

      x | where a > 5 | take $n
      #= frame 0x2 fa0040cab683 ~cf54177c
      #> a  b
      #> 0 rows × 2 columns

      x | take $n
      #= frame 1x2 8b8419e4823f ~7ef9c5c0
      #> a  b
      #> 1  x

      x | count
      #= frame 1x1 7e121b4ae4a7 ~0d9b938f
      #> count
      #>     2

      _ | select rows = count  # goes on
      #= frame 1x1 71171cb93de9 ~1f8452d9
      #> rows
      #>    2

      x |
        # a comment inside
        select a
      #= frame 2x1 1efcf0358fc0 ~7273e6ca
      #> a
      #> 1
      #> 2

      (load "y.csv") | hist a
      #@ y.csv sha256:65b0d528661a5809f7424ced20d697db2d2390a84c27c55864814c8e93062784 bytes=8
      #= chart 368a1ca8e3c1 ~1a527a59
      #> a
      #> n = 1
      #>
      #> a share of rows                                                                             share  n
      #> 3 ███████████████████████████████████████████████████████████████████████████████████████  100.0%  1
      #>   0%              20%              40%               60%              80%            100%

      # The end

      """)
    XCTAssertEqual(run.exitCode, 0)
    XCTAssertEqual(try workspace.run("replay", "--quiet", "session-1.drift").output, "7 statements: 7 ok\n")
  }

  func testFailedStatementsAreNotRecorded() throws {
    let workspace = try workspace()
    let input = """
      x = load "x.csv"
      x | wehre a > 1
      x | where b > 1
      x | check count() > 5
      x | take (
      )
      x | write "none/x.csv"
      x = load "none.csv"
      x | take 1 | select a

      """
    let run = try workspace.run(input: input)
    XCTAssertEqual(run.output, "condition    value  passed\ncount() > 5      2  false\na\n1\n")
    let lines = try workspace.read("session-1.drift").split(separator: "\n").filter { !$0.hasPrefix("#") }
    XCTAssertEqual(lines, ["x = load \"x.csv\"", "x | take 1 | select a"])
  }

  func testNothingIsRecordedOfNothing() throws {
    for input in ["", "\n\n", "# a comment\n", ".frames\n", "x |", "bogus\n"] {
      let workspace = try Workspace()
      XCTAssertEqual(try workspace.run(input: input).exitCode, 0, input)
      XCTAssertEqual(workspace.names, [], input)
    }
  }

  /// Lines that the machine wrote are not taken for the user's comments when a session is pasted.
  func testPastedSession() throws {
    let workspace = try workspace()
    _ = try workspace.run(input: "x = load \"x.csv\"\n# note\nx | take 1\n")
    let first = try workspace.read("session-1.drift")
    _ = try workspace.run(input: first)
    XCTAssertEqual(try workspace.read("session-2.drift"), first)
  }

  func testAKilledPromptLosesNothing() throws {
    let workspace = try workspace()
    let program = try RunningProgram([], input: nil, in: workspace)
    try program.send("x = load \"x.csv\"\nx | count\n")
    XCTAssertTrue(
      program.wait { (try? workspace.read("session-1.drift").contains("x | count\n#=")) ?? false })
    program.signal(SIGKILL)
    XCTAssertEqual(try program.finish().exitCode, -SIGKILL)
    XCTAssertEqual(try workspace.run("replay", "--quiet", "session-1.drift").output, "2 statements: 2 ok\n")
    XCTAssertEqual(workspace.names, [".session-1.drift.lock", "session-1.drift", "x.csv", "y.csv"])
  }

  func testTwoPromptsInOneFolder() throws {
    let workspace = try workspace()
    let first = try RunningProgram([], input: nil, in: workspace)
    try first.send("load \"x.csv\" | count\n")
    XCTAssertTrue(first.wait { first.output.contains("count") })
    let second = try RunningProgram([], input: nil, in: workspace)
    try second.send("load \"y.csv\" | count\n")
    XCTAssertTrue(second.wait { second.output.contains("count") })
    for program in [first, second] {
      program.endInput()
      XCTAssertEqual(try program.finish().exitCode, 0)
    }
    XCTAssertEqual(workspace.names, ["session-1.drift", "session-2.drift", "x.csv", "y.csv"])
    XCTAssertTrue(try workspace.read("session-1.drift").contains("\"x.csv\""))
    XCTAssertTrue(try workspace.read("session-2.drift").contains("\"y.csv\""))
  }

  func testTheFolderCannotBeWritten() throws {
    guard getuid() != 0 else { throw XCTSkip("root may write everywhere") }
    let workspace = try workspace()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: workspace.url.path)
    let run = try workspace.run(input: "load \"x.csv\" | count\nload \"y.csv\" | count\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workspace.url.path)
    XCTAssertEqual(run.output, "count\n    2\ncount\n    1\n")
    XCTAssertEqual(
      run.error.components(separatedBy: "this session is not being recorded").count, 2, run.error)
  }

  func testSaveElsewhere() throws {
    let workspace = try workspace()
    try FileManager.default.createDirectory(
      at: workspace.url.appending(path: "sub $dir's"), withIntermediateDirectories: true)
    let run = try workspace.run(
      input: """
        param name = "y"
        x = load "x.csv"
        x | append (load 'y.csv') | write "out.csv"
        both = x vs load "\(workspace.path("y.csv"))"
        x | append (load "./$name.csv") | count
        .save "sub $dir's/kept.drift"
        .save none/kept.drift
        .save
        """)
    XCTAssertEqual(
      run.error,
      """
      wrote out.csv
      saved 5 statements to sub $dir's/kept.drift
      error: there is no folder none
      error: `.save` needs the path of a file

      """)
    let kept = try workspace.read("sub $dir's/kept.drift")
    let statements = kept.split(separator: "\n").filter { !$0.hasPrefix("#") || $0.hasPrefix("#@") }
    XCTAssertEqual(
      statements.map { $0.prefix { $0 != ":" } }.map(String.init),
      [
        "param name = \"y\"", "x = load \"../x.csv\"", "#@ ../x.csv sha256",
        "x | append (load '../y.csv') | write \"../out.csv\"", "#@ ../y.csv sha256",
        "both = x vs load \"\(workspace.path("y.csv"))\"", "#@ \(workspace.path("y.csv")) sha256",
        "x | append (load \".././$name.csv\") | count", "#@ .././y.csv sha256",
      ])
    // All of it was saved, so nothing is left to be kept.
    XCTAssertFalse(workspace.names.contains("session-1.drift"))
    let replayed = try workspace.run(
      "replay", "--quiet", workspace.path("sub $dir's/kept.drift"), folder: workspace.home)
    XCTAssertEqual(replayed.output, "4 statements: 4 ok\n")
    XCTAssertEqual(replayed.exitCode, 0)
  }

  /// The way back into the data's folder may hold what means something between quotes.
  func testSaveFromAFolderWithAnOddName() throws {
    let workspace = try Workspace()
    let odd = "it's a \"$big\" \\ deal"
    try workspace.write("a\n1\n", to: "\(odd)/x.csv")
    let run = try workspace.run(
      input: "load \"x.csv\"\nload 'x.csv' | count\n.save ../kept.drift\n",
      folder: workspace.url.appending(path: odd))
    XCTAssertEqual(run.error, "saved 2 statements to ../kept.drift\n")
    let replayed = try workspace.run("replay", "--quiet", "kept.drift")
    XCTAssertEqual(replayed, ProgramRun(output: "2 statements: 2 ok\n", error: "", exitCode: 0))
  }

  func testSaveOverTheKeptFile() throws {
    let workspace = try workspace()
    _ = try workspace.run(input: "load \"x.csv\" | count\n.save ./session-1.drift\n")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "session-1.drift").output, "1 statement: 1 ok\n")
  }

  func testSaveInTheHomeFolder() throws {
    let workspace = try workspace()
    let run = try workspace.run(input: "load \"x.csv\" | count\n.save ~/kept.drift\n")
    XCTAssertEqual(run.error, "saved 1 statement to \(workspace.home.path)/kept.drift\n")
    let replayed = try workspace.run("replay", "--quiet", "kept.drift", folder: workspace.home)
    XCTAssertEqual(replayed.output, "1 statement: 1 ok\n")
  }

  /// What was typed after `.save` is still kept.
  func testStatementsAfterASave() throws {
    let workspace = try workspace()
    let run = try workspace.run(input: "load \"x.csv\" | count\n.save a.drift\nload \"y.csv\" | count\n")
    XCTAssertEqual(
      run.error,
      "saved 1 statement to a.drift\nsession kept in session-1.drift: drift replay session-1.drift\n")
    XCTAssertEqual(try workspace.run("replay", "--quiet", "session-1.drift").output, "2 statements: 2 ok\n")
  }

  func testDotCommands() throws {
    let workspace = try workspace()
    let run = try workspace.run(
      input: """
        .frames
        .params
        x = load "x.csv"
        both = x vs x
        param n = 2
        .frames
        .params
        .mode json
        x
        .mode
        .mode table
        .hepl
        .mode jsn
        .help sample
        .history
        .quit
        x
        """)
    let history = """
      .frames
      .params
      x = load "x.csv"
      both = x vs x
      param n = 2
      .frames
      .params
      .mode json
      x
      .mode
      .mode table
      .hepl
      .mode jsn
      .help sample
      """
    let frames = """
      x     frame, 2 rows × 2 columns
      both  pair, reference 2 rows × 2 columns, current 2 rows × 2 columns
      n  2
      [{"a":1,"b":"x"},{"a":2,"b":"y"}]
      json
      sample n or n%
      """
    XCTAssertTrue(
      run.output.hasPrefix("nothing is bound yet\nno parameter is declared\n\(frames)"), run.output)
    XCTAssertTrue(run.output.hasSuffix("\n\(history)\n"), run.output)
    XCTAssertEqual(
      run.error,
      """
      error: there is no command `.hepl`, did you mean `.help`?
      error: there is no mode `jsn`, did you mean `json`?
      session kept in session-1.drift: drift replay session-1.drift

      """)
  }
}
