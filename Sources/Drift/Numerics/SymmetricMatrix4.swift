/// A symmetric matrix of order 4.
struct SymmetricMatrix4 {
  private var rows = [SIMD4<Double>](repeating: SIMD4(), count: 4)

  subscript(row: Int, column: Int) -> Double {
    get { rows[row][column] }
    set { rows[row][column] = newValue }
  }

  /// x' A⁺ x with the pseudo-inverse A⁺, and the rank of A⁺.
  ///
  /// Eigenvalues up to 1e-15 times the largest count as 0, as in NumPy's `pinv`; of what it then inverts, its
  /// `matrix_rank` counts every one.
  func pseudoInverseForm(_ x: SIMD4<Double>) -> (value: Double, rank: Int) {
    let (values, vectors) = eigen()
    let limit = 1e-15 * (values.map(\.magnitude).max() ?? 0)
    var (sum, rank) = (0.0, 0)
    for (value, vector) in zip(values, vectors) where value.magnitude > limit {
      let projection = (vector * x).sum()
      sum += projection * projection / value
      rank += 1
    }
    return (sum, rank)
  }

  /// The eigenvalues with their unit eigenvectors, in no particular order.
  ///
  /// Cyclic rotations until nothing is left beside the diagonal, which takes five or six sweeps. Source: Jacobi, "Über ein
  /// leichtes Verfahren …", J. reine angew. Math. 30, 1846; Golub and Van Loan, Matrix Computations, 4th ed., 8.5.
  func eigen() -> (values: [Double], vectors: [SIMD4<Double>]) {
    var matrix = self
    var vectors: [SIMD4<Double>] = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
    for _ in 0..<30 {
      for p in 0..<3 {
        for q in (p + 1)..<4 where matrix[p, q] != 0 { matrix.rotate(p, q, &vectors) }
      }
    }
    return ((0..<4).map { matrix[$0, $0] }, vectors)
  }

  /// The rotation in the plane of two axes that makes the element between them 0.
  private mutating func rotate(_ p: Int, _ q: Int, _ vectors: inout [SIMD4<Double>]) {
    let theta = (self[q, q] - self[p, p]) / (2 * self[p, q])
    let tangent = (theta < 0 ? -1 : 1) / (theta.magnitude + (theta * theta + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for k in 0..<4 {
      let (left, right) = (self[k, p], self[k, q])
      self[k, p] = cosine * left - sine * right
      self[k, q] = sine * left + cosine * right
    }
    let (upper, lower) = (rows[p], rows[q])
    rows[p] = cosine * upper - sine * lower
    rows[q] = sine * upper + cosine * lower
    (self[p, q], self[q, p]) = (0, 0)
    let (first, second) = (vectors[p], vectors[q])
    vectors[p] = cosine * first - sine * second
    vectors[q] = sine * first + cosine * second
  }
}
