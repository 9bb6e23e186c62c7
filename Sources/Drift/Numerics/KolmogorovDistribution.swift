import DataFrame

/// The distribution of the two-sided Kolmogorov statistic D of one sample of n.
///
/// The methods and where each is used follow Simard and L'Ecuyer, "Computing the two-sided Kolmogorov–Smirnov
/// distribution", J. Stat. Softw. 39(11), 2011, and so agree with SciPy's `kstwo` to its last digits: an absolute error
/// of about 2e-14 up to n = 140, and of up to 5e-8 beyond, where twice the one-sided tail stands for both.
enum KolmogorovDistribution {
  /// P(D > d).
  static func upperTail(_ d: Double, n: Int) -> Double {
    let size = Double(n)
    let t = size * d
    let scaled = t * d
    if n <= 0 || t <= 0.5 { return 1 }
    if d >= 1 { return 0 }
    if t <= 1 {
      return 1
        - PortableMath.exp(
          Gamma.logFactorial(n) - size * PortableMath.log(size) + size * PortableMath.log(2 * t - 1))
    }
    if t >= size - 1 { return 2 * PortableMath.exp(size * PortableMath.log1p(-d)) }
    if d >= 0.5 || scaled >= (n <= 140 ? 4 : 2.2) {
      return scaled >= 370 ? 0 : min(1, 2 * smirnovUpperTail(d, n: n))
    }
    // The lower tail is below 1e-13 here.
    if scaled < 0.04 { return 1 }
    if n <= 140 || (n <= 100_000 && t * d.squareRoot() <= 1.4) { return 1 - durbin(d, n: n) }
    return max(0, 1 - pelzGood(d, n: n))
  }

  /// P(D⁺ ≥ d) of the one-sided statistic.
  ///
  /// Σⱼ C(n, j) d (d + j/n)ʲ⁻¹ (1 − d − j/n)ⁿ⁻ʲ (Smirnov 1944; Birnbaum and Tingey 1951), every term a binomial
  /// probability, so that nothing cancels. Of more than 8192 terms every k-th stands for its neighbours: as a function
  /// of j they are smooth and vanish with all derivatives at both ends, so that this trapezoidal rule is exact to all
  /// digits (Trefethen and Weideman, SIAM Review 56, 2014).
  ///
  /// - Complexity: O(min(n, 8192)).
  static func smirnovUpperTail(_ d: Double, n: Int) -> Double {
    let size = Double(n)
    let step = max(1, n / 4096)
    var sum = 0.0
    for j in stride(from: 0, through: Int(size * (1 - d)), by: step) {
      let p = d + Double(j) / size
      guard p < 1 else { break }
      sum += SaddlePoint.binomial(j, of: n, p: p) * (d / p)
    }
    return sum * Double(step)
  }

  /// P(D ≤ d), exactly, by the n-th power of Durbin's matrix.
  ///
  /// Source: Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's distribution", J. Stat. Softw. 8(18), 2003.
  ///
  /// - Complexity: O((n d)³ log n).
  static func durbin(_ d: Double, n: Int) -> Double {
    let k = Int(Double(n) * d) + 1
    let h = Double(k) - Double(n) * d
    let order = 2 * k - 1
    var matrix = ScaledMatrix(order: order) { row, column in row - column + 1 < 0 ? 0 : 1 }
    for i in 0..<order {
      matrix[i, 0] -= PortableMath.power(h, i + 1)
      matrix[order - 1, i] -= PortableMath.power(h, order - i)
    }
    matrix[order - 1, 0] += 2 * h > 1 ? PortableMath.power(2 * h - 1, order) : 0
    for row in 0..<order {
      for column in 0..<order where row - column + 1 > 0 {
        for g in 1...(row - column + 1) { matrix[row, column] /= Double(g) }
      }
    }
    let power = matrix.raised(to: n)
    let scale =
      Gamma.logFactorial(n) - Double(n) * PortableMath.log(Double(n)) + Double(power.exponent)
      * PortableMath.log(2)
    return power[k - 1, k - 1] * PortableMath.exp(scale)
  }

  /// P(D ≤ d) for large n, by the expansion to order n^(−3/2) in its form for the lower tail.
  ///
  /// Source: Pelz and Good, "Approximating the lower tail-areas of the Kolmogorov–Smirnov one-sample statistic", JRSS B
  /// 38, 1976.
  static func pelzGood(_ d: Double, n: Int) -> Double {
    let root = Double(n).squareRoot()
    let z = root * d
    let z2 = z * z
    let z4 = z2 * z2
    let z6 = z4 * z2
    let pi2 = Double.pi * Double.pi
    var (k0, k1, k2, k3) = (0.0, 0.0, 0.0, 0.0)
    for k in (0...Int(16 * z / .pi) + 1).reversed() {
      let half = Double(k) + 0.5
      let a = pi2 * half * half
      let weight = PortableMath.exp(-a / (2 * z2))
      k0 += weight
      k1 += (a - z2) * weight
      k2 += ((6 * z6 + 2 * z4) + a * (2 * z4 - 5 * z2) + a * a * (1 - 2 * z2)) * weight
      let constant = -30 * z6 - 90 * z4 * z4
      let linear = a * (135 * z4 - 96 * z6)
      k3 += (constant + linear + a * a * (212 * z4 - 60 * z2) + a * a * a * (5 - 30 * z2)) * weight
      let b = pi2 * Double(k) * Double(k)
      let whole = PortableMath.exp(-b / (2 * z2))
      k2 -= 2 * z4 * b * whole
      k3 += 30 * z4 * b * (3 * z2 - b) * whole
    }
    let first = k0 / z + k1 / (6 * z4 * root)
    let second = k2 / (72 * z6 * z * Double(n)) + k3 / (6480 * z6 * z4 * Double(n) * root)
    return (2 * Double.pi).squareRoot() * (first + second)
  }
}

/// A square matrix times a power of two, so that its powers neither overflow nor vanish.
private struct ScaledMatrix {
  let order: Int
  var exponent = 0
  private var cells: [Double]

  init(order: Int, _ cell: (_ row: Int, _ column: Int) -> Double) {
    self.order = order
    cells = (0..<order * order).map { cell($0 / order, $0 % order) }
  }

  subscript(row: Int, column: Int) -> Double {
    get { cells[row * order + column] }
    set { cells[row * order + column] = newValue }
  }

  func raised(to power: Int) -> ScaledMatrix {
    guard power > 1 else { return self }
    let half = raised(to: power / 2)
    let square = half.times(half)
    return power.isMultiple(of: 2) ? square : square.times(self)
  }

  private func times(_ other: ScaledMatrix) -> ScaledMatrix {
    var product = ScaledMatrix(order: order) { _, _ in 0 }
    product.exponent = exponent + other.exponent
    for row in 0..<order {
      for inner in 0..<order {
        let factor = self[row, inner]
        if factor == 0 { continue }
        for column in 0..<order { product[row, column] += factor * other[inner, column] }
      }
    }
    let middle = product[order / 2, order / 2]
    if middle > 0x1p400 {
      for cell in product.cells.indices { product.cells[cell] *= 0x1p-400 }
      product.exponent += 400
    }
    return product
  }
}
