import Foundation

/// Outcomes and what scikit-learn makes of them, which `reference_metrics.py` beside this file writes.
struct ReferenceMetrics: Decodable {
  let classes: [Classes]
  let numbers: [Numbers]
  let isotonic: [Isotonic]

  struct Classes: Decodable {
    let classes: [String]
    let truth: [Int]
    let predicted: [Int]
    let probabilities: [[Double]]
    let values: [String: Double?]
    let confusion: [[Int]]
    let wilson: [Double]
    let delong: [Double]?
    let second: [[Double]]?
    let delongDifference: [Double]?
  }

  struct Numbers: Decodable {
    let truth: [Double]
    let predicted: [Double]
    let values: [String: Double]
  }

  struct Isotonic: Decodable {
    let places: [Double]
    let values: [Double]
    let asked: [Double]
    let answers: [Double]
  }

  static func load() throws -> ReferenceMetrics {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "reference-metrics.json")
    return try JSONDecoder().decode(ReferenceMetrics.self, from: Data(contentsOf: file))
  }
}
