/// Words in ascending order: counted where they lie close together, sorted otherwise.
enum OrderedWords {
  /// Every one of them.
  case each([UInt64])
  /// How often the least, and each one above it, occurs.
  case counted(least: UInt64, [Int])

  /// The words of elements.
  ///
  /// - Complexity: O(n), unless many words agree in their highest bits and differ below: O(n log n).
  init(_ elements: [some WordSortable]) {
    guard let bounds = elements.wordBounds else {
      self = .each([])
      return
    }
    let (least, range) = (bounds.lowerBound, bounds.upperBound - bounds.lowerBound)
    guard range < max(256, elements.count / 4) else {
      self = .each(elements.sortedWords(within: bounds))
      return
    }
    var counts = [Int](repeating: 0, count: Int(range) + 1)
    for element in elements { counts[Int(element.sortableWord - least)] += 1 }
    self = .counted(least: least, counts)
  }

  /// The word at a place of the order.
  ///
  /// - Complexity: O(1), or O(range) where words were counted.
  subscript(place: Int) -> UInt64 {
    switch self {
    case .each(let words): return words[place]
    case .counted(let least, let counts):
      var (index, below) = (0, counts[0])
      while below <= place {
        index += 1
        below += counts[index]
      }
      return least + UInt64(index)
    }
  }

  /// How many words, from the first on, a condition holds for that no later one fulfils.
  ///
  /// - Complexity: O(log n), or O(range) where words were counted.
  func count(while holds: (UInt64) -> Bool) -> Int {
    switch self {
    case .each(let words):
      return firstIndex(in: words.count) { !holds(words[$0]) }
    case .counted(let least, let counts):
      return counts[..<firstIndex(in: counts.count) { !holds(least + UInt64($0)) }].reduce(0, +)
    }
  }

  /// The first of so many indices for which a condition holds, as it then does for all later ones; the count where
  /// there is none.
  private func firstIndex(in count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Gives each distinct word and how often it occurs, ascending.
  func forEachRun(_ body: (_ word: UInt64, _ size: Int) -> Void) {
    switch self {
    case .each(let words):
      var start = 0
      for end in words.indices where end + 1 == words.count || words[end + 1] != words[end] {
        body(words[end], end + 1 - start)
        start = end + 1
      }
    case .counted(let least, let counts):
      for (index, size) in counts.enumerated() where size > 0 { body(least + UInt64(index), size) }
    }
  }
}
