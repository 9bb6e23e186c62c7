/// Parses blocks of records into parts of columns, one block at a time.
struct CSVBlockParser {
  /// The columns that are read, as positions in the header, ascending.
  private let order: [Int]
  /// The number of fields of a record.
  private let width: Int
  private let separator: UInt8

  /// The part of each column in `order`.
  private(set) var columns: [ColumnParser]
  /// The number of records.
  private(set) var rowCount = 0
  /// The number of line ends.
  private(set) var lineCount = 0
  /// The lines of the block, counted from 1, whose records ended before the last column, with their number of
  /// fields.
  private(set) var shortRows: LineList<Int>
  /// What kept the block from being parsed to its end.
  private(set) var failure: CSVFailure?

  private var fields: [CSVField] = []
  private var lines: [Int] = []

  /// As many as stay in a core's nearest memory between being found and being parsed.
  private static let fieldsInBatch = 1 << 13

  init(
    order: [Int], width: Int, separator: UInt8, columns: [ColumnParser], report: LoadReport.Extent
  ) {
    (self.order, self.width, self.separator, self.columns) = (order, width, separator, columns)
    shortRows = LineList(report)
  }

  /// Parses a block; what a block gave before is forgotten.
  ///
  /// - Parameters:
  ///   - states: What is known of the columns from blocks before this one.
  ///   - maximum: The number of records to stop at.
  mutating func parse(_ block: CSVBlock, states: [ColumnState], atMost maximum: Int) {
    begin(states)
    reserve(for: block.count)
    if case .tooLong = block.ending { return failure = .fault(.recordTooLong(line: 1)) }
    var scanner = CSVScanner(separator: separator)
    let (limit, finding) = textEnd(block)
    var position = 0
    do throws(CSVFault) {
      while rowCount < maximum {
        let count = try scan(
          block, &scanner, from: &position, limit: limit, isFinal: finding == nil, atMost: maximum - rowCount)
        guard count > 0 else { break }
        add(block, count)
      }
      if let finding, rowCount < maximum {
        throw finding(scanner.line + lineEnds(block, position, limit))
      }
    } catch {
      failure = .fault(error)
    }
    lineCount = scanner.line - 1
  }

  /// Notes that there is no block, because it could not be read.
  mutating func fail(_ error: DataError, states: [ColumnState]) {
    begin(states)
    failure = .error(error)
  }

  private mutating func begin(_ states: [ColumnState]) {
    for index in columns.indices { columns[index].begin(as: states[index]) }
    (rowCount, lineCount, failure) = (0, 0, nil)
    shortRows.removeAll()
  }

  /// Makes room for a batch, and no more than a block of that size is likely to need.
  private mutating func reserve(for size: Int) {
    let capacity = max(1, min(CSVBlockParser.fieldsInBatch, max(64, size / 2)) / width)
    guard lines.count < capacity else { return }
    fields = [CSVField](repeating: CSVField(start: 0, end: 0, form: .absent), count: capacity * width)
    lines = [Int](repeating: 0, count: capacity)
  }

  /// How far the block is text, and the cause of its not being so at that position.
  private func textEnd(_ block: CSVBlock) -> (limit: Int, fault: ((_ line: Int) -> CSVFault)?) {
    switch TextCheck.examine(block.bytes, 0..<block.count) {
    case .text(let end) where end == block.count: (end, nil)
    case .text(let end): (end, { .notText(line: $0) })
    case .invalid(let position): (position, { .notText(line: $0) })
    case .zero(let position): (position, { .binary(line: $0) })
    }
  }

  private func lineEnds(_ block: CSVBlock, _ start: Int, _ end: Int) -> Int {
    block.bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { CSVScanner.lineEnds($0, start, end) } ?? 0
    }
  }

  /// Scans as many records as a batch holds and gives their number.
  private mutating func scan(
    _ block: CSVBlock, _ scanner: inout CSVScanner, from position: inout Int, limit: Int, isFinal: Bool,
    atMost maximum: Int
  ) throws(CSVFault) -> Int {
    let capacity = min(maximum, lines.count)
    let width = width
    var (next, count, current) = (position, 0, scanner)
    defer { (position, scanner) = (next, current) }
    // Each record gets `width` fields of `fields`, which holds `capacity` times as many; positions lie below
    // `limit`, and `padding` bytes follow the block's last one.
    try block.bytes.withUnsafeBufferPointer { bytes throws(CSVFault) in
      try fields.withUnsafeMutableBufferPointer { room throws(CSVFault) in
        guard let base = bytes.baseAddress, let first = room.baseAddress else { return }
        while count < capacity {
          let row = first + count * width
          let found = try current.scanRecord(
            base, from: &next, limit: limit, isFinal: isFinal, into: row, capacity: width)
          guard let found else { return }
          lines[count] = current.recordLine
          if found > width {
            throw .tooManyFields(line: current.recordLine, found: found, expected: width)
          } else if found < width {
            for column in found..<width { row[column] = CSVField(start: 0, end: 0, form: .absent) }
            shortRows.add(current.recordLine, found)
          }
          count += 1
        }
      }
    }
    return count
  }

  /// Adds the records of a batch to the columns.
  private mutating func add(_ block: CSVBlock, _ count: Int) {
    block.bytes.withUnsafeBufferPointer { bytes in
      fields.withUnsafeBufferPointer { fields in
        guard let base = bytes.baseAddress, let first = fields.baseAddress else { return }
        let batch = CSVBatch(base: base, fields: first, width: width, count: count, lines: lines)
        for (index, column) in order.enumerated() { columns[index].append(batch, column: column) }
      }
    }
    rowCount += count
  }
}

/// What keeps a block from being parsed.
enum CSVFailure {
  /// Its bytes are not records.
  case fault(CSVFault)
  /// It could not be read.
  case error(DataError)
}
