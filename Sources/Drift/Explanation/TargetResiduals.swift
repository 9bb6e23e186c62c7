import DataFrame
import Models

/// How far the truth is from what a model of the reference expects, row by row and the same way on both sides.
///
/// The model is additive: multinomial logistic regression on features cut at quantiles of the reference. The reference is dealt
/// into folds, and each of its rows is predicted by the model that has not seen it; a row of the current side by the model of
/// one fold in turn. So without drift the residuals of both sides have one distribution given x, whatever the model misses.
struct TargetResiduals: Sendable {
  /// The classes, of those with enough rows in the reference; a target of numbers is cut into quarters.
  let classes: [String]
  let reference: Part
  let current: Part

  /// One side's rows.
  struct Part: Sendable {
    /// The positions of the rows in the frame.
    let rows: [Int]
    /// The position of each row's class.
    let truth: [Int]
    /// The expected probabilities, one array a class.
    var probabilities: [[Double]]

    /// The share of rows of each class.
    func shares(_ count: Int) -> [Double] {
      var shares = [Double](repeating: 0, count: count)
      for code in truth { shares[code] += 1 / Double(max(truth.count, 1)) }
      return shares
    }

    /// The rows at some positions among these.
    func gather(_ positions: [Int]) -> Part {
      Part(
        rows: positions.map { rows[$0] }, truth: positions.map { truth[$0] },
        probabilities: probabilities.map { column in positions.map { column[$0] } })
    }

    /// For each row 1 for the true class less its probability.
    func residual(of index: Int) -> [Double] {
      truth.indices.map { (truth[$0] == index ? 1 : 0) - probabilities[index][$0] }
    }

    /// For each row how much less probable the truth was than a right model expects: Σ p² − p of the truth, 0 on average
    /// where the probabilities are right.
    var surprise: [Double] {
      truth.indices.map { row in
        probabilities.reduce(0) { $0 + $1[row] * $1[row] } - probabilities[truth[row]][row]
      }
    }

    /// The same rows with probabilities for other shares of the classes: p · w, scaled to 1.
    ///
    /// Source: Saerens, Latinne and Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities",
    /// Neural Computation 14, 2002.
    func adjusted(by weights: [Double]) -> Part {
      var part = self
      for row in truth.indices {
        let total = weights.indices.reduce(0) { $0 + weights[$1] * probabilities[$1][row] }
        guard total > 0 else { continue }
        for index in weights.indices {
          part.probabilities[index][row] = weights[index] * probabilities[index][row] / total
        }
      }
      return part
    }
  }

  /// How many rows of the reference are learned from at most, and how many of the current side are looked at.
  static let mostRows = (reference: 10_000, current: 30_000)
  /// A class needs as many rows in the reference.
  private static let leastRows = 20

