/// A column as Arrow's buffers: for each batch a bitmap of the values that are there, then the values.
struct ArrowColumnWriter {
  private let column: Column
  private let texts: ArrowTexts?

  init(_ column: Column) {
    self.column = column
    if case .string(let strings) = column { texts = ArrowTexts(strings) } else { texts = nil }
  }

  /// The number of the type in the union `Type` of Arrow's `Schema.fbs`, and its table.
  var type: (number: UInt8, table: FlatTableValue) {
    switch column {
    case .integer: (2, FlatTableValue([.int(64), .byte(1)]))
    case .number: (3, FlatTableValue([.short(2)]))
    case .bool: (6, FlatTableValue([]))
    case .date: (10, FlatTableValue([.short(ArrowTimeUnit.microseconds.rawValue), .text("UTC")]))
    case .string: (texts?.isLarge ?? false ? 20 : 5, FlatTableValue([]))
    }
  }

  /// The number of rows of a batch without a value.
  func nullCount(_ rows: Range<Int>) -> Int {
    guard let validity = column.validity else { return 0 }
    let words = validity.words[rows.lowerBound / 64..<(rows.upperBound + 63) / 64]
    return rows.count - words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// The lengths of the buffers for a batch in bytes, without padding.
  func bufferSizes(_ rows: Range<Int>) -> [Int] {
    let bits = (rows.count + 7) / 8
    let validity = nullCount(rows) == 0 ? 0 : bits
    return switch column {
    case .integer, .number, .date: [validity, rows.count * 8]
    case .bool: [validity, bits]
    case .string(let strings): [validity] + (texts?.bufferSizes(strings.codes, rows) ?? [])
    }
  }

  /// Adds a buffer, one of `bufferSizes`, padded to Arrow's alignment.
  ///
  /// Slots without a value are zero, so that equal frames give equal files.
  func append(_ buffer: Int, of rows: Range<Int>, to bytes: inout [UInt8]) {
    let start = bytes.count
    if buffer == 0 {
      if nullCount(rows) > 0 { appendValidity(rows, to: &bytes) }
    } else {
      switch column {
      case .integer(let column): bytes.append(memoryOf: column.slots(rows, empty: 0))
      case .number(let column): bytes.append(memoryOf: column.slots(rows, empty: 0))
      case .date(let column):
        let slots = column.slots(rows, empty: Timestamp(microseconds: 0))
        bytes.append(memoryOf: slots.map(\.microseconds)[...])
      case .bool(let column): ArrowColumnWriter.append(bits: column.slots(rows, empty: false), to: &bytes)
      case .string(let strings): texts?.append(buffer, of: strings.codes, rows, to: &bytes)
      }
    }
    let size = bytes.count - start
    bytes.append(contentsOf: repeatElement(0, count: ArrowWriter.aligned(size) - size))
  }

  /// Adds the bitmap's words, whose bytes are in Arrow's order; `rows` starts at a multiple of 64.
  private func appendValidity(_ rows: Range<Int>, to bytes: inout [UInt8]) {
    guard let words = column.validity?.words else { return }
    let end = bytes.count + (rows.count + 7) / 8
    bytes.append(memoryOf: words[rows.lowerBound / 64..<(rows.upperBound + 63) / 64])
    bytes.removeLast(bytes.count - end)
  }

  private static func append(bits: ArraySlice<Bool>, to bytes: inout [UInt8]) {
    var byte: UInt8 = 0
    var count = 0
    for bit in bits {
      if bit { byte |= 1 << UInt8(count) }
      count += 1
      guard count == 8 else { continue }
      bytes.append(byte)
      (byte, count) = (0, 0)
    }
    if count > 0 { bytes.append(byte) }
  }
}

extension TypedColumn {
  /// The slots of rows, with one value in all that hold none.
  fileprivate func slots(_ rows: Range<Int>, empty: Element) -> ArraySlice<Element> {
    var slots = values[rows]
    guard let validity else { return slots }
    for row in rows where !validity[row] { slots[row] = empty }
    return slots
  }
}

/// The distinct texts of a column as bytes, to be put one after the other for the rows of a batch.
struct ArrowTexts {
  /// Whether a batch has more text than offsets of 32 bits reach.
  private(set) var isLarge = false

  /// The texts one after the other; text `i` is at `ends[i] ..< ends[i + 1]`.
  private var bytes: [UInt8] = []
  private var ends = [0]

  init(_ column: StringColumn) {
    ends.reserveCapacity(column.dictionary.count + 1)
    for text in column.dictionary {
      bytes.append(contentsOf: text.utf8)
      ends.append(bytes.count)
    }
    for start in stride(from: 0, to: column.count, by: ArrowWriter.rowsPerBatch) {
      let rows = start..<min(column.count, start + ArrowWriter.rowsPerBatch)
      if size(column.codes, rows) > Int(Int32.max) { isLarge = true }
    }
  }

  /// The lengths of the buffers of offsets and of text.
  func bufferSizes(_ codes: TypedColumn<Int32>, _ rows: Range<Int>) -> [Int] {
    [(rows.count + 1) * (isLarge ? 8 : 4), size(codes, rows)]
  }

  /// Adds the offsets (buffer 1) or the text (buffer 2).
  func append(_ buffer: Int, of codes: TypedColumn<Int32>, _ rows: Range<Int>, to bytes: inout [UInt8]) {
    guard buffer == 1 else {
      for row in rows where codes.isValid(row) { bytes.append(contentsOf: self.bytes[range(codes, row)]) }
      return
    }
    if isLarge {
      bytes.append(memoryOf: offsets(of: Int64.self, codes, rows)[...])
    } else {
      bytes.append(memoryOf: offsets(of: Int32.self, codes, rows)[...])
    }
  }

  private func offsets<Offset: FixedWidthInteger>(
    of type: Offset.Type, _ codes: TypedColumn<Int32>, _ rows: Range<Int>
  ) -> [Offset] {
    var offsets: [Offset] = [0]
    offsets.reserveCapacity(rows.count + 1)
    var end = 0
    for row in rows {
      if codes.isValid(row) { end += range(codes, row).count }
      offsets.append(Offset(end))
    }
    return offsets
  }

  private func size(_ codes: TypedColumn<Int32>, _ rows: Range<Int>) -> Int {
    rows.reduce(0) { codes.isValid($1) ? $0 + range(codes, $1).count : $0 }
  }

  private func range(_ codes: TypedColumn<Int32>, _ row: Int) -> Range<Int> {
    let code = Int(codes.values[row])
    return ends[code]..<ends[code + 1]
  }
}
