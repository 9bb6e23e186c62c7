/// Reads a source into a buffer and scans records in it, batch by batch.
///
/// The buffer always has `CSVScanner.padding` bytes behind the last one that was read. A record that the
/// buffer cuts off is moved to its front and completed by the next read, so it grows only for a record longer
/// than itself.
struct CSVRecordReader {
  private let source: ByteSource
  private var scanner = CSVScanner(separator: Byte.comma)
  private var buffer = [UInt8](repeating: 0, count: firstCapacity + CSVScanner.padding)
  /// What was read and not yet scanned stands at `start ..< end`; up to `checked` it is known to be text.
  private var start = 0
  private var end = 0
  private var checked = 0
  private var isFinal = false
  private var isAtBeginning = true

  private var fields: [CSVField] = []
  private var lines: [Int] = []

  /// The number of records in the batch that was scanned last.
  private(set) var batchCount = 0
  /// The number of bytes of all records scanned so far.
  private(set) var consumed = 0
  /// The records that ended before the last column.
  private(set) var shortRows = LineList()

  private static let firstCapacity = 1 << 18
  /// The length beyond which a quote was left open; it also keeps positions within `CSVField`'s 30 bits.
  private static let largestRecord = 1 << 29
  private static let fieldsInBatch = 1 << 15

  init(_ source: ByteSource) { self.source = source }

  /// The byte between fields, to be set before the first record is read.
  var separator: UInt8 {
    get { scanner.separator }
    set { scanner = CSVScanner(separator: newValue) }
  }

