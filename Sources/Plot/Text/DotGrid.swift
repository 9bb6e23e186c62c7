/// Dots drawn into cells of characters, two across and four down in each.
///
/// Each ink has its own dots, so that a cell tells whose they are.
struct DotGrid {
  let columns: Int
  let rows: Int
  /// For each ink the dots of each cell, as the bits of a braille character.
  private(set) var cells: [[UInt8]]

  /// The bits of Unicode's braille patterns (block 2800–28FF), by row and column of the dot.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  init(columns: Int, rows: Int, inks: Int) {
    self.columns = columns
    self.rows = rows
    cells = [[UInt8]](repeating: [UInt8](repeating: 0, count: columns * rows), count: inks)
  }

  /// The dots across.
  var width: Int { columns * 2 }
  /// The dots down.
  var height: Int { rows * 4 }

  /// Sets a dot, counted from the top left; one outside the grid is left out.
  mutating func set(_ x: Int, _ y: Int, ink: Int) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    cells[ink][y / 4 * columns + x / 2] |= Self.bits[y % 4][x % 2]
  }

  /// Draws lines from dot to dot (Bresenham 1965), of which every `period`-th dot is set.
  mutating func line(through places: [(x: Int, y: Int)], ink: Int, period: Int) {
    var count = 0
    for (start, end) in zip(places, places.dropFirst()) {
      let (dx, dy) = (abs(end.x - start.x), -abs(end.y - start.y))
      var (x, y, error) = (start.x, start.y, dx + dy)
      while (x, y) != end {
        if count % period == 0 { set(x, y, ink: ink) }
        count += 1
        let twice = 2 * error
        if twice >= dy {
          error += dy
          x += start.x < end.x ? 1 : -1
        }
        if twice <= dx {
          error += dx
          y += start.y < end.y ? 1 : -1
        }
      }
    }
    if let last = places.last, count % period == 0 || places.count == 1 { set(last.x, last.y, ink: ink) }
  }

  /// The dots of all inks in a cell as one braille character.
  func braille(_ cell: Int) -> Character {
    let dots = cells.reduce(0) { $0 | $1[cell] }
    return Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }

  /// The inks that have dots in a cell.
  func inks(in cell: Int) -> [Int] { cells.indices.filter { cells[$0][cell] != 0 } }
}
