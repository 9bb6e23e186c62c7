/// Writes a frame as an Arrow file: the schema, batches of rows, and a footer that says where they are.
struct ArrowWriter {
  private let frame: DataFrame
  private let columns: [ArrowColumnWriter]
  /// The number of bytes written so far.
  private var position = 0

  /// A multiple of 64, so that a batch starts with a whole word of a bitmap.
  static let rowsPerBatch = 1 << 18

  /// What buffers and the bodies of messages start at multiples of, as Arrow recommends.
  static let alignment = 64

  init(_ frame: DataFrame) {
    self.frame = frame
    columns = frame.columns.map { ArrowColumnWriter($0) }
  }

  mutating func write(to output: inout ByteOutput) throws(DataError) {
    try add(to: &output) { $0 += ArrowFile.magic + [0, 0] }
    try addMessage(kind: 1, schema, bodySize: 0, to: &output)
    var blocks: [[Int]] = []
    for start in stride(from: 0, to: frame.rowCount, by: ArrowWriter.rowsPerBatch) {
      try Cancellation.check()
      blocks.append(
        try addBatch(start..<min(frame.rowCount, start + ArrowWriter.rowsPerBatch), to: &output))
    }
    let footer = FlatTableValue([
      .short(ArrowWriter.version), .table(schema), .words([]), .words(blocks),
    ])
    let bytes = footer.encoded()
    try add(to: &output) { output in
      // The end of the messages, for those who read the file as a stream.
      output += [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]
      output += bytes
      output.append(memoryOf: [Int32(bytes.count)])
      output += ArrowFile.magic
    }
  }

  /// Format version 5, as Arrow's `Schema.fbs` counts.
  private static let version: Int16 = 4

  private var schema: FlatTableValue {
    let fields = zip(frame.names, columns).map { name, column in
      let (number, type) = column.type
      return FlatTableValue([.text(name), .byte(1), .byte(number), .table(type), nil, .tables([])])
    }
    return FlatTableValue([.short(0), .tables(fields)])
  }

  /// Adds rows and gives their block for the footer: its position and the lengths of metadata and body.
  private mutating func addBatch(_ rows: Range<Int>, to output: inout ByteOutput) throws(DataError) -> [Int] {
    var nodes: [[Int]] = []
    var buffers: [[Int]] = []
    var bodySize = 0
    for column in columns {
      nodes.append([rows.count, column.nullCount(rows)])
      for size in column.bufferSizes(rows) {
        buffers.append([bodySize, size])
        bodySize += ArrowWriter.aligned(size)
      }
    }
    let batch = FlatTableValue([.long(rows.count), .words(nodes), .words(buffers)])
    let start = position
    try addMessage(kind: 3, batch, bodySize: bodySize, to: &output)
    let metadataSize = position - start
    for column in columns {
      for buffer in column.bufferSizes(rows).indices {
        try add(to: &output) { column.append(buffer, of: rows, to: &$0) }
      }
    }
    return [start, metadataSize, bodySize]
  }

  /// Adds the metadata of a message, padded so that its body starts at a multiple of the alignment.
  private mutating func addMessage(
    kind: UInt8, _ header: FlatTableValue, bodySize: Int, to output: inout ByteOutput
  ) throws(DataError) {
    let message = FlatTableValue([
      .short(ArrowWriter.version), .byte(kind), .table(header), .long(bodySize),
    ])
    let bytes = message.encoded()
    let end = ArrowWriter.aligned(position + 8 + bytes.count)
    let size = end - position - 8
    try add(to: &output) { output in
      output += [0xFF, 0xFF, 0xFF, 0xFF]
      output.append(memoryOf: [Int32(size)])
      output += bytes
      output.append(contentsOf: repeatElement(0, count: size - bytes.count))
    }
  }

  /// Adds what a body appends.
  private mutating func add(
    to output: inout ByteOutput, _ body: (inout [UInt8]) -> Void
  ) throws(DataError) {
    var count = 0
    try mapped { () throws(FileError) in
      try output.extend { bytes in
        let start = bytes.count
        body(&bytes)
        count = bytes.count - start
      }
    }
    position += count
  }

  /// The next multiple of the alignment.
  static func aligned(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }
}
