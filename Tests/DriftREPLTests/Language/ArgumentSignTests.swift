import XCTest

@testable import DriftREPL

final class ArgumentSignTests: XCTestCase {
  func testSignBindsAsInAnExpression() {
    let texts = [
      "-a", "-3", "-a > 3", "-a + b * c == 1 or d", "-a * b", "-a ?? b", "-a is null", "-a in (1, 2)",
      "-a in 1..2",
      "-(a + b)", "- -a", "-f(a)",
    ]
    for text in texts {
      let source = SourceText(name: "test", text: "r | v \(text), x = \(text)")
      guard let stage = try? Parser.parse(source, joinsLeadingPipe: true).statements.first?.firstStage,
        let signed = stage.arguments[0].asBinding, let plain = stage.arguments[1].asBinding
      else { return XCTFail(text) }
      XCTAssertEqual(TreeDump.expression(signed.value), TreeDump.expression(plain.value), text)
      XCTAssertEqual(source.text(of: signed.span), text)
    }
  }
}

extension Statement {
  fileprivate var firstStage: Stage? {
    if case .pipe(_, let pipe) = body { pipe.stages.first } else { nil }
  }
}
