/// Seeded random draws, normal ones above all, with the same bits on every machine.
public struct NormalSource: Sendable {
  private var generator: SeededGenerator
  private var spare: Double?

  /// A source of its own for each pair of a seed and a stream.
  ///
  /// Both are put through the generator's own mixing, since states a multiple of its increment apart would
  /// give the same numbers, only shifted.
  public init(seed: Int, stream: Int) {
    var seeds = SeededGenerator(seed: seed)
    var streams = SeededGenerator(seed: Int(truncatingIfNeeded: seeds.next()) ^ stream)
    generator = SeededGenerator(seed: Int(truncatingIfNeeded: streams.next()))
  }

  /// A double in [0, 1).
  public mutating func uniform() -> Double { generator.uniform() }

  /// An integer in `0 ..< bound`; `bound` must be positive.
  public mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  /// 1 with a probability, else 0.
  public mutating func bernoulli(_ probability: Double) -> Int { generator.uniform() < probability ? 1 : 0 }

  /// A standard normal value.
  ///
  /// Source: the polar method, Marsaglia and Bray, "A convenient method for generating normal variables",
  /// SIAM Review 6, 1964. It gives values in pairs, of which the second is kept for the next call.
  public mutating func normal() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    while true {
      let x = 2 * generator.uniform() - 1
      let y = 2 * generator.uniform() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * PortableMath.log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }
}
