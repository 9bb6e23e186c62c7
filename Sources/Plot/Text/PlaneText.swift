/// The inside of a plane in lines of characters.
///
/// Lines are drawn in dots, one side dotted and the other solid, or in characters where there are none. The points of
/// two sides are characters of their own, as dots can't tell whose they are.
struct PlaneText {
  private let plane: Plane
  private let canvas: TextCanvas
  private let pens: [Pen]
  private var grid: DotGrid
  /// Characters that stand over the dots, by cell.
  private var letters: [Int: Int] = [:]

  init(_ plane: Plane, columns: Int, rows: Int, canvas: TextCanvas) {
    self.plane = plane
    self.canvas = canvas
    pens = plane.layers.map { Pen($0.ink, $0.form, canvas.glyphs) }
    grid = DotGrid(columns: columns, rows: rows, inks: plane.layers.count)
    for index in plane.layers.indices { draw(index) }
  }

  /// One line a row, each as wide as the grid but for blanks at its end.
  var lines: [String] {
    let rules = ruleCells
    return (0..<grid.rows).map { row in
      (0..<grid.columns).map { column in
        let cell = row * grid.columns + column
        return text(of: cell, over: rules.columns[column] ?? rules.rows[row] ?? " ")
      }.joined()
    }
  }

  private func text(of cell: Int, over ground: String) -> String {
    if let layer = letters[cell] { return painted(pens[layer].character, pens[layer].paint) }
    let inks = grid.inks(in: cell)
    guard let first = inks.first else { return ground == " " ? ground : canvas.painted(ground, .dim) }
    let character =
      canvas.glyphs.hasDots
      ? String(grid.braille(cell)) : inks.count > 1 ? canvas.glyphs.full : pens[first].character
    return inks.count > 1 ? character : painted(character, pens[first].paint)
  }

  private func painted(_ text: String, _ paint: Paint?) -> String {
    paint.map { canvas.painted(text, $0) } ?? text
  }

  private mutating func draw(_ index: Int) {
    let layer = plane.layers[index]
    for run in layer.runs {
      let dots = run.map(dot)
      if layer.form != .points, let only = dots.first, dots.count == 1 { blot(only, index) }
      switch layer.form {
      case .points: points(dots, index)
      case .line, .markedLine, .area: grid.line(through: dots, ink: index, period: pens[index].period)
      case .steps: grid.line(through: steps(dots), ink: index, period: pens[index].period)
      }
    }
    if case .series = layer.ink, layer.form != .points { letter(index, layer.runs.joined().map(dot)) }
  }

  private func dot(_ point: Plane.Point) -> (x: Int, y: Int) {
    let x = (plane.x.scale.place(of: point.x) * Double(grid.width - 1)).rounded()
    let y = (plane.y.scale.place(of: point.y) * Double(grid.height - 1)).rounded()
    return (Int(x), grid.height - 1 - Int(y))
  }

  private func steps(_ dots: [(x: Int, y: Int)]) -> [(x: Int, y: Int)] {
    zip(dots, dots.dropFirst()).flatMap { [$0, (x: $1.x, y: $0.y)] } + dots.suffix(1)
  }

  /// Dots where there is one layer of points, characters where more must be told apart.
  private mutating func points(_ dots: [(x: Int, y: Int)], _ index: Int) {
    let hasOthers = plane.layers.count { $0.form == .points } > 1
    for dot in dots {
      if hasOthers {
        letters[dot.y / 4 * grid.columns + dot.x / 2] = index
      } else if dots.count <= 100 {
        blot(dot, index)
      } else {
        grid.set(dot.x, dot.y, ink: index)
      }
    }
  }

  /// Four dots for a point that stands alone, since one is easily overlooked.
  private mutating func blot(_ dot: (x: Int, y: Int), _ index: Int) {
    for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      grid.set(dot.x / 2 * 2 + x, dot.y / 2 * 2 + y, ink: index)
    }
  }

  /// The letter of a series at its last point, and along its line at distances that differ from the others'.
  private mutating func letter(_ index: Int, _ dots: [(x: Int, y: Int)]) {
    let stride = max(2 * plane.layers.count + 2, grid.columns / 4)
    let offset = index * stride / max(1, plane.layers.count)
    for column in 0..<grid.columns where column % stride == offset {
      let cells = (0..<grid.rows).map { $0 * grid.columns + column }
      if let cell = cells.first(where: { grid.cells[index][$0] != 0 }) { letters[cell] = index }
    }
    if let last = dots.max(by: { $0.x < $1.x }) { letters[last.y / 4 * grid.columns + last.x / 2] = index }
  }

  /// The columns and rows of the rules.
  private var ruleCells: (columns: [Int: String], rows: [Int: String]) {
    var cells: (columns: [Int: String], rows: [Int: String]) = ([:], [:])
    for rule in plane.rules {
      switch rule.direction {
      case .vertical:
        cells.columns[dot(.init(x: rule.value, y: plane.y.domain.lowerBound)).x / 2] = canvas.glyphs.upright
      case .horizontal:
        cells.rows[dot(.init(x: plane.x.domain.lowerBound, y: rule.value)).y / 4] = canvas.glyphs.level
      }
    }
    return cells
  }
}
