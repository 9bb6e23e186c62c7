import DataFrame

/// Mean and covariance (ddof 0) of cos(t x), cos(2t x), sin(t x) and sin(2t x) over a sample.
struct CharacteristicMoments {
  private(set) var mean = SIMD4<Double>()
  private(set) var covariance = SymmetricMatrix4()

  /// Two passes, because the covariance of few distinct values is singular and rounding must not hide that.
  ///
  /// - Throws: `DataError.cancelled`.
  /// - Complexity: O(n).
  init(_ sample: SortedSample, frequency: Double) throws(DataError) {
    let count = Double(sample.count)
    var sum = SIMD4<Double>()
    try forEachValue(of: sample, frequency) { waves, copies in sum += waves * copies }
    mean = sum / count
    var rows = [SIMD4<Double>](repeating: SIMD4(), count: 4)
    try forEachValue(of: sample, frequency) { [mean] waves, copies in
      let deviation = waves - mean
      for row in 0..<4 { rows[row] += deviation * (deviation[row] * copies) }
    }
    for row in 0..<4 {
      for column in 0..<4 { covariance[row, column] = rows[row][column] / count }
    }
  }
}

/// Visits each distinct value once, with its waves and the number of its copies.
private func forEachValue(
  of sample: SortedSample, _ frequency: Double, _ body: (_ waves: SIMD4<Double>, _ copies: Double) -> Void
) throws(DataError) {
  let values = sample.values
  var start = 0
  while start < values.count {
    if start & 0xFFF == 0 { try Cancellation.check() }
    var end = start + 1
    while end < values.count && values[end] == values[start] { end += 1 }
    let angle = frequency * values[start]
    let (c, s) = (PortableMath.cos(angle), PortableMath.sin(angle))
    // The second point is twice the first, and so are its angles.
    body(SIMD4(c, 2 * c * c - 1, s, 2 * s * c), Double(end - start))
    start = end
  }
}
