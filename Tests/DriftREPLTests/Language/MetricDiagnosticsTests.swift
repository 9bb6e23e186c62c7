import XCTest

@testable import DriftREPL

/// Every mistake in the use of metrics, with exactly what is shown for it.
final class MetricDiagnosticsTests: XCTestCase {
  private func check(_ statement: String, _ expected: String, line: UInt = #line) {
    let text = """
      a = simulate "insurance", rows: 60 | derive guess = if(miles > 80, "high", "low")
      r = a | fit risk on age, miles, using: mlp
      \(statement)
      """
    let source = SourceText(name: "x.drift", text: text)
    let interpreter = Interpreter()
    var resolver = interpreter.resolver(for: source)
    do {
      for statement in try resolver.resolve(Parser.parsed(source)) { try interpreter.run(statement) }
      XCTFail("no mistake in: \(statement)", line: line)
    } catch let error as Diagnostic {
      let rendered = error.rendered(in: source).split(separator: "\n", omittingEmptySubsequences: false)
      XCTAssertEqual(
        rendered[0].replacing("x.drift:3:", with: ""), expected.split(separator: "\n")[0], line: line)
      let help = rendered.first { $0.hasPrefix("help: ") }.map(String.init)
      XCTAssertEqual(help, expected.split(separator: "\n").dropFirst().first.map(String.init), line: line)
    } catch {
      XCTFail("\(error)", line: line)
    }
  }

  func testPredictors() {
    check(
      "a | evaluate target: group_name",
      """
      5: error: `evaluate` needs a model or a column of predictions
      help: name a model, `prediction: column`, or mark the column with `roles prediction: column`
      """)
    check(
      "a | evaluate prediction: guess",
      """
      5: error: `evaluate` needs the truth
      help: name its column with `target:`, or use `estimate`, which does without
      """)
    check(
      "a | evaluate target: group_nam, prediction: guess",
      """
      14: error: there is no column `group_nam`
      help: did you mean `group_name`?
      """)
    check(
      "a | drop risk | evaluate r",
      """
      17: error: there is no column `risk` to hold predictions against
      help: `estimate` tells how good they are without labels
      """)
    check(
      "a | evaluate target: group_name, prediction: gues",
      """
      34: error: there is no column `gues`
      help: did you mean `guess`?
      """)
    check("a | evaluate target: risk, r, r", "5: error: `r` is named twice")
    check(
      "a | evaluate r, target: group_name, prediction: guess",
      "5: error: `evaluate` needs a number, this is a string")
  }

  func testEstimate() {
    check(
      "a | estimate r",
      "5: error: `estimate` needs probabilities of classes, `r` predicts a number")
    check(
      "a | estimate target: group_name, prediction: guess",
      """
      5: error: `estimate` needs labelled rows to calibrate `guess` on
      help: name both sides, as in `ref vs cur | estimate …`
      """)
    check(
      "a vs a | estimate prediction: guess",
      """
      10: error: the reference has no labels to calibrate `guess` on
      help: `target:` names their column
      """)
    check(
      "a vs a | estimate target: group_name, prediction: guess",
      """
      10: error: `guess` has no probabilities on the reference side
      help: the probability of class C is the column p_C
      """)
  }

  func testImportance() {
    check(
      "a | drop risk | importance r",
      """
      17: error: there is no column `risk` to hold predictions against
      help: importance is measured on labelled rows
      """)
    check(
      "a | where age > 1000 | importance r",
      """
      24: error: no row has a value of `risk` to hold predictions against
      help: importance is measured on labelled rows
      """)
    check(
      "a | importance r, score: accuracy",
      "19: error: `accuracy` is a metric of classes, `r` predicts a number")
  }

  func testConditions() {
    let metrics = "a | evaluate target: group_name, prediction: guess | check"
    check(
      "\(metrics) acuracy > 0.3",
      """
      60: error: there is no metric `acuracy`
      help: did you mean `accuracy`?
      """)
    check(
      "\(metrics) accuracy(current) > 0.3",
      """
      69: error: no row of `accuracy` is of `current`
      help: known: `guess`
      """)
    check(
      "a vs a | evaluate target: group_name, prediction: guess | check accuracy(guess) > 0.3",
      """
      65: error: `accuracy` has 2 rows here, one is needed
      help: name the side and the model, as in `accuracy(current)`
      """)
    check(
      "\(metrics) low(miles) > 0.3",
      "64: error: there is no metric `miles`")
    check(
      "\(metrics) low(3) > 0.3",
      """
      64: error: a metric is due here
      help: as in `low(accuracy)`
      """)
    check(
      "\(metrics) accuracy(3) > 0.3",
      """
      69: error: the name of a side or model is due here
      help: as in `accuracy(test)`
      """)
  }
}
