import DataFrame
import XCTest

@testable import DriftREPL

final class InsuranceSimulationTests: XCTestCase {
  private let names = [
    "training", "age", "emergency_braking", "braking_distance", "power", "miles", "risk", "group_name",
    "group",
  ]

  func testMonthHasTheColumnsOfTheWorkshop() throws {
    let frame = try InsuranceSimulation().month(0)
    XCTAssertEqual(frame.names, names)
    XCTAssertEqual(
      frame.columns.map(\.type),
      [.integer, .number, .integer, .number, .number, .number, .number, .string, .integer]
    )
    XCTAssertEqual(frame.rowCount, 1500)
    XCTAssertEqual(frame.columns.map(\.nullCount), [Int](repeating: 0, count: 9))
    XCTAssertEqual(frame.roles, [:])
  }

  func testBytesArePinned() throws {
    let simulation = InsuranceSimulation()
    XCTAssertEqual(Measured.digest(try simulation.month(0)), "7613ca90e75318b7")
    XCTAssertEqual(Measured.digest(try simulation.month(12)), "4495507b5ccd2ed0")
    XCTAssertEqual(Measured.digest(try simulation.month(36)), "a10fdbafdf10a385")
    XCTAssertEqual(Measured.digest(try InsuranceSimulation(seed: -1, rows: 7).month(120)), "516f528ffbcf65f8")
  }

  func testFirstRow() throws {
    let frame = try InsuranceSimulation().month(0)
    XCTAssertEqual(
      frame.columns.map { $0[0] },
      [
        .integer(0), .number(73.04051977657728), .integer(1), .number(39.13132517545051),
        .number(143.89715003316226), .number(69.5723896522288), .number(7.271725806217182), .string("high"),
        .integer(0),
      ]
    )
  }

  func testFewerRowsAreTheFirstOfMore() throws {
    let few = try InsuranceSimulation(rows: 7).month(5)
    let many = try InsuranceSimulation(rows: 200).month(5)
    XCTAssertEqual(few, many.gather(Array(0..<7)))
  }

  func testSeedAndMonthEachChangeTheDraw() throws {
    let frames = try [(1, 3), (2, 3), (1, 4), (4, 1)].map { seed, month in
      try Measured.numbers(InsuranceSimulation(seed: seed, rows: 50).month(month), "power")
    }
    for (index, values) in frames.enumerated() {
      for other in frames[(index + 1)...] {
        XCTAssertTrue(Set(values).isDisjoint(with: other))
      }
    }
  }

  func testMonthsAreTheSingleMonthsInOrder() throws {
    let simulation = InsuranceSimulation(seed: 9, rows: 20)
    let all = try simulation.months(1...36)
    XCTAssertEqual(all.names, names + ["snapshot"])
    XCTAssertEqual(all.rowCount, 720)
    for month in [1, 12, 36] {
      var expected = try simulation.month(month)
      try expected.set("snapshot", to: Column(repeating: .string("month-\(month)"), count: 20))
      XCTAssertEqual(all.gather(Array((month - 1) * 20..<month * 20)), expected)
    }
  }

  func testOneMonthAsARange() throws {
    let frame = try InsuranceSimulation(rows: 2).months(0...0)
    XCTAssertEqual(try frame.column("snapshot"), Column(repeating: .string("month-0"), count: 2))
  }

  func testGroupFollowsFromRisk() throws {
    let frame = try InsuranceSimulation().months(0...3)
    let risk = try Measured.numbers(frame, "risk")
    for (row, risk) in risk.enumerated() {
      let (code, name) = risk >= 3 ? (0, "high") : risk >= 1 ? (1, "medium") : (2, "low")
      XCTAssertEqual(try frame.column("group")[row], .integer(code))
      XCTAssertEqual(try frame.column("group_name")[row], .string(name))
    }
  }

  func testMonthsOutOfRangeAreRefused() {
    assert(throws: .monthOutOfRange(-1, allowed: 0...120)) { try InsuranceSimulation().month(-1) }
    assert(throws: .monthOutOfRange(121, allowed: 0...120)) { try InsuranceSimulation().month(121) }
    assert(throws: .monthOutOfRange(-2, allowed: 0...120)) { try InsuranceSimulation().months(-2...500) }
    assert(throws: .monthOutOfRange(Int.max, allowed: 0...120)) {
      try InsuranceSimulation().months(0...Int.max)
    }
  }

  func testRowsOutOfRangeAreRefused() {
    let allowed = 1...10_000_000
    assert(throws: .rowsOutOfRange(0, allowed: allowed)) { try InsuranceSimulation(rows: 0).month(0) }
    assert(throws: .rowsOutOfRange(-5, allowed: allowed)) { try InsuranceSimulation(rows: -5).month(0) }
    assert(throws: .rowsOutOfRange(10_000_001, allowed: allowed)) {
      try InsuranceSimulation(rows: 10_000_001).month(0)
    }
    assert(throws: .rowsOutOfRange(10_000_002, allowed: allowed)) {
      try InsuranceSimulation(rows: 5_000_001).months(1...2)
    }
    assert(throws: .rowsOutOfRange(Int.max, allowed: allowed)) {
      try InsuranceSimulation(rows: Int.max).months(1...2)
    }
  }

  func testAWishToStopIsHeeded() {
    Cancellation.request()
    defer { Cancellation.reset() }
    XCTAssertThrowsError(try InsuranceSimulation().month(0)) { error in
      XCTAssertEqual(error as? DataError, .cancelled)
    }
  }

  private func assert(
    throws expected: SimulationError, line: UInt = #line, _ run: () throws -> DataFrame
  ) {
    XCTAssertThrowsError(try run(), line: line) { error in
      XCTAssertEqual(error as? SimulationError, expected, line: line)
    }
  }
}
