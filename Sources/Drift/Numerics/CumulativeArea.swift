/// Areas about the distribution functions F and G of two sorted samples.
///
/// Heights are whole multiples of a unit and exact; the unit is multiplied once, into the sum.
enum CumulativeArea {
  /// ∫ |F − G| dx: the first Wasserstein distance.
  ///
  /// - Complexity: O(m + n).
  static func between(_ merge: SortedMerge) -> Double {
    let (m, n) = (merge.first.count, merge.second.count)
    return merge.integral(Gap(m: m, n: n)) / (Double(m) * Double(n))
  }

  /// ∫ (F − G)² dx: half the square of the energy distance.
  ///
  /// - Complexity: O(m + n).
  static func squared(_ merge: SortedMerge) -> Double {
    let (m, n) = (merge.first.count, merge.second.count)
    let unit = 1 / (Double(m) * Double(n))
    return merge.integral(SquaredGap(m: m, n: n)) * unit * unit
  }

  /// ∫ √(H(1 − H)) dx of the pooled distribution function H.
  ///
  /// - Complexity: O(m + n).
  static func spread(_ merge: SortedMerge) -> Double {
    let count = merge.first.count + merge.second.count
    return merge.integral(Spread(count: count)) / Double(count)
  }

  /// |F − G| in units of 1 / (m·n).
  private struct Gap: CumulativeFunction {
    let m: Int
    let n: Int

    func value(_ i: Int, _ j: Int) -> Double { Double(abs(i * n - j * m)) }
  }

  /// (F − G)² in units of 1 / (m·n)².
  private struct SquaredGap: CumulativeFunction {
    let m: Int
    let n: Int

    func value(_ i: Int, _ j: Int) -> Double {
      let gap = Double(i * n - j * m)
      return gap * gap
    }
  }

  /// √(H(1 − H)) in units of 1 / count.
  private struct Spread: CumulativeFunction {
    let count: Int

    func value(_ i: Int, _ j: Int) -> Double { Double((i + j) * (count - i - j)).squareRoot() }
  }
}
