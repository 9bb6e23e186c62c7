import XCTest

@testable import DriftREPL

final class ParserExpressionTests: XCTestCase {
  private func check(
    _ cases: [(text: String, tree: String)], file: StaticString = #filePath, line: UInt = #line
  ) {
    for (text, tree) in cases {
      XCTAssertEqual(TreeDump.expression(text), tree, text, file: file, line: line)
    }
  }

  func testPrecedence() {
    check([
      ("a or b and c", "(a or (b and c))"), ("a and b or c", "((a and b) or c)"),
      ("not a and b", "((not a) and b)"), ("not a == b", "(not (a == b))"), ("not not a", "(not (not a))"),
      ("a and not b or c", "((a and (not b)) or c)"), ("a + b == c - d", "((a + b) == (c - d))"),
      ("a + b * c", "(a + (b * c))"), ("a * b + c", "((a * b) + c)"), ("a * -b", "(a * (- b))"),
      ("0 + -a ?? b", "(0 + (- (a ?? b)))"), ("a ?? b * c", "((a ?? b) * c)"),
      ("a ?? -1 + c", "((a ?? (- 1)) + c)"),
      ("(a + b) * c", "(p(a + b) * c)"), ("a % 3", "(a % 3)"),
    ])
  }

  func testOperatorsOfOneLevelGoFromTheLeft() {
    check([
      ("a - b - c", "((a - b) - c)"), ("a / b * c", "((a / b) * c)"), ("a or b or c", "((a or b) or c)"),
      ("a ?? b ?? c", "((a ?? b) ?? c)"),
    ])
  }

  func testComparisons() {
    for symbol in ["==", "!=", "<", "<=", ">", ">=", "~", "!~"] {
      check([("a \(symbol) b", "(a \(symbol) b)")])
    }
    check([
      ("a is null", "(a is null)"), ("a + 1 is not null and b", "(((a + 1) is not null) and b)"),
      ("not a is null", "(not (a is null))"),
    ])
  }

  func testMembership() {
    check([
      ("a in (1, 2)", "(a in list(1, 2))"), ("a not in ('x')", "(a not in list('x'))"),
      ("a in 'x'", "(a in list('x'))"), ("a in 1 .. 3 and b", "((a in 1..3) and b)"),
      ("a in (1 + 2) .. 5", "(a in p(1 + 2)..5)"), ("a not in 1..b + 1", "(a not in 1..(b + 1))"),
      ("a in (f(1, 2))", "(a in list(f(1, 2)))"), ("a + 1 in (2, 3) or b", "(((a + 1) in list(2, 3)) or b)"),
      ("a in -1..1", "(a in (- 1)..1)"), ("a in (null, 1)", "(a in list(null, 1))"),
      ("a in @1970-01-01..@1970-01-02", "(a in date 0..date 86400000000)"),
    ])
  }

  func testOperands() {
    check([
      ("true", "true"), ("false", "false"), ("null", "null"), ("$p", "$p"), ("`is`", "is"), ("f()", "f()"),
      ("if(a > 1, 'x', g(b))", "if((a > 1), 'x', g(b))"), ("count", "count"), ("_", "_"),
      ("\"$a-b\"", "'${a}-b'"), ("10% + 90s", "(share 0.1 + duration 90000000)"), ("f (x)", "f(x)"),
    ])
  }

  func testAllPairsOfBinaryOperators() {
    let operators = Expr.BinaryOperator.allCases
    for first in operators {
      for second in operators {
        let bothCompare = first.precedence == .comparison && second.precedence == .comparison
        let expected =
          bothCompare
          ? "error: chainedComparison"
          : first.precedence >= second.precedence
            ? "((a \(first.rawValue) b) \(second.rawValue) c)"
            : "(a \(first.rawValue) (b \(second.rawValue) c))"
        let text = "a \(first.rawValue) b \(second.rawValue) c"
        XCTAssertEqual(TreeDump.expression(text), expected, text)
      }
    }
  }

  func testDepthIsBounded() {
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let tooDeep = "error: tooDeep"
    XCTAssertEqual(TreeDump.expression("x + " + repeated("(", 5_000)), tooDeep)
    XCTAssertEqual(TreeDump.script(repeated("(", 100_000)), tooDeep)
    XCTAssertEqual(TreeDump.script("r | append " + repeated("(r | append ", 1_000)), tooDeep)
    XCTAssertEqual(TreeDump.expression("x + " + repeated("-", 5_000)), tooDeep)
    XCTAssertEqual(TreeDump.expression(repeated("not ", 5_000)), tooDeep)
    XCTAssertEqual(TreeDump.expression(repeated("f(", 5_000)), tooDeep)
    XCTAssertEqual(TreeDump.expression("x" + repeated(" + x", 5_000)), tooDeep)
    XCTAssertEqual(TreeDump.expression("x" + repeated(" is null", 5_000)), "error: chainedComparison")
    XCTAssertFalse(TreeDump.expression(repeated("(", 150) + "x" + repeated(")", 150)).hasPrefix("error"))
    XCTAssertFalse(TreeDump.expression("x" + repeated(" + x", 900)).hasPrefix("error"))
    XCTAssertFalse(TreeDump.expression("x in (1" + repeated(", 1", 20_000) + ")").hasPrefix("error"))
  }
}
