import DataFrame
import Foundation
import XCTest

@testable import DriftREPL

/// What the verbs of metrics give, and what conditions make of it.
final class MetricVerbTests: XCTestCase {
  private let data = """
    a = simulate "insurance", rows: 300 | derive guess = if(miles > 80, "high", if(age < 30, "medium", "low"))
    b = simulate "insurance", months: 1..2, rows: 200 | derive guess = if(miles > 80, "high", if(age < 30, "medium", "low"))
    m = a | fit group_name on age, miles, using: logistic, seed: 3
    n = a | fit group_name on training, age, emergency_braking, miles, using: logistic, seed: 3

    """

  private func run(_ statement: String, line: UInt = #line) throws -> DataFrame {
    let source = SourceText(name: "metrics", text: data + statement)
    let interpreter = Interpreter()
    var last: Value?
    do {
      var resolver = interpreter.resolver(for: source)
      for statement in try resolver.resolve(Parser.parsed(source)) {
        last = try interpreter.run(statement).value
      }
    } catch let error as Diagnostic {
      XCTFail(error.rendered(in: source), line: line)
    } catch let failed as CheckFailed {
      last = failed.table
    }
    guard case .frame(let frame, _)? = last else { throw CocoaError(.featureUnsupported) }
    return frame
  }

  private func texts(_ frame: DataFrame, _ name: String) throws -> [String?] {
    let column = try frame.column(name)
    return (0..<frame.rowCount).map { column[$0].text }
  }

  private func numbers(_ frame: DataFrame, _ name: String) throws -> [Double?] {
    let column = try XCTUnwrap(try frame.column(name).asNumbers)
    return (0..<frame.rowCount).map { column[$0] }
  }

  func testColumnsAndSides() throws {
    let frame = try run("a vs b | evaluate m | where metric == \"accuracy\"")
    XCTAssertEqual(frame.names, ["metric", "value", "low", "high", "model", "side"])
    XCTAssertEqual(try texts(frame, "side"), ["reference", "current"])
    XCTAssertEqual(try texts(frame, "model"), ["m", "m"])
    let alone = try run("b | evaluate m | where metric == \"accuracy\"")
    XCTAssertEqual(try texts(alone, "side"), [nil])
    XCTAssertEqual(try numbers(alone, "value")[0], try numbers(frame, "value")[1])
  }

  /// A column of predictions that came with the data is judged as the model that made it.
  func testColumnOfPredictions() throws {
    let model = try run("b | evaluate m | drop model")
    let column = try run("b | predict m | evaluate target: group_name, prediction: prediction | drop model")
    XCTAssertEqual(column, model)
    let roles = try run(
      "b | predict m | roles target: group_name, prediction: prediction | evaluate | drop model")
    XCTAssertEqual(roles, model)
  }

  func testDifference() throws {
    let frame = try run("b | evaluate m, n, resamples: 50 | where metric == \"accuracy\"")
    XCTAssertEqual(try texts(frame, "model"), ["m", "n", "n - m"])
    let values = try numbers(frame, "value").compactMap { $0 }
    XCTAssertEqual(values[2], values[1] - values[0])
    let mixed = try run("b | evaluate m, prediction: guess, resamples: 50 | where metric == \"accuracy\"")
    XCTAssertEqual(try texts(mixed, "model"), ["m", "guess", "guess - m"])
  }

  func testGroups() throws {
    let frame = try run("a vs b | evaluate m by snapshot | where metric == \"accuracy\"")
    XCTAssertEqual(try texts(frame, "snapshot"), [nil, "month-1", "month-2"])
    let estimate = try run("a vs b | estimate m, resamples: 20 by snapshot | where metric == \"accuracy\"")
    XCTAssertEqual(estimate.names, ["snapshot", "metric", "value", "low", "high", "model", "side"])
    XCTAssertEqual(try texts(estimate, "snapshot"), ["month-1", "month-2"])
    XCTAssertEqual(try texts(estimate, "side"), ["current", "current"])
  }

  /// Without a model the reference's labels calibrate the probabilities of a log.
  func testEstimateOfAColumn() throws {
    let frame = try run(
      """
      c = b | predict m | drop group_name
      (a | predict m) vs c | estimate target: group_name, prediction: prediction, resamples: 40
      """)
    let estimate = try XCTUnwrap(try numbers(frame, "value")[0])
    let real = try XCTUnwrap(try numbers(try run("b | evaluate m"), "value")[0])
    XCTAssertEqual(estimate, real, accuracy: 0.06)
  }

  func testNumbers() throws {
    let frame = try run("a | evaluate (a | fit miles on age, using: mlp, seed: 3)")
    XCTAssertEqual(try texts(frame, "metric"), ["mae", "rmse", "r2"])
  }

  func testImportance() throws {
    let frame = try run("b | importance n, repeats: 4")
    XCTAssertEqual(frame.names, ["column", "importance", "std"])
    XCTAssertEqual(try texts(frame, "column").first, "training")
    XCTAssertEqual(
      try numbers(frame, "importance").compactMap { $0 },
      try numbers(frame, "importance").compactMap { $0 }.sorted(by: >))
    XCTAssertEqual(try run("b | importance n, repeats: 4"), frame)
    XCTAssertEqual(try run("a vs b | importance n, repeats: 2").rowCount, 8)
  }

  /// What the workshop asks of a model can be said.
  func testConditions() throws {
    let frame = try run(
      """
      n | evaluate | check accuracy > 0.5, abs(accuracy(train) - accuracy(test)) < 0.2, certainty_min > 0.2, \
      certainty_mean > 0.9, abs(count_high / expected_high - 1) < 0.2
      """)
    XCTAssertEqual(frame.names, ["condition", "value", "passed", "model", "side"])
    XCTAssertEqual(
      try texts(frame, "side"), ["train", "test", nil, "train", "test", "train", "test", "train", "test"])
    XCTAssertEqual(
      try texts(frame, "passed").map { $0 == "true" },
      [true, true, true, true, true, false, false, false, false])
    let one = try run("b | evaluate m | check accuracy > 0.9, low(accuracy) < accuracy, accuracy(m) < 0.9")
    XCTAssertEqual(one.names, ["condition", "value", "passed"])
    XCTAssertEqual(try texts(one, "passed"), ["false", "true", "true"])
  }

  /// Differences are no models: conditions leave them out, unless they name them.
  func testConditionsOnDifferences() throws {
    let frame = try run(
      "b | evaluate m, n, resamples: 50 | check accuracy > 0.3, low(accuracy(\"n - m\")) > -0.5")
    XCTAssertEqual(try texts(frame, "model"), ["m", "n", nil])
    XCTAssertEqual(try texts(frame, "passed"), ["true", "true", "true"])
  }

  func testAggregatesOfTheFrameStay() throws {
    let frame = try run("b | evaluate m | check count() > 10, min(value) >= 0")
    XCTAssertEqual(try texts(frame, "passed"), ["true", "true"])
  }

  /// A model that was written and read back estimates the same, and says the same of itself.
  func testModelKeepsWhatItHeldOut() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "m.json").path
    let copy = try run(
      "m | write \"\(path)\"\nk = load \"\(path)\"\nb | estimate k, resamples: 20 | drop model")
    XCTAssertEqual(copy, try run("b | estimate m, resamples: 20 | drop model"))
    XCTAssertEqual(try run("m | write \"\(path)\"\nload \"\(path)\" | evaluate"), try run("m | evaluate"))
  }
}
