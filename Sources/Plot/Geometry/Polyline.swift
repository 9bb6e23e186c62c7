/// Lines with fewer points that look the same.
enum Polyline {
  /// The points of a line without those that lie within a tolerance of the line through the others.
  ///
  /// Ramer (1972) and Douglas and Peucker (1973): of a stretch, the point farthest from its chord stays, and both halves
  /// are looked at in turn.
  ///
  /// - Parameter points: In units of a canvas.
  /// - Complexity: O(*n* log *n*) for a curve, O(*n*²) at worst.
  static func simplified(_ points: [Plane.Point], tolerance: Double) -> [Plane.Point] {
    guard points.count > 2 else { return points }
    var isKept = [Bool](repeating: false, count: points.count)
    isKept[0] = true
    isKept[points.count - 1] = true
    var stretches = [(0, points.count - 1)]
    while let (first, last) = stretches.popLast() {
      guard last - first > 1 else { continue }
      let (start, end) = (points[first], points[last])
      let length = max(
        1e-9, ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y)).squareRoot())
      var farthest = (index: first, distance: tolerance)
      for index in (first + 1)..<last {
        let point = points[index]
        let area = (end.x - start.x) * (start.y - point.y) - (start.x - point.x) * (end.y - start.y)
        let distance = area.magnitude / length
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index > first else { continue }
      isKept[farthest.index] = true
      stretches += [(first, farthest.index), (farthest.index, last)]
    }
    return points.indices.filter { isKept[$0] }.map { points[$0] }
  }

  /// Of the points of a line in the order of x, the first, lowest, highest and last of each of so many columns.
  ///
  /// A picture of that many columns shows the same line.
  ///
  /// - Complexity: O(*n*).
  static func reduced(_ points: [Plane.Point], columns: Int) -> [Plane.Point] {
    guard points.count > 4 * columns, let first = points.first, let last = points.last, first.x < last.x
    else {
      return points
    }
    let scale = Scale(from: first.x, to: last.x)
    var result: [Plane.Point] = []
    var start = 0
    while start < points.count {
      let column = (scale.place(of: points[start].x) * Double(columns)).rounded(.down)
      var (end, low, high) = (start, start, start)
      while end < points.count, (scale.place(of: points[end].x) * Double(columns)).rounded(.down) == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      result += Set([start, low, high, end - 1]).sorted().map { points[$0] }
      start = end
    }
    return result
  }
}
