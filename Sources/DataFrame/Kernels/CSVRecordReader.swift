/// Reads the first bytes of a source, to find out how it is separated and what its columns are called.
///
/// The buffer always has `CSVScanner.padding` bytes behind the last one that was read. How much is read at
/// once does not depend on the pieces in which the source comes.
struct CSVRecordReader {
  private let source: ByteSource
  private var buffer = [UInt8](repeating: 0, count: CSVSeparators.sampleSize + CSVScanner.padding)
  /// What was read and not yet scanned stands at `start ..< end`; up to `checked` it is known to be text.
  private var start = 0
  private var end = 0
  private var checked = 0
  private var isFinal = false
  private var isAtBeginning = true

  /// The line on which the next record starts, counted from 1.
  private(set) var line = 1

  /// The byte between fields, to be set before the first record is read.
  var separator = Byte.comma

  init(_ source: ByteSource) { self.source = source }

  /// The number of bytes that were read and not yet scanned.
  var readAheadCount: Int { end - start }

  /// A reader of the records that follow.
  var blocks: CSVBlockReader {
    CSVBlockReader(source, separator: separator, carry: Array(buffer[start..<end]), hasEnded: isFinal)
  }

  /// The number of fields of each of the first records under a separator, as far as they are in the buffer.
  ///
  /// - Returns: The counts, and whether what follows them cannot be records under this separator.
  mutating func widths(under separator: UInt8, atMost maximum: Int) throws(DataError) -> (
    counts: [Int], fails: Bool
  ) {
    while start == end, !isFinal { try refill() }
    var counts: [Int] = []
    var position = start
    do throws(CSVFault) {
      var scanner = CSVScanner(separator: separator)
      while counts.count < maximum, let fields = try scan(&scanner, from: &position, capacity: 0) {
        counts.append(fields.count)
      }
    } catch {
      return (counts, true)
    }
    return (counts, false)
  }

  /// Reads more of the source, for a look at what the buffer does not show yet; false where its end was seen.
  mutating func readAhead() throws(DataError) -> Bool {
    guard !isFinal else { return false }
    try refill()
    return true
  }

  /// The number of fields of the next record, which stays unread; nil at the end.
  mutating func nextWidth() throws(DataError) -> Int? {
    while true {
      var scanner = CSVScanner(separator: separator, line: line)
      var position = start
      do throws(CSVFault) {
        if let fields = try scan(&scanner, from: &position, capacity: 0) { return fields.count }
      } catch {
        throw .file(error.error(path: source.path))
      }
      guard try readAhead() else { return nil }
    }
  }

  /// Reads the next record, however many fields it has; nil at the end.
  mutating func nextRecord() throws(DataError) -> [(text: String, isQuoted: Bool)]? {
    guard let width = try nextWidth() else { return nil }
    var scanner = CSVScanner(separator: separator, line: line)
    var position = start
    do throws(CSVFault) {
      guard let fields = try scan(&scanner, from: &position, capacity: width)?.fields else { return nil }
      (start, line) = (position, scanner.line)
      return buffer.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return nil }
        // The positions of a scanned field lie in the buffer.
        return fields.map { field in
          let text = FieldBytes(base + field.start, count: field.count).text
          return (field.form == .escaped ? text.unescaped : text, !field.isUnquoted)
        }
      }
    } catch {
      throw .file(error.error(path: source.path))
    }
  }

  /// Scans the record at a position, and stores its fields where there is room for them.
  private func scan(
    _ scanner: inout CSVScanner, from position: inout Int, capacity: Int
  ) throws(CSVFault) -> (count: Int, fields: [CSVField])? {
    var fields = [CSVField](repeating: CSVField(start: 0, end: 0, form: .absent), count: max(capacity, 1))
    let (end, isFinal) = (end, isFinal)
    // `padding` bytes follow `end` in the buffer, and there is room for `capacity` fields.
    let count = try buffer.withUnsafeBufferPointer { bytes throws(CSVFault) -> Int? in
      try fields.withUnsafeMutableBufferPointer { room throws(CSVFault) -> Int? in
        guard let base = bytes.baseAddress, let first = room.baseAddress else { return nil }
        return try scanner.scanRecord(
          base, from: &position, limit: end, isFinal: isFinal, into: first, capacity: capacity)
      }
    }
    return count.map { ($0, fields) }
  }

  /// Reads as much again as there is, at least a sample.
  private mutating func refill() throws(DataError) {
    try Cancellation.check()
    guard end < CSVBlockReader.largestRecord else {
      throw .file(CSVFault.recordTooLong(line: line).error(path: source.path))
    }
    let target = max(CSVSeparators.sampleSize, 2 * end)
    do throws(FileError) { try source.checkMemory(target, needed: nil) } catch { throw .file(error) }
    let missing = target + CSVScanner.padding - buffer.count
    if missing > 0 { buffer += [UInt8](repeating: 0, count: missing) }
    while end < target, !isFinal {
      do throws(FileError) {
        let count = try source.read(into: &buffer, from: end, upTo: target)
        isFinal = count == 0
        end += count
      } catch {
        // A stop from the keyboard also ends the decompressor, whose failure is then no news.
        try Cancellation.check()
        throw .file(error)
      }
    }
    try skipByteOrderMark()
    try check()
  }

  private mutating func skipByteOrderMark() throws(DataError) {
    guard isAtBeginning else { return }
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
      if isFinal && position < end { throw fault(.notText, at: position) }
    case .zero(let position): throw fault(.binary, at: position)
    case .invalid(let position): throw fault(.notText, at: position)
    }
  }

  private func fault(_ code: FileError.Code, at position: Int) -> DataError {
    let ends = buffer.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { CSVScanner.lineEnds($0, start, position) } ?? 0
    }
    return .file(FileError(code, path: source.path, line: line + ends))
  }
}
