/// The parabola that lies nearest to some points by the sum of squared vertical distances.
///
/// Fitted in polynomials that are orthogonal over the points, so that no normal equations need solving. Source: Forsythe,
/// "Generation and use of orthogonal polynomials for data-fitting with a digital computer", J. SIAM 5(2), 1957.
struct LeastSquaresParabola {
  /// Where the linear and the quadratic polynomial are centred.
  private let centres: (linear: Double, quadratic: Double)
  /// What the quadratic polynomial takes off the constant one.
  private let overlap: Double
  private let coefficients: (Double, Double, Double)

  /// The fit to at least three points with different x.
  ///
  /// - Complexity: O(points).
  init(x: [Double], y: [Double]) {
    func dot(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let count = Double(x.count)
    let mean = x.reduce(0, +) / count
    let first = x.map { $0 - mean }
    let spread = dot(first, first)
    let centre = dot(x, zip(first, first).map { $0 * $1 }) / spread
    let overlap = spread / count
    let second = zip(x, first).map { ($0 - centre) * $1 - overlap }
    centres = (mean, centre)
    self.overlap = overlap
    coefficients = (y.reduce(0, +) / count, dot(y, first) / spread, dot(y, second) / dot(second, second))
  }

  /// The parabola's value at x.
  func callAsFunction(_ x: Double) -> Double {
    let first = x - centres.linear
    let second = (x - centres.quadratic) * first - overlap
    return coefficients.0 + coefficients.1 * first + coefficients.2 * second
  }
}
