import DataFrame

/// Positions of examples, dealt out at random to a part that is learned from and one that is held out.
struct Split: Equatable {
  /// What is learned from, ascending.
  let train: [Int]
  /// What is held out, ascending.
  let test: [Int]

  /// Holds out a share, of each class alike, rounded to the nearest whole number; one example of each class stays.
  ///
  /// - Complexity: O(examples).
  init(_ truth: Examples.Truth, share: Double, seed: Int) {
    var generator = SeededGenerator(seed: seed)
    var isTest: [Bool]
    let strata: [[Int]]
    switch truth {
    case .numbers(let values):
      isTest = [Bool](repeating: false, count: values.count)
      strata = [Array(values.indices)]
    case .classes(let labels, let count):
      isTest = [Bool](repeating: false, count: labels.count)
      var classes = [[Int]](repeating: [], count: count)
      for (place, label) in labels.enumerated() { classes[label].append(place) }
      strata = classes
    }
    for var places in strata where !places.isEmpty {
      let count = min(Int((share * Double(places.count)).rounded()), places.count - 1)
      // The first steps of a Fisher-Yates shuffle.
      for index in 0..<count {
        places.swapAt(index, index + generator.below(places.count - index))
        isTest[places[index]] = true
      }
    }
    train = isTest.indices.filter { !isTest[$0] }
    test = isTest.indices.filter { isTest[$0] }
  }
}
