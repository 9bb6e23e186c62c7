import DataFrame

/// A bell curve that leans to one side: the skew normal distribution.
///
/// Its mean is location + scale · δ · √(2/π) with δ = shape / √(1 + shape²). Source: Azzalini, "A class of
/// distributions which includes the normal ones", Scandinavian Journal of Statistics 12, 1985; drawn as
/// δ·|u| + √(1 − δ²)·v with two standard normal values u and v (Henze 1986).
struct SkewNormal: Sendable, Hashable {
  /// Where the curve stands: its mean if it did not lean.
  var location: Double
  /// How wide it is: its standard deviation if it did not lean.
  var scale: Double
  /// How much it leans to the right; 0 gives a normal distribution.
  var shape: Double

  /// A value of the distribution.
  func draw(from source: inout NormalSource) -> Double {
    let norm = (1 + shape * shape).squareRoot()
    let leaning = abs(source.normal())
    let upright = source.normal()
    return location + scale * (shape / norm * leaning + upright / norm)
  }
}
