import DataFrame

/// Rows of features as linear models and networks take them: numbers standardised, texts as one column a level.
///
/// A number is (x − mean) / std, 0 for a constant column; a text is 1 in the column of its level and 0 in the others. What
/// is missing is 0 throughout, as the mean is, and 1 in the column that marks it, which is there if it was seen in training.
struct DesignMatrix: Sendable {
  /// The values, row after row.
  let values: [Double]
  /// The number of rows.
  let rows: Int
  /// The number of columns.
  let width: Int

  /// A matrix of known values.
  init(values: [Double], rows: Int, width: Int) {
    (self.values, self.rows, self.width) = (values, rows, width)
  }

  /// The design of rows of features.
  ///
  /// - Complexity: O(rows · width).
  init(_ features: EncodedFrame, _ encoding: FeatureEncoding) {
    let width = encoding.features.reduce(0) { $0 + $1.width }
    let rows = features.rowCount
    var values = [Double](repeating: 0, count: rows * width)
    var start = 0
    for (feature, column) in zip(encoding.features, features.columns) {
      let marker = feature.hasMissing ? start + feature.width - 1 : nil
      for (row, value) in column.enumerated() {
        if value.isNaN {
          if let marker { values[row * width + marker] = 1 }
          continue
        }
        switch feature.kind {
        case .numeric(let mean, let std):
          values[row * width + start] = standardised(value, mean: mean, std: std)
        case .categorical:
          values[row * width + start + Int(value)] = 1
        }
      }
      start += feature.width
    }
    (self.values, self.rows, self.width) = (values, rows, width)
  }
}

/// The distance of a value from the mean in standard deviations, at most 10⁶ either way; 0 where there is no spread.
///
/// The bound keeps a column that came in another unit from overflowing what is computed from it.
func standardised(_ value: Double, mean: Double, std: Double) -> Double {
  guard std > 0 else { return 0 }
  return min(max(value / std - mean / std, -1e6), 1e6)
}
