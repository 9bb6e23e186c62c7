/// Row numbers in an order in which the rows of every leaf of a growing tree stand together, ascending.
///
/// Invariant: `rows` holds each of 0 ..< count once.
public struct RowOrder: Sendable {
  private(set) var rows: [Int32]
  private var others: [Int32]

  /// All rows, ascending.
  public init(count: Int) {
    precondition(count <= Int32.max, "more rows than a frame holds")
    rows = (0..<count).map(Int32.init)
    others = rows
  }

  /// The number of rows.
  public var count: Int { rows.count }

  /// The row at a place.
  public subscript(place: Int) -> Int { Int(rows[place]) }

  /// Brings the rows of a range whose bin of a feature is marked to its front, and keeps the order among them and among
  /// the others; gives their number.
  ///
  /// Chunks of a fixed size are parted on all cores, the marked rows in place and the others beside, and then put together.
  ///
  /// Invariants: a chunk's marked rows are written no further than they were read; every chunk writes to its own range.
  ///
  /// - Complexity: O(range).
  public mutating func partition(
    _ range: Range<Int>, of bins: BinnedRows, feature: Int, where marked: [Bool]
  ) -> Int {
    precondition(bins.rows == count && marked.count == bins.tables[feature].count, "other rows or bins")
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "rows outside the order")
    let parts = chunks(of: range.count, size: 1 << 13).map {
      range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound
    }
    let (block, shift) = bins.place(of: feature)
    return rows.withUnsafeMutableBufferPointer { rows in
      others.withUnsafeMutableBufferPointer { others in
        nonisolated(unsafe) let (rows, others) = (rows, others)
        let kept = concurrentMap(parts.count) { part in
          bins.blocks[block].withUnsafeBufferPointer { words in
            marked.withUnsafeBufferPointer { marked in
              split(rows, others, parts[part], words, shift, marked)
            }
          }
        }
        var end = range.lowerBound
        for (part, count) in zip(parts, kept) {
          move(rows, part.lowerBound, count, to: rows, &end)
        }
        let total = end - range.lowerBound
        for (part, count) in zip(parts, kept) {
          move(others, part.lowerBound, part.count - count, to: rows, &end)
        }
        return total
      }
    }
  }
}

/// Parts one chunk: marked rows to its front in place, the others to its front beside; gives the number of the marked.
///
/// The words of some rows are fetched first: fetches do not wait for each other, as they would for the places that the
/// rows before them go to.
@inline(__always)
private func split(
  _ rows: UnsafeMutableBufferPointer<Int32>, _ others: UnsafeMutableBufferPointer<Int32>, _ part: Range<Int>,
  _ words: UnsafeBufferPointer<UInt64>, _ shift: UInt64, _ marked: UnsafeBufferPointer<Bool>
) -> Int {
  let size = 256
  var (left, right) = (part.lowerBound, part.lowerBound)
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size) { fetched in
    var start = part.lowerBound
    while start < part.upperBound {
      let count = min(size, part.upperBound - start)
      for index in 0..<count {
        fetched[index] = UInt8(truncatingIfNeeded: words[Int(rows[start &+ index])] >> shift)
      }
      for index in 0..<count {
        let row = rows[start &+ index]
        let step = marked[Int(fetched[index])] ? 1 : 0
        rows[left] = row
        others[right] = row
        left &+= step
        right &+= 1 &- step
      }
      start &+= count
    }
  }
  return left - part.lowerBound
}

/// Moves some rows to a place that is no further than where they are, or in other memory.
private func move(
  _ source: UnsafeMutableBufferPointer<Int32>, _ start: Int, _ count: Int,
  to target: UnsafeMutableBufferPointer<Int32>, _ end: inout Int
) {
  guard count > 0, let from = source.baseAddress, let to = target.baseAddress else { return }
  (to + end).update(from: from + start, count: count)
  end += count
}

extension [Double] {
  /// Adds to the slot of each row of some ranges of an order the value of its range, on all cores.
  ///
  /// Invariant: ranges do not overlap, and an order holds each row once, so no slot is written by two threads.
  ///
  /// - Parameter stride: Slots of a row; `offset` says which one is meant.
  public mutating func add(
    _ steps: [Double], to ranges: [Range<Int>], of order: RowOrder, stride: Int = 1, offset: Int = 0
  ) {
    precondition(
      steps.count == ranges.count && count >= order.count * stride && offset < stride, "other rows")
    precondition(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= order.count }, "other rows")
    let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
    precondition(zip(sorted, sorted.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "overlap")
    withUnsafeMutableBufferPointer { slots in
      nonisolated(unsafe) let slots = slots
      _ = concurrentMap(ranges.count) { index in
        order.rows.withUnsafeBufferPointer { rows in
          for place in ranges[index] { slots[Int(rows[place]) * stride + offset] += steps[index] }
        }
      }
    }
  }
}
