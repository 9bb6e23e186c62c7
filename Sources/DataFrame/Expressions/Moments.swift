/// The means and variances of the numbers of each group, in two passes for accuracy.
struct Moments: Sendable {
  /// The arithmetic means; nil for a group without values, and where infinities of both signs meet.
  let means: [Double?]
  private let column: TypedColumn<Double>
  private let grouping: Grouping
  private let counts: [Int]

  init(_ column: TypedColumn<Double>, _ grouping: Grouping) {
    (self.column, self.grouping) = (column, grouping)
    let values = column.values
    counts = groupedCounts(grouping, validity: column.validity)
    let sums = groupedSums(grouping, validity: column.validity) { row, _ in values[row] }
    means = zip(sums, counts).map { sum, count in count == 0 || sum.isNaN ? nil : sum / Double(count) }
  }

  /// The variances with a divisor of n − 1; nil below two values, and where they are not finite.
  var variances: [Double?] {
    let (values, centers) = (column.values, means.map { $0 ?? .nan })
    let squares = groupedSums(grouping, validity: column.validity) { row, group in
      let distance = values[row] - centers[group]
      return distance * distance
    }
    return zip(squares, counts).map { sum, count in
      count > 1 && sum.isFinite ? sum / Double(count - 1) : nil
    }
  }
}
