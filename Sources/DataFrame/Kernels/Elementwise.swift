/// One side of an element-wise operation: a value for each row, or one for all of them.
enum Values<Element: Sendable> {
  case column(TypedColumn<Element>)
  case constant(Element?)

  var validity: Bitmap? {
    if case .column(let column) = self { return column.validity }
    return nil
  }
}

/// Computes a row from two rows; rows where a side is missing, or where the result is nil, are missing.
///
/// The case of a constant side is told apart once, outside the loops. Once a stop was asked for, the rows that are left
/// hold the placeholder.
///
/// - Complexity: O(`rows`).
func elementwise<Left, Right, Result>(
  _ left: Values<Left>, _ right: Values<Right>, rows: Int, placeholder: Result,
  _ operation: (Left, Right, _ row: Int) throws -> Result?
) rethrows -> TypedColumn<Result> {
  var results = [Result](repeating: placeholder, count: rows)
  var validity = Bitmap(repeating: true, count: rows)
  if let present = left.validity { validity = validity & present }
  if let present = right.validity { validity = validity & present }

  func store(_ result: Result?, at row: Int) {
    if let result { results[row] = result } else { validity[row] = false }
  }
  func forEachValidRow(_ body: (_ row: Int) throws -> Void) rethrows {
    for range in chunks(of: rows, size: chunkSize) where !Cancellation.isRequested {
      for row in range where validity[row] { try body(row) }
    }
  }
  switch (left, right) {
  case (.constant(nil), _), (_, .constant(nil)):
    validity = Bitmap(repeating: false, count: rows)
  case (.column(let left), .column(let right)):
    try forEachValidRow { store(try operation(left.values[$0], right.values[$0], $0), at: $0) }
  case (.column(let left), .constant(.some(let right))):
    try forEachValidRow { store(try operation(left.values[$0], right, $0), at: $0) }
  case (.constant(.some(let left)), .column(let right)):
    try forEachValidRow { store(try operation(left, right.values[$0], $0), at: $0) }
  case (.constant(.some(let left)), .constant(.some(let right))):
    try forEachValidRow { store(try operation(left, right, $0), at: $0) }
  }
  return TypedColumn(results, validity: validity)
}
