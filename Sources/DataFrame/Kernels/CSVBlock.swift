/// Bytes of whole records, handed from the one who reads a source to those who parse.
struct CSVBlock {
  /// What has to be known about a block that does not end with a record.
  enum Ending { case record, source, tooLong }

  /// `count` bytes of records, and at least `CSVScanner.padding` more.
  var bytes: [UInt8]
  /// The number of bytes that belong to the block.
  var count: Int
  /// How the block ends.
  var ending: Ending
}

/// Cuts a source into blocks that begin and end with records, one after the other.
///
/// What a block's buffer holds of a record that goes on is the start of the next block. A buffer grows only
/// for a record longer than itself.
struct CSVBlockReader {
  private let source: ByteSource
  private let separator: UInt8
  /// Bytes that were read before; those from `carryStart` on belong to no block yet.
  private var carry: [UInt8]
  private var carryStart = 0
  /// Whether the source holds nothing behind `carry`.
  private var hasEnded: Bool

  /// The length beyond which a record is refused; it also keeps positions within `CSVField`'s 30 bits.
  static let largestRecord = 1 << 29

  /// A reader of what follows bytes that were read before.
  init(_ source: ByteSource, separator: UInt8, carry: [UInt8], hasEnded: Bool) {
    (self.source, self.separator) = (source, separator)
    (self.carry, self.hasEnded) = (carry, hasEnded)
  }

  /// Whether there is no further block.
  var isAtEnd: Bool { hasEnded && carryStart == carry.count }

  /// Reads the next block into a buffer that is no longer used; nil at the end.
  ///
  /// - Parameter size: The number of bytes to aim at; a block is longer only where a record is.
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  mutating func next(into spare: [UInt8], size: Int) throws(DataError) -> CSVBlock? {
    guard !isAtEnd else { return nil }
    try Cancellation.check()
    var buffer = spare
    // No more room than the bytes at hand need: small files are many.
    var (end, checked, limit) = (0, 0, max(1, hasEnded ? min(size, carry.count - carryStart) : size))
    while true {
      do throws(FileError) { try source.checkMemory(limit, needed: nil) } catch { throw .file(error) }
      let missing = limit + CSVScanner.padding - buffer.count
      if missing > 0 { buffer += [UInt8](repeating: 0, count: missing) }
      try fill(&buffer, from: &end, upTo: limit)
      if isAtEnd { return end > 0 ? CSVBlock(bytes: buffer, count: end, ending: .source) : nil }
      if let cut = CSVBoundary.last(buffer, count: end, separator: separator) {
        putBack(buffer[cut..<end])
        return CSVBlock(bytes: buffer, count: cut, ending: .record)
      }
      // No record ends here. Before more is read, the bytes must be text: whoever parses finds what is not.
      guard case .text(let position) = TextCheck.examine(buffer, checked..<end) else {
        return last(buffer, end, .source)
      }
      checked = position
      guard end < CSVBlockReader.largestRecord else { return last(buffer, end, .tooLong) }
      limit = 2 * end
    }
  }

  private mutating func last(_ buffer: [UInt8], _ count: Int, _ ending: CSVBlock.Ending) -> CSVBlock {
    (hasEnded, carryStart) = (true, carry.count)
    return CSVBlock(bytes: buffer, count: count, ending: ending)
  }

  /// Keeps the last bytes of a buffer for the next block.
  private mutating func putBack(_ bytes: ArraySlice<UInt8>) {
    // While there are bytes left to be carried, all of the buffer's came from them.
    guard carryStart == carry.count else { return carryStart -= bytes.count }
    carry.removeAll(keepingCapacity: true)
    carry.append(contentsOf: bytes)
    carryStart = 0
  }

  /// Takes bytes until the buffer is full up to a limit or there are no more.
  private mutating func fill(_ buffer: inout [UInt8], from end: inout Int, upTo limit: Int) throws(DataError)
  {
    let taken = min(carry.count - carryStart, limit - end)
    buffer.replaceSubrange(end..<end + taken, with: carry[carryStart..<carryStart + taken])
    carryStart += taken
    end += taken
    while end < limit, !hasEnded {
      do throws(FileError) {
        let count = try source.read(into: &buffer, from: end, upTo: limit)
        hasEnded = count == 0
        end += count
      } catch {
        // A stop from the keyboard also ends the decompressor, whose failure is then no news.
        try Cancellation.check()
        throw .file(error)
      }
    }
  }
}
