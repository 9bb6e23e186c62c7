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

  /// - Parameter scale: 1 where there is room for the whole shape.
  func add(_ point: Plane.Point, to path: inout SVG.Path, scale: Double) {
    let (x, y) = (point.x, point.y)
    let (near, far) = (3 * scale, 4 * scale)
    switch self {
    case .dot:
      // A line of no length, drawn as a dot by its round ends.
      path.move(x: x, y: y)
      path.horizontal(to: x)
    case .cross:
      path.move(x: x - near, y: y - near)
      path.line(toX: x + near, y: y + near)
      path.move(x: x + near, y: y - near)
      path.line(toX: x - near, y: y + near)
    case .square: path.rectangle(x: x - near, y: y - near, width: 2 * near, height: 2 * near)
    case .plus:
      path.move(x: x - far, y: y)
      path.horizontal(to: x + far)
      path.move(x: x, y: y - far)
      path.vertical(to: y + far)
    case .triangle: Self.polygon([(x, y - far), (x + far, y + near), (x - far, y + near)], &path)
    case .diamond: Self.polygon([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], &path)
    }
  }

  private static func polygon(_ corners: [(Double, Double)], _ path: inout SVG.Path) {
    for (index, corner) in corners.enumerated() {
      if index == 0 { path.move(x: corner.0, y: corner.1) } else { path.line(toX: corner.0, y: corner.1) }
    }
    path.close()
  }
}
