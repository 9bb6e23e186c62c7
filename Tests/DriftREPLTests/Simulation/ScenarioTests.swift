import XCTest

@testable import DriftREPL

final class ScenarioTests: XCTestCase {
  func testNames() throws {
    XCTAssertEqual(try Scenario(named: "workshop"), .workshop)
    XCTAssertThrowsError(try Scenario(named: "Workshop")) { error in
      XCTAssertEqual(
        error as? SimulationError, .unknownScenario("Workshop", available: Scenario.allCases.map(\.rawValue)))
    }
  }

  func testWorkshopMovesStepByStepForThreeYears() {
    let populations = (0...36).map { Population.workshop(month: $0) }
    for (earlier, later) in zip(populations, populations.dropFirst()) {
      XCTAssertEqual(later.ageShift - earlier.ageShift, 0.1, accuracy: 1e-12)
      XCTAssertEqual(later.milesShift - earlier.milesShift, -0.5)
      XCTAssertEqual(later.emergencyBrakingShare - earlier.emergencyBrakingShare, 0.015, accuracy: 1e-12)
      XCTAssertEqual(later.risk.driverRelevance - earlier.risk.driverRelevance, -0.025, accuracy: 1e-12)
      XCTAssertEqual(later.power, earlier.power)
      XCTAssertEqual(later.brakingDistance, earlier.brakingDistance)
      XCTAssertEqual(later.trainingShare, earlier.trainingShare)
    }
    XCTAssertEqual(populations[0], Population())
    XCTAssertEqual(Population.workshop(month: 120), populations[36])
  }
}
