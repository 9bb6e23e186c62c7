/// The part of a column that one batch holds: where its buffers are in the file.
struct ArrowChunk {
  /// The number of rows that are there.
  let length: Int
  /// The number of rows to read, from the first on.
  var rowCount: Int
  /// Whether a bit for each row says that it holds a value.
  let hasNulls: Bool
  /// Where the buffers are, in the order of Arrow's column format; all lie in the file.
  let buffers: [Range<Int>]

  /// The position of a buffer that must have room for a number of bits a row.
  func position(of buffer: Int, bits: Int) throws(ArrowFault) -> Int {
    // At most 64 bits times a row count that was held against the file's size, so this does not overflow.
    guard buffer < buffers.count, buffers[buffer].count >= (length * bits + 7) / 8 else {
      throw .outside("a buffer is shorter than its rows")
    }
    return buffers[buffer].lowerBound
  }
}

/// Rows that stand together in an Arrow file.
struct ArrowBatch {
  /// The number of rows.
  let rowCount: Int
  /// What it holds of each column.
  let chunks: [ArrowChunk]

  /// The batch that a table `RecordBatch` of Arrow's `Message.fbs` describes.
  ///
  /// - Parameters:
  ///   - fields: The columns that it has parts of.
  ///   - body: Where its buffers lie in the file.
  ///   - maximumRows: More rows than the file can hold.
  init(
    _ table: FlatTable, fields: [ArrowField], body: Range<Int>, maximumRows: Int
  ) throws(ArrowFault) {
    if try table.table(3) != nil {
      throw .malformed("its buffers are compressed; write it uncompressed")
    }
    let length = Int(try table.integer(0, default: Int64(0)))
    guard (0...maximumRows).contains(length) else { throw .outside("more rows than it has room for") }
    var cursor = try Cursor(
      nodes: try table.words(1, perElement: 2), buffers: try table.words(2, perElement: 2),
      viewCounts: try table.words(4, perElement: 1), body: body)
    var chunks: [ArrowChunk] = []
    for field in fields {
      let chunk = try cursor.take(field)
      guard chunk.length == length else { throw .outside("columns of different lengths") }
      chunks.append(chunk)
    }
    self.rowCount = length
    self.chunks = chunks
  }

  /// Where the next column's part starts in the batch's lists.
  private struct Cursor {
    private let nodes: [[Int]]
    private let buffers: [[Int]]
    private let viewCounts: [[Int]]
    private let body: Range<Int>
    private var node = 0
    private var buffer = 0
    private var viewCount = 0

    init(nodes: [[Int]], buffers: [[Int]], viewCounts: [[Int]], body: Range<Int>) throws(ArrowFault) {
      (self.nodes, self.buffers, self.viewCounts, self.body) = (nodes, buffers, viewCounts, body)
      // Buffers that share bytes would make a large frame of a small file.
      var room = body.count
      for buffer in buffers {
        guard buffer[0] >= 0, buffer[1] >= 0, buffer[0] <= body.count - min(buffer[1], body.count),
          buffer[1] <= room
        else { throw ArrowFault.outside("a buffer lies outside of its batch") }
        room -= buffer[1]
      }
    }

    /// The next column's part, with those of its children passed over.
    mutating func take(_ field: ArrowField) throws(ArrowFault) -> ArrowChunk {
      guard node < nodes.count else { throw .outside("a batch lacks a column") }
      let (length, nullCount) = (nodes[node][0], nodes[node][1])
      node += 1
      guard length >= 0 else { throw .outside("a column of negative length") }
      let ranges = try takeBuffers(of: field.storedType)
      if field.dictionary == nil { for child in field.children { _ = try take(child) } }
      let hasBits = !(ranges.first?.isEmpty ?? true)
      return ArrowChunk(
        length: length, rowCount: length, hasNulls: nullCount != 0 && (hasBits || nullCount > 0),
        buffers: ranges)
    }

    private mutating func takeBuffers(of type: ArrowType) throws(ArrowFault) -> [Range<Int>] {
      var count = type.bufferCount
      if type.hasViews {
        guard viewCount < viewCounts.count, (0...buffers.count).contains(viewCounts[viewCount][0]) else {
          throw .outside("a batch lacks a count of buffers")
        }
        count += viewCounts[viewCount][0]
        viewCount += 1
      }
      guard count <= buffers.count - buffer else { throw .outside("a batch lacks a buffer") }
      defer { buffer += count }
      return buffers[buffer..<buffer + count].map {
        body.lowerBound + $0[0]..<body.lowerBound + $0[0] + $0[1]
      }
    }
  }
}
