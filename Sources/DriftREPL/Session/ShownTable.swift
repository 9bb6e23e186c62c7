import Plot

/// A table as it was shown, taken apart into its columns again, so that two can be compared column by column.
///
/// Columns stand two blanks or more apart, in every row at the same places. The first line that does not keep to the
/// places, as a footer, ends the table.
struct ShownTable: Sendable {
  let names: [String]
  /// The rows below the headings.
  let rowCount: Int
  private let cells: [String: [String]]

  /// The cells of a column; nil where there is none of that name.
  subscript(name: String) -> [String]? { cells[name] }

  /// Reads lines; nil where they do not begin with headings.
  init?(_ lines: [String]) {
    guard let first = lines.first.map(ShownTable.places) else { return nil }
    var gaps = ShownTable.gaps(in: first)
    guard first.contains(where: { $0 != " " }) else { return nil }
    var rows = [first]
    for line in lines.dropFirst() where !ShownTable.isFooter(line) {
      let row = ShownTable.places(line)
      let narrowed = gaps.map { gap in gap.filter { $0 >= row.count || row[$0] == " " } }
      guard narrowed.allSatisfy({ ShownTable.boundary(in: $0) != nil }) else { break }
      gaps = narrowed
      rows.append(row)
    }
    let boundaries = gaps.compactMap(ShownTable.boundary)
    let table = rows.map { row in
      zip([0] + boundaries, boundaries + [max(row.count, boundaries.last ?? 0)]).map { start, end in
        String(row[min(start, row.count)..<min(end, row.count)].filter { $0 != "\u{0}" }).trimmingBlanks
      }
    }
    names = table[0]
    rowCount = table.count - 1
    cells = Dictionary(
      names.enumerated().map { column, name in (name, table.dropFirst().map { $0[column] }) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A line as what stands in each place of the screen; the second place of a wide character holds nothing.
  private static func places(_ line: String) -> [Character] {
    line.flatMap { character in
      [character] + Array(repeating: "\u{0}", count: max(0, displayWidth(String(character)) - 1))
    }
  }

  /// The places between the headings, where two blanks or more stand.
  private static func gaps(in headings: [Character]) -> [[Int]] {
    var gaps: [[Int]] = []
    var blank: [Int] = []
    for (place, character) in headings.enumerated() {
      if character == " " {
        blank.append(place)
      } else {
        if blank.count >= 2, blank[0] > 0 { gaps.append(blank) }
        blank = []
      }
    }
    return gaps
  }

  /// The first of two places in a row among those that are blank in every row; nil where there are no two.
  private static func boundary(in gap: [Int]) -> Int? {
    zip(gap, gap.dropFirst()).first { $1 == $0 + 1 }?.0
  }

  private static func isFooter(_ line: String) -> Bool {
    line.contains(" rows × ") || line.contains(" row × ") || (line.hasPrefix("+") && line.contains(" column"))
  }
}
