import DataFrame
import Foundation
import XCTest

@testable import DriftREPL

/// A statement that is stopped after its value was computed has not been done.
final class StoppedStatementTests: XCTestCase {
  override func tearDown() { Cancellation.reset() }

  private func resolved(_ text: String, _ interpreter: Interpreter) throws -> ResolvedStatement {
    let source = SourceText(name: "test", text: text)
    var resolver = interpreter.resolver(for: source)
    return try XCTUnwrap(resolver.resolve(Parser.parsed(source)).first)
  }

  func testBindsNothing() throws {
    let interpreter = Interpreter()
    try interpreter.run(resolved("a = simulate \"insurance\", rows: 3", interpreter))
    for text in ["a = simulate \"insurance\", rows: 5", "b = a | take 1", "param p = 3"] {
      let statement = try resolved(text, interpreter)
      XCTAssertThrowsError(try interpreter.run(statement) { _ in throw Interrupted() }) { error in
        XCTAssertEqual(error as? Interrupted, Interrupted())
      }
    }
    XCTAssertEqual(interpreter.names, ["a"])
    XCTAssertEqual(interpreter["a"]?.rowCount, 3)
    XCTAssertEqual(interpreter.last?.rowCount, 3)
    XCTAssertTrue(interpreter.scope.parameters.isEmpty)
  }

  func testHasNoRecord() throws {
    let interpreter = Interpreter()
    let outcome = try interpreter.run(resolved("simulate \"insurance\", rows: 3", interpreter))
    XCTAssertEqual(try StatementRecord(of: outcome, in: interpreter.scope).result?.summary, "frame 3x9")
    Cancellation.request()
    XCTAssertThrowsError(try StatementRecord(of: outcome, in: interpreter.scope)) { error in
      XCTAssertEqual(error as? Interrupted, Interrupted())
    }
  }

  func testAFileIsReadNoFurther() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "drift-\(UUID().uuidString).csv")
    try Data("a\n1\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    XCTAssertEqual(try FileRecord(path: "x", fingerprinting: file.path, as: .bytes).bytes, 4)
    Cancellation.request()
    XCTAssertThrowsError(try FileRecord(path: "x", fingerprinting: file.path, as: .bytes))
  }
}
