import Foundation
import XCTest

@testable import DriftREPL

final class CompletionListingTests: XCTestCase {
  private func listing(_ names: [String], about: String = "", height: Int = 24, width: Int = 30) -> String {
    let candidates = names.map { CompletionResult.Candidate(text: $0, about: about) }
    return completionListing(candidates, height: height, style: TableStyle(width: width))
  }

  func testDescribesWhatFitsOnTheScreen() {
    XCTAssertEqual(
      listing(["age", "group_name"], about: "a number, the driver's age"),
      """
      age         a number, the dr…
      group_name  a number, the dr…
      """)
  }

  func testSetsNamesInColumns() {
    XCTAssertEqual(
      listing(["alpha", "beta", "gamma", "delta", "epsilon"]),
      """
      alpha    gamma    epsilon
      beta     delta
      """)
  }

  func testDescribesInSeveralColumnsWhereThereIsRoom() {
    XCTAssertEqual(
      listing(["alpha", "beta", "gamma", "delta"], about: "a letter of the alphabet", height: 5, width: 66),
      """
      alpha  a letter of the alphabet  gamma  a letter of the alphabet
      beta   a letter of the alphabet  delta  a letter of the alphabet
      """)
  }

  func testCountsWhatDoesNotFit() {
    XCTAssertEqual(
      listing((10...99).map { "name\($0)" }, height: 6, width: 24),
      """
      name10  name12  name14
      name11  name13  name15
      … 84 more
      """)
  }

  func testRenditionsInPromptsTakeNoRoom() {
    XCTAssertEqual(
      promptForReadline("\u{1B}[1mdrift>\u{1B}[0m "), "\u{1}\u{1B}[1m\u{2}drift>\u{1}\u{1B}[0m\u{2} ")
    XCTAssertEqual(promptForReadline("drift> "), "drift> ")
  }

  func testListsTheFilesOfAFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drift-paths-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "data"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["data.csv", "other.csv", ".hidden"] { try Data().write(to: folder.appending(path: name)) }
    let base = folder.path + "/"
    XCTAssertEqual(folderEntries(base + "da"), [base + "data/", base + "data.csv"].sorted())
    XCTAssertEqual(folderEntries(base), [base + "data.csv", base + "data/", base + "other.csv"])
    XCTAssertEqual(folderEntries(base + ".h"), [base + ".hidden"])
    XCTAssertEqual(folderEntries(base + "none/"), [])
  }
}
