import TestSupport
import XCTest

extension Workspace {
  /// A session that loads, joins what it loads, writes, and loads what it wrote.
  static let writingScript = """
    x = load "x.csv"
    y = load "y.csv"
    x | append y | write "o.csv" | count
    o = load "o.csv"
    o | count by b
    x | take 1 | write "p.csv.gz"

    """

  /// A folder with two small tables and a script that was recorded as `s.drift`.
  static func recorded(_ script: String = writingScript) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,y\n", to: "x.csv")
    try workspace.write("a,b\n3,z\n", to: "y.csv")
    try workspace.write(script, to: "s.drift")
    let run = try workspace.run("replay", "--update", "--quiet", "s.drift")
    XCTAssertEqual(run, ProgramRun(output: run.output, error: "", exitCode: 0))
    return workspace
  }

  /// Replaces the first place of a text in the session, which must have one.
  func edit(_ before: String, _ after: String) throws {
    let text = try read("s.drift")
    XCTAssertTrue(text.contains(before), "\(before) is not in the session")
    try write(text.replacing(before, with: after, maxReplacements: 1), to: "s.drift")
  }
}
