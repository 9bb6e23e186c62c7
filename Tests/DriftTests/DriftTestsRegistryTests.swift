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
      XCTAssertTrue(test.cost.hasPrefix("O(") && test.cost.hasSuffix("."), test.name)
      for sentence in test.edgeCases.sentences {
        XCTAssertEqual(sentence.text.last, ".", "\(test.name) \(sentence.name)")
      }
    }
  }

  func testNamesAndAliasesLeadToTheirTest() {
    for test in DriftTests.all {
      for name in [test.name] + test.aliases {
        XCTAssertEqual(DriftTests.named(name)?.name, test.name, name)
        XCTAssertEqual(DriftTests.named(name.uppercased())?.name, test.name, name)
      }
    }
    let names = DriftTests.all.flatMap { [$0.name] + $0.aliases }
    XCTAssertEqual(Set(names).count, names.count)
  }

  func testEvidentlysNamesAreAccepted() {
    // The registered names of Evidently 0.7, without those for text.
    let names = [
      "ks": "ks", "wasserstein": "wasserstein", "psi": "psi", "jensenshannon": "js", "kl_div": "kl",
      "hellinger": "hellinger", "anderson": "anderson", "cramer_von_mises": "cvm", "mannw": "mannwhitney",
      "t_test": "t", "ed": "energy", "es": "es", "empirical_mmd": "mmd", "chisquare": "chi2", "g_test": "g",
      "z": "z", "fisher_exact": "fisher", "TVD": "tvd",
    ]
    for (theirs, ours) in names {
      let test = DriftTests.all.first { ([$0.name] + $0.aliases).contains(theirs) }
      XCTAssertEqual(test?.name, ours, theirs)
    }
    XCTAssertEqual(Set(names.values).count, names.count)
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
