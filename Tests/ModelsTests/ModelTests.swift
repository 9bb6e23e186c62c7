import DataFrame
import XCTest

@testable import Models

final class ModelTests: XCTestCase {
  func testEveryLearnerLearnsAndReadsBackBitForBit() throws {
    let frame = ModelSamples.classes(600)
    for learner in Learners.all where learner.tasks.contains(.classes) {
      let model = try fit("label", frame, learner)
      XCTAssertGreaterThan(model.test?["accuracy"] ?? 0, 0.75, learner.name)
      XCTAssertEqual(model.train.rows, 480)
      let copy = try Model(json: model.jsonBytes())
      XCTAssertEqual(try copy.predict(frame), try model.predict(frame), learner.name)
      XCTAssertEqual(copy.jsonBytes(), model.jsonBytes(), learner.name)
      XCTAssertEqual(copy.test, model.test)
    }
  }

  func testProbabilitiesAddUpToOneAndLabelsAreTheLikeliest() throws {
    let frame = ModelSamples.classes(300)
    for learner in Learners.all where learner.tasks.contains(.classes) {
      guard case .classes(let prediction) = try fit("label", frame, learner).predict(frame) else {
        return XCTFail("no classes")
      }
      XCTAssertEqual(prediction.classes, ["high", "low", "medium"])
      for row in 0..<300 {
        let chances = prediction.probabilities.map { $0[row] }
        XCTAssertEqual(chances.reduce(0, +), 1, accuracy: 1e-12)
        XCTAssertEqual(prediction.labels[row], chances.firstIndex(of: chances.max() ?? 0))
      }
    }
  }

  func testNullsAndUnseenTextsGetAPrediction() throws {
    let frame = ModelSamples.classes(300)
    let odd = ModelSamples.frame([
      ("x", .number(TypedColumn([nil, .infinity, 1e300], placeholder: 0))),
      ("y", Column(nulls: 3, type: .string)), ("town", .string(StringColumn(["Essen", nil, "Bonn"]))),
      ("flag", .bool(TypedColumn([true, false, true]))),
    ])
    for learner in Learners.all where learner.tasks.contains(.classes) {
      let prediction = try fit("label", frame, learner).predict(odd)
      guard case .classes(let classes) = prediction else { return XCTFail("no classes") }
      XCTAssertTrue(classes.probabilities.joined().allSatisfy { (0...1).contains($0) }, learner.name)
    }
  }

  func testMistakesAreTyped() throws {
    let frame = ModelSamples.classes(60)
    assertThrows(.singleClass("one", label: "a")) {
      var frame = frame
      try frame.set("one", to: Column(repeating: .string("a"), count: 60))
      _ = try Fit("one", on: frame)
    }
    assertThrows(.tooFewRows("none", found: 0, least: 2)) {
      var frame = frame
      try frame.set("none", to: Column(nulls: 60, type: .string))
      _ = try Fit("none", on: frame)
    }
    assertThrows(.unusableTarget("town", .string)) {
      var options = FitOptions()
      options.task = .number
      _ = try Fit("town", on: frame, options: options)
    }
    assertThrows(.targetIsFeature("label")) {
      var options = FitOptions()
      options.features = ["label"]
      _ = try Fit("label", on: frame, options: options)
    }
    let model = try Fit("label", on: frame).model
    assertThrows(.missingFeature("y", model: "label")) {
      _ = try model.predict(try DataFrame([("x", .number(TypedColumn([1])))]))
    }
    assertThrows(.wrongFeature("x", found: .string, isText: false)) {
      var frame = frame
      try frame.set("x", to: Column(repeating: .string("a"), count: 60))
      _ = try model.predict(frame)
    }
  }

  private func fit(_ target: String, _ frame: DataFrame, _ learner: any Learner) throws -> Model {
    var options = FitOptions()
    options.learner = learner.name
    return try Fit(target, on: frame, options: options).model
  }

  private func assertThrows(
    _ expected: ModelError, line: UInt = #line, _ body: () throws -> Void
  ) {
    XCTAssertThrowsError(try body(), line: line) { error in
      XCTAssertEqual(error as? ModelError, expected, line: line)
    }
  }
}
