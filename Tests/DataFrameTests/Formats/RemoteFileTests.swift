import Foundation
import TestSupport
import XCTest

@testable import DataFrame

/// Files that are fetched from a server on this machine.
final class RemoteFileTests: XCTestCase {
  /// A server of the files of a folder, stopped when the last reference goes.
  private final class Server {
    private let process = Process()
    private let output = Pipe()
    let address: String

    init(_ folder: TemporaryFolder) throws {
      let script = """
        import functools, http.server, sys
        class Quiet(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *arguments): pass
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1]))
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", "-c", script, folder.url.path]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      guard let port = Int(line.trimmingCharacters(in: .newlines)) else {
        throw XCTSkip("python3 is not installed")
      }
      address = "http://127.0.0.1:\(port)/"
    }

    deinit {
      process.terminate()
      process.waitUntilExit()
    }
  }

  private func server(_ folder: TemporaryFolder) throws -> Server {
    try folder.run("curl", "--version", "--silent", "--output", "/dev/null")
    return try Server(folder)
  }

  func testFilesAreFetchedAndDecompressed() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<50_000).map { "\($0),x\($0 % 7)\n" }.joined()
    try folder.file("a.csv", "a,b\n" + lines)
    try folder.file("b [1].csv", "a\n1\nx\n")
    let server = try server(folder)
    let plain = try DataFrame.load(path: server.address + "a.csv")
    XCTAssertEqual(plain.frame.rowCount, 50_000)
    XCTAssertEqual(plain.report.files, [server.address + "a.csv"])
    XCTAssertEqual(try DataFrame.load(path: server.address + "a.csv?raw=1#top").frame, plain.frame)
    // A column that turns out to be text is fetched again.
    XCTAssertEqual(
      try DataFrame.load(path: server.address + "b%20[1].csv").frame.texts, [["1"], ["x"]])
    try folder.run("gzip", folder.path("a.csv"))
    XCTAssertEqual(try DataFrame.load(path: server.address + "a.csv.gz").frame, plain.frame)
    XCTAssertEqual(
      try DataFrame.load(path: URL(fileURLWithPath: folder.path("a.csv.gz")).absoluteString).frame,
      plain.frame)
  }

  func testWhatTheProgramSaysIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.file("text.csv.gz", "a,b\n1,2\n")
    let server = try server(folder)
    for name in ["none.csv", "none.csv.gz", "none.json"] {
      let error = fileError(try DataFrame.load(path: server.address + name))
      XCTAssertEqual(error?.code, .programFailed, name)
      XCTAssertEqual(error?.path, server.address + name)
      XCTAssertTrue(error?.detail?.contains("404") ?? false, error?.detail ?? "")
    }
    let error = fileError(try DataFrame.load(path: server.address + "text.csv.gz"))
    XCTAssertEqual(error?.code, .programFailed)
    XCTAssertTrue(error?.detail?.contains("gzip") ?? false, error?.detail ?? "")
  }

  func testTheFirstRowsOfALargeFileDoNotWaitForTheRest() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.csv", "a,b\n" + String(repeating: "1,2\n", count: 3_000_000))
    let server = try server(folder)
    var options = LoadOptions()
    options.rows = 5
    XCTAssertEqual(try DataFrame.load(path: server.address + "a.csv", options: options).frame.rowCount, 5)
  }

  func testMissingProgram() throws {
    let folder = try TemporaryFolder()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    setenv("PATH", folder.url.path, 1)
    defer { setenv("PATH", path, 1) }
    let url = "https://example.invalid/a.csv"
    XCTAssertEqual(
      fileError(try DataFrame.load(path: url)), FileError(.missingProgram, path: url, detail: "curl"))
  }

  func testNamesOfURLs() {
    XCTAssertEqual(RemoteFile.name("HTTPS://a/b.csv?x=1.json#y"), "HTTPS://a/b.csv")
    XCTAssertEqual(RemoteFile.name("what?.csv#1"), "what?.csv#1")
    XCTAssertFalse(RemoteFile.isURL("data/http.csv"))
  }
}
