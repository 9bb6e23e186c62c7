#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What keeps bytes from being records.
enum CSVFault: Error, Equatable {
  /// A quote that opened on this line is never closed.
  case openQuote(line: Int)
  /// A closing quote is followed by neither a separator nor the end of the line.
  case textAfterQuote(line: Int)
  /// A record has more fields than the header.
  case tooManyFields(line: Int, found: Int, expected: Int)
  /// A record is longer than any buffer, most likely because of a quote that is never closed.
  case recordTooLong(line: Int)
  /// A byte that no text file holds.
  case binary(line: Int)
  /// Bytes that are not UTF-8.
  case notText(line: Int)

  /// The cause to throw for a path, for lines counted from `base` on.
  func error(path: String, base: Int = 1) -> FileError {
    func malformed(_ line: Int, _ detail: String) -> FileError {
      FileError(.malformed, path: path, line: base + line - 1, detail: detail)
    }
    return switch self {
    case .openQuote(let line): malformed(line, "a quote is opened and never closed")
    case .textAfterQuote(let line): malformed(line, "text follows a closing quote")
    case .tooManyFields(let line, let found, let expected):
      malformed(line, "\(found) fields instead of \(expected)")
    case .recordTooLong(let line): malformed(line, "a record is longer than 512 MiB")
    case .binary(let line): FileError(.binary, path: path, line: base + line - 1)
    case .notText(let line): FileError(.notText, path: path, line: base + line - 1)
    }
  }
}

/// Splits bytes into records and fields as RFC 4180 describes, and ends a line at LF, CR LF or CR.
///
/// A quote counts only at the start of a field. Lines without a byte are skipped.
struct CSVScanner {
  /// The byte between fields.
  let separator: UInt8

  /// The line on which the next record starts, counted from 1.
  private(set) var line = 1

  /// The line on which the record that was scanned last starts.
  private(set) var recordLine = 1

  /// The bytes that must be readable after the last one of a buffer, because it is searched eight at a time.
  static let padding = 8

  init(separator: UInt8, line: Int = 1) { (self.separator, self.line) = (separator, line) }

  /// Scans the next record.
  ///
  /// - Parameters:
  ///   - base: `limit` bytes, and `padding` more that may be read.
  ///   - position: Where to look; moved behind the record, or behind blank lines where none is complete.
  ///   - isFinal: Whether the data ends at `limit`; otherwise a record that reaches it is left for the next
  ///     call.
  ///   - fields: Room for `capacity` fields; more are counted, not stored.
  /// - Returns: The number of fields; nil where no record is complete.
  @inline(__always)
  mutating func scanRecord(
    _ base: UnsafePointer<UInt8>, from position: inout Int, limit: Int, isFinal: Bool,
    into fields: UnsafeMutablePointer<CSVField>, capacity: Int
  ) throws(CSVFault) -> Int? {
    skipBlankLines(base, from: &position, limit: limit, isFinal: isFinal)
    guard position < limit else { return nil }
    var index = position
    var count = 0
    var newlines = 0
    while true {
      var start = index
      var end = index
      var form = CSVField.Form.plain
      if index < limit && base[index] == Byte.quote {
        guard let closing = closingQuote(base, from: index + 1, limit: limit, isFinal: isFinal, form: &form)
        else {
          if isFinal { throw .openQuote(line: line + newlines) }
          return nil
        }
        start = index + 1
        end = closing
        index = closing + 1
        newlines += CSVScanner.lineEnds(base, start, end)
        guard index >= limit || base[index] == separator || isLineEnd(base[index]) else {
          throw .textAfterQuote(line: line + newlines)
        }
      } else {
        index = fieldEnd(base, from: index, limit: limit)
        end = index
      }
      guard index < limit || isFinal else { return nil }
      if count < capacity { fields[count] = CSVField(start: start, end: end, form: form) }
      count += 1
      if index < limit && base[index] == separator {
        index += 1
        continue
      }
      guard let next = afterLineEnd(base, index, limit: limit, isFinal: isFinal) else { return nil }
      position = next
      recordLine = line
      line += newlines + 1
      return count
    }
  }

  /// The number of line ends among bytes, CR LF counted once.
  static func lineEnds(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 0
    var afterReturn = false
    for index in start..<end {
      let byte = base[index]
      if byte == Byte.carriageReturn || (byte == Byte.lineFeed && !afterReturn) { count += 1 }
      afterReturn = byte == Byte.carriageReturn
    }
    return count
  }

  private mutating func skipBlankLines(
    _ base: UnsafePointer<UInt8>, from position: inout Int, limit: Int, isFinal: Bool
  ) {
    while position < limit, isLineEnd(base[position]) {
      guard let next = afterLineEnd(base, position, limit: limit, isFinal: isFinal) else { return }
      position = next
      line += 1
    }
  }

  /// The position behind the line end at `index`; nil where a CR is the last byte so far and an LF may
  /// follow.
  @inline(__always)
  private func afterLineEnd(_ base: UnsafePointer<UInt8>, _ index: Int, limit: Int, isFinal: Bool) -> Int? {
    guard index < limit else { return limit }
    guard base[index] == Byte.carriageReturn else { return index + 1 }
    guard index + 1 < limit else { return isFinal ? limit : nil }
    return base[index + 1] == Byte.lineFeed ? index + 2 : index + 1
  }

  /// The position of the quote that closes a field whose content starts at `start`, nil where it has not
  /// come.
  private func closingQuote(
    _ base: UnsafePointer<UInt8>, from start: Int, limit: Int, isFinal: Bool, form: inout CSVField.Form
  ) -> Int? {
    form = .quoted
    var from = start
    while from < limit, let found = memchr(base + from, CInt(Byte.quote), limit - from) {
      let quote = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      guard quote + 1 < limit else { return isFinal ? quote : nil }
      guard base[quote + 1] == Byte.quote else { return quote }
      form = .escaped
      from = quote + 2
    }
    return nil
  }

  /// The position of the first separator or line end, `limit` where there is none.
  ///
  /// Eight bytes are searched at once: a byte that equals the wanted one is zero after the exclusive or, and
  /// (x − 1) & ~x sets the high bit of the first zero byte. (Higher bytes may be set in error, which does not
  /// matter for the first.) Source: Anderson, "Bit Twiddling Hacks", "Determine if a word has a zero byte".
  @inline(__always)
  private func fieldEnd(_ base: UnsafePointer<UInt8>, from start: Int, limit: Int) -> Int {
    let separators = UInt64(separator) &* Byte.ones
    let lineFeeds = UInt64(Byte.lineFeed) &* Byte.ones
    let returns = UInt64(Byte.carriageReturn) &* Byte.ones
    var index = start
    while index < limit {
      // Eight bytes from `index` on are readable: `index` is below `limit` and `padding` bytes follow it.
      let word = Byte.word(base + index)
      let found = Byte.zeros(word ^ separators) | Byte.zeros(word ^ lineFeeds) | Byte.zeros(word ^ returns)
      if found != 0 { return min(index + found.trailingZeroBitCount >> 3, limit) }
      index += 8
    }
    return limit
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }
}
