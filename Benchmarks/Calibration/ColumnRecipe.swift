import DataFrame

/// How the values of one column are drawn, and what drift is planted in them.
struct ColumnRecipe: Sendable, Hashable {
  /// The distributions that columns are drawn from.
  enum Values: Sendable, Hashable {
    /// Doubles, standard normal.
    case normal
    /// Doubles, e to the power of a standard normal number.
    case logNormal
    /// Doubles of Student's t with 2 degrees of freedom, whose variance is infinite.
    case heavyTailed
    /// Integers of a Poisson distribution, so with many ties.
    case counts(mean: Double)
    /// So many equally likely texts.
    case categories(Int)
    /// So many texts, the k-th with a share proportional to 1/k.
    case skewedCategories(Int)
  }

  /// The name of the column.
  var name: String
  /// What its values are drawn from.
  var values: Values
  /// By how many standard deviations of the distribution all numbers are moved.
  var shift = 0.0
  /// By how much the share of the first of equally likely categories is raised; all others keep their
  /// proportions.
  var extraShare = 0.0
  /// The share of nulls.
  var missing = 0.0

  /// A column of that many rows.
  ///
  /// - Complexity: O(rows).
  func draw(_ rows: Int, from source: inout NormalSource) -> Column {
    switch values {
    case .normal: numbers(rows, &source) { $0.normal() + shift }
    case .logNormal:
      numbers(rows, &source) { PortableMath.exp($0.normal()) + shift * ColumnRecipe.logNormalDeviation }
    case .heavyTailed:
      // A normal number over the root of an exponential one (half a χ² of 2 degrees).
      numbers(rows, &source) { $0.normal() / (-PortableMath.log(1 - $0.uniform())).squareRoot() }
    case .counts(let mean):
      .integer(TypedColumn(optionals(rows, &source) { $0.poisson(mean) }, placeholder: 0))
    case .categories(let count):
      texts(rows, count, &source) {
        // P(first) = chance + (1 − chance) / count, which is 1 / count + extraShare.
        let chance = extraShare / (1 - 1 / Double(count))
        return chance > 0 && $0.uniform() < chance ? 0 : $0.below(count)
      }
    case .skewedCategories(let count):
      skewedTexts(rows, count, &source)
    }
  }

  /// √((e − 1) e), the standard deviation of e to the power of a standard normal number.
  private static let logNormalDeviation = 2.16119741589509

  private func numbers(
    _ rows: Int, _ source: inout NormalSource, _ value: (inout NormalSource) -> Double
  ) -> Column {
    .number(TypedColumn(optionals(rows, &source, value), placeholder: 0))
  }

  private func texts(
    _ rows: Int, _ count: Int, _ source: inout NormalSource, _ code: (inout NormalSource) -> Int
  ) -> Column {
    let codes = optionals(rows, &source) { Int32(code(&$0)) }
    return .string(
      StringColumn(codes: TypedColumn(codes, placeholder: 0), dictionary: (0..<count).map { "\($0)" }))
  }

  private func skewedTexts(_ rows: Int, _ count: Int, _ source: inout NormalSource) -> Column {
    let weights = (1...count).map { 1 / Double($0) }
    let total = weights.reduce(0, +)
    return texts(rows, count, &source) {
      var rest = $0.uniform() * total
      for (code, weight) in weights.enumerated() {
        rest -= weight
        if rest < 0 { return code }
      }
      return count - 1
    }
  }

  private func optionals<Element>(
    _ rows: Int, _ source: inout NormalSource, _ value: (inout NormalSource) -> Element
  ) -> [Element?] {
    (0..<rows).map { _ in
      if missing > 0 && source.bernoulli(missing) == 1 { return nil }
      return value(&source)
    }
  }
}

extension NormalSource {
  /// A count of the Poisson distribution with a mean below about 700.
  ///
  /// As many uniform numbers as keep their product above e to the power of −mean. Source: Knuth, The Art of
  /// Computer Programming 2, section 3.4.1.
  ///
  /// - Complexity: O(mean).
  fileprivate mutating func poisson(_ mean: Double) -> Int {
    let limit = PortableMath.exp(-mean)
    var product = uniform()
    var count = 0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }
}
