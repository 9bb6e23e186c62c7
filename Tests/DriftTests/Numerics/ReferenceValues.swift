import Foundation
import XCTest

@testable import Drift

/// Values of high precision, which `reference_values.py` beside this file writes.
struct ReferenceValues {
  /// A function's value at a point.
  struct Value {
    let arguments: [Double]
    /// The value, rounded to a double.
    let nearest: Double
    /// What rounding took from the value, in units of the last place.
    let missed: Double

    /// How far a result is from the value, in units of its last place.
    func error(of result: Double) -> Double {
      guard result.isFinite else { return .infinity }
      return ((result - nearest) / nearest.ulp - missed).magnitude
    }
  }

  private let functions: [Substring: [Value]]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "reference-values.txt")
    var functions: [Substring: [Value]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      let numbers = fields.dropFirst().compactMap { Double($0) }
      guard numbers.count == fields.count - 1, numbers.count > 2 else {
        throw CocoaError(.fileReadCorruptFile)
      }
      functions[fields[0], default: []].append(
        Value(arguments: Array(numbers[2...]), nearest: numbers[0], missed: numbers[1]))
    }
    self.functions = functions
  }

  /// The largest error of a function in units of the last place, and where it is.
  ///
  /// - Parameter range: which values count, by their magnitude.
  func worst(
    _ name: String, where range: (Value) -> Bool = { _ in true }, _ function: ([Double]) throws -> Double
  ) throws -> (ulps: Double, arguments: [Double], count: Int) {
    let values = try XCTUnwrap(functions[name[...]], name).filter(range)
    XCTAssertFalse(values.isEmpty, name)
    var (worst, arguments) = (0.0, [Double]())
    for value in values {
      let error = value.error(of: try function(value.arguments))
      if error > worst { (worst, arguments) = (error, value.arguments) }
    }
    return (worst, arguments, values.count)
  }
}
