import DataFrame

/// Two sorted samples, walked together on all cores.
///
/// The walk is cut into parts of about a fixed number of values, none inside a run of equal ones, so what comes out does not
/// depend on the number of cores.
struct SortedMerge: Sendable {
  /// One of the samples, ascending.
  let first: [Double]
  /// The other one, ascending.
  let second: [Double]
  /// Where parts start and the last one ends: how many values of either sample lie before.
  private let cuts: [(first: Int, second: Int)]

  /// The values of a sample between two cuts.
  private static let partSize = 1 << 16

  /// - Complexity: O(parts · log n).
  init(_ first: [Double], _ second: [Double]) {
    (self.first, self.second) = (first, second)
    let limits = [first, second].flatMap { values in
      stride(from: SortedMerge.partSize, to: values.count, by: SortedMerge.partSize).map { values[$0] }
    }
    let inner = limits.sorted().map { (first.lowerBound(of: $0), second.lowerBound(of: $0)) }
    cuts = [(0, 0)] + inner + [(first.count, second.count)]
  }

  /// What a walk over the runs of each part comes to, in their order; once a stop was asked for, the parts that are left
  /// have no runs.
  ///
  /// - Complexity: O(m + n).
  func mapParts<Result: Sendable>(_ walk: @Sendable (Part) -> Result) -> [Result] {
    concurrentMap(cuts.count - 1) { index in
      walk(Part(merge: self, start: cuts[index], end: cuts[Cancellation.isRequested ? index : index + 1]))
    }
  }

  /// ∫ f dx over the values from the least to the greatest one.
  ///
  /// - Complexity: O(m + n).
  func integral(_ f: some CumulativeFunction) -> Double {
    let areas = mapParts { part in
      var area = 0.0
      var (previous, height) = (part.leastOrBefore, f.value(part.start.first, part.start.second))
      part.forEachRun { value, i, j in
        area += (value - previous) * height
        (previous, height) = (value, f.value(i, j))
      }
      return area
    }
    return areas.reduce(0, +)
  }

  /// A part of the walk.
  struct Part {
    fileprivate let merge: SortedMerge
    /// How many values of either sample lie before the part.
    let start: (first: Int, second: Int)
    /// How many of them lie before its end.
    let end: (first: Int, second: Int)

    /// The greatest value before the part, or the least one of all where there is none before.
    fileprivate var leastOrBefore: Double {
      let before = [
        start.first > 0 ? merge.first[start.first - 1] : nil,
        start.second > 0 ? merge.second[start.second - 1] : nil,
      ]
      let least = [merge.first.first, merge.second.first]
      return before.compactMap { $0 }.max() ?? least.compactMap { $0 }.min() ?? 0
    }

    /// Gives each distinct value of either sample, and how many values of either lie at or below it.
    ///
    /// Which sample comes next is nobody's guess, so no branch depends on it while both have values left: a third less time.
    @inline(__always)
    func forEachRun(_ body: (_ value: Double, _ i: Int, _ j: Int) -> Void) {
      let (first, second) = (merge.first, merge.second)
      var (i, j) = start
      while i < end.first && j < end.second {
        let (a, b) = (first[i], second[j])
        let value = a < b ? a : b
        i += a == value ? 1 : 0
        j += b == value ? 1 : 0
        let goesOn = (i < end.first && first[i] == value) || (j < end.second && second[j] == value)
        if !goesOn { body(value, i, j) }
      }
      while i < end.first {
        let value = first[i]
        repeat { i += 1 } while i < end.first && first[i] == value
        body(value, i, j)
      }
      while j < end.second {
        let value = second[j]
        repeat { j += 1 } while j < end.second && second[j] == value
        body(value, i, j)
      }
    }
  }
}

/// A function of x through how many values of two samples lie at or below x; finite, also where none does.
///
/// A type, not a closure, so that the walk over the values is compiled for it: calls would take most of its time.
protocol CumulativeFunction: Sendable {
  func value(_ i: Int, _ j: Int) -> Double
}

extension [Double] {
  /// How many of the ascending values are below a limit.
  fileprivate func lowerBound(of limit: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
