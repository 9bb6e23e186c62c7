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
/// The case of a constant side is told apart once, outside the loops.
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
  switch (left, right) {
  case (.constant(nil), _), (_, .constant(nil)):
    validity = Bitmap(repeating: false, count: rows)
  case (.column(let left), .column(let right)):
    for row in 0..<rows where validity[row] {
      store(try operation(left.values[row], right.values[row], row), at: row)
    }
  case (.column(let left), .constant(.some(let right))):
    for row in 0..<rows where validity[row] { store(try operation(left.values[row], right, row), at: row) }
  case (.constant(.some(let left)), .column(let right)):
    for row in 0..<rows where validity[row] { store(try operation(left, right.values[row], row), at: row) }
  case (.constant(.some(let left)), .constant(.some(let right))):
    for row in 0..<rows { store(try operation(left, right, row), at: row) }
  }
  return TypedColumn(results, validity: validity)
}
