/// Finds the word that somebody may have meant.
enum Suggestion {
  /// The candidate nearest to a word, nil where none is near.
  ///
  /// A candidate that differs only in case is nearest of all. Then counts the distance, which may be a third
  /// of the word's length, rounded, and then whether the word is the start of a candidate. Of equals the
  /// first is taken.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let lowered = Array(word.lowercased())
    var best: String?
    var bestDistance = (lowered.count + 1) / 3 + 1
    for candidate in candidates where candidate != word {
      let other = Array(candidate.lowercased())
      guard abs(other.count - lowered.count) < bestDistance else { continue }
      let distance = distance(lowered, other)
      if distance < bestDistance { (best, bestDistance) = (candidate, distance) }
    }
    return best ?? candidates.first { isStart(lowered, of: $0) }
  }

  /// What to say of a word that is not among those known: the nearest, or all of a few.
  static func help(for word: String, among candidates: [String]) -> String? {
    if let nearest = nearest(to: word, among: candidates) {
      return "did you mean \(Identifier.quoted(nearest))?"
    }
    guard (1...6).contains(candidates.count) else { return nil }
    return "known: " + candidates.map(Identifier.quoted).joined(separator: ", ")
  }

  private static func isStart(_ word: [Character], of candidate: String) -> Bool {
    word.count >= 2 && candidate.lowercased().starts(with: word)
  }

  /// The restricted Damerau–Levenshtein distance: how many insertions, deletions, replacements and swaps of
  /// neighbours lead from one word to another, where no part is changed twice.
  ///
  /// - Complexity: O(*n* · *m*).
  /// - SeeAlso: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
  ///   Communications of the ACM 7 (1964).
  static func distance(_ source: [Character], _ target: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...target.count)
    for row in source.indices {
      var current = [row + 1]
      for column in target.indices {
        let isSame = source[row] == target[column]
        var cost = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        let isSwap =
          row > 0 && column > 0 && source[row] == target[column - 1] && source[row - 1] == target[column]
        if isSwap { cost = min(cost, beforePrevious[column - 1] + 1) }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[target.count]
  }
}
