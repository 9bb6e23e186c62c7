import DataFrame
import XCTest

@testable import DriftREPL

final class PopulationTests: XCTestCase {
  /// Means of the distributions themselves; the tolerances are four standard errors at this number of rows.
  func testMeansOfTheReference() throws {
    let frame = try InsuranceSimulation(seed: 7, rows: 40_000).month(0)
    XCTAssertEqual(try Measured.mean(frame, "training"), 0.2, accuracy: 0.008)
    XCTAssertEqual(try Measured.mean(frame, "age"), 35.52, accuracy: 0.27)
    XCTAssertEqual(try Measured.mean(frame, "emergency_braking"), 0.395, accuracy: 0.01)
    XCTAssertEqual(try Measured.mean(frame, "braking_distance"), 40, accuracy: 0.1)
    XCTAssertEqual(try Measured.mean(frame, "power"), 135.68, accuracy: 0.7)
    XCTAssertEqual(try Measured.mean(frame, "miles"), 80.96, accuracy: 0.51)
  }

  func testMeansAfterThreeYears() throws {
    let frame = try InsuranceSimulation(seed: 7, rows: 40_000).month(36)
    XCTAssertEqual(try Measured.mean(frame, "training"), 0.2, accuracy: 0.008)
    XCTAssertEqual(try Measured.mean(frame, "age"), 39.12, accuracy: 0.27)
    XCTAssertEqual(try Measured.mean(frame, "emergency_braking"), 0.935, accuracy: 0.005)
    XCTAssertEqual(try Measured.mean(frame, "braking_distance"), 40, accuracy: 0.1)
    XCTAssertEqual(try Measured.mean(frame, "power"), 135.68, accuracy: 0.7)
    XCTAssertEqual(try Measured.mean(frame, "miles"), 62.97, accuracy: 0.51)
  }

  func testBoundsHold() throws {
    let frame = try InsuranceSimulation(rows: 40_000).month(36)
    XCTAssertEqual(try Measured.numbers(frame, "miles").min(), 5)
    XCTAssertLessThanOrEqual(try Measured.numbers(frame, "age").max() ?? 0, 103.6)
    XCTAssertGreaterThan(try Measured.numbers(frame, "age").min() ?? 0, 15)
    XCTAssertEqual(Set(try Measured.numbers(frame, "training")), [0, 1])
    XCTAssertEqual(Set(try Measured.numbers(frame, "emergency_braking")), [0, 1])
  }

  func testTheWorkshopsStoryCanBeSeen() throws {
    let simulation = InsuranceSimulation()
    let frames = try [0, 12, 24, 36].map { try simulation.month($0) }
    func isAscending(_ name: String, sign: Double) throws -> Bool {
      let means = try frames.map { try sign * Measured.mean($0, name) }
      return zip(means, means.dropFirst()).allSatisfy(<)
    }
    XCTAssertTrue(try isAscending("age", sign: 1))
    XCTAssertTrue(try isAscending("emergency_braking", sign: 1))
    XCTAssertTrue(try isAscending("group", sign: 1))
    XCTAssertTrue(try isAscending("miles", sign: -1))
    XCTAssertTrue(try isAscending("risk", sign: -1))
  }
}
