/// A unit that people mistake for another.
private struct KnownUnit {
  /// What values are multiplied by.
  let factor: Double
  /// What is added then.
  var offset = 0.0
  /// Both units in words.
  let name: String

  /// A factor each way, with both names.
  static func both(_ factor: Double, _ new: String, _ old: String) -> [KnownUnit] {
    [
      KnownUnit(factor: factor, name: "\(new) instead of \(old)"),
      KnownUnit(factor: 1 / factor, name: "\(old) instead of \(new)"),
    ]
  }

  /// Factors by their definitions: the international yard and pound of 1959, NIST SP 811 (2008), appendix B.
  static let all: [KnownUnit] =
    both(1.609344, "kilometres", "miles") + both(0.3048, "metres", "feet")
    + both(2.54, "centimetres", "inches")
    + both(0.45359237, "kilograms", "pounds") + both(3.785411784, "litres", "US gallons")
    + both(0.745699872, "kilowatts", "horsepower") + both(0.73549875, "kilowatts", "metric horsepower")
    + both(10, "tenths", "units") + both(100, "hundredths", "units") + both(1000, "thousandths", "units")
    + both(1e6, "millionths", "units") + both(60, "minutes", "hours") + both(3600, "seconds", "hours")
    + both(12, "months", "years") + [
      KnownUnit(factor: 1.8, offset: 32, name: "°F instead of °C"),
      KnownUnit(factor: 1 / 1.8, offset: -32 / 1.8, name: "°C instead of °F"),
    ]
}

extension UnitChange {
  /// Values that are the reference's in another unit, all or some of them; nil where that does not explain the change, or a
  /// plain shift of all values does about as well.
  ///
  /// The current side's distribution is held against (1 − w) F(x) + w F((x − b) / a) for each known unit, w by least
  /// squares over 200 quantiles of both sides. The gap that is left must be no more than chance leaves in one of a
  /// thousand samples (1.95 √(1/m + 1/n), Smirnov 1948), and 0.6 of what the best shift leaves.
  ///
  /// - Complexity: O(units · 200 log n).
  static func found(in reference: SortedSample, _ current: SortedSample) -> UnitChange? {
    guard reference.count >= 50, current.count >= 50, reference.distinct > 20 else { return nil }
    let steps = 100
    let points = (0...steps).flatMap { step in
      let share = Double(step) / Double(steps)
      return [reference.quantile(share), current.quantile(share)]
    }
    func cumulative(_ sample: SortedSample, _ map: (Double) -> Double = { $0 }) -> [Double] {
      points.map { Double(sample.count(below: map($0), inclusive: true)) / Double(sample.count) }
    }
    let (before, now) = (cumulative(reference), cumulative(current))
    func gap(_ model: [Double]) -> Double { zip(now, model).reduce(0) { max($0, abs($1.0 - $1.1)) } }
    let limit = 1.95 * (1 / Double(reference.count) + 1 / Double(current.count)).squareRoot()
    let shifts = [current.mean - reference.mean, current.quantile(0.5) - reference.quantile(0.5)]
    let restOfShift = shifts.map { shift in gap(cumulative(reference) { $0 - shift }) }.min() ?? 1

    var best: UnitChange?
    for unit in KnownUnit.all {
      let other = cumulative(reference) { ($0 - unit.offset) / unit.factor }
      var (product, square) = (0.0, 0.0)
      for index in points.indices {
        let direction = other[index] - before[index]
        product += (now[index] - before[index]) * direction
        square += direction * direction
      }
      guard square > 0 else { continue }
      let share = min(1, product / square)
      guard share >= 0.05 else { continue }
      let rest = gap(before.indices.map { before[$0] + share * (other[$0] - before[$0]) })
      guard rest <= limit, rest <= 0.6 * restOfShift, rest < best?.rest ?? .infinity else { continue }
      best = UnitChange(
        factor: unit.factor, name: unit.name, share: share, rest: rest, restOfShift: restOfShift)
    }
    return best
  }
}
