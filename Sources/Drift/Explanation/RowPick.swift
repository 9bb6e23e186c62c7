import DataFrame

/// Some rows of many, in their order, each as likely as any other; all where there are no more than wanted.
///
/// Source: Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm S.
///
/// - Complexity: O(rows).
func pickedRows(_ rows: [Int], most: Int, seed: Int) -> [Int] {
  guard rows.count > most else { return rows }
  var generator = SeededGenerator(seed: seed)
  var picked: [Int] = []
  for (position, row) in rows.enumerated() {
    let (needed, left) = (most - picked.count, rows.count - position)
    if generator.below(left) < needed { picked.append(row) }
  }
  return picked
}
