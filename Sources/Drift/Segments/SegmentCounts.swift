import DataFrame

/// How many rows of either side have each code of one column, or each pair of codes of two.
struct SegmentCounts: Sendable {
  /// The counts of the reference, the codes of the second column running fastest.
  let reference: [Int]
  /// The same of the current side.
  let current: [Int]

  /// - Complexity: O(rows).
  init(_ codes: SegmentCodes) {
    reference = SegmentCounts.count(codes.reference, codes.conditions.count)
    current = SegmentCounts.count(codes.current, codes.conditions.count)
  }

  /// - Complexity: O(rows).
  init(_ first: SegmentCodes, _ second: SegmentCodes) {
    let sizes = (first.conditions.count, second.conditions.count)
    reference = SegmentCounts.count(first.reference, second.reference, sizes)
    current = SegmentCounts.count(first.current, second.current, sizes)
  }

  private static func count(_ codes: [UInt8], _ size: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: size)
    for code in codes { counts[Int(code)] += 1 }
    return counts
  }

  private static func count(_ first: [UInt8], _ second: [UInt8], _ sizes: (Int, Int)) -> [Int] {
    var counts = [Int](repeating: 0, count: sizes.0 * sizes.1)
    for (a, b) in zip(first, second) { counts[Int(a) &* sizes.1 &+ Int(b)] += 1 }
    return counts
  }
}

/// Whether two predicates belong together more, or less, on one side than on the other.
///
/// Woolf's test that both sides' odds ratios are equal: z = (ln OR_c − ln OR_r) / √(Σ 1/cell), ½ added to each of the eight
/// cells. Without a difference each part alone explains how the share of both changed. Source: Woolf, "On estimating the
/// relation between blood group and disease", Annals of Human Genetics 19, 1955; the ½ after Haldane 1956.
func oddsRatioDifference(_ reference: TwoByTwo, _ current: TwoByTwo) -> Double {
  let variance = reference.logOddsVariance + current.logOddsVariance
  return (current.logOddsRatio - reference.logOddsRatio) / variance.squareRoot()
}

/// How many rows meet both, one, or none of two predicates.
struct TwoByTwo {
  private let cells: [Double]

  init(both: Int, first: Int, second: Int, rows: Int) {
    cells = [both, first - both, second - both, rows - first - second + both].map { Double($0) + 0.5 }
  }

  /// The logarithm of the odds ratio.
  var logOddsRatio: Double { PortableMath.log(cells[0] / cells[1] * (cells[3] / cells[2])) }

  /// The variance of its sampling error.
  var logOddsVariance: Double { cells.reduce(0) { $0 + 1 / $1 } }
}
