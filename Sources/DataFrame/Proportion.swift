/// A count of hits out of a number of rows.
public struct Proportion: Sendable, Hashable {
  /// How many rows hit.
  public var hits: Int
  /// How many rows there are.
  public var rows: Int

  /// A count of hits out of a number of rows.
  public init(_ hits: Int, of rows: Int) {
    self.hits = hits
    self.rows = rows
  }

  /// The share of hits; 0 where there are no rows.
  public var share: Double { rows == 0 ? 0 : Double(hits) / Double(rows) }

  /// The score interval of the share (Wilson, "Probable inference", JASA 22, 1927), z standard errors to either side.
  ///
  /// It stays between 0 and 1, and has a width also where every row hit or none did.
  public func scoreInterval(_ z: Double) -> (low: Double, high: Double) {
    let n = Double(max(rows, 1))
    let center = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return ((center - reach) / scale, (center + reach) / scale)
  }
}
