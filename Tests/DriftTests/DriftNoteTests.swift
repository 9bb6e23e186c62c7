import DataFrame
import Drift
import XCTest

/// The exact words of every note.
final class DriftNoteTests: XCTestCase {
  func testWords() {
    let expected: [(DriftNote, String)] = [
      (.onlyIn(.reference), "only in the reference"),
      (.onlyIn(.current), "only in the current side"),
      (.noRows(.current), "no rows in the current side"),
      (.allMissing(.reference), "all null in the reference"),
      (
        .typesDiffer(reference: .number, current: .string),
        "types differ: number in the reference, string in the current side"
      ),
      (.text(distinct: 9, values: 10), "text, not computed: 9 of 10 values are distinct"),
      (.dates, "dates are not compared"),
      (.notNumbers(.string), "a column of type string holds no numbers"),
      (.tooLarge, "holds values beyond 1e150"),
      (.wrongKind(test: "ks", kind: .categorical), "ks does not compare categorical columns"),
      (.tooFewValues(least: 5), "needs at least 5 values a side"),
      (
        .unequalTotals(reference: 7, current: 8),
        "needs as many values on both sides: 7 in the reference, 8 in the current side"
      ),
      (.tooManyCategories(3, most: 2), "needs at most 2 categories, not 3"),
      (.equalQuartiles, "the middle half of the values is one value"),
      (.significantButSmall, "significant but small"),
      (.tooFewRows, "too few rows to tell"),
      (.constant, "constant"),
      (.constantIn(.current), "constant in the current side"),
      (.newCategories([.string("z"), .number(3)], share: 0.3064), "new: z, 3 (30.6%)"),
      (
        .vanishedCategories([.bool(true), .number(0.5), .string("c"), .string("d")], share: 0.0001),
        "vanished: true, 0.5, c and 1 more (under 0.1%)"
      ),
      (.outsideRange(share: 1), "100.0% outside the reference's range"),
      (.infinities(reference: 1, current: 2), "infinite: 1 in the reference, 2 in the current side"),
      (.conservative, "p is conservative because of ties"),
      (.newCategoryDecides, "p is 0 because a category is new"),
      (.oneSided, "one-sided: only a rise counts"),
      (.tiesDistort, "ties distort p"),
      (.oneBin, "one bin holds all values"),
      (.sampled(most: 2000), "a random sample of at most 2000 values a side"),
      (
        .evidently(test: "js", score: 0.14567, threshold: 0.1, drifted: true),
        "Evidently: drifted (js 0.146, limit 0.1)"
      ),
      (
        .evidently(test: "ks", score: 1e-9, threshold: 0.05, drifted: false),
        "Evidently: not drifted (ks < 0.001, limit 0.05)"
      ),
    ]
    for (note, words) in expected { XCTAssertEqual(note.text, words) }
  }

  func testNotesOfARowAreJoined() {
    var row = DriftRow(column: "x")
    XCTAssertEqual(row.note, "")
    row.notes = [.tooFewRows, .constantIn(.reference)]
    XCTAssertEqual(row.note, "too few rows to tell; constant in the reference")
  }
}
