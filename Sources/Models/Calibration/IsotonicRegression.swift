import DataFrame

/// The rising function that is nearest to observed values in squares.
///
/// Source: pool adjacent violators, Ayer et al., "An empirical distribution function for sampling with incomplete
/// information", Annals of Mathematical Statistics 26, 1955; between blocks it is a straight line, beyond the ends
/// constant.
struct IsotonicRegression: Sendable, Equatable {
  /// Where the function bends, ascending; each block has its first and its last place.
  private var places: [Double] = []
  /// The value at each place, never falling.
  private var values: [Double] = []

  /// Observed values at some places, of which several may be equal.
  ///
  /// - Complexity: O(n log n).
  init(places observed: [Double], values observations: [Double]) {
    var blocks: [Block] = []
    for row in observed.indices.sorted(by: { observed[$0] < observed[$1] }) {
      let (place, value) = (observed[row], observations[row])
      if let last = blocks.last, last.start == last.end, last.end == place {
        blocks[blocks.count - 1].add(value)
        continue
      }
      blocks.pool()
      blocks.append(Block(start: place, end: place, sum: value, count: 1))
    }
    blocks.pool()
    for block in blocks {
      for place in block.start == block.end ? [block.start] : [block.start, block.end] {
        places.append(place)
        values.append(block.mean)
      }
    }
  }

  /// The value at a place; 0 where nothing was observed.
  ///
  /// - Complexity: O(log n).
  func callAsFunction(_ place: Double) -> Double {
    guard let first = values.first, let last = values.last else { return 0 }
    // The first bend at the place or behind it.
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return first }
    guard low < places.count else { return last }
    let share = (place - places[low - 1]) / (places[low] - places[low - 1])
    return values[low - 1] + share * (values[low] - values[low - 1])
  }
}

/// Neighbouring places that have one value.
private struct Block {
  let start: Double
  var end: Double
  var sum: Double
  var count: Double

  var mean: Double { sum / count }

  mutating func add(_ value: Double) {
    sum += value
    count += 1
  }
}

extension [Block] {
  /// Joins the last blocks as long as the value would fall.
  fileprivate mutating func pool() {
    while count > 1, self[count - 1].mean <= self[count - 2].mean {
      let last = removeLast()
      self[count - 1].end = last.end
      self[count - 1].sum += last.sum
      self[count - 1].count += last.count
    }
  }
}
