import DataFrame
import Drift
import Foundation
import TestSupport
import XCTest

@testable import DriftREPL

/// A segment's text, pasted behind `where`, selects the rows that it was counted on.
final class SegmentTextTests: XCTestCase {
  private let names = ["age", "by", "odd name", "tick`s", "größe", "flag"]

  /// Numbers, whole ones, text of every oddity, and nulls, under names that need quotes.
  ///
  /// - Parameter linked: Whether all columns rise together, so that pairs of conditions are worth telling.
  private func frame(_ seed: Int, linked: Bool) throws -> DataFrame {
    var generator = SeededGenerator(seed: seed)
    let oddities: [String?] = [
      "plain", "", "null", "a \"quote\"", "back\\slash", "$age ${age}", "line\nbreak\ttab", "it's", "`tick`",
      "\u{7}\u{202E}ü", "  blanks ", nil,
    ]
    func shares() -> [Double] {
      (0..<600).map { linked && $0 % 5 > 0 ? Double($0) / 600 : generator.uniform() }
    }
    func numbers(_ scale: Double) -> Column {
      .number(
        TypedColumn(
          shares().map { generator.uniform() < 0.1 ? nil : ($0 - 0.5) * scale }, placeholder: 0))
    }
    let columns: [Column] = [
      numbers(100), numbers(1e-9),
      .string(StringColumn(shares().map { oddities[Int($0 * Double(oddities.count))] })),
      .integer(TypedColumn(shares().map { Int($0 * 6) - 3 })),
      numbers(3e7),
      .bool(TypedColumn(shares().map { $0 < 0.2 ? nil : $0 < 0.6 }, placeholder: false)),
    ]
    return try DataFrame(Array(zip(names, columns)))
  }

  func testTextSelectsTheShareThatIsTold() throws {
    let folder = try Workspace()
    try frame(1, linked: false).write(path: folder.url.appendingPathComponent("r.arrow").path)
    try frame(2, linked: true).write(path: folder.url.appendingPathComponent("c.arrow").path)
    let interpreter = Interpreter(folder: folder.url.path)
    func rows(_ statement: String) throws -> DataFrame {
      let source = SourceText(name: "segment", text: statement)
      do {
        var resolver = interpreter.resolver(for: source)
        var frame = DataFrame()
        for statement in try resolver.resolve(Parser.parsed(source)) {
          if case .frame(let result, _)? = try interpreter.run(statement).value { frame = result }
        }
        return frame
      } catch let error as Diagnostic {
        XCTFail(error.rendered(in: source))
        return DataFrame()
      }
    }
    _ = try rows("r = load \"r.arrow\"; c = load \"c.arrow\"")
    let table = try rows("r vs c | segments support: 0, alpha: 1, top: 500")
    XCTAssertGreaterThan(table.rowCount, 150)
    let segments = try table.column("segment")
    for row in 0..<table.rowCount {
      guard case .string(let text) = segments[row] else { return XCTFail("row \(row) has no segment") }
      for (side, share) in [("r", "share_reference"), ("c", "share_current")] {
        let told = try XCTUnwrap(table.column(share)[row].asNumber)
        let selected = try rows("\(side) | where \(text)").rowCount
        XCTAssertEqual(Double(selected), (told * 600).rounded(), "\(side): \(text)")
      }
    }
    let texts = (0..<table.rowCount).compactMap { ScalarText.text(segments[$0]) }
    for name in ["age", "`by`", "`odd name`", "`tick``s`", "größe", "flag"] {
      XCTAssertTrue(texts.contains { $0.hasPrefix(name) || $0.contains(" and \(name)") }, name)
    }
  }
}
