/// How the values of a feature are put into bins: bin 0 for what is missing, and up to 255 for values.
public enum BinTable: Sendable, Equatable {
  /// A number is in bin 1 + the number of edges below it; at most 254 edges, ascending.
  case edges([Double])
  /// The level at position i is in bin 1 + i; at most 255 levels.
  case levels(Int)

  /// The number of bins, the one for missing values included.
  public var count: Int {
    switch self {
    case .edges(let edges): edges.count + 2
    case .levels(let count): count + 1
    }
  }
}

/// Rows of features as one byte each: the number of the bin that a value is in.
///
/// Features are dealt out to blocks of at most eight, at least two blocks where there are two features, and a block keeps a
/// row's bytes in one word: one load fetches them all, and cores that work on different blocks share no memory.
///
/// Invariant: every byte of feature f is below `tables[f].count`, every block has a word for each row, and bytes without a
/// feature are 0; whoever adds up bins relies on it and does not check.
public struct BinnedRows: Sendable {
  /// The words of each block.
  let blocks: [[UInt64]]
  /// The features of each block; the first one's byte is the lowest.
  let parts: [Range<Int>]
  /// The number of rows.
  public let rows: Int
  /// How each feature is binned.
  public let tables: [BinTable]
  /// Where the bins of each feature start among the bins of all.
  public let offsets: [Int]

  /// The number of features.
  public var features: Int { tables.count }

  /// Puts values into bins; NaN is missing, and a level is the whole number of its position.
  ///
  /// - Complexity: O(rows · features).
  public init(_ columns: [[Double]], rows: Int, tables: [BinTable]) {
    precondition(columns.count == tables.count && columns.allSatisfy { $0.count == rows }, "ragged columns")
    precondition(tables.allSatisfy { (1...256).contains($0.count) }, "too many bins")
    let blockCount = max(min(tables.count, 2), (tables.count + 7) / 8)
    let parts = chunks(of: tables.count, size: (tables.count + blockCount - 1) / max(blockCount, 1))
    let searches = tables.map(BinSearch.init)
    blocks = parts.map { part in
      concurrentRows(rows, placeholder: 0) { range, slots in
        for row in range { slots.initializeElement(at: row, to: 0) }
        for feature in part {
          searches[feature].add(
            to: slots, from: columns[feature], range, shift: 8 * (feature - part.lowerBound))
        }
      }
    }
    (self.rows, self.tables, self.parts) = (rows, tables, parts)
    offsets = tables.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }

  /// The block that a feature is in, and by how far its byte is shifted there.
  func place(of feature: Int) -> (block: Int, shift: UInt64) {
    let width = parts[0].count
    return (feature / width, UInt64(8 * (feature % width)))
  }

  /// The bin of a row's value.
  public subscript(row: Int, feature: Int) -> Int {
    let (block, shift) = place(of: feature)
    return Int(blocks[block][row] >> shift & 0xFF)
  }
}

/// Finds the bin of a value in eight steps without branches that could be mispredicted.
private struct BinSearch: Sendable {
  /// The edges, then infinities up to 256; nil for levels.
  private let padded: [Double]?
  private let levels: Int

  init(_ table: BinTable) {
    switch table {
    case .edges(let edges):
      padded = edges + [Double](repeating: .infinity, count: 256 - edges.count)
      levels = 0
    case .levels(let count):
      padded = nil
      levels = count
    }
  }

  /// Writes the bins of a range of rows into their byte of the words, where 0 stands.
  ///
  /// Invariant: the position stays below 256, since the steps add up to 255, and no value is above the infinities.
  func add(
    to slots: UnsafeMutableBufferPointer<UInt64>, from column: [Double], _ rows: Range<Int>, shift: Int
  ) {
    column.withUnsafeBufferPointer { values in
      guard let padded else {
        for row in rows where values[row] >= 0 && values[row] < Double(levels) {
          slots[row] |= (UInt64(values[row]) + 1) << UInt64(shift)
        }
        return
      }
      padded.withUnsafeBufferPointer { edges in
        for row in rows {
          let value = values[row]
          var place = 0
          var step = 128
          while step > 0 {
            place += edges[place + step - 1] < value ? step : 0
            step >>= 1
          }
          slots[row] |= (value.isNaN ? 0 : UInt64(place + 1)) << UInt64(shift)
        }
      }
    }
  }
}
