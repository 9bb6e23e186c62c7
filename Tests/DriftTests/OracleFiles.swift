import DataFrame
import Foundation
import TestSupport
import XCTest

/// The oracle's numbers for a pair of files, and the files themselves.
struct OracleFiles {
  let reference: DataFrame
  let current: DataFrame
  let numbers: [String: Any]

  /// - Throws: `XCTSkip` where the shared folder is absent.
  static func insurance(month: Int) throws -> OracleFiles {
    try OracleFiles(
      "data/insurance/reference.csv.gz", "data/insurance/month-\(month).csv.gz",
      "oracle/insurance-month-\(month).json", separator: ";")
  }

  static func edge(_ size: String) throws -> OracleFiles {
    try OracleFiles(
      "oracle/edge/\(size)-ref.csv.gz", "oracle/edge/\(size)-cur.csv.gz", "oracle/edge/\(size).json",
      separator: ",")
  }

  private init(_ reference: String, _ current: String, _ numbers: String, separator: Character) throws {
    guard let first = Shared.url(reference), let second = Shared.url(current), let json = Shared.url(numbers)
    else { throw XCTSkip(Shared.absent) }
    self.reference = try frame(of: first, separator)
    self.current = try frame(of: second, separator)
    let parsed = try JSONSerialization.jsonObject(with: Data(contentsOf: json))
    self.numbers = try XCTUnwrap(parsed as? [String: Any])
  }

  /// A value inside the numbers by the keys that lead to it.
  func value(_ path: String...) -> Any? {
    path.reduce(numbers as Any?) { ($0 as? [String: Any])?[$1] }
  }

  /// A number inside the numbers; nil where there is none, or where it is written as `nan`.
  func number(_ path: [String]) -> Double? {
    let found = path.reduce(numbers as Any?) { ($0 as? [String: Any])?[$1] }
    return (found as? NSNumber)?.doubleValue
  }
}

/// Just enough of a reader for these files: one separator, no quotes, types as pandas finds them.
private func frame(of url: URL, _ separator: Character) throws -> DataFrame {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", url.path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  let lines = text.split(whereSeparator: \.isNewline).map {
    $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
  let names = try XCTUnwrap(lines.first)
  return try DataFrame(
    names.enumerated().map { index, name in
      (name, column(lines.dropFirst().map { $0[index].isEmpty ? nil : $0[index] }))
    })
}

private func column(_ cells: [String?]) -> Column {
  let present = cells.compactMap { $0 }
  if present.allSatisfy({ Int($0) != nil }) {
    return .integer(TypedColumn(cells.map { $0.flatMap { Int($0) } }, placeholder: 0))
  }
  if present.allSatisfy({ Double($0) != nil }) {
    return .number(TypedColumn(cells.map { $0.flatMap { Double($0) } }, placeholder: 0))
  }
  if present.allSatisfy({ $0 == "True" || $0 == "False" }) {
    return .bool(TypedColumn(cells.map { $0.map { $0 == "True" } }, placeholder: false))
  }
  return .string(StringColumn(cells))
}
