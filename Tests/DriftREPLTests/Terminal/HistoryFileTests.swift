import Foundation
import XCTest

@testable import DriftREPL

final class HistoryFileTests: XCTestCase {
  private var folder = URL(filePath: "/")

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "drift-history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  private func file(_ name: String = "history", limit: Int = 100) -> HistoryFile {
    HistoryFile(path: folder.appending(path: name).path, limit: limit)
  }

  func testEntriesComeBackWhole() {
    let entries = ["ref | take 3", "ref\n  | where x == \"a\\n\"\n  | count", "\\", "x\\nn", "é漢"]
    for entry in entries { file().append(entry) }
    XCTAssertEqual(file().load(), entries)
  }

  func testMakesItsFoldersAndIsPrivate() throws {
    let history = file("state/drift/history")
    XCTAssertEqual(history.load(), [])
    history.append("ref")
    XCTAssertEqual(history.load(), ["ref"])
    let attributes = try FileManager.default.attributesOfItem(atPath: history.path)
    XCTAssertEqual(attributes[.posixPermissions] as? Int, 0o600)
  }

  func testOfEqualEntriesTheLastStays() {
    let (first, second) = (file(limit: 3), file(limit: 3))
    for entry in ["a", "b\nc", "a"] { first.append(entry) }
    for entry in ["d", "b\nc"] { second.append(entry) }
    XCTAssertEqual(first.load(), ["a", "d", "b\nc"])
    // The limit counts what is left; the file is cut where it has grown to twice as many lines.
    for entry in ["d", "d"] { first.append(entry) }
    XCTAssertEqual(second.load(), ["a", "b\nc", "d"])
    XCTAssertEqual(try lines(first), 3)
  }

  func testTwoWritersDoNotLoseEachOthersEntries() {
    let first = file()
    let second = file()
    _ = (first.load(), second.load())
    first.append("a")
    second.append("b")
    first.append("c")
    XCTAssertEqual(file().load(), ["a", "b", "c"])
  }

  func testIsCutToItsLimitWhenTwiceAsLong() throws {
    let history = file(limit: 3)
    for number in 1...6 { history.append("\(number)") }
    XCTAssertEqual(history.load(), ["4", "5", "6"])
    XCTAssertEqual(try lines(history), 6)
    history.append("7")
    XCTAssertEqual(history.load(), ["5", "6", "7"])
    XCTAssertEqual(try lines(history), 3)
  }

  private func lines(_ history: HistoryFile) throws -> Int {
    try String(contentsOfFile: history.path, encoding: .utf8).split(separator: "\n").count
  }

  func testWhatCannotBeWrittenOrReadIsPassedOver() throws {
    let blocked = file("blocked/history")
    try Data().write(to: folder.appending(path: "blocked"))
    blocked.append("a")
    XCTAssertEqual(blocked.load(), [])
    let isFolder = HistoryFile(path: folder.path)
    isFolder.append("a")
    XCTAssertEqual(isFolder.load(), [])
    HistoryFile(path: "/dev/null").append("a")
    XCTAssertEqual(HistoryFile(path: "/dev/null").load(), [])
  }

  func testBytesThatAreNoTextDoNoHarm() throws {
    try Data([0xFF, 0x0A, 0x61, 0x0A]).write(to: URL(filePath: file().path))
    XCTAssertEqual(file().load(), ["\u{FFFD}", "a"])
  }

  func testLeavesOutBlankRepeatedAndHiddenEntries() {
    XCTAssertTrue(HistoryFile.keeps("ref", after: nil))
    XCTAssertTrue(HistoryFile.keeps("ref", after: "cur"))
    XCTAssertFalse(HistoryFile.keeps("ref", after: "ref"))
    XCTAssertFalse(HistoryFile.keeps(" secret", after: nil))
    XCTAssertFalse(HistoryFile.keeps("", after: nil))
    XCTAssertFalse(HistoryFile.keeps("\n\t", after: nil))
  }

  func testStandsInTheStateFolder() {
    func path(_ variables: [String: String]) -> String? { HistoryFile.standard { variables[$0] }?.path }
    XCTAssertEqual(path(["HOME": "/home/a"]), "/home/a/.local/state/drift/history")
    XCTAssertEqual(path(["HOME": "/home/a", "XDG_STATE_HOME": "/s"]), "/s/drift/history")
    XCTAssertEqual(path(["HOME": "/home/a", "XDG_STATE_HOME": "s"]), "/home/a/.local/state/drift/history")
    XCTAssertNil(path([:]))
  }
}
