/// Control of the share of false alarms among many tests.
enum FalseDiscoveryRate {
  /// The q-value of each p-value of one family, in the same order.
  ///
  /// q of the k-th smallest p is the least of pⱼ · count / j over j ≥ k. Source: Benjamini and Hochberg, "Controlling
  /// the false discovery rate", JRSS B 1995.
  ///
  /// - Complexity: O(n log n).
  static func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    let descending = pValues.indices.sorted { (pValues[$0], $0) > (pValues[$1], $1) }
    var qValues = pValues
    var smallest = 1.0
    for (position, index) in descending.enumerated() {
      let rank = pValues.count - position
      smallest = min(smallest, pValues[index] * Double(pValues.count) / Double(rank))
      qValues[index] = smallest
    }
    return qValues
  }
}
