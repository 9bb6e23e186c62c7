/// The first and second derivatives of losses in each row's score, as boosting adds them up.
///
/// Singles hold them: what they round off is far below what differs between rows, and half the memory is read. All rows are
/// computed in chunks on all cores, each for itself.
public enum LossGradients {
  /// Of −log p of a truth value, where p = 1 / (1 + exp(−score)): p − truth and p·(1 − p).
  ///
  /// - Complexity: O(rows).
  public static func logistic(
    scores: [Double], isTrue: [Bool], weights: [Double]?
  ) -> [SIMD2<Float>] {
    rows(scores.count, isTrue.count, weights) { row in
      let chance = 1 / (1 + fastExp(-scores[row]))
      return SIMD2(chance - (isTrue[row] ? 1 : 0), chance * (1 - chance))
    }
  }

  /// Of −log p of a row's class in the score of one class, from the probabilities of all: p − truth and p·(1 − p).
  ///
  /// The second is scaled by K / (K − 1) for K classes, which makes up for scores that can only differ (Friedman 2001).
  ///
  /// - Parameter chances: The probabilities of all classes, row after row.
  public static func softmax(
    chances: [Double], labels: [Int], of output: Int, outputs: Int, weights: [Double]?
  ) -> [SIMD2<Float>] {
    let scale = Double(outputs) / Double(outputs - 1)
    return rows(chances.count / outputs, labels.count, weights) { row in
      let chance = chances[row * outputs + output]
      return SIMD2(chance - (labels[row] == output ? 1 : 0), scale * chance * (1 - chance))
    }
  }

  /// Of half the squared distance to a number: the distance and 1.
  public static func squared(scores: [Double], truth: [Double], weights: [Double]?) -> [SIMD2<Float>] {
    rows(scores.count, truth.count, weights) { row in SIMD2(scores[row] - truth[row], 1) }
  }

  /// exp(score) of each class over the sum of all, row after row.
  public static func chances(scores: [Double], outputs: Int) -> [Double] {
    let rows = scores.count / max(outputs, 1)
    let ranges = chunks(of: rows, size: 1 << 14)
    return [Double](unsafeUninitializedCapacity: rows * outputs) { slots, initialized in
      nonisolated(unsafe) let slots = slots
      _ = concurrentMap(ranges.count) { part in
        for row in ranges[part] {
          let places = row * outputs..<(row + 1) * outputs
          var largest = scores[places.lowerBound]
          for place in places where scores[place] > largest { largest = scores[place] }
          var sum = 0.0
          for place in places {
            slots.initializeElement(at: place, to: fastExp(scores[place] - largest))
            sum += slots[place]
          }
          for place in places { slots[place] /= sum }
        }
      }
      initialized = rows * outputs
    }
  }

  /// Invariant: each slot is initialized once, with what the closure gives for its row.
  @inline(__always)
  private static func rows(
    _ count: Int, _ truths: Int, _ weights: [Double]?, _ derivatives: @Sendable (Int) -> SIMD2<Double>
  ) -> [SIMD2<Float>] {
    precondition(count == truths && (weights?.count ?? count) == count, "another number of rows")
    return concurrentRows(count, placeholder: .zero) { range, slots in
      if let weights {
        for row in range {
          slots.initializeElement(at: row, to: SIMD2<Float>(derivatives(row) * weights[row]))
        }
      } else {
        for row in range { slots.initializeElement(at: row, to: SIMD2<Float>(derivatives(row))) }
      }
    }
  }
}

/// e to a power within 1e-14 of its size, with the same bits on every machine; finite for any finite number.
///
/// Several times faster than `PortableMath.exp`, as it has no branch and no table: the exponent is rounded by adding
/// 1.5·2⁵², and the rest is a Taylor polynomial of degree 11 on |r| ≤ ln 2 / 2.
@inline(__always)
func fastExp(_ x: Double) -> Double {
  let clamped = min(max(x, -700), 700)
  let shifted = clamped * 0x1.71547652b82fep+0 + 0x1.8p52
  let exponent = shifted - 0x1.8p52
  let r = (clamped - exponent * 0x1.62e42feep-1) - exponent * 0x1.a39ef35793c76p-33
  var sum = 1.0 / 39_916_800
  sum = sum * r + 1.0 / 3_628_800
  sum = sum * r + 1.0 / 362_880
  sum = sum * r + 1.0 / 40_320
  sum = sum * r + 1.0 / 5040
  sum = sum * r + 1.0 / 720
  sum = sum * r + 1.0 / 120
  sum = sum * r + 1.0 / 24
  sum = sum * r + 1.0 / 6
  sum = sum * r + 0.5
  sum = sum * r + 1
  sum = sum * r + 1
  // The low bits of the shifted number are the exponent as an integer.
  return sum * Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
}
