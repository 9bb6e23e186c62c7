import DataFrame
import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// A session cut at any byte is opened, and none of its finished statements is lost.
final class CutSessionTests: XCTestCase {
  private static let script = """
    # Grüße
    param n = 1
    x = load "x.csv"   # two rows
    x | take $n; x | count

    x |
      # a comment inside
      select b
    y = x | derive c = "日本" | write "o.csv"

    load "o.csv" | count by c
    # end

    """

  private static func workspace(_ text: String) throws -> Workspace {
    let workspace = try Workspace()
    try workspace.write("a,b\n1,x\n2,é\n", to: "x.csv")
    try workspace.write(text, to: "s.drift")
    return workspace
  }

  /// The script as a session.
  private static func session() throws -> String {
    let workspace = try workspace(CutSessionTests.script)
    XCTAssertEqual(try workspace.run("replay", "--update", "-q", "s.drift").exitCode, 0)
    return try workspace.read("s.drift")
  }

  func testOpenAfterACutAtEveryByte() throws {
    let session = try CutSessionTests.session()
    try silently { try MainActor.assumeIsolated { try CutSessionTests.openCuts(of: session) } }
  }

  func testOpenAfterACutAtEveryByteWithCarriageReturns() throws {
    let session = try CutSessionTests.session().replacing("\n", with: "\r\n")
    try silently { try MainActor.assumeIsolated { try CutSessionTests.openCuts(of: session) } }
  }

  /// - Returns: What is wrong.
  @MainActor
  private static func openCuts(of session: String) throws -> [String] {
    let whole = try SessionFile(SourceText(name: "s", text: session))
    let statements = whole.script.statements
    let bytes = Array(session.utf8)
    XCTAssertEqual(statements.count, 7)
    let workspace = try workspace("")
    var wrong: [String] = []
    for cut in 0...bytes.count {
      let before = Array(bytes[..<cut])
      try workspace.write(before, to: "s.drift")
      let finished = statements.filter { $0.span.end <= cut }.map { whole.source.text(of: $0.span) }
      let console = Console(printer: .recorded, isQuiet: true)
      let repl = Repl(console: console, folder: workspace.url.path)
      repl.open("s.drift")
      repl.execute("z = load \"x.csv\"")
      guard let path = repl.recorder.path, let text = try? String(contentsOfFile: path, encoding: .utf8)
      else {
        wrong.append("cut at \(cut): nothing is recorded")
        continue
      }
      let after = try SessionFile(SourceText(name: "s", text: text))
      let kept = after.script.statements.map { after.source.text(of: $0.span) }
      if Array(kept.prefix(finished.count)) != finished { wrong.append("cut at \(cut): \(kept)") }
      if kept.last != "z = load \"x.csv\"" { wrong.append("cut at \(cut): what was typed is not recorded") }
      if FilePath.name(of: path) != "s.drift" {
        let original = try Data(contentsOf: workspace.url.appending(path: "s.drift"))
        if Array(original) != before { wrong.append("cut at \(cut): the file was changed") }
      }
      wrong += try verdicts(after, count: finished.count, in: workspace).map { "cut at \(cut): \($0)" }
      repl.finishSession()
      if FilePath.name(of: path) != "s.drift" { try FileManager.default.removeItem(atPath: path) }
    }
    XCTAssertEqual(workspace.names, ["o.csv", "s.drift", "x.csv"])
    return wrong
  }

  /// The finished statements that do not give what their records say.
  private static func verdicts(_ file: SessionFile, count: Int, in workspace: Workspace) throws -> [String] {
    let interpreter = Interpreter(folder: workspace.url.path)
    var player = ReplayPlayer(interpreter: interpreter, source: file.source, compares: true)
    var resolver = interpreter.resolver(for: file.source)
    let records = Dictionary(uniqueKeysWithValues: file.records.map { ($0.statement, $0) })
    var bad: [String] = []
    for (index, statement) in file.script.statements.prefix(count).enumerated() {
      let result = try player.play(resolver.resolve(statement), against: records[index])
      if let result, result.verdict != .ok { bad.append("\(result.verdict) \(result.text)") }
    }
    return bad
  }

  /// A replay of a cut session ends with a code, and tells where it cannot go on.
  func testReplayAfterACutAtEveryByte() throws {
    try silently {
      let bytes = Array(try CutSessionTests.session().utf8)
      let workspace = try CutSessionTests.workspace("")
      var wrong: [String] = []
      for cut in 0...bytes.count {
        guard let source = SourceText(name: "s.drift", bytes: bytes[..<cut]) else { continue }
        let runner = ScriptRunner(console: Console(printer: .recorded, isQuiet: true))
        var options = ReplayOptions()
        options.showsDiff = true
        let code = Replay(runner: runner, options: options).run(
          source, path: "s.drift", folder: workspace.url.path)
        // A record that was cut in a line of digits counts as one that differs.
        if code == .stale || code == .usage { wrong.append("cut at \(cut): \(code)") }
      }
      return wrong
    }
  }

  /// Runs a body whose messages nobody has to read.
  private func silently(_ body: () throws -> [String]) throws {
    let kept = [dup(1), dup(2)]
    let nothing = open("/dev/null", O_WRONLY)
    dup2(nothing, 1)
    dup2(nothing, 2)
    let result = Result { try body() }
    dup2(kept[0], 1)
    dup2(kept[1], 2)
    for descriptor in kept + [nothing] { close(descriptor) }
    XCTAssertEqual(try result.get(), [])
  }
}
