/// The sums of gradients and of second derivatives over the rows in each bin of each feature.
///
/// Features are dealt out to the cores, and each core adds up the rows in their order; so the sums have the same bits on any
/// number of cores.
public struct GradientHistogram: Sendable, Equatable {
  /// The sums of all bins, x of the gradients and y of the second derivatives.
  ///
  /// Those of feature f start at `offsets[f]` of the binned rows.
  public private(set) var sums: [SIMD2<Double>]

  /// Adds up some rows.
  ///
  /// Invariants: the bins of the rows are valid, as `BinnedRows` promises; every row of `order` is one of theirs, as
  /// `RowOrder` promises; threads write to the bins of different features.
  ///
  /// - Parameter gradients: The first and second derivative of each row's loss.
  /// - Complexity: O(rows · features).
  public init(
    of bins: BinnedRows, gradients: [SIMD2<Float>], in order: RowOrder, rows: Range<Int>
  ) {
    precondition(gradients.count == bins.rows && order.count == bins.rows, "another number of rows")
    precondition(rows.lowerBound >= 0 && rows.upperBound <= order.count, "rows outside the order")
    sums = [SIMD2<Double>](repeating: .zero, count: bins.offsets[bins.features])
    sums.withUnsafeMutableBufferPointer { sums in
      nonisolated(unsafe) let sums = sums
      @Sendable func addBlock(_ block: Int) {
        bins.blocks[block].withUnsafeBufferPointer { words in
          gradients.withUnsafeBufferPointer { gradients in
            order.rows.withUnsafeBufferPointer { order in
              bins.offsets.withUnsafeBufferPointer { offsets in
                add(
                  words, gradients, order, rows, UnsafeBufferPointer(rebasing: offsets[bins.parts[block]]),
                  sums)
              }
            }
          }
        }
      }
      // A few rows are added sooner than another core is woken.
      if rows.count < 1 << 11 {
        for block in bins.blocks.indices { addBlock(block) }
      } else {
        _ = concurrentMap(bins.blocks.count) { addBlock($0) }
      }
    }
  }

  /// The sums over the rows of one histogram that are not among another's.
  public func subtracting(_ other: GradientHistogram) -> GradientHistogram {
    precondition(sums.count == other.sums.count, "histograms of other bins")
    var result = self
    result.sums.withUnsafeMutableBufferPointer { sums in
      other.sums.withUnsafeBufferPointer { other in
        for index in sums.indices { sums[index] -= other[index] }
      }
    }
    return result
  }
}

/// Adds the rows of a part of the order to the bins of a block's features, whose offsets are given.
///
/// The words and gradients of some rows are fetched first, and added then: fetches do not wait for each other, as they would
/// for the additions between them, and in a leaf far down nearly each is one from main memory.
@inline(__always)
private func add(
  _ words: UnsafeBufferPointer<UInt64>, _ gradients: UnsafeBufferPointer<SIMD2<Float>>,
  _ order: UnsafeBufferPointer<Int32>, _ rows: Range<Int>, _ offsets: UnsafeBufferPointer<Int>,
  _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>
) {
  guard let words = words.baseAddress, let sums = sums.baseAddress, let gradients = gradients.baseAddress,
    let order = order.baseAddress, let bases = offsets.baseAddress
  else { return }
  let features = offsets.count
  let size = 128
  withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { fetchedWords in
    withUnsafeTemporaryAllocation(of: SIMD2<Float>.self, capacity: size) { fetchedGradients in
      guard let fetchedWords = fetchedWords.baseAddress, let fetchedGradients = fetchedGradients.baseAddress
      else { return }
      var start = rows.lowerBound
      while start < rows.upperBound {
        let count = min(size, rows.upperBound &- start)
        for index in 0..<count {
          let row = Int(order[start &+ index])
          fetchedWords[index] = words[row]
          fetchedGradients[index] = gradients[row]
        }
        for index in 0..<count {
          let gradient = SIMD2<Double>(fetchedGradients[index])
          var word = fetchedWords[index]
          for feature in 0..<features {
            sums[bases[feature] &+ Int(truncatingIfNeeded: word & 0xFF)] += gradient
            word >>= 8
          }
        }
        start &+= count
      }
    }
  }
}