  /// - Returns: nil where no model can be made: too few rows, one class, no feature.
  /// - Throws: `DataError.cancelled`.
  init?(_ input: ExplanationInput, _ features: [String]) throws {
    guard let target = input.target, input.hasLabels, !features.isEmpty else { return nil }
    let sides = try classSides(try input.reference.column(target), try input.current.column(target))
    let (codes, other) = (sides.reference, sides.current)
    let counts = sides.classes.indices.map { index in codes.count { $0 == index } }
    let kept = sides.classes.indices.filter { counts[$0] >= TargetResiduals.leastRows }
    guard kept.count >= 2, kept.count <= 30 else { return nil }
    var places = [Int](repeating: -1, count: sides.classes.count)
    for (place, index) in kept.enumerated() { places[index] = place }
    func part(_ codes: [Int], most: Int) -> (rows: [Int], truth: [Int]) {
      let known = codes.indices.filter { codes[$0] >= 0 && places[codes[$0]] >= 0 }
      let rows = pickedRows(known, most: most, seed: input.drift.seed)
      return (rows, rows.map { places[codes[$0]] })
    }
    let first = part(codes, most: TargetResiduals.mostRows.reference)
    let second = part(other, most: TargetResiduals.mostRows.current)
    guard first.rows.count >= 60, second.rows.count >= 30 else { return nil }

    let binning = try FeatureBins(features, input.reference.gather(first.rows))
    guard !binning.names.isEmpty else { return nil }
    let names = kept.indices.map { "\($0)" }
    var examples = try binning.frame(input.reference.gather(first.rows))
    let texts = StringColumn(codes: TypedColumn(first.truth.map { Int32($0) }), dictionary: names)
    try examples.set("y", to: .string(texts))
    let unlabelled = try binning.frame(input.current.gather(second.rows))

    let folds = first.rows.count > 4000 ? 2 : 5
    var generator = SeededGenerator(seed: input.drift.seed)
    var order = Array(first.rows.indices)
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(index, generator.below(index + 1))
    }
    var dealt = [Int](repeating: 0, count: order.count)
    for (position, row) in order.enumerated() { dealt[row] = position % folds }
    let (fold, frame) = (dealt, examples)
    let learned = try concurrentTryMap(folds) { index -> (rows: [[Double]], others: [[Double]]) in
      try Cancellation.check()
      var options = FitOptions()
      options.features = binning.names
      options.learner = "logistic"
      options.testShare = 0
      options.seed = input.drift.seed
      let model = try Fit("y", on: frame.gather(fold.indices.filter { fold[$0] != index }), options: options)
        .model
      func expected(_ frame: DataFrame) throws -> [[Double]] {
        guard case .classes(let prediction) = try model.predict(frame) else { return [] }
        return names.map { name in
          prediction.classes.firstIndex(of: name).map { prediction.probabilities[$0] }
            ?? [Double](repeating: 0, count: frame.rowCount)
        }
      }
      let held = frame.gather(fold.indices.filter { fold[$0] == index })
      let mine = unlabelled.gather(Array(stride(from: index, to: unlabelled.rowCount, by: folds)))
      return (try expected(held), try expected(mine))
    }
    var mine = names.map { _ in [Double](repeating: 0, count: first.rows.count) }
    var theirs = names.map { _ in [Double](repeating: 0, count: second.rows.count) }
    for index in 0..<folds {
      for (place, row) in fold.indices.filter({ fold[$0] == index }).enumerated() {
        for k in names.indices { mine[k][row] = learned[index].rows[k][place] }
      }
      for (place, row) in stride(from: index, to: second.rows.count, by: folds).enumerated() {
        for k in names.indices { theirs[k][row] = learned[index].others[k][place] }
      }
    }
    classes = kept.map { sides.classes[$0] }
    reference = Part(rows: first.rows, truth: first.truth, probabilities: mine)
    current = Part(rows: second.rows, truth: second.truth, probabilities: theirs)
  }
}

/// The classes of a target on both sides, -1 where it is missing; numbers are cut into the reference's quarters.
func classSides(_ reference: Column, _ current: Column) throws -> (
  classes: [String], reference: [Int], current: [Int]
) {
  if TaskKind(target: reference) == .number, let first = reference.asNumbers, let second = current.asNumbers {
    let sample = SortedSample(first.present.filter(\.isFinite))
    let cuts = [0.25, 0.5, 0.75].map(sample.quantile)
    func codes(_ column: TypedColumn<Double>) -> [Int] {
      (0..<column.count).map { row in
        guard column.isValid(row), column.values[row].isFinite else { return -1 }
        return cuts.count { $0 < column.values[row] }
      }
    }
    return (
      ["lowest quarter", "second quarter", "third quarter", "highest quarter"], codes(first), codes(second)
    )
  }
  let sides = [Labels(reference), Labels(current)]
  let all = Labels.union(sides.map(\.classes))
  let positions = Dictionary(zip(all, all.indices)) { first, _ in first }
  let codes = sides.map { labels in
    let places = labels.classes.map { positions[$0] ?? -1 }
    return labels.codes.map { $0 < 0 ? -1 : places[$0] }
  }
  return (all, codes[0], codes[1])
}
