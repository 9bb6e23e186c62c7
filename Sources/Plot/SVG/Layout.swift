/// The rectangle that the marks of an SVG chart fill, between its labels.
struct Layout: Sendable, Equatable {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Keeps at least a small rectangle where the labels would take all the room.
  init(left: Double, right: Double, top: Double, bottom: Double) {
    self.left = left
    self.right = max(left + 40, right)
    self.top = top
    self.bottom = max(top + 20, bottom)
  }
}
