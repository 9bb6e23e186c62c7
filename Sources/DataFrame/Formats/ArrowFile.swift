/// An Arrow file that is open: its schema, and where its batches are.
///
/// Nothing in the file is believed: every offset and length is held against the size of the file, and no two
/// batches may share bytes, so what is read is never much larger than the file.
struct ArrowFile {
  /// The columns.
  let schema: ArrowSchema
  /// The bytes.
  let storage: ArrowStorage
  /// More rows than a sound file of this size has: a row takes a bit at least, except where all is missing.
  let maximumRows: Int

  private let batchBlocks: [Block]
  private let dictionaryBlocks: [Block]

  /// The bytes that a file starts and ends with.
  static let magic = Array("ARROW1".utf8)

  /// A message in the file: metadata, then a body of buffers.
  private struct Block {
    let metadata: Range<Int>
    let body: Range<Int>
  }

  /// Reads the footer.
  init(_ storage: ArrowStorage) throws(ArrowFault) {
    try ArrowFile.checkMagic(storage)
    let lengthPosition = storage.size - ArrowFile.magic.count - 4
    let length = Int(try storage.array(of: Int32.self, at: [(lengthPosition, 1)])[0])
    guard length > 0, length <= lengthPosition - 8 else { throw .outside("a footer of \(length) bytes") }
    let end = lengthPosition - length
    let footer = try FlatTable(root: storage.bytes(end..<lengthPosition))
    let version = try footer.integer(0, default: Int16(0))
    guard (3...4).contains(version) else {
      throw .malformed("its Arrow format version is \(Int(version) + 1); 4 and 5 can be read")
    }
    guard let schema = try footer.table(1) else { throw .outside("no schema") }
    self.storage = storage
    self.schema = try ArrowSchema(schema, version: version)
    maximumRows = 8 * max(storage.size, 1 << 20)
    dictionaryBlocks = try ArrowFile.blocks(footer.words(2, perElement: 3), end: end)
    batchBlocks = try ArrowFile.blocks(footer.words(3, perElement: 3), end: end)
    try ArrowFile.checkApart(dictionaryBlocks + batchBlocks)
  }

  /// The batches from the first on, until they hold that many rows.
  func batches(rows limit: Int) throws(ArrowFault) -> [ArrowBatch] {
    var batches: [ArrowBatch] = []
    var count = 0
    for block in batchBlocks where count < limit {
      guard !Cancellation.isRequested else { break }
      let table = try header(of: block, kind: 3)
      let batch = try ArrowBatch(
        table, fields: schema.fields, body: block.body, maximumRows: maximumRows - count)
      batches.append(batch)
      count += batch.rowCount
    }
    return batches
  }

  /// What the dictionaries hold that these columns refer to, by their ids: the first part and additions to
  /// it, in order.
  func dictionaries(of fields: [ArrowField]) throws(ArrowFault) -> [Int: [ArrowChunk]] {
    var values: [Int: ArrowField] = [:]
    for field in fields {
      guard let id = field.dictionary?.id else { continue }
      guard values[id] == nil || values[id]?.type == field.type else {
        throw .outside("a dictionary of two types")
      }
      values[id] = ArrowField(name: field.name, type: field.type, dictionary: nil, children: field.children)
    }
    var chunks: [Int: [ArrowChunk]] = [:]
    var count = 0
    for block in dictionaryBlocks where !values.isEmpty {
      let table = try header(of: block, kind: 2)
      let id = Int(try table.integer(0, default: Int64(0)))
      guard let field = values[id], let data = try table.table(1) else { continue }
      if try table.integer(2, default: UInt8(0)) == 0 && chunks[id] != nil {
        throw .malformed("it replaces a dictionary, which Arrow files may not")
      }
      let batch = try ArrowBatch(
        data, fields: [field], body: block.body, maximumRows: maximumRows - count)
      count += batch.rowCount
      chunks[id, default: []] += batch.chunks
    }
    return chunks
  }

  /// The table that a message carries, which must be of a kind.
  private func header(of block: Block, kind: UInt8) throws(ArrowFault) -> FlatTable {
    var bytes = try storage.bytes(block.metadata)
    // Format version 4 could have the length alone, without the mark that it follows since.
    let hasMark = bytes.starts(with: [0xFF, 0xFF, 0xFF, 0xFF])
    bytes.removeFirst(hasMark ? 8 : 4)
    let message = try FlatTable(root: bytes)
    guard try message.integer(1, default: UInt8(0)) == kind, let table = try message.table(2) else {
      throw .outside("a message of another kind than the footer says")
    }
    return table
  }

  private static func checkMagic(_ storage: ArrowStorage) throws(ArrowFault) {
    let start = try storage.bytes(0..<min(8, storage.size))
    if start.starts(with: [0xFF, 0xFF, 0xFF, 0xFF]) {
      throw .malformed("an Arrow stream, not an Arrow file; write it in the file format")
    }
    guard start.starts(with: magic) else { throw .malformed("not an Arrow file") }
    guard storage.size >= 8 + 4 + magic.count,
      try storage.bytes(storage.size - magic.count..<storage.size) == magic
    else { throw .malformed("an Arrow file that was cut off") }
  }

  /// The messages that a footer lists, all of which must end before it.
  private static func blocks(_ elements: [[Int]], end: Int) throws(ArrowFault) -> [Block] {
    var blocks: [Block] = []
    for element in elements {
      // The length of the metadata has 32 bits, of which the rest of the word are padding.
      let metadataLength = Int(Int32(truncatingIfNeeded: element[1]))
      let (start, bodyLength) = (element[0], element[2])
      guard start >= 8, start <= end, metadataLength >= 8, metadataLength <= end - start,
        bodyLength >= 0, bodyLength <= end - start - metadataLength
      else { throw .outside("a batch lies outside of it") }
      let body = start + metadataLength
      blocks.append(Block(metadata: start..<body, body: body..<body + bodyLength))
    }
    return blocks
  }

  private static func checkApart(_ blocks: [Block]) throws(ArrowFault) {
    let sorted = blocks.sorted { $0.metadata.lowerBound < $1.metadata.lowerBound }
    for (block, next) in zip(sorted, sorted.dropFirst())
    where next.metadata.lowerBound < block.body.upperBound {
      throw .outside("two batches share bytes")
    }
  }
}
