/// A map from the values of an axis to places between 0 and 1.
struct Scale: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case linear
    case logarithmic
  }

  let kind: Kind
  let low: Double
  let high: Double
  /// Whether only whole numbers get a label.
  let isWhole: Bool

  /// - Parameters:
  ///   - low: The value at place 0; positive on a logarithmic scale.
  ///   - high: The value at place 1; where it is not above `low`, all values lie at 0.
  init(_ kind: Kind = .linear, from low: Double, to high: Double, isWhole: Bool = false) {
    self.kind = kind
    self.low = low
    self.high = high
    self.isWhole = isWhole
  }

  /// The place of a value, held to 0…1.
  func place(of value: Double) -> Double {
    guard low < high else { return 0 }
    switch kind {
    case .linear:
      let span = high - low
      // A span beyond the largest double is measured in halves.
      let place = span.isFinite ? (value - low) / span : (value / 2 - low / 2) / (high / 2 - low / 2)
      return min(1, max(0, place))
    case .logarithmic:
      let start = Decimal10.logarithm(low)
      let place = (Decimal10.logarithm(value) - start) / (Decimal10.logarithm(high) - start)
      return min(1, max(0, place))
    }
  }

  /// The value at a place from 0 to 1.
  func value(at place: Double) -> Double {
    switch kind {
    case .linear: return low * (1 - place) + high * place
    case .logarithmic:
      let exponent = Decimal10.logarithm(low) * (1 - place) + Decimal10.logarithm(high) * place
      return min(high, max(low, Decimal10.power(exponent)))
    }
  }

  /// The labelled values, at most about so many.
  func ticks(count: Int) -> [Double] {
    // Steps of one at least leave no room for more ticks than there are whole numbers.
    let most = isWhole && high - low < Double(count) ? max(1, Int(high - low)) : count
    return switch kind {
    case .linear: Ticks.linear(from: low, to: high, count: most)
    case .logarithmic: Ticks.logarithmic(from: low, to: high, count: count)
    }
  }
}
