/// How dark the numbers of a grid are drawn: in steps of equal width, by their distance from zero.
struct Shades: Sendable, Equatable {
  /// The magnitude at which the lightest shade starts.
  let low: Double
  /// The largest magnitude.
  let high: Double
  /// Whether the steps are of equal ratio.
  let isLogarithmic: Bool
  /// A magnitude below this counts as zero.
  let floor: Double
  /// Whether numbers below zero are told apart from those above.
  let isDiverging: Bool

  /// Finds the ends in the numbers of a grid, and in those of the grids that share its scale.
  ///
  /// The steps start at zero, or where all numbers lie in the upper half of what that would give, at the smallest.
  init(_ cells: Cells) {
    let ends = [cells.extent, cells.reach].compactMap { $0 }
    let least = ends.map(\.lowerBound).min() ?? 0
    let most = max(least.magnitude, ends.map(\.upperBound).max() ?? 0)
    isLogarithmic = cells.measure == .counts
    isDiverging = least < 0
    // Changes that round to 0.0 percentage points would else colour the whole grid.
    floor = cells.measure == .changes ? 0.0005 : 0
    high = most
    low = isLogarithmic ? 1 : least > most / 2 ? least : 0
  }

  /// The step that a number falls in: 0 for zero itself, else 1…`steps`, negative for a number below zero.
  func level(_ value: Double, of steps: Int) -> Int {
    guard value != 0, value.magnitude >= floor else { return 0 }
    let part = part(value.magnitude)
    let level = min(steps, 1 + Int(part * Double(steps)))
    return value < 0 ? -level : level
  }

  /// The magnitude at which a step ends, 0…`steps`.
  func end(_ step: Int, of steps: Int) -> Double {
    let part = Double(step) / Double(steps)
    guard isLogarithmic else { return low + (high - low) * part }
    return Decimal10.power(Decimal10.logarithm(max(1, high)) * part)
  }

  /// The place of a magnitude between the ends, 0…1.
  private func part(_ magnitude: Double) -> Double {
    guard high > low else { return 1 }
    let part =
      isLogarithmic
      ? Decimal10.logarithm(magnitude) / Decimal10.logarithm(high) : (magnitude - low) / (high - low)
    return min(1, max(0, part))
  }
}
