import DataFrame
import Foundation
import XCTest

final class AtomicFileTests: XCTestCase {
  func testAFileIsReplacedAndKeepsItsPermissions() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.txt", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try AtomicFile.write(Array("new".utf8), to: path)
    XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    XCTAssertEqual(mode, 0o640)
    XCTAssertEqual(folder.names, ["a.txt"])
  }

  func testALinkStaysALink() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.txt", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
    try AtomicFile.write(Array("new".utf8), to: folder.path("link"))
    XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "new")
    XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")), path)
  }

  func testABodyThatFailsLeavesTheOldContentAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.txt", "old")
    XCTAssertThrowsError(
      try AtomicFile.write(to: path) { output throws(DataError) in
        output.append("half")
        throw .cancelled
      }
    ) { XCTAssertEqual($0 as? DataError, .cancelled) }
    XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "old")
    XCTAssertEqual(folder.names, ["a.txt"])
  }

  func testErrors() throws {
    let folder = try TemporaryFolder()
    XCTAssertThrowsError(try AtomicFile.write([1], to: folder.url.path)) {
      XCTAssertEqual($0 as? FileError, FileError(.isDirectory, path: folder.url.path))
    }
    let lost = folder.path("none/a.txt")
    XCTAssertThrowsError(try AtomicFile.write([1], to: lost)) {
      XCTAssertEqual($0 as? FileError, FileError(.notFound, path: lost))
    }
  }

  func testAFullDiskIsToldAndADeviceIsNotReplaced() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { throw XCTSkip("no /dev/full here") }
    XCTAssertThrowsError(try AtomicFile.write([1], to: "/dev/full")) { error in
      XCTAssertEqual((error as? FileError)?.code, .system)
      XCTAssertEqual((error as? FileError)?.detail, "No space left on device")
    }
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
    XCTAssertEqual(kind, .typeCharacterSpecial)
  }
}
