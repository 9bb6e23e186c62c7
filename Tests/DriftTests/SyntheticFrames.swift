import DataFrame
import Foundation

/// Seeded tables like those that the calibrated rule is measured on.
struct SyntheticFrames {
  private var generator: SeededGenerator

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// A standard normal number, by Box and Muller.
  mutating func normal() -> Double {
    let radius = (-2 * log(1 - generator.uniform())).squareRoot()
    return radius * cos(2 * .pi * generator.uniform())
  }

  mutating func normals(_ count: Int, shift: Double = 0) -> Column {
    .number(TypedColumn((0..<count).map { _ in normal() + shift }))
  }

  /// Text of equally likely values, of which the first is likelier by `extra`.
  mutating func categories(_ values: Int, _ count: Int, extra: Double = 0) -> Column {
    let chance = extra / (1 - 1 / Double(values))
    return .string(
      StringColumn((0..<count).map { _ in generator.uniform() < chance ? "0" : "\(generator.below(values))" })
    )
  }

  /// Four normal columns, a log-normal one, and three of 2, 10 and 100 categories.
  mutating func table(_ rows: Int, shift: Double = 0, extra: Double = 0) throws -> DataFrame {
    try DataFrame([
      ("shifted", normals(rows, shift: shift)), ("n1", normals(rows)), ("n2", normals(rows)),
      ("n3", normals(rows)),
      ("lognormal", .number(TypedColumn((0..<rows).map { _ in exp(normal()) }))),
      ("c2", categories(2, rows)), ("c10", categories(10, rows, extra: extra)),
      ("c100", categories(100, rows)),
    ])
  }
}
