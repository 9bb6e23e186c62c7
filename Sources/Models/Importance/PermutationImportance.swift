import DataFrame

/// How much worse a model gets when one column's values are shuffled between the rows.
///
/// The model is not fitted anew. A column that says the same as another one can seem unimportant, because the other one
/// still tells what it said. Sources: Breiman, "Random forests", Machine Learning 45, 2001; Fisher, Rudin and Dominici, "All
/// models are wrong, but many are useful", JMLR 20, 2019.
public struct PermutationImportance: Sendable {
  /// How often each column is shuffled.
  public var repeats: Int
  /// Where the generator starts; each shuffle has a stream of its own, so cores do not matter.
  public var seed: Int

  /// Importance from so many shuffles.
  public init(repeats: Int = 10, seed: Int = 42) {
    self.repeats = repeats
    self.seed = seed
  }

  /// The importance of some columns for a metric that has a better direction, the most important column first.
  ///
  /// - Parameter outcomes: The outcomes of the model on a frame of the same rows, whose truth is not shuffled.
  /// - Returns: A row a column; of equals the one that is named first comes first. Undefined values are 0.
  /// - Throws: What `outcomes` throws, `DataError.unknownColumn`, `DataError.cancelled`.
  /// - Complexity: O(columns · repeats) calls of `outcomes`, on all cores; counts them as draws.
  public func rows(
    of columns: [String], in frame: DataFrame, by metric: Metric,
    outcomes: @Sendable (DataFrame) throws -> Outcomes
  ) throws -> [ImportanceRow] {
    let sign = metric.better == .smaller ? 1.0 : -1.0
    @Sendable func score(_ frame: DataFrame) throws -> Double {
      sign * (metric.values(of: try outcomes(frame)).first?.value?.value ?? 0)
    }
    let base = try score(frame)
    let (repeats, seed) = (repeats, seed)
    let losses = try concurrentTryMap(columns.count * repeats) { piece in
      try Cancellation.check()
      let name = columns[piece / repeats]
      var source = NormalSource(seed: seed, stream: piece)
      var shuffled = frame
      try shuffled.set(name, to: frame.column(name).gather(source.permutation(frame.rowCount)))
      let loss = try score(shuffled) - base
      ProgressCount.advance(.draws)
      return loss
    }
    let rows = columns.indices.map { index in
      ImportanceRow(columns[index], losses: Array(losses[index * repeats..<(index + 1) * repeats]))
    }
    let order = rows.indices.sorted {
      (-rows[$0].importance, $0) < (-rows[$1].importance, $1)
    }
    return order.map { rows[$0] }
  }
}

/// How much a model depends on a column.
public struct ImportanceRow: Sendable, Hashable {
  /// The column.
  public var column: String
  /// How much worse the metric is on average when the column is shuffled, in the metric's own unit; around 0 for a column
  /// that the model does without.
  public var importance: Double
  /// How much that scatters from shuffle to shuffle (ddof 1); 0 for a single one.
  public var std: Double

  init(_ column: String, losses: [Double]) {
    self.column = column
    let mean = MeanValue(losses)
    importance = mean.mean
    std = mean.error.isFinite ? mean.error * Double(losses.count).squareRoot() : 0
  }
}
