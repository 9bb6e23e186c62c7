import DataFrame

/// How the columns of a frame become the numbers that a model computes with, as learned from the training rows.
public struct FeatureEncoding: Sendable, Equatable {
  /// The features, in the order in which the model takes them.
  public let features: [Feature]

  /// The names of the columns.
  public var names: [String] { features.map(\.name) }

  /// An encoding of known features.
  public init(features: [Feature]) { self.features = features }

  /// Learns an encoding from the columns of a frame.
  ///
  /// - Throws: `ModelError.unusableFeature`; `DataError.unknownColumn`.
  /// - Complexity: O(rows) for each column.
  public init(_ names: [String], learnedFrom frame: DataFrame) throws {
    let columns = try names.map { try frame.column($0) }
    features = try concurrentTryMap(names.count) { index in
      try Cancellation.check()
      return try Feature(names[index], learnedFrom: columns[index])
    }
  }

  /// The rows of a frame as numbers.
  ///
  /// Nulls, infinities and texts that are not among the levels become missing. A column in which all values are missing
  /// may be of any type.
  ///
  /// - Throws: `ModelError.missingFeature`, `ModelError.wrongFeature`.
  /// - Complexity: O(rows) for each column.
  public func encode(_ frame: DataFrame, for model: String) throws -> EncodedFrame {
    let columns = try features.map { feature throws(ModelError) in
      guard let index = frame.index(of: feature.name) else {
        throw .missingFeature(feature.name, model: model)
      }
      return frame.columns[index]
    }
    let encoded = try concurrentTryMap(features.count) { index in
      try Cancellation.check()
      return try features[index].encode(columns[index])
    }
    return EncodedFrame(columns: encoded, rowCount: frame.rowCount)
  }
}

/// The features of rows as numbers: for each feature a value a row, the position of its level for a text, and NaN where
/// it is missing.
public struct EncodedFrame: Sendable {
  /// One array a feature.
  public let columns: [[Double]]
  /// The number of rows.
  public let rowCount: Int

  /// The rows at the given positions, in their order.
  public func gather(_ rows: [Int]) -> EncodedFrame {
    EncodedFrame(
      columns: concurrentMap(columns.count) { index in rows.map { columns[index][$0] } },
      rowCount: rows.count)
  }
}

extension Feature {
  /// A value for each row of a column, NaN where it is missing.
  fileprivate func encode(_ column: Column) throws(ModelError) -> [Double] {
    if column.nullCount == column.count { return [Double](repeating: .nan, count: column.count) }
    switch kind {
    case .numeric:
      guard let numbers = column.asNumbers else {
        throw .wrongFeature(name, found: column.type, isText: false)
      }
      return (0..<numbers.count).map { row in
        let value = numbers.values[row]
        return numbers.isValid(row) && value.isFinite ? value : .nan
      }
    case .categorical(let levels):
      guard case .string(let texts) = column else {
        throw .wrongFeature(name, found: column.type, isText: true)
      }
      // By bytes, since Swift's equality of texts takes some for one that files keep apart.
      let places = Dictionary(zip(levels.map { Array($0.utf8) }, levels.indices)) { first, _ in first }
      let values = texts.dictionary.map { places[Array($0.utf8)].map(Double.init) ?? .nan }
      return (0..<texts.count).map { row in
        texts.codes.isValid(row) ? values[Int(texts.codes.values[row])] : .nan
      }
    }
  }
}
