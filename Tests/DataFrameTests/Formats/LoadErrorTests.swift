import DataFrame
import Foundation
import TestSupport
import XCTest

final class LoadErrorTests: XCTestCase {
  private func code(_ name: String, _ bytes: [UInt8]) throws -> FileError? {
    let folder = try TemporaryFolder()
    return fileError(try DataFrame.load(path: folder.file(name, bytes)))
  }

  func testAbsentFileAndFolder() throws {
    let folder = try TemporaryFolder()
    XCTAssertEqual(
      fileError(try DataFrame.load(path: "no/such.csv")), FileError(.notFound, path: "no/such.csv"))
    try FileManager.default.createDirectory(atPath: folder.path("d.csv"), withIntermediateDirectories: false)
    XCTAssertEqual(fileError(try DataFrame.load(path: folder.path("d.csv")))?.code, .isDirectory)
    try FileManager.default.createDirectory(
      atPath: folder.path("d.csv.gz"), withIntermediateDirectories: false)
    XCTAssertEqual(fileError(try DataFrame.load(path: folder.path("d.csv.gz")))?.code, .isDirectory)
  }

  func testEmptyAndHeaderAlone() throws {
    XCTAssertEqual(try code("a.csv", [])?.code, .empty)
    XCTAssertEqual(try code("a.csv", Array("\n\r\n\n".utf8))?.code, .empty)
    XCTAssertEqual(try code("a.csv", [0xEF, 0xBB, 0xBF])?.code, .empty)
    XCTAssertEqual(try code("a.csv", Array("a,b\n".utf8))?.code, .headerOnly)
    XCTAssertEqual(try code("a.csv", Array("a,b\n\n".utf8))?.code, .headerOnly)
  }

  func testBinaryAndOtherEncodings() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]
    XCTAssertEqual(try code("a.csv", png)?.code, .binary)
    let zero = try code("a.csv", Array("a,b\n1,2\n3,\u{0}\n".utf8))
    XCTAssertEqual(zero?.code, .binary)
    XCTAssertEqual(zero?.line, 3)
    let latin = try code("a.csv", Array("a,b\n1,2\n3,".utf8) + [0xE9, 0x0A])
    XCTAssertEqual(latin?.code, .notText)
    XCTAssertEqual(latin?.line, 3)
    XCTAssertEqual(try code("a.csv", Array("a,b\n1,".utf8) + [0xC3])?.code, .notText)
    let utf16 = try code("a.csv", [0xFF, 0xFE, 0x61, 0, 0x2C, 0])
    XCTAssertEqual(utf16?.code, .notText)
    XCTAssertEqual(utf16?.detail, "UTF-16")
  }

  func testUnknownFormat() throws {
    for name in ["a.xlsx", "a", "a.gz", ".csv", "a.md"] {
      let error = try code(name, Array("a\n1\n".utf8))
      XCTAssertEqual(error?.code, .unknownFormat, name)
      XCTAssertEqual(error?.detail?.hasPrefix(".csv .tsv .json .jsonl .arrow"), true, error?.detail ?? "")
    }
  }

  func testTruncatedAndFalseGzip() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<20_000).map { "\($0),\($0 * 7919 % 10_007)\n" }.joined()
    try folder.file("a.csv", "a,b\n" + lines)
    try folder.run("gzip", folder.path("a.csv"))
    let whole = try Data(contentsOf: folder.url.appending(path: "a.csv.gz"))
    XCTAssertEqual(try DataFrame.load(path: folder.path("a.csv.gz")).frame.rowCount, 20_000)
    let cut = try folder.file("cut.csv.gz", Array(whole.prefix(whole.count / 2)))
    let error = fileError(try DataFrame.load(path: cut))
    XCTAssertEqual(error?.code, .programFailed)
    XCTAssertEqual(error?.path, cut)
    XCTAssertTrue(error?.detail?.contains("unexpected end of file") ?? false, error?.detail ?? "")
    let text = try folder.file("text.csv.gz", "a,b\n1,2\n")
    XCTAssertEqual(fileError(try DataFrame.load(path: text))?.code, .programFailed)
    let empty = try folder.file("empty.csv.gz", "")
    XCTAssertEqual(fileError(try DataFrame.load(path: empty))?.code, .programFailed)
  }

  func testAnErrorInTheMiddleOfAPipeIsTheOneThatIsTold() throws {
    let folder = try TemporaryFolder()
    let lines = String(repeating: "1,2\n", count: 300_000)
    try folder.file("a.csv", "a,b\n1,2,3\n" + lines)
    try folder.run("gzip", folder.path("a.csv"))
    let error = fileError(try DataFrame.load(path: folder.path("a.csv.gz")))
    XCTAssertEqual(error?.code, .malformed)
    XCTAssertEqual(error?.line, 2)
  }

  func testNothingStaysOpenOrBehind() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/fd") else { throw XCTSkip("no /proc here") }
    let folder = try TemporaryFolder()
    try folder.file("a.csv", "a,b\n" + String(repeating: "1,2\n", count: 500_000))
    try folder.run("gzip", folder.path("a.csv"))
    let bad = try folder.file("bad.csv.gz", "no gzip")
    let open = { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
    var options = LoadOptions()
    options.rows = 10
    let before = open()
    for _ in 0..<20 {
      XCTAssertEqual(try DataFrame.load(path: folder.path("a.csv.gz"), options: options).frame.rowCount, 10)
      XCTAssertNotNil(fileError(try DataFrame.load(path: bad)))
    }
    XCTAssertEqual(open(), before)
    // With every child waited for, there is none to wait for.
    XCTAssertEqual(waitpid(-1, nil, WNOHANG), -1)
    XCTAssertEqual(errno, ECHILD)
  }

  func testMissingProgram() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv.zst", "x")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    setenv("PATH", folder.url.path, 1)
    defer { setenv("PATH", path, 1) }
    XCTAssertEqual(
      fileError(try DataFrame.load(path: file)), FileError(.missingProgram, path: file, detail: "zstd"))
  }

  func testEveryDecompressor() throws {
    for (program, suffix) in [("gzip", "gz"), ("zstd", "zst"), ("bzip2", "bz2"), ("xz", "xz")] {
      let folder = try TemporaryFolder()
      // A name that a program would take for an option.
      let name = "-a b.csv"
      try folder.file(name, "a,b\n1,x\n")
      do { try folder.run(program, "-q", "--", folder.path(name)) } catch { continue }
      XCTAssertEqual(
        try DataFrame.load(path: folder.path("\(name).\(suffix)")).frame.texts, [["1", "x"]], program)
    }
  }

  func testCancellationStopsReading() throws {
    Cancellation.request()
    defer { Cancellation.reset() }
    XCTAssertThrowsError(try readCSV("a,b\n1,2\n")) { XCTAssertEqual($0 as? DataError, .cancelled) }
  }
}
