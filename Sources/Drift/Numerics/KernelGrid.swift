import DataFrame

/// Sums of the Gaussian kernel exp(−d² / 2σ²) over pairs of values, taken on an even grid instead of over the pairs.
///
/// Every value is spread over the twelve grid points around it with the weights of Lagrange's interpolation, which give the
/// kernel to about 1e-14 where points lie every twentieth of σ. Sums over pairs of grid points are then few. Spreading over
/// two points is Wand's linear binning ("Fast computation of multivariate kernel estimators", JCGS 3, 1994).
struct KernelGrid {
  /// The first of the grid points of each value.
  private var starts: [Int] = []
  /// The weights of each value's grid points, one value after the other.
  private var weights: [Double] = []

  /// How many grid points a value is spread over.
  private static let order = 12
  /// How many grid points lie in a bandwidth.
  private static let density = 20.0
  /// How many grid points the kernel reaches: nine bandwidths, where it is below 1e-17.
  private static let reach = 180
  /// Values so far apart do not see each other, by any grid point of theirs.
  private static let widestGap = Double(reach + 2 * order)

  /// The kernel at whole numbers of grid points.
  private static let kernel = (0...reach).map { step in
    let distance = Double(step) / density
    return PortableMath.exp(-distance * distance / 2)
  }

  /// A grid for ascending values and a bandwidth above 0.
  ///
  /// Gaps wider than the kernel reaches are shortened, which no sum can tell, so that far values need no wide grid.
  ///
  /// - Complexity: O(n).
  init(_ sorted: [Double], bandwidth: Double) {
    var place = 0.0
    var previous = sorted.first ?? 0
    for value in sorted {
      let step = (value - previous) * KernelGrid.density / bandwidth
      // Written so that a gap too wide for a double, which makes the step no number, is shortened too.
      place += step <= KernelGrid.widestGap ? step : KernelGrid.widestGap
      previous = value
      starts.append(Int(place))
      weights += KernelGrid.interpolation(place - place.rounded(.down))
    }
  }

  /// Lagrange's weights of the points −5 … 6 for a place between 0 and 1.
  private static func interpolation(_ place: Double) -> [Double] {
    let points = (0..<order).map { Double($0 - order / 2 + 1) }
    return points.map { point in
      points.reduce(1) { $1 == point ? $0 : $0 * (place - $1) / (point - $1) }
    }
  }

  /// Some of the values, spread over the grid.
  ///
  /// - Complexity: O(n + grid points).
  func spread(where isIncluded: [Bool]) -> [Double] {
    var grid = [Double](repeating: 0, count: (starts.last ?? 0) + KernelGrid.order)
    for (index, start) in starts.enumerated() where isIncluded[index] {
      let base = index * KernelGrid.order
      for offset in 0..<KernelGrid.order { grid[start + offset] += weights[base + offset] }
    }
    return grid
  }

  /// Σ k(v, w) over all ordered pairs of the values on a grid, each paired with itself too.
  ///
  /// 0 once a stop was asked for.
  ///
  /// - Complexity: O(180 · grid points that are not 0).
  static func sumOverPairs(_ grid: [Double]) -> Double {
    var sum = 0.0
    for (index, value) in grid.enumerated() where value != 0 {
      if Cancellation.isRequested { return 0 }
      var others = value / 2
      for step in 1..<max(1, min(reach + 1, grid.count - index)) {
        others += kernel[step] * grid[index + step]
      }
      sum += 2 * value * others
    }
    return sum
  }

  /// At each grid point Σ k(point, v) over the values on a grid.
  ///
  /// 0 at the points that are left once a stop was asked for.
  ///
  /// - Complexity: O(360 · grid points).
  static func smoothed(_ grid: [Double]) -> [Double] {
    grid.indices.map { index in
      guard !Cancellation.isRequested else { return 0 }
      let near = max(0, index - reach)...min(grid.count - 1, index + reach)
      return near.reduce(0.0) { $0 + kernel[abs($1 - index)] * grid[$1] }
    }
  }
}
