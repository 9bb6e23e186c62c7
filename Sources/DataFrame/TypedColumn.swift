/// The values of a column and which of them are there.
///
/// Where a row is null its slot in `values` holds a placeholder that no one may read. A column without nulls
/// has no bitmap, so kernels can skip the test for a whole column at once.
public struct TypedColumn<Element: Sendable>: Sendable {
  /// One slot a row.
  public var values: [Element]

  /// A set bit for each row that holds a value; nil where all do.
  public var validity: Bitmap?

  /// A column over values, all of them there unless a bitmap of the same length says otherwise.
  public init(_ values: [Element], validity: Bitmap? = nil) {
    precondition(validity == nil || validity?.count == values.count, "validity of another length")
    self.values = values
    self.validity = validity.flatMap { $0.isFull ? nil : $0 }
  }

  /// A column of optionals, with a placeholder for the missing ones.
  public init(_ optionals: [Element?], placeholder: Element) {
    let validity = Bitmap(optionals.lazy.map { $0 != nil })
    self.init(optionals.map { $0 ?? placeholder }, validity: validity)
  }

  /// A column in which every row is missing.
  init(nulls count: Int, placeholder: Element) {
    let values = [Element](repeating: placeholder, count: count)
    self.init(values, validity: Bitmap(repeating: false, count: count))
  }

  /// The number of rows.
  @inlinable
  public var count: Int { values.count }

  /// The number of missing values.
  public var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }

  /// Whether a row holds a value.
  @inlinable
  public func isValid(_ row: Int) -> Bool { validity?[row] ?? true }

  /// The value of a row, nil where it is missing.
  @inlinable
  public subscript(row: Int) -> Element? { isValid(row) ? values[row] : nil }

  /// The values that are there, in row order.
  public var present: [Element] {
    guard let validity else { return values }
    return validity.setIndices.map { values[$0] }
  }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> TypedColumn {
    let gathered = values.gathered(rows)
    guard let validity else { return TypedColumn(gathered) }
    return TypedColumn(gathered, validity: Bitmap(rows.lazy.map { validity[$0] }))
  }

  /// The same nulls over other values, computed row by row from the values that are there.
  public func map<Result>(placeholder: Result, _ transform: (Element) -> Result) -> TypedColumn<Result> {
    guard let validity else { return TypedColumn<Result>(values.map(transform)) }
    var results = [Result](repeating: placeholder, count: count)
    for row in validity.setIndices { results[row] = transform(values[row]) }
    return TypedColumn<Result>(results, validity: validity)
  }
}

extension TypedColumn: Equatable where Element: Equatable {
  /// Whether two columns have equal values and nulls in the same rows.
  public static func == (left: TypedColumn, right: TypedColumn) -> Bool {
    guard left.count == right.count, left.validity == right.validity else { return false }
    return (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}
