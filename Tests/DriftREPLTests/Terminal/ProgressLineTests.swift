import DataFrame
import XCTest

@testable import DriftREPL

final class ProgressLineTests: XCTestCase {
  private func state(
    _ activity: String, _ unit: ProgressCount.Unit, _ done: Int, of total: Int?
  ) -> ProgressCount.State {
    var state = ProgressCount.State(activity: activity, unit: unit, total: total)
    state.done = done
    return state
  }

  func testKnownTotal() {
    XCTAssertEqual(
      ProgressLine.text(
        of: state("reading day.csv", .bytes, 213_400_000, of: 403_000_000), after: .milliseconds(900)),
      "reading day.csv · 213 of 403 MB · 52% · 0.8 s left")
    XCTAssertEqual(
      ProgressLine.text(of: state("comparing", .columns, 1, of: 13), after: .seconds(3)),
      "comparing · 1 of 13 columns · 7%")
    XCTAssertEqual(
      ProgressLine.text(of: state("comparing", .groups, 2, of: 10), after: .seconds(30)),
      "comparing · 2 of 10 groups · 20% · 120 s left")
  }

  func testUnknownTotal() {
    XCTAssertEqual(
      ProgressLine.text(of: state("reading day.csv.gz", .bytes, 150_000_000, of: nil), after: .seconds(2)),
      "reading day.csv.gz · 150 MB · 75 MB/s")
    XCTAssertEqual(
      ProgressLine.text(of: state("reading x", .bytes, 0, of: nil), after: .seconds(1)), "reading x")
  }

  /// A compressed file may yield more bytes than were promised.
  func testMoreThanAll() {
    XCTAssertEqual(
      ProgressLine.text(of: state("reading x", .files, 5, of: 4), after: .seconds(1)),
      "reading x · 5 of 4 files · 100% · 0.0 s left")
  }

  func testOnlyWhatIsCountedAdvances() {
    ProgressCount.begin("comparing", .columns, total: 2)
    ProgressCount.advance(.bytes, by: 10)
    ProgressCount.advance(.columns)
    XCTAssertEqual(ProgressCount.current?.done, 1)
    ProgressCount.end()
    XCTAssertNil(ProgressCount.current)
    ProgressCount.advance(.columns)
    XCTAssertNil(ProgressCount.current)
  }
}
