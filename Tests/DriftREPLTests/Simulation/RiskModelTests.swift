import XCTest

@testable import DriftREPL

final class RiskModelTests: XCTestCase {
  private let safest = Customer(
    training: 0, age: 35, emergencyBraking: 0, brakingDistance: 40, power: 100, miles: 50, risk: 0)

  private func risk(
    relevance: Double = 1, noise: Double = 0, _ change: (inout Customer) -> Void = { _ in }
  ) -> Double {
    var customer = safest
    change(&customer)
    return RiskModel(driverRelevance: relevance).risk(of: customer, noise: noise)
  }

  func testEachCauseOnItsOwn() {
    XCTAssertEqual(risk(), 0)
    XCTAssertEqual(risk { $0.brakingDistance = 45 }, 1, accuracy: 1e-12)
    XCTAssertEqual(risk { $0.brakingDistance = 35 }, -1, accuracy: 1e-12)
    XCTAssertEqual(risk { $0.emergencyBraking = 1 }, -1)
    XCTAssertEqual(risk { $0.training = 1 }, -4)
    for sign in [-1.0, 1.0] {
      XCTAssertEqual(risk { $0.power += sign * 50 }, 1, accuracy: 1e-12)
      XCTAssertEqual(risk { $0.miles += sign * 40 }, 1, accuracy: 1e-12)
      XCTAssertEqual(risk { $0.age += sign * 10 }, 1.8, accuracy: 1e-12)
    }
  }

  func testTheDriverMattersAsMuchAsItIsSaid() {
    XCTAssertEqual(risk(relevance: 0.5) { $0.age = 55 }, 1.8, accuracy: 1e-12)
    XCTAssertEqual(risk(relevance: 0.5) { $0.training = 1 }, -2)
    XCTAssertEqual(risk(relevance: 0) { $0.age = 90 }, 0)
    XCTAssertEqual(risk(relevance: 0) { $0.emergencyBraking = 1 }, -1)
  }

  func testNoise() {
    XCTAssertEqual(risk(relevance: 1, noise: 1), 0.1825.squareRoot())
    XCTAssertEqual(risk(relevance: 0, noise: -2), -0.3, accuracy: 1e-12)
  }

  func testGroupsAtTheirEdges() {
    XCTAssertEqual(RiskGroup(risk: 3), .high)
    XCTAssertEqual(RiskGroup(risk: 3.0.nextDown), .medium)
    XCTAssertEqual(RiskGroup(risk: 1), .medium)
    XCTAssertEqual(RiskGroup(risk: 1.0.nextDown), .low)
    XCTAssertEqual(RiskGroup.allCases.map(\.rawValue), [0, 1, 2])
    XCTAssertEqual(RiskGroup.allCases.map(\.name), ["high", "medium", "low"])
  }
}
