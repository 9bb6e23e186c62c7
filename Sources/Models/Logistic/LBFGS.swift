import DataFrame

/// Minimises a smooth convex function by limited-memory BFGS.
///
/// Source: Nocedal and Wright, "Numerical Optimization", 2006: the two-loop recursion of algorithm 7.4 with backtracking
/// until the value falls enough (Armijo's condition, 3.4).
struct LBFGS {
  /// How many past steps shape the next one.
  var memory = 10
  /// It ends where no component of the gradient is larger.
  var tolerance = 1e-6
  /// It ends after so many steps.
  var steps = 500

  /// The point at which it ended.
  ///
  /// - Throws: What the function throws.
  func minimize(
    from start: [Double], _ function: ([Double]) throws -> (value: Double, gradient: [Double])
  ) throws -> [Double] {
    var point = start
    var (value, gradient) = try function(point)
    var history: [(step: [Double], change: [Double])] = []
    for _ in 0..<steps {
      guard gradient.contains(where: { $0.magnitude > tolerance }) else { break }
      let direction = direction(gradient, history)
      let slope = dot(direction, gradient)
      guard slope < 0 else { break }
      var scale = history.isEmpty ? 1 / max(dot(gradient, gradient).squareRoot(), 1) : 1
      var next = added(point, direction, scale)
      var found = try function(next)
      while !(found.value <= value + 1e-4 * scale * slope), scale > 1e-12 {
        scale /= 2
        next = added(point, direction, scale)
        found = try function(next)
      }
      guard found.value < value else { break }
      let step = added(next, point, -1)
      let change = added(found.gradient, gradient, -1)
      // A pair without curvature would make the next direction no descent.
      if dot(step, change) > 1e-12 * dot(change, change) {
        history.append((step, change))
        if history.count > memory { history.removeFirst() }
      }
      (point, value, gradient) = (next, found.value, found.gradient)
    }
    return point
  }

  /// Minus the gradient, times what the past steps say of the inverse Hessian.
  private func direction(_ gradient: [Double], _ history: [(step: [Double], change: [Double])]) -> [Double] {
    var result = gradient.map { -$0 }
    guard let last = history.last else { return result }
    var factors: [Double] = []
    for pair in history.reversed() {
      let factor = dot(pair.step, result) / dot(pair.step, pair.change)
      result = added(result, pair.change, -factor)
      factors.append(factor)
    }
    let scale = dot(last.step, last.change) / dot(last.change, last.change)
    result = result.map { $0 * scale }
    for (pair, factor) in zip(history, factors.reversed()) {
      let other = dot(pair.change, result) / dot(pair.step, pair.change)
      result = added(result, pair.step, factor - other)
    }
    return result
  }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}

/// The first vector plus a multiple of the second.
private func added(_ left: [Double], _ right: [Double], _ scale: Double) -> [Double] {
  var result = left
  for index in left.indices { result[index] += scale * right[index] }
  return result
}
