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
      "oracle/insurance-month-\(month).json")
  }

  static func edge(_ size: String) throws -> OracleFiles {
    try OracleFiles(
      "oracle/edge/\(size)-ref.csv.gz", "oracle/edge/\(size)-cur.csv.gz", "oracle/edge/\(size).json")
  }

  private init(_ reference: String, _ current: String, _ numbers: String) throws {
    guard let first = Shared.url(reference), let second = Shared.url(current), let json = Shared.url(numbers)
    else { throw XCTSkip(Shared.absent) }
    self.reference = try DataFrame.load(path: first.path).frame
    self.current = try DataFrame.load(path: second.path).frame
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
