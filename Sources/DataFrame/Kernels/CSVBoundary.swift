#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The end of the last record in bytes that begin with one.
///
/// Fields are not told apart here, only what is in quotes from what is not, which is much less work than
/// parsing. A quote opens a field where it follows a separator, a line end or nothing, as for `CSVScanner`; behind a
/// record that the scanner refuses the two may differ, which no one sees.
enum CSVBoundary {
  /// The position behind the last line end outside quotes; nil where there is none.
  ///
  /// A CR counts only where there is no LF, and not as the last byte, because an LF may follow it.
  ///
  /// - Parameter bytes: `count` bytes, and perhaps more.
  static func last(_ bytes: [UInt8], count: Int, separator: UInt8) -> Int? {
    precondition(count <= bytes.count, "past the end of the buffer")
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return last(base, count, separator, lineEnd: Byte.lineFeed, limit: count)
        ?? last(base, count, separator, lineEnd: Byte.carriageReturn, limit: count - 1)
    }
  }

  private static func last(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ separator: UInt8, lineEnd: UInt8, limit: Int
  ) -> Int? {
    var found: Int?
    var position = 0
    while position < count {
      // Outside quotes from `position` on.
      let opening = self.opening(base, from: position, count, separator)
      if let end = lastIndex(of: lineEnd, base, position, min(opening, limit)) { found = end + 1 }
      guard opening < count, let closing = closing(base, from: opening + 1, count) else { return found }
      position = closing + 1
    }
    return found
  }

  /// The position of the next quote that opens a field, `count` where there is none.
  private static func opening(
    _ base: UnsafePointer<UInt8>, from start: Int, _ count: Int, _ separator: UInt8
  ) -> Int {
    var quote = next(base, from: start, count)
    while quote < count, quote > 0 {
      let before = base[quote - 1]
      if before == separator || before == Byte.lineFeed || before == Byte.carriageReturn { break }
      quote = next(base, from: quote + 1, count)
    }
    return quote
  }

  /// The position of the quote that closes a field whose content starts at `start`; nil where it has not
  /// come, or may be the first of two.
  private static func closing(_ base: UnsafePointer<UInt8>, from start: Int, _ count: Int) -> Int? {
    var quote = next(base, from: start, count)
    while quote + 1 < count {
      guard base[quote + 1] == Byte.quote else { return quote }
      quote = next(base, from: quote + 2, count)
    }
    return nil
  }

  /// The position of the next quote, `count` where there is none.
  private static func next(_ base: UnsafePointer<UInt8>, from start: Int, _ count: Int) -> Int {
    // Bytes from `start` on, up to `count`, lie in the buffer.
    guard start < count, let found = memchr(base + start, CInt(Byte.quote), count - start) else {
      return count
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func lastIndex(of byte: UInt8, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int)
    -> Int?
  {
    var index = end
    while index > start {
      index -= 1
      if base[index] == byte { return index }
    }
    return nil
  }
}
