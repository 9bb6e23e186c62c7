/// Both sides of a column of known kind, as every drift test takes them.
public struct ColumnPair: Sendable {
  /// The name of the column.
  public let column: String
  /// Whether it is compared as numbers or as categories.
  public let kind: DriftKind
  /// The values of the reference as numbers; nil for categories.
  public let reference: SortedSample?
  /// The values of the current side as numbers; nil for categories.
  public let current: SortedSample?
  /// The counts of the categories; for numbers, of the distinct values.
  ///
  /// - Complexity: O(1) for categories, O(n) for numbers.
  public var table: CategoryTable { categoryTable ?? ColumnPair.table(of: prepared) }
  /// Whether both sides are whole numbers, whose bins are never narrower than 1.
  public let isInteger: Bool
  /// Where random numbers about this column start: the same for the same seed and name.
  public let seed: Int

  private let prepared: (reference: PreparedColumn, current: PreparedColumn)
  private let categoryTable: CategoryTable?

  /// Pairs two sides that can be compared.
  ///
  /// - Throws: `Untestable` with the reason where they cannot.
  public init(
    _ column: String, reference: PreparedColumn, current: PreparedColumn, options: DriftOptions
  ) throws(Untestable) {
    kind = try resolvedKind(of: column, reference, current, options)
    self.column = column
    prepared = (reference, current)
    self.reference = kind == .numeric ? reference.sample : nil
    self.current = kind == .numeric ? current.sample : nil
    categoryTable = kind == .categorical ? ColumnPair.table(of: prepared) : nil
    for sample in [self.reference, self.current] {
      let ends = [sample?.values.first, sample?.values.last].compactMap { $0?.magnitude }
      guard ends.allSatisfy({ $0 < 1e150 }) else { throw Untestable(.tooLarge) }
    }
    isInteger = reference.isWhole(under: options.rule) && current.isWhole(under: options.rule)
    seed = options.seed ^ Int(bitPattern: UInt(stableHash(column)))
  }

  /// The number of values in the reference.
  public var referenceCount: Int { prepared.reference.count }

  /// Both sides as numbers.
  ///
  /// - Throws: `Untestable` for categories.
  public func samples() throws(Untestable) -> (reference: SortedSample, current: SortedSample) {
    guard let reference else { throw Untestable(.notNumbers(prepared.reference.type)) }
    guard let current else { throw Untestable(.notNumbers(prepared.current.type)) }
    return (reference, current)
  }

  private static func table(of prepared: (reference: PreparedColumn, current: PreparedColumn))
    -> CategoryTable
  {
    CategoryTable(
      prepared.reference.categories ?? CategoryCounts(), prepared.current.categories ?? CategoryCounts())
  }
}
