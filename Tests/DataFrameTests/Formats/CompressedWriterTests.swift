import Foundation
import XCTest

@testable import DataFrame

/// Files that are compressed on their way to the disk.
final class CompressedWriterTests: XCTestCase {
  /// A frame of so many rows, larger than what a pipe holds where they are many.
  private func frame(_ rows: Int) throws -> DataFrame {
    try DataFrame([
      ("n", .integers((0..<rows).map { $0 * 7919 % 100_003 })),
      ("t", .string(StringColumn((0..<rows).map { $0 % 5 == 0 ? nil : "text \($0 % 1000)" }))),
    ])
  }

  private func needs(_ program: String) throws {
    let folder = try TemporaryFolder()
    try folder.run("sh", "-c", "command -v \(program) >/dev/null")
  }

  func testEveryFormatAndCompressionIsReadBack() throws {
    let frame = try frame(50)
    for compression in Compression.all {
      do { try needs(compression.program) } catch { continue }
      for format in FileFormats.all where format.canWrite && format.canRead {
        let folder = try TemporaryFolder()
        let name = "a.\(format.fileExtensions[0])\(compression.suffix)"
        try frame.write(path: folder.path(name))
        XCTAssertEqual(folder.names, [name])
        XCTAssertEqual(try DataFrame.load(path: folder.path(name)).frame, frame, name)
      }
    }
  }

  func testManyRowsTakeLessRoomThanUncompressed() throws {
    try needs("gzip")
    let (folder, frame) = (try TemporaryFolder(), try frame(100_000))
    for name in ["a.csv", "a.csv.gz"] { try frame.write(path: folder.path(name)) }
    XCTAssertEqual(try DataFrame.load(path: folder.path("a.csv.gz")).frame, frame)
    let sizes = try folder.names.sorted().map { try Data(contentsOf: folder.url.appending(path: $0)).count }
    XCTAssertLessThan(sizes[1] * 2, sizes[0])
  }

  /// Neither the clock nor the file's name is in them.
  func testBytesDependOnTheRowsAlone() throws {
    for compression in Compression.all {
      do { try needs(compression.program) } catch { continue }
      let folder = try TemporaryFolder()
      let names = ["a", "b"].map { "\($0).csv\(compression.suffix)" }
      try frame(50).write(path: folder.path(names[0]))
      if compression.program == "gzip" { usleep(1_100_000) }
      try frame(50).write(path: folder.path(names[1]))
      let bytes = try names.map { try Data(contentsOf: folder.url.appending(path: $0)) }
      XCTAssertEqual(bytes[0], bytes[1], compression.program)
    }
  }

  /// Runs a body that finds a script of that name instead of the program.
  private func replacing(_ program: String, by script: String?, _ body: () throws -> Void) throws {
    let folder = try TemporaryFolder()
    if let script {
      try folder.file(program, "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path(program))
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    setenv("PATH", script == nil ? folder.url.path : "\(folder.url.path):\(path)", 1)
    defer { setenv("PATH", path, 1) }
    try body()
  }

  /// One that stops reading breaks the pipe, which must not end this process.
  func testAProgramThatFailsLeavesTheOldContentAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv.gz", "old")
    let scripts = [
      ("echo 'no room' >&2; exit 1", "no room"), ("kill -9 $$", "gzip: Killed"),
      ("printf 'gzip: why \\n\\tmore\\n' >&2; exit 1", "gzip: why"),
      ("cat >/dev/null; echo late >&2; exit 3", "late"), ("exit 7", "gzip"),
    ]
    for (script, detail) in scripts {
      try replacing("gzip", by: script) {
        for rows in [1, 100_000] {
          XCTAssertEqual(
            fileError(try frame(rows).write(path: path)),
            FileError(.programFailed, path: path, detail: detail))
        }
      }
      XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), "old")
      XCTAssertEqual(folder.names, ["a.csv.gz"])
    }
    XCTAssertEqual(waitpid(-1, nil, WNOHANG), -1)
  }

  func testAProgramThatIsNotThere() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.csv.zst")
    try replacing("zstd", by: nil) {
      XCTAssertEqual(
        fileError(try frame(1).write(path: path)),
        FileError(.missingProgram, path: path, detail: "zstd"))
    }
    XCTAssertEqual(folder.names, [])
  }

  func testAStopEndsTheProgram() throws {
    let folder = try TemporaryFolder()
    let frame = try frame(100_000)
    Cancellation.request()
    defer { Cancellation.reset() }
    XCTAssertThrowsError(try frame.write(path: folder.path("a.csv.gz"))) {
      XCTAssertEqual($0 as? DataError, .cancelled)
    }
    XCTAssertEqual(folder.names, [])
    XCTAssertEqual(waitpid(-1, nil, WNOHANG), -1)
  }
}
