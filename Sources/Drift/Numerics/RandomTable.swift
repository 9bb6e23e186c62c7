import DataFrame

/// Random 2×K tables with given margins: what dealing the sides out anew among the values comes to.
struct RandomTable {
  /// How often each category occurs on both sides together.
  let totals: [Int]
  /// How many values the drawn side has; at most the sum of the totals.
  let draws: Int

  /// The drawn side's counts, one hypergeometric draw a category.
  ///
  /// - Complexity: O(K · √(rows / K)).
  func sample(using generator: inout SeededGenerator) -> [Int] {
    var population = totals.reduce(0, +)
    var rest = draws
    return totals.map { marked in
      let draw = Hypergeometric(population: population, marked: marked, draws: rest)
      let count = draw.sample(using: &generator)
      population -= marked
      rest -= count
      return count
    }
  }
}