  /// The number of fields of each of the first records under a separator, as far as they are in the buffer.
  ///
  /// - Returns: The counts, and whether what follows them cannot be records under this separator.
  mutating func widths(under separator: UInt8, atMost maximum: Int) throws(DataError) -> (
    counts: [Int], fails: Bool
  ) {
    while start == end, !isFinal { try refill() }
    var scanner = CSVScanner(separator: separator)
    var counts: [Int] = []
    let (start, end, isFinal) = (start, end, isFinal)
    let fails = buffer.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(of: CSVField.self, capacity: 1) { room in
        guard let base = bytes.baseAddress, let fields = room.baseAddress else { return false }
        var position = start
        while counts.count < maximum {
          do {
            let count = try scanner.scanRecord(
              base, from: &position, limit: end, isFinal: isFinal, into: fields, capacity: 0)
            guard let count else { return false }
            counts.append(count)
          } catch {
            return true
          }
        }
        return false
      }
    }
    return (counts, fails)
  }

  /// The number of bytes that were read and not yet scanned.
  var readAheadCount: Int { end - start }

  /// Reads more of the source, for a look at what the buffer does not show yet; false where its end was seen.
  mutating func readAhead() throws(DataError) -> Bool {
    guard !isFinal else { return false }
    try refill()
    return true
  }

  /// The number of fields of the next record, which stays unread; nil at the end.
  mutating func nextWidth() throws(DataError) -> Int? {
    var survey = try widths(under: separator, atMost: 1)
    while survey.counts.isEmpty, !survey.fails, try readAhead() {
      survey = try widths(under: separator, atMost: 1)
    }
    // What cannot be scanned is scanned once more, so that its cause is thrown.
    if survey.fails { _ = try scanBatch(width: 1, atMost: 1) }
    return survey.counts.first
  }

  /// Reads the next record, however many fields it has; nil at the end.
  mutating func nextRecord() throws(DataError) -> [(text: String, isQuoted: Bool)]? {
    guard let width = try nextWidth(), try scanBatch(width: width, atMost: 1) == 1 else { return nil }
    return withBatch { batch in
      (0..<width).map { column in
        let field = batch.field(0, column)
        let text = batch.bytes(field).text
        return (field.form == .escaped ? text.unescaped : text, !field.isUnquoted)
      }
    }
  }

  /// Scans as many records as the buffer and the batch hold, at least one unless the source has ended.
  ///
  /// - Parameters:
  ///   - width: The number of fields of each record; what a shorter one lacks is `absent`.
  ///   - maximum: The number of records to stop at.
  /// - Returns: The number of records.
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  mutating func scanBatch(width: Int, atMost maximum: Int) throws(DataError) -> Int {
    // No more room than the bytes at hand are likely to need: small files are many.
    let likely = min(CSVRecordReader.fieldsInBatch, max(64, readAheadCount / 2))
    let capacity = max(1, min(maximum, likely / width))
    if fields.count < capacity * width {
      fields = [CSVField](repeating: CSVField(start: 0, end: 0, form: .absent), count: capacity * width)
    }
    if lines.count < capacity { lines = [Int](repeating: 0, count: capacity) }
    batchWidth = width
    batchCount = 0
    guard maximum > 0 else { return 0 }
    while true {
      do throws(CSVFault) {
        try scan(capacity: capacity)
      } catch {
        throw .file(fault(error))
      }
      if batchCount > 0 || (isFinal && start >= end) { return batchCount }
      try refill()
    }
  }

  /// Runs a body on the batch that was scanned last.
  func withBatch<Result>(_ body: (CSVBatch) -> Result) -> Result {
    buffer.withUnsafeBufferPointer { bytes in
      fields.withUnsafeBufferPointer { fields in
        guard let base = bytes.baseAddress, let first = fields.baseAddress else {
          preconditionFailure("a batch has a buffer and fields")
        }
        return body(CSVBatch(base: base, fields: first, width: batchWidth, count: batchCount, lines: lines))
      }
    }
  }

  private var batchWidth = 1

  private mutating func scan(capacity: Int) throws(CSVFault) {
    let (width, limit, isFinal) = (batchWidth, end, isFinal)
    var (position, count, scanner) = (start, 0, scanner)
    defer {
      consumed += position - start
      (start, batchCount, self.scanner) = (position, count, scanner)
    }
    // Each record gets `width` fields of `fields`, which holds `capacity` times as many; positions lie below
    // `end`, and `padding` bytes follow it in the buffer.
    try buffer.withUnsafeBufferPointer { bytes throws(CSVFault) in
      try fields.withUnsafeMutableBufferPointer { room throws(CSVFault) in
        guard let base = bytes.baseAddress, let first = room.baseAddress else { return }
        while count < capacity {
          let row = first + count * width
          // An incomplete record leaves the scanner's line as it was.
          var next = position
          let found = try scanner.scanRecord(
            base, from: &next, limit: limit, isFinal: isFinal, into: row, capacity: width)
          position = next
          guard let found else { return }
          lines[count] = scanner.recordLine
          if found > width {
            throw .tooManyFields(line: scanner.recordLine, found: found, expected: width)
          } else if found < width {
            for column in found..<width { row[column] = CSVField(start: 0, end: 0, form: .absent) }
            shortRows.add(scanner.recordLine)
          }
          count += 1
        }
      }
    }
  }

  /// Moves what is left to the front and reads more behind it.
  private mutating func refill() throws(DataError) {
    try Cancellation.check()
    if start > 0 {
      buffer.replaceSubrange(0..<end - start, with: buffer[start..<end])
      (start, end, checked) = (0, end - start, checked - start)
    }
    let capacity = buffer.count - CSVScanner.padding
    if end == capacity {
      guard capacity < CSVRecordReader.largestRecord else {
        throw .file(fault(.openQuote(line: scanner.line)))
      }
      buffer.append(contentsOf: repeatElement(0, count: capacity))
    }
    // A record that is still incomplete is scanned again from its start: twice as much of it at least, so
    // that all scans together stay linear however small the pieces are in which the source comes.
    let target = min(buffer.count - CSVScanner.padding, 2 * (end - start))
    repeat {
      do throws(FileError) {
        let count = try source.read(into: &buffer, from: end, upTo: buffer.count - CSVScanner.padding)
        isFinal = count == 0
        end += count
      } catch {
        // A stop from the keyboard also ends the decompressor, whose failure is then no news.
        try Cancellation.check()
        throw .file(error)
      }
    } while end < target && !isFinal
    try skipByteOrderMark()
    try check()
  }

  private mutating func skipByteOrderMark() throws(DataError) {
    guard isAtBeginning, end - start >= 3 || isFinal else { return }
    isAtBeginning = false
    let head = Array(buffer[start..<min(start + 3, end)])
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw .file(FileError(.notText, path: source.path, line: 1, detail: "UTF-16"))
    }
    guard head == [0xEF, 0xBB, 0xBF] else { return }
    start += 3
    checked = start
  }

  /// Looks whether what was read last is text.
  private mutating func check() throws(DataError) {
    switch TextCheck.examine(buffer, checked..<end) {
    case .text(let position):
      checked = position
      if isFinal && position < end {
        throw .file(FileError(.notText, path: source.path, line: line(of: position)))
      }
    case .zero(let position): throw .file(FileError(.binary, path: source.path, line: line(of: position)))
    case .invalid(let position): throw .file(FileError(.notText, path: source.path, line: line(of: position)))
    }
  }

  private func line(of position: Int) -> Int {
    buffer.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return scanner.line }
      return scanner.line + CSVScanner.lineEnds(base, start, position)
    }
  }

  private func fault(_ fault: CSVFault) -> FileError {
    switch fault {
    case .openQuote(let line):
      FileError(.malformed, path: source.path, line: line, detail: "a quote is opened and never closed")
    case .textAfterQuote(let line):
      FileError(.malformed, path: source.path, line: line, detail: "text follows a closing quote")
    case .tooManyFields(let line, let found, let expected):
      FileError(
        .malformed, path: source.path, line: line, detail: "\(found) fields instead of \(expected)")
    }
  }
}
