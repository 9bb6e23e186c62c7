import DataFrame
import XCTest

@testable import Drift

/// Each test's documented formula, written out by brute force over all values or pairs, against what the test computes.
final class DriftTestFormulasTests: XCTestCase {
  /// Two samples with ties within and between them, and values on one side only.
  private let r: [Double] = [1, 1, 2, 3, 3, 4, 4, 4, 5, 7, 7, 9, 10, 12, 12, 12]
  private let c: [Double] = [1, 2, 2, 3, 4, 4, 6, 7, 7, 9, 9, 9, 11, 12, 12, 14]
  /// Categories that both sides have.
  private let a: [Double] = [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3]
  private let b: [Double] = [1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3]

  func testDistributionFunctions() throws {
    let points = (r + c).sorted()
    let gaps = points.map { F(r, $0) - F(c, $0) }
    let widths = zip(points, points.dropFirst()).map { $1 - $0 } + [0]
    assertClose(try row("ks", r, c).statistic, gaps.map(\.magnitude).max(), "ks")
    let area = zip(gaps, widths).reduce(0) { $0 + $1.0.magnitude * $1.1 }
    assertClose(try row("wasserstein", r, c).score, area / (moment(r) / 16).squareRoot(), "wasserstein")
    // Székely's definition by distances is 2 ∫ (F − G)².
    let energy = 2 * mean(r, c) { ($0 - $1).magnitude } - mean(r, r) { ($0 - $1).magnitude }
    let energySquared = energy - mean(c, c) { ($0 - $1).magnitude }
    assertClose(try row("energy", r, c).score, energySquared.squareRoot(), "energy")
  }

  func testRanks() throws {
    assertClose(
      try row("mannwhitney", r, c).statistic, 256 * mean(r, c) { $0 > $1 ? 1 : $0 == $1 ? 0.5 : 0 }, "U")
    let (m, n, size) = (16.0, 16.0, 32.0)
    func squares(_ side: [Double]) -> Double {
      side.sorted().enumerated().reduce(0) { sum, value in
        let gap = midrank(value.element) - Double(value.offset + 1)
        return sum + gap * gap
      }
    }
    let u = m * squares(r) + n * squares(c)
    assertClose(
      try row("cvm", r, c).statistic, u / (m * n * size) - (4 * m * n - 1) / (6 * size), "cvm")
  }

  /// A² is standardised by its mean and variance without drift: here over all orders of 4 against 3 values.
  func testAndersonDarlingOverAllOrders() throws {
    let values = (1...7).map(Double.init)
    let sides = (0..<128).filter { $0.nonzeroBitCount == 4 }.map { order in
      values.enumerated().reduce(into: (r: [Double](), c: [Double]())) { sides, value in
        if order >> value.offset & 1 == 1 {
          sides.r.append(value.element)
        } else {
          sides.c.append(value.element)
        }
      }
    }
    let midrank = sides.map { sides in
      6.0 / 7
        * sum(over: [sides.r, sides.c], values) { side, value in
          let below = Double(side.count { $0 < value }) + Double(side.count { $0 == value }) / 2
          return (below, value - 0.5, (value - 0.5) * (7.5 - value) - 7.0 / 4)
        }
    }
    // Without midranks, as the variance is meant (equation 6 of Scholz and Stephens).
    let plain = sides.map { sides in
      sum(over: [sides.r, sides.c], values.dropLast()) { side, value in
        (Double(side.count { $0 <= value }), value, value * (7 - value))
      }
    }
    XCTAssertEqual(midrank.reduce(0, +) / 35, 1, accuracy: 1e-12)
    XCTAssertEqual(plain.reduce(0, +) / 35, 1, accuracy: 1e-12)
    let deviation = (moment(plain) / 35).squareRoot()
    for (side, squared) in zip(sides, midrank) {
      assertClose(try row("anderson", side.r, side.c).statistic, (squared - 1) / deviation, "\(side)")
    }
  }

  /// 1/N Σ over both sides of 1/n Σ over the values of (N M − n B)² / weight.
  private func sum(
    over sides: [[Double]], _ values: some Sequence<Double>,
    _ term: ([Double], Double) -> (mine: Double, both: Double, weight: Double)
  ) -> Double {
    sides.reduce(0.0) { sum, side in
      values.reduce(sum) { sum, value in
        let term = term(side, value)
        let gap = 7 * term.mine - term.both * Double(side.count)
        return sum + gap * gap / term.weight / Double(side.count) / 7
      }
    }
  }

