import DataFrame

/// The outcomes of one or more predictors on the same rows: those of which the truth and each one's answer are known.
public struct PairedOutcomes: Sendable {
  /// The predictors' names.
  public let names: [String]
  /// The outcomes of each predictor, all of the same rows.
  public let outcomes: [Outcomes]
  /// The positions of those rows in the frame that they came from, ascending.
  public let rows: [Int]

  private init(names: [String], outcomes: [Outcomes], rows: [Int]) {
    self.names = names
    self.outcomes = outcomes
    self.rows = rows
  }

  /// Answers held against the truth.
  ///
  /// Answers that are all numbers make outcomes of numbers, where infinities count as missing; else the truth's values
  /// are classes. Probabilities are used where every class that a predictor named has one; a class without is taken
  /// to have probability 0.
  ///
  /// - Parameter classes: Classes to count beside those of the rows, so that two sides have the same ones.
  /// - Throws: `DataError.wrongType` for a truth that is no number where answers are, or answers of both kinds.
  public init(truth: Column, answers: [Answers], classes: [String] = []) throws(DataError) {
    let numbers = answers.compactMap { answer in
      if case .numbers(let values) = answer.content { values } else { nil }
    }
    guard numbers.isEmpty else {
      guard numbers.count == answers.count, let truth = truth.asNumbers else {
        throw .wrongType(operation: "evaluate", found: truth.type, wanted: "a number")
      }
      let rows = (0..<truth.count).filter { row in
        (numbers + [truth]).allSatisfy { $0[row]?.isFinite ?? false }
      }
      let known = rows.map { truth.values[$0] }
      self.init(
        names: answers.map(\.name),
        outcomes: numbers.map { values in
          .numbers(NumberOutcomes(truth: known, predicted: rows.map { values.values[$0] }))
        }, rows: rows)
      return
    }
    let labels = Labels(truth)
    let predictors = answers.map(ClassAnswers.init)
    let all = Labels.union([labels.classes, classes] + predictors.map(\.labels.classes))
    let codes = labels.recoded(into: all)
    let rows = codes.indices.filter { row in codes[row] >= 0 && predictors.allSatisfy { $0.isKnown(row) } }
    let known = rows.map { codes[$0] }
    self.init(
      names: answers.map(\.name),
      outcomes: predictors.map { .classes($0.outcomes(classes: all, truth: known, rows: rows)) }, rows: rows)
  }

  /// The rows at some positions among `rows`.
  public func gather(_ positions: [Int]) -> PairedOutcomes {
    PairedOutcomes(
      names: names, outcomes: outcomes.map { $0.gather(positions) }, rows: positions.map { rows[$0] })
  }

  /// The metrics of every predictor, and what each one after the first differs by from the first.
  ///
  /// - Throws: `DataError.cancelled`.
  public func metrics(side: String?, bootstrap: Bootstrap = Bootstrap()) throws -> [MetricRow] {
    let own = zip(names, outcomes).flatMap { name, outcomes in
      Metrics.values(of: outcomes).map { MetricRow($0, model: name, side: side) }
    }
    let differences = try outcomes.indices.dropFirst().flatMap { index in
      try bootstrap.differences(outcomes[0], outcomes[index]).map {
        MetricRow($0, model: MetricRow.difference(names[index], names[0]), side: side)
      }
    }
    return own + differences
  }
}

/// A predictor of classes with its probabilities by class.
private struct ClassAnswers {
  let labels: Labels
  let probabilities: [ClassProbability]

  init(_ answers: Answers) {
    guard case .classes(let labels, let probabilities) = answers.content else {
      (self.labels, self.probabilities) = (Labels(classes: [], codes: []), [])
      return
    }
    self.labels = labels
    let isComplete = labels.classes.allSatisfy { label in
      probabilities.contains { sameScalars($0.label, label) }
    }
    self.probabilities = isComplete ? probabilities : []
  }

  func isKnown(_ row: Int) -> Bool {
    labels.codes[row] >= 0 && probabilities.allSatisfy { $0.values.isValid(row) }
  }

  func outcomes(classes: [String], truth: [Int], rows: [Int]) -> ClassOutcomes {
    let codes = labels.recoded(into: classes)
    let columns = classes.map { label in
      let values = probabilities.first { sameScalars($0.label, label) }?.values.values
      return values.map { values in rows.map { values[$0] } } ?? [Double](repeating: 0, count: rows.count)
    }
    return ClassOutcomes(
      classes: classes, truth: truth, predicted: rows.map { codes[$0] },
      probabilities: probabilities.isEmpty ? nil : columns)
  }
}
