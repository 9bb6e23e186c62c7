import DataFrame
import XCTest

@testable import DriftREPL

/// Each scenario changes the one thing that it names, from its onset on, and keeps what it says stays.
final class PlantedScenarioTests: XCTestCase {
  private let causes = ["training", "age", "emergency_braking", "braking_distance", "power", "miles"]

  private func month(
    _ month: Int, _ scenario: Scenario, _ strength: PlantedStrength = .medium, rows: Int = 4000
  ) throws -> DataFrame {
    var simulation = InsuranceSimulation(seed: 5, rows: rows, scenario: scenario)
    simulation.strength = strength
    return try simulation.month(month)
  }

  func testNothingIsThereBeforeTheOnset() throws {
    for scenario in Scenario.allCases where scenario.isPlanted {
      for before in [0, 1, 5] {
        XCTAssertEqual(
          try month(before, scenario, .strong, rows: 50), try month(before, .none, rows: 50), "\(scenario)")
      }
      XCTAssertNotEqual(try month(6, scenario, .weak, rows: 50), try month(6, .none, rows: 50), "\(scenario)")
    }
    XCTAssertEqual(try month(0, .none), try month(0, .workshop))
  }

  func testTheOnsetCanBeChosen() throws {
    var simulation = InsuranceSimulation(seed: 5, rows: 50, scenario: .covariate)
    simulation.onset = 3
    XCTAssertEqual(try simulation.month(2), try month(2, .none, rows: 50))
    XCTAssertNotEqual(try simulation.month(3), try month(3, .none, rows: 50))
  }

  func testStrengthsGrow() {
    for scenario in Scenario.allCases where scenario.isPlanted {
      let sizes = PlantedStrength.allCases.map { $0.size(of: scenario) }
      XCTAssertEqual(sizes, sizes.sorted())
      XCTAssertEqual(Set(sizes).count, 3)
    }
  }

  func testCovariateMovesOneColumnAndTheRiskThatFollows() throws {
    let (before, after) = (try month(6, .none), try month(6, .covariate))
    let years = PlantedStrength.medium.size(of: .covariate)
    for (old, new) in zip(try Measured.numbers(before, "age"), try Measured.numbers(after, "age")) {
      XCTAssertEqual(new, old + years, accuracy: 1e-9)
    }
    for name in causes where name != "age" {
      XCTAssertEqual(try before.column(name), try after.column(name), name)
    }
    let risks = zip(try Measured.numbers(before, "risk"), try Measured.numbers(after, "risk"))
    for ((old, new), age) in zip(risks, try Measured.numbers(before, "age")) {
      XCTAssertEqual(new - old, 0.18 * (abs(age + years - 35) - abs(age - 35)), accuracy: 1e-9)
    }
  }

  func testConceptKeepsAllColumnsAndChangesTheTrainedAlone() throws {
    let (before, after) = (try month(6, .none), try month(6, .concept, .weak))
    for name in causes { XCTAssertEqual(try before.column(name), try after.column(name), name) }
    let risks = zip(try Measured.numbers(before, "risk"), try Measured.numbers(after, "risk"))
    for ((old, new), training) in zip(risks, try Measured.numbers(before, "training")) {
      XCTAssertEqual(new - old, 2 * training, accuracy: 1e-9)
    }
  }

  func testSegmentMovesTheMilesOfTheYoungAndTrained() throws {
    let (before, after) = (try month(6, .none), try month(6, .segment))
    let shift = PlantedStrength.medium.size(of: .segment)
    let rows = zip(try Measured.numbers(before, "age"), try Measured.numbers(before, "training"))
    let miles = zip(try Measured.numbers(before, "miles"), try Measured.numbers(after, "miles"))
    for ((age, training), (old, new)) in zip(rows, miles) {
      XCTAssertEqual(new - old, age < 30 && training == 1 ? shift : 0, accuracy: 1e-9)
    }
    for name in causes where name != "miles" {
      XCTAssertEqual(try before.column(name), try after.column(name), name)
    }
  }

  func testLabelMovesTheGroupsAndKeepsWhoIsInThem() throws {
    let (before, after) = (try month(6, .none, rows: 40_000), try month(6, .label, rows: 40_000))
    XCTAssertEqual(try share(of: "high", after), 0.25, accuracy: 0.009)
    XCTAssertEqual(try share(of: "medium", after), 0.318, accuracy: 0.009)
    XCTAssertEqual(try share(of: "low", after), 0.432, accuracy: 0.01)
    for group in ["high", "medium", "low"] {
      for name in causes {
        let sides = try [before, after].map { try Measured.numbers(rows(of: group, $0), name) }
        let means = sides.map { $0.reduce(0, +) / Double($0.count) }
        let errors = zip(sides, means).map { values, mean in
          values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count * values.count)
        }
        let error = errors.reduce(0, +).squareRoot()
        XCTAssertEqual(means[0], means[1], accuracy: 4 * error + 1e-12, "\(name) of \(group)")
      }
    }
  }

  func testMissingMiles() throws {
    let frame = try month(6, .missing, .strong, rows: 40_000)
    XCTAssertEqual(Double(try frame.column("miles").nullCount) / 40_000, 0.3, accuracy: 0.01)
    for name in frame.names where name != "miles" { XCTAssertEqual(try frame.column(name).nullCount, 0) }
  }

  func testMilesInKilometres() throws {
    let (before, after) = (try month(6, .none, rows: 40_000), try month(6, .unit, .strong, rows: 40_000))
    XCTAssertEqual(
      try Measured.mean(after, "miles") / Measured.mean(before, "miles"), 1.609344, accuracy: 0.015)
    XCTAssertEqual(try Measured.mean(after, "risk"), try Measured.mean(before, "risk"), accuracy: 0.08)
    let half = try month(6, .unit, .medium, rows: 40_000)
    XCTAssertEqual(
      try Measured.mean(half, "miles") / Measured.mean(before, "miles"), 1.304672, accuracy: 0.015)
  }

  private func rows(of group: String, _ frame: DataFrame) throws -> DataFrame {
    let column = try frame.column("group_name")
    return frame.gather((0..<frame.rowCount).filter { column[$0] == .string(group) })
  }

  private func share(of group: String, _ frame: DataFrame) throws -> Double {
    Double(try rows(of: group, frame).rowCount) / Double(frame.rowCount)
  }
}
