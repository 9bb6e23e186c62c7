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

  /// Neither the wait for a reader of a named pipe nor the one for room in it goes on when a stop is asked for.
  func testTheWaitForAPipeCanBeStopped() throws {
    let folder = try TemporaryFolder()
    XCTAssertEqual(mkfifo(folder.path("pipe"), 0o600), 0)
    defer { Cancellation.reset() }
    let bytes = [UInt8](repeating: 65, count: 1 << 20)
    for hasReader in [false, true] {
      Cancellation.reset()
      let reader = hasReader ? open(folder.path("pipe"), O_RDONLY | O_NONBLOCK) : -1
      defer { close(reader) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.1) { Cancellation.request() }
      XCTAssertThrowsError(
        try AtomicFile.write(to: folder.path("pipe")) { output throws(DataError) in
          do throws(FileError) { try output.extend { $0 += bytes } } catch { throw .file(error) }
        }
      ) { error in
        XCTAssertTrue(Cancellation.isRequested, "\(error)")
      }
    }
  }

  func testAReaderOfAPipeGetsEverything() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    XCTAssertEqual(mkfifo(path, 0o600), 0)
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let read = expectation(description: "all was read")
    DispatchQueue.global().async {
      usleep(50_000)
      let found = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile()
      XCTAssertTrue(found.map(Array.init) == bytes)
      read.fulfill()
    }
    try AtomicFile.write(bytes, to: path)
    wait(for: [read], timeout: 20)
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
