/// A matrix of doubles, row after row, whose products are computed in a fixed order of summation.
///
/// Invariant: `values` holds `rows · columns` numbers, so that every index computed from a row and a column below those
/// bounds is inside it. The products check at their start that the three matrices fit, and then index without checks.
public struct Matrix: Sendable, Equatable {
  /// The values, row after row.
  public private(set) var values: [Double]
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// A matrix of values that stand row after row; there must be `rows · columns` of them.
  public init(_ values: [Double], rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0 && values.count == rows * columns, "a matrix of another size")
    (self.values, self.rows, self.columns) = (values, rows, columns)
  }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init([Double](repeating: 0, count: rows * columns), rows: rows, columns: columns)
  }

  /// The value at a row and a column.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// Changes all values at once, row after row; their number stays.
  public mutating func update(_ body: (UnsafeMutableBufferPointer<Double>) -> Void) {
    values.withUnsafeMutableBufferPointer { body($0) }
  }

  /// Adds a product A·B to this matrix.
  ///
  /// - Complexity: O(A's rows · A's columns · B's columns).
  public mutating func add(_ a: Matrix, times b: Matrix) {
    precondition(rows == a.rows && columns == b.columns && a.columns == b.rows, "matrices do not fit")
    let (columns, inner) = (columns, a.columns)
    values.withUnsafeMutableBufferPointer { result in
      a.values.withUnsafeBufferPointer { a in
        b.values.withUnsafeBufferPointer { b in
          for row in 0..<(columns == 0 ? 0 : result.count / columns) {
            for k in 0..<inner {
              addRow(result, row * columns, b, k * columns, columns, times: a[row * inner + k])
            }
          }
        }
      }
    }
  }

  /// Adds a product Aᵀ·B to this matrix.
  ///
  /// - Complexity: O(A's rows · A's columns · B's columns).
  public mutating func add(transposed a: Matrix, times b: Matrix) {
    precondition(rows == a.columns && columns == b.columns && a.rows == b.rows, "matrices do not fit")
    let (columns, inner, count) = (columns, a.columns, a.rows)
    values.withUnsafeMutableBufferPointer { result in
      a.values.withUnsafeBufferPointer { a in
        b.values.withUnsafeBufferPointer { b in
          for row in 0..<count {
            for k in 0..<inner {
              addRow(result, k * columns, b, row * columns, columns, times: a[row * inner + k])
            }
          }
        }
      }
    }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }
}

/// Adds a multiple of one row to another; a loop that the compiler turns into vector instructions.
///
/// Invariant: `count` values stand at both starts.
@inline(__always)
private func addRow(
  _ result: UnsafeMutableBufferPointer<Double>, _ start: Int, _ row: UnsafeBufferPointer<Double>, _ from: Int,
  _ count: Int, times factor: Double
) {
  guard factor != 0, let target = result.baseAddress, let source = row.baseAddress else { return }
  for index in 0..<count { target[start + index] += factor * source[from + index] }
}
