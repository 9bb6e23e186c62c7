import DataFrame
import XCTest

@testable import Models

final class BoostingTests: XCTestCase {
  func testBinsKeepTheOrderAndMissingValuesApart() {
    let values: [Double] = [3, 1, .nan, 2, 2, -Double.greatestFiniteMagnitude, .greatestFiniteMagnitude]
    let table = BinTable(quantilesOf: values)
    let bins = BinnedRows([values], rows: 7, tables: [table])
    XCTAssertEqual((0..<7).map { bins[$0, 0] }, [4, 2, 0, 3, 3, 1, 5])
  }

  func testBinsOfManyValuesAreOfAboutTheSameSize() {
    var source = NormalSource(seed: 1, stream: 0)
    let values = (0..<20_000).map { $0 % 5 == 0 ? 0 : source.normal() }
    let table = BinTable(quantilesOf: values)
    let bins = BinnedRows([values], rows: values.count, tables: [table])
    var counts = [Int](repeating: 0, count: table.count)
    for row in values.indices { counts[bins[row, 0]] += 1 }
    XCTAssertLessThanOrEqual(table.count, 256)
    XCTAssertGreaterThan(table.count, 200)
    XCTAssertEqual(counts[0], 0)
    // A fifth of the values are 0, and share a bin with few others.
    let zero = bins[0, 0]
    XCTAssertLessThan(counts[zero], 4200)
    XCTAssertLessThan(counts.enumerated().filter { $0.offset != zero }.map(\.element).max() ?? 0, 160)
  }

  func testHistogramHoldsTheSumsOfItsRows() {
    let (bins, gradients) = sample(rows: 5000, features: 11)
    var order = RowOrder(count: 5000)
    let marked = (0..<bins.tables[7].count).map { $0 % 3 == 0 }
    let count = order.partition(0..<5000, of: bins, feature: 7, where: marked)
    let expected = (0..<5000).filter { marked[bins[$0, 7]] }
    XCTAssertEqual((0..<count).map { order[$0] }, expected)
    XCTAssertEqual((count..<5000).map { order[$0] }, (0..<5000).filter { !marked[bins[$0, 7]] })

    let histogram = GradientHistogram(of: bins, gradients: gradients, in: order, rows: 0..<count)
    var sums = [SIMD2<Double>](repeating: .zero, count: bins.offsets[11])
    for row in expected {
      for feature in 0..<11 {
        sums[bins.offsets[feature] + bins[row, feature]] += SIMD2<Double>(gradients[row])
      }
    }
    XCTAssertEqual(histogram.sums, sums)
    let all = GradientHistogram(of: bins, gradients: gradients, in: order, rows: 0..<5000)
    let rest = GradientHistogram(of: bins, gradients: gradients, in: order, rows: count..<5000)
    for (left, right) in zip(all.subtracting(histogram).sums, rest.sums) {
      XCTAssertEqual(left.x, right.x, accuracy: 1e-9)
    }
  }

  /// The split that is found against all that there are.
  func testBestSplitIsTheBestOfAll() throws {
    let values = (0..<60).map { Double($0 * 7 % 20) }
    let bins = BinnedRows([values], rows: 60, tables: [BinTable(quantilesOf: values)])
    var source = NormalSource(seed: 8, stream: 0)
    let gradients = (0..<60).map { _ in SIMD2(Float(source.normal()), 1) }
    let histogram = GradientHistogram(of: bins, gradients: gradients, in: RowOrder(count: 60), rows: 0..<60)
    let total = histogram.sums.reduce(.zero, +)
    let search = SplitSearch(bins: bins, penalty: 1, leastRows: 5)
    let found = try XCTUnwrap(search.best(histogram, total: total, rows: 60))
    func score(_ sum: SIMD2<Double>) -> Double { sum.x * sum.x / (sum.y + 1) }
    let gains = (1..<20).compactMap { last -> Double? in
      let left = histogram.sums[1...last].reduce(.zero, +)
      guard left.y >= 5, total.y - left.y >= 5 else { return nil }
      return (score(left) + score(total - left) - score(total)) / 2
    }
    XCTAssertEqual(found.gain, try XCTUnwrap(gains.max()), accuracy: 1e-9)
  }

  /// Missing values alone tell the classes apart.
  func testMissingValuesLearnWhereToGo() throws {
    let x: [Double?] = (0..<400).map { $0 % 4 == 0 ? nil : Double($0 % 7) }
    let label = (0..<400).map { $0 % 4 == 0 ? "gone" : "there" }
    let frame = ModelSamples.frame([
      ("x", .number(TypedColumn(x, placeholder: 0))), ("label", .string(StringColumn(label))),
    ])
    XCTAssertEqual(try fit("label", frame).test?["accuracy"], 1)
  }

