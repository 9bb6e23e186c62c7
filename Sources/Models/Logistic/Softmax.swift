import DataFrame

/// Turns scores into probabilities, exp(s) over the sum of all; gives log Σ exp(s).
///
/// The largest score is taken off first, so that nothing overflows.
func softmax(_ scores: inout [Double]) -> Double {
  let largest = scores.max() ?? 0
  var sum = 0.0
  for index in scores.indices {
    scores[index] = PortableMath.exp(scores[index] - largest)
    sum += scores[index]
  }
  for index in scores.indices { scores[index] /= sum }
  return largest + PortableMath.log(sum)
}

/// The probabilities of each class, an array a class, from scores that stand row after row.
func softmax(_ scores: [Double], outputs: Int) -> [[Double]] {
  let rows = scores.count / max(outputs, 1)
  let size = 1 << 14
  let parts = concurrentMap((rows + size - 1) / size) { part in
    let range = part * size..<min((part + 1) * size, rows)
    var result = Array(scores[range.lowerBound * outputs..<range.upperBound * outputs])
    var row = [Double](repeating: 0, count: outputs)
    for index in 0..<range.count {
      for output in 0..<outputs { row[output] = result[index * outputs + output] }
      _ = softmax(&row)
      for output in 0..<outputs { result[index * outputs + output] = row[output] }
    }
    return result
  }
  return (0..<outputs).map { output in
    parts.flatMap { part in stride(from: output, to: part.count, by: outputs).map { part[$0] } }
  }
}

/// The scores of each row, row after row: for each output its coefficients times the row, and its intercept.
func linearScores(_ design: DesignMatrix, _ coefficients: [Double], outputs: Int) -> [Double] {
  let width = design.width
  let size = 1 << 14
  let parts = concurrentMap((design.rows + size - 1) / size) { part in
    (part * size..<min((part + 1) * size, design.rows)).flatMap { row in
      (0..<outputs).map { output in
        let offset = output * (width + 1)
        var score = coefficients[offset + width]
        for column in 0..<width {
          score += coefficients[offset + column] * design.values[row * width + column]
        }
        return score
      }
    }
  }
  return parts.flatMap { $0 }
}
