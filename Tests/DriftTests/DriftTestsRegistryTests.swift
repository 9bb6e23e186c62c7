import Drift
import XCTest

final class DriftTestsRegistryTests: XCTestCase {
  func testEveryTestSaysWhatItIs() {
    for test in DriftTests.all {
      XCTAssertFalse(test.summary.isEmpty, test.name)
      XCTAssertEqual(test.summary.last, ".", test.name)
      XCTAssertFalse(test.formula.isEmpty, test.name)
      XCTAssertFalse(test.kinds.isEmpty, test.name)
      XCTAssertFalse(test.references.isEmpty, test.name)
      XCTAssertTrue(test.references.allSatisfy { !$0.isEmpty }, test.name)
      XCTAssertNotEqual(test.caveat, "", test.name)
    }
  }

  func testNamesAndAliasesAreDistinct() {
    let names = DriftTests.all.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
    XCTAssertEqual(Set(names).count, names.count)
    for name in names { XCTAssertNotNil(DriftTests.named(name), name) }
  }

  func testEvidentlysNamesAreAccepted() {
    XCTAssertEqual(DriftTests.named("jensenshannon")?.name, "js")
    XCTAssertEqual(DriftTests.named("ChiSquare")?.name, "chi2")
    XCTAssertNil(DriftTests.named("nonsense"))
  }

  func testComparisons() {
    XCTAssertTrue(Comparison.atLeast.isDrifted(0.1, threshold: 0.1))
    XCTAssertFalse(Comparison.above.isDrifted(0.1, threshold: 0.1))
    XCTAssertTrue(Comparison.atMost.isDrifted(0.1, threshold: 0.1))
    XCTAssertFalse(Comparison.below.isDrifted(0.1, threshold: 0.1))
    XCTAssertFalse(Comparison.atLeast.isDrifted(.nan, threshold: 0.1))
  }
}
