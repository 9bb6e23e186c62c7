import DataFrame

/// Rows whose predicted class and probabilities are known, and whose true class is not.
public struct UnlabelledClasses: Sendable {
  /// The classes, as those of the labelled rows that a calibration is learned from.
  public let classes: [String]
  /// The position of each row's predicted class.
  public let predicted: [Int]
  /// The predicted probability of each class for each row, one array a class.
  public let probabilities: [[Double]]
  /// The positions of the rows in the frame that they came from, ascending.
  public let rows: [Int]

  /// Rows from parallel arrays.
  public init(classes: [String], predicted: [Int], probabilities: [[Double]], rows: [Int]) {
    self.classes = classes
    self.predicted = predicted
    self.probabilities = probabilities
    self.rows = rows
  }

  /// The rows of which the answer is known, with the classes of a calibration; one that it does not know has no rows.
  ///
  /// - Returns: nil where a class that was predicted has no probabilities, or is not one of the calibration.
  public init?(_ answers: Answers, classes: [String]) {
    guard case .classes(let labels, let given) = answers.content else { return nil }
    let known = given.filter { column in classes.contains { sameScalars($0, column.label) } }
    let rows = labels.codes.indices.filter { row in
      labels.codes[row] >= 0 && known.allSatisfy { $0.values.isValid(row) }
    }
    let codes = labels.recoded(into: classes)
    let used = Set(rows.map { codes[$0] })
    guard
      used.allSatisfy({ code in code >= 0 && known.contains { sameScalars($0.label, classes[code]) } })
    else { return nil }
    self.init(
      classes: classes, predicted: rows.map { codes[$0] },
      probabilities: classes.map { label in
        let values = known.first { sameScalars($0.label, label) }?.values.values
        return values.map { values in rows.map { values[$0] } } ?? [Double](repeating: 0, count: rows.count)
      }, rows: rows)
  }

  /// The rows at some positions among these.
  public func gather(_ positions: [Int]) -> UnlabelledClasses {
    UnlabelledClasses(
      classes: classes, predicted: positions.map { predicted[$0] },
      probabilities: probabilities.map { column in positions.map { column[$0] } },
      rows: positions.map { rows[$0] })
  }

  /// The rows with a true class each, and the orders of their probabilities where they are known.
  func outcomes(truth: [Int], orders: [[Int]]? = nil) -> ClassOutcomes {
    ClassOutcomes(
      classes: classes, truth: truth, predicted: predicted, probabilities: probabilities, orders: orders)
  }
}
