/// The shape of a point of an SVG chart, which tells its side or series as colour does.
enum Marker: CaseIterable {
  case dot, cross, square, plus, triangle, diamond

  /// The shape of an ink: dots for the reference, crosses for the current side.
  init(_ ink: Plane.Ink) {
    switch ink {
    case .only, .reference, .guide: self = .dot
    case .current: self = .cross
    case .series(let number): self = Self.allCases[number % Self.allCases.count]
    }
  }

  func add(_ point: Plane.Point, to path: inout SVG.Path) {
    let (x, y) = (point.x, point.y)
    switch self {
    case .dot:
      // A line of no length, drawn as a dot by its round ends.
      path.move(x: x, y: y)
      path.horizontal(to: x)
    case .cross:
      path.move(x: x - 3, y: y - 3)
      path.line(toX: x + 3, y: y + 3)
      path.move(x: x + 3, y: y - 3)
      path.line(toX: x - 3, y: y + 3)
    case .square: path.rectangle(x: x - 3, y: y - 3, width: 6, height: 6)
    case .plus:
      path.move(x: x - 4, y: y)
      path.horizontal(to: x + 4)
      path.move(x: x, y: y - 4)
      path.vertical(to: y + 4)
    case .triangle: Self.polygon([(x, y - 4), (x + 4, y + 3), (x - 4, y + 3)], &path)
    case .diamond: Self.polygon([(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)], &path)
    }
  }

  private static func polygon(_ corners: [(Double, Double)], _ path: inout SVG.Path) {
    for (index, corner) in corners.enumerated() {
      if index == 0 { path.move(x: corner.0, y: corner.1) } else { path.line(toX: corner.0, y: corner.1) }
    }
    path.close()
  }
}
