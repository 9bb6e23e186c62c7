import DataFrame
import Foundation
import XCTest

/// A folder for the files of one test, removed when the last reference goes.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file and gives its path.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  @discardableResult
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  /// Runs a program on a file of the folder, as `gzip` to compress it.
  func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw XCTSkip("\(program) is not installed") }
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] }
}

/// Reads CSV text from memory by way of a file.
func readCSV(
  _ text: String, name: String = "a.csv", _ change: (inout LoadOptions) -> Void = { _ in }
) throws -> LoadResult {
  let folder = try TemporaryFolder()
  var options = LoadOptions()
  change(&options)
  return try DataFrame.load(path: folder.file(name, text), options: options)
}

extension DataFrame {
  /// The values of a column, for comparison.
  func values(_ name: String) throws -> [Scalar] {
    let column = try column(name)
    return (0..<column.count).map { column[$0] }
  }

  /// The rows as texts, nulls as nil.
  var texts: [[String?]] { (0..<rowCount).map { row in columns.map { $0[row].text } } }
}

/// The cause with which a body fails to read or write a file.
func fileError<Result>(
  _ body: @autoclosure () throws -> Result, file: StaticString = #filePath, line: UInt = #line
) -> FileError? {
  do {
    _ = try body()
    XCTFail("no error", file: file, line: line)
  } catch DataError.file(let error) {
    return error
  } catch {
    XCTFail("\(error)", file: file, line: line)
  }
  return nil
}