  func testMeans() throws {
    let difference = r.reduce(0, +) / 16 - c.reduce(0, +) / 16
    let variance = (moment(r) + moment(c)) / 30
    assertClose(
      try row("t", r, c).statistic, difference / (variance * (1.0 / 16 + 1.0 / 16)).squareRoot(), "t")
  }

  func testKernel() throws {
    let squares = r.flatMap { x in r.map { ($0 - x) * ($0 - x) } }.sorted()
    let scale = squares[squares.count / 2]
    func kernel(_ x: Double, _ y: Double) -> Double { PortableMath.exp(-(x - y) * (x - y) / scale) }
    // Without each value's pair with itself, whose kernel is 1.
    func within(_ side: [Double]) -> Double { (mean(side, side, kernel) * 256 - 16) / 240 }
    assertClose(try row("mmd", r, c).statistic, within(r) + within(c) - 2 * mean(r, c, kernel), "mmd")
  }

  func testShares() throws {
    let (p, q) = ([1, 2, 3].map { share(a, $0) }, [1, 2, 3].map { share(b, $0) })
    func sum(_ term: (Double, Double) -> Double) -> Double { zip(p, q).reduce(0) { $0 + term($1.0, $1.1) } }
    let expected: [String: Double] = [
      "psi": sum { ($0 - $1) * PortableMath.log($0 / $1) }, "kl": sum { $0 * PortableMath.log($0 / $1) },
      "js":
        (sum {
          $0 * PortableMath.log(2 * $0 / ($0 + $1)) / 2 + $1 * PortableMath.log(2 * $1 / ($0 + $1)) / 2
        }).squareRoot(),
      "hellinger": (1 - sum { ($0 * $1).squareRoot() }).squareRoot(), "tvd": sum { ($0 - $1).magnitude } / 2,
      "chi2": sum { 12 * ($1 - $0) * ($1 - $0) / $0 }, "g": sum { 24 * $1 * PortableMath.log($1 / $0) },
    ]
    for (name, value) in expected {
      assertClose(try row(name, a, b, .categorical).statistic, value, name)
    }
  }

  func testTwoShares() throws {
    let (x, y) = (a.map { $0 == 3 ? 1.0 : 0 }, b.map { $0 == 3 ? 1.0 : 0 })
    let (p, q, pooled) = (5.0 / 12, 4.0 / 12, 9.0 / 24)
    assertClose(
      try row("z", x, y, .categorical).statistic, (p - q) / (pooled * (1 - pooled) / 6).squareRoot(), "z")
    func choose(_ n: Int, _ k: Int) -> Double { (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) } }
    let tables = (0...9).map { choose(12, $0) * choose(12, 9 - $0) / choose(24, 9) }
    let extreme = tables.filter { $0 <= tables[5] * (1 + 1e-10) }.reduce(0, +)
    assertClose(try row("fisher", x, y, .categorical).score, extreme, "fisher")
  }

  /// The share of values up to x.
  private func F(_ side: [Double], _ x: Double) -> Double {
    Double(side.count { $0 <= x }) / Double(side.count)
  }
  private func share(_ side: [Double], _ x: Double) -> Double {
    Double(side.count { $0 == x }) / Double(side.count)
  }
  /// The rank among both samples, the middle one of equal values.
  private func midrank(_ x: Double) -> Double {
    Double((r + c).count { $0 < x }) + Double((r + c).count { $0 == x } + 1) / 2
  }
  /// The sum of squared deviations from the mean.
  private func moment(_ side: [Double]) -> Double {
    let mean = side.reduce(0, +) / Double(side.count)
    return side.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
  private func mean(_ x: [Double], _ y: [Double], _ term: (Double, Double) -> Double) -> Double {
    x.reduce(0) { sum, value in sum + y.reduce(0) { $0 + term(value, $1) } } / Double(x.count * y.count)
  }

  private func row(_ test: String, _ r: [Double], _ c: [Double], _ kind: DriftKind = .numeric) throws
    -> DriftRow
  {
    let options = DriftOptions(
      tests: [test], numeric: kind == .numeric ? ["x"] : [], categorical: kind == .categorical ? ["x"] : [])
    let table = try DriftTable(
      reference: DataFrame([("x", .number(TypedColumn(r)))]),
      current: DataFrame([("x", .number(TypedColumn(c)))]), options: options)
    return try XCTUnwrap(table.rows.first)
  }
}
