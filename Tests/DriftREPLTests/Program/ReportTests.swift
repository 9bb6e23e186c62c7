import Foundation
import TestSupport
import XCTest

/// `drift report` and `.report`, as a user calls them.
final class ReportTests: XCTestCase {
  private static let session = """
    # # Who drives?
    # A *hostile* <b>comment</b>.
    param low: number = 30
    d = load "d.csv"
    d | where age > $low
    # ## Shape
    d | hist age
    d | check count() > 1

    """

  private func workspace() throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write(ReportTests.session, to: "s.drift")
    try workspace.write("age,name\n31,<script>alert(1)</script>\n25,a|b\n47,\n", to: "d.csv")
    return workspace
  }

  private func report(_ workspace: Workspace, _ arguments: String...) throws -> ProgramRun {
    try RunningProgram(["report"] + arguments, input: "", in: workspace).finish()
  }

  func testPage() throws {
    let workspace = try workspace()
    let run = try report(workspace, "s.drift", "-o", "x.html")
    XCTAssertEqual(run, ProgramRun(output: "", error: "wrote x.html\n5 statements\n", exitCode: 0))
    let page = try workspace.read("x.html")
    XCTAssertTrue(page.contains("<h1>Who drives?</h1>"))
    XCTAssertTrue(page.contains("A <em>hostile</em> &lt;b&gt;comment&lt;/b&gt;."))
    XCTAssertTrue(page.contains("<h2 id=\"part-1\">Shape</h2>"))
    XCTAssertTrue(page.contains("<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>"))
    XCTAssertFalse(page.contains("<script>alert"))
    XCTAssertTrue(page.contains("low = 30"))
    XCTAssertTrue(page.contains("d: frame, 3 rows × 2 columns"))
    XCTAssertTrue(page.contains("<svg "))
  }

  func testMarkdownHasItsChartsBesideIt() throws {
    let workspace = try workspace()
    let run = try report(workspace, "s.drift", "-o", "my report.md")
    XCTAssertEqual(
      run.error, "wrote my report_files/chart-4.svg\nwrote my report.md\n5 statements\n")
    let text = try workspace.read("my report.md")
    XCTAssertTrue(text.contains("](my%20report_files/chart-4.svg)"))
    XCTAssertTrue(text.contains("| 31 | &lt;script&gt;alert(1)&lt;/script&gt; |"))
    XCTAssertTrue(try workspace.read("my report_files/chart-4.svg").hasPrefix("<svg "))
  }

  func testNotebook() throws {
    let workspace = try workspace()
    XCTAssertEqual(try report(workspace, "s.drift", "-o", "x.ipynb", "-q").error, "")
    let data = try Data(contentsOf: workspace.url.appending(path: "x.ipynb"))
    let notebook = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [String: Any])
    XCTAssertEqual(notebook["nbformat"] as? Int, 4)
    XCTAssertEqual(notebook["nbformat_minor"] as? Int, 5)
    let cells = try XCTUnwrap(notebook["cells"] as? [[String: Any]])
    let identifiers = cells.compactMap { $0["id"] as? String }
    XCTAssertEqual(identifiers.count, cells.count)
    XCTAssertEqual(Set(identifiers).count, cells.count)
    let code = cells.filter { $0["cell_type"] as? String == "code" }
    XCTAssertEqual(code.compactMap { $0["execution_count"] as? Int }, [1, 2, 3, 4, 5])
    XCTAssertEqual(code[3]["source"] as? [String], ["d | hist age"])
    let outputs = try XCTUnwrap(code[3]["outputs"] as? [[String: Any]])
    XCTAssertNotNil((outputs.first?["data"] as? [String: Any])?["image/svg+xml"])
  }

  /// By the notebooks' own library, where Python has it.
  func testNotebookIsValid() throws {
    let workspace = try workspace()
    let own = Project.folder.appending(path: ".build/bench/venv/bin/python").path
    let python = FileManager.default.fileExists(atPath: own) ? own : "python3"
    guard try workspace.shell("sh", "-c", "\(python) -c 'import nbformat'").code == 0 else {
      throw XCTSkip("no Python here has nbformat")
    }
    XCTAssertEqual(try report(workspace, "s.drift", "-o", "x.ipynb").exitCode, 0)
    let check = "import nbformat; nbformat.validate(nbformat.read('x.ipynb', 4)); print('valid')"
    let run = try workspace.shell("sh", "-c", "\(python) -c \"\(check)\"")
    XCTAssertEqual(run.output, "valid\n", run.error)
  }

  func testSameBytesElsewhere() throws {
    let (here, there) = (try workspace(), try workspace())
    let other = ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8"]
    for name in ["x.html", "x.md", "x.ipynb"] {
      XCTAssertEqual(try report(here, "s.drift", "-o", name).exitCode, 0)
      let run = try RunningProgram(
        ["report", there.path("s.drift"), "-o", there.path(name)], input: "", in: here, environment: other
      ).finish()
      XCTAssertEqual(run.exitCode, 0, run.error)
      XCTAssertEqual(try here.read(name), try there.read(name), name)
    }
  }

  func testVerdictsOfARecordedSession() throws {
    let workspace = try workspace()
    XCTAssertEqual(
      try RunningProgram(["replay", "--update", "s.drift"], input: "", in: workspace).finish().exitCode, 0)
    XCTAssertEqual(
      try report(workspace, "s.drift", "-o", "x.html").error, "wrote x.html\n5 statements: 4 ok\n")
    let page = try workspace.read("x.html")
    XCTAssertTrue(page.contains("title=\"the result is the one that was recorded\">ok</span>"))
    XCTAssertTrue(page.contains("<th scope=\"row\">Input</th><td>d.csv<br>sha256 "))
    try workspace.write("age,name\n31,x\n25,y\n48,z\n", to: "d.csv")
    XCTAssertEqual(try report(workspace, "s.drift", "-o", "x.html").exitCode, 4)
    XCTAssertTrue(try workspace.read("x.html").contains("not the one that was recorded"))
  }

  func testWhatFailsIsPartOfTheReport() throws {
    let workspace = try workspace()
    try workspace.write("d = load \"d.csv\"\nd | check count() > 9\nd | take 1\n", to: "s.drift")
    let run = try report(workspace, "s.drift", "-o", "x.html", "-q")
    XCTAssertEqual(run.exitCode, 3)
    let page = try workspace.read("x.html")
    XCTAssertTrue(page.contains("s.drift:2:5: error: 1 of 1 check failed"))
    XCTAssertTrue(page.contains("did not run"))
  }

  func testNothingIsWrittenWhereNothingRan() throws {
    let workspace = try workspace()
    try workspace.write("d = laod \"d.csv\"\n", to: "bad.drift")
    XCTAssertEqual(try report(workspace, "bad.drift", "-o", "x.html").exitCode, 1)
    let missing = try report(workspace, "none.drift", "-o", "x.html")
    XCTAssertEqual(missing, ProgramRun(output: "", error: "error: none.drift does not exist\n", exitCode: 1))
    XCTAssertEqual(workspace.names, ["bad.drift", "d.csv", "s.drift"])
    let folder = try report(workspace, "s.drift", "-o", "no/x.html")
    XCTAssertEqual(folder, ProgramRun(output: "", error: "error: there is no folder no\n", exitCode: 1))
  }

  func testWrongUsage() throws {
    let help = "help: `drift --help` tells what there is\n"
    func wrong(_ arguments: [String], _ message: String, line: UInt = #line) throws {
      let run = try RunningProgram(arguments, input: "", in: Workspace()).finish()
      XCTAssertEqual(
        run, ProgramRun(output: "", error: "error: \(message)\n\(help)", exitCode: 2), line: line)
    }
    try wrong(
      ["report", "s.drift", "-o", "x.pdf"],
      "a report is written as .html, .md or .ipynb, which `x.pdf` is not")
    try wrong(["report", "s.drift"], "`drift report` needs `-o` and a file to write")
    try wrong(["run", "s.drift", "-o", "x.md"], "`-o` belongs to `drift report`")
  }

  func testAtThePrompt() throws {
    let workspace = try workspace()
    let typed = """
      .report x.html
      d = load "d.csv"
      d | write "copy.csv"
      .report x.pdf
      .report x.html

      """
    let run = try RunningProgram([], input: typed, in: workspace).finish()
    XCTAssertTrue(run.error.contains("there is no statement yet"), run.error)
    XCTAssertTrue(run.error.contains("a report is written as .html, .md or .ipynb"), run.error)
    XCTAssertTrue(run.error.contains("wrote x.html\n2 statements: 2 ok\n"), run.error)
    XCTAssertTrue(try workspace.read("x.html").contains("copy.csv"))
  }
}
