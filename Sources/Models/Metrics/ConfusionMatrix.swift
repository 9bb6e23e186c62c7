import DataFrame

/// How many rows of each true class were predicted to be of each class.
public struct ConfusionMatrix: Sendable, Hashable {
  /// The number of classes.
  public let size: Int
  /// The counts, one true class after the other.
  private var counts: [Int]

  /// The matrix of rows given by the positions of their true and their predicted class.
  ///
  /// - Complexity: O(n + K²).
  init(size: Int, truth: [Int], predicted: [Int]) {
    self.size = size
    counts = [Int](repeating: 0, count: size * size)
    for row in truth.indices { counts[truth[row] * size + predicted[row]] += 1 }
  }

  /// The rows of a true class that were predicted to be of a class.
  public subscript(truth: Int, predicted: Int) -> Int { counts[truth * size + predicted] }

  /// The number of rows.
  public var total: Int { counts.reduce(0, +) }

  /// The rows whose prediction is true.
  public var hits: Int { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  /// The rows of a true class.
  public func actual(_ index: Int) -> Int { (0..<size).reduce(0) { $0 + self[index, $1] } }

  /// The rows that were predicted to be of a class.
  public func predicted(_ index: Int) -> Int { (0..<size).reduce(0) { $0 + self[$1, index] } }

  /// Of the rows that were predicted to be of a class, those that are.
  func precision(_ index: Int) -> Proportion { Proportion(self[index, index], of: predicted(index)) }

  /// Of the rows of a class, those that were predicted to be.
  func recall(_ index: Int) -> Proportion { Proportion(self[index, index], of: actual(index)) }

  /// Of the rows that are of a class or were predicted to be, those that are both.
  func overlap(_ index: Int) -> Proportion {
    Proportion(self[index, index], of: actual(index) + predicted(index) - self[index, index])
  }
}