  /// Levels of either class in no order at all.
  func testLevelsArePartedInTwoSets() throws {
    let level = (0..<3000).map { $0 * 37 % 30 }
    let frame = ModelSamples.frame([
      ("town", .string(StringColumn(level.map { "town \($0 * 11 % 30)" }))),
      ("label", .bool(TypedColumn(level.map { $0 * $0 % 3 == 1 }))),
    ])
    let model = try fit("label", frame)
    XCTAssertEqual(model.test?["accuracy"], 1)
    XCTAssertEqual(model.task, .classes(["false", "true"], type: .bool))
  }

  func testLearnsANumber() throws {
    XCTAssertGreaterThan(try fit("z", ModelSamples.numbers(5000)).test?["r2"] ?? 0, 0.95)
  }

  /// The sums that training ends with are those that the trees give, to the last bit.
  func testSumsOfTrainingAreThoseOfTheTrees() throws {
    let frame = ModelSamples.classes(300)
    let encoding = try FeatureEncoding(["x", "y", "town"], learnedFrom: frame)
    for target in ["label", "flag", "y"] {
      let truth = try Target(frame.column(target), name: target, kind: nil).truth
      let examples = Examples(
        encoding: encoding, features: try encoding.encode(frame, for: target), truth: truth, weights: nil)
      var learner = GradientBoosting()
      learner.set("trees", to: 10)
      for patience in [0.0, 20] {
        learner.set("patience", to: patience)
        let (predictor, outputs) = try learner.fitAndPredict(examples, seed: 1)
        XCTAssertEqual(outputs, try predictor.predict(examples.features), "\(target) \(patience)")
      }
    }
  }

  func testSlopesAreThoseOfTheLoss() {
    let truths: [Examples.Truth] = [
      .classes([0, 1, 1, 0], count: 2), .classes([0, 2, 1, 2], count: 3), .numbers([0.5, -1, 2, 0]),
    ]
    for truth in truths {
      let objective = BoostingObjective(truth: truth, weights: [1, 2, 1, 0.5])
      let scores = (0..<4 * objective.outputs).map { Double($0 * 5 % 7) / 3 - 1 }
      let gradients = objective.gradients(scores)
      // The squared distance itself has twice the slope of its half.
      let scale = truth.outputs == 1 ? 0.5 : 1
      for index in scores.indices {
        var (up, down) = (scores, scores)
        up[index] += 1e-5
        down[index] -= 1e-5
        let slope = (objective.loss(up) - objective.loss(down)) / 2e-5 * 4.5 * scale
        let gradient = gradients[index % objective.outputs][index / objective.outputs].x
        XCTAssertEqual(Double(gradient), slope, accuracy: 1e-5)
      }
    }
  }

  func testConstantColumnsAndFewRowsGiveTheShares() throws {
    let frame = ModelSamples.frame([
      ("x", .number(TypedColumn([Double](repeating: 3, count: 8)))),
      ("label", .string(StringColumn(["a", "a", "a", "b", "a", "a", "a", "b"]))),
    ])
    var options = FitOptions()
    options.testShare = 0
    for learner in Learners.all {
      options.learner = learner.name
      guard case .classes(let prediction) = try Fit("label", on: frame, options: options).model.predict(frame)
      else { return XCTFail("no classes") }
      XCTAssertEqual(prediction.probabilities[0][0], 0.75, accuracy: 0.1, learner.name)
      XCTAssertEqual(Set(prediction.probabilities[0]).count, 1, learner.name)
    }
  }

  private func fit(_ target: String, _ frame: DataFrame) throws -> Model {
    var options = FitOptions()
    options.learner = "boosting"
    return try Fit(target, on: frame, options: options).model
  }

  private func sample(rows: Int, features: Int) -> (BinnedRows, [SIMD2<Float>]) {
    var source = NormalSource(seed: 6, stream: 0)
    let columns = (0..<features).map { _ in
      (0..<rows).map { $0 % 17 == 0 ? Double.nan : source.normal().rounded() }
    }
    // Sums of small multiples of 1/8 are exact in any order.
    let gradients = (0..<rows).map { SIMD2(Float($0 % 9 - 4) / 8, 1) }
    return (BinnedRows(columns, rows: rows, tables: columns.map(BinTable.init(quantilesOf:))), gradients)
  }
}
