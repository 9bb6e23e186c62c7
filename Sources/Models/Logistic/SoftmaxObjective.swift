import DataFrame

/// The penalised loss of multinomial logistic regression, and its gradient.
///
/// loss = Σ w·(log Σₖ exp(sₖ) − s_label) / Σ w + penalty/2 · Σ b², with scores sₖ = bₖ·x + intercept.
struct SoftmaxObjective: Sendable {
  let design: DesignMatrix
  let labels: [Int]
  let classes: Int
  let weights: [Double]?
  /// How much the squared coefficients weigh against the mean loss of a row.
  let penalty: Double

  /// The number of coefficients, intercepts included.
  var parameters: Int { classes * (design.width + 1) }

  /// Rows are cut into chunks of this size, whose sums are added in order.
  private static let chunk = 1 << 12

  /// The loss at some coefficients, and its gradient.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(rows · width · classes).
  @Sendable
  func value(_ coefficients: [Double]) throws -> (value: Double, gradient: [Double]) {
    let rows = design.rows
    let parts = try concurrentTryMap((rows + Self.chunk - 1) / Self.chunk) { part in
      try Cancellation.check()
      let range = part * Self.chunk..<min((part + 1) * Self.chunk, rows)
      return partialSums(range, coefficients)
    }
    var sums = [Double](repeating: 0, count: parameters + 2)
    for part in parts {
      for index in sums.indices { sums[index] += part[index] }
    }
    let total = sums[parameters + 1]
    var value = sums[parameters] / total
    var gradient = sums[..<parameters].map { $0 / total }
    for index in gradient.indices where index % (design.width + 1) < design.width {
      value += penalty / 2 * coefficients[index] * coefficients[index]
      gradient[index] += penalty * coefficients[index]
    }
    return (value, gradient)
  }

  /// The gradient of a chunk's rows, then their loss and their weight.
  private func partialSums(_ range: Range<Int>, _ coefficients: [Double]) -> [Double] {
    let width = design.width
    var sums = [Double](repeating: 0, count: parameters + 2)
    var scores = [Double](repeating: 0, count: classes)
    for row in range {
      let start = row * width
      for output in 0..<classes {
        let offset = output * (width + 1)
        var score = coefficients[offset + width]
        for column in 0..<width { score += coefficients[offset + column] * design.values[start + column] }
        scores[output] = score
      }
      let weight = weights?[row] ?? 1
      let label = labels[row]
      let shift = scores[label]
      let logSum = softmax(&scores)
      sums[parameters] += weight * (logSum - shift)
      sums[parameters + 1] += weight
      for output in 0..<classes {
        let residual = weight * (scores[output] - (output == label ? 1 : 0))
        let offset = output * (width + 1)
        for column in 0..<width { sums[offset + column] += residual * design.values[start + column] }
        sums[offset + width] += residual
      }
    }
    return sums
  }
}
