/// Gives the texts of an Arrow column codes, and collects the distinct ones.
///
/// Every limit of a text is held against the bytes that are there before it is followed, and every distinct
/// text is checked to be UTF-8.
struct ArrowTextReader {
  /// The position in `dictionary` of each row's text; 0 where it is missing.
  private(set) var codes: [Int32] = []
  /// The distinct texts in order of first appearance.
  private(set) var dictionary: [String] = []

  private let storage: ArrowStorage
  private var interner = TextInterner()

  init(storage: ArrowStorage) { self.storage = storage }

  /// Adds the rows of a part of the column, with a set bit for each that holds a text.
  mutating func append(_ chunk: ArrowChunk, type: ArrowType, valid: Bitmap?) throws(ArrowFault) {
    codes.reserveCapacity(codes.count + chunk.rowCount)
    switch type {
    case .text(let bits) where bits == 32: try appendTexts(chunk, of: Int32.self, valid: valid)
    case .text: try appendTexts(chunk, of: Int64.self, valid: valid)
    default: try appendViews(chunk, valid: valid)
    }
  }

  /// Texts that stand one after the other, with the offset of each and of the end of the last.
  private mutating func appendTexts<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ chunk: ArrowChunk, of type: Offset.Type, valid: Bitmap?
  ) throws(ArrowFault) {
    let position = try chunk.position(of: 1, bits: Offset.bitWidth)
    guard chunk.buffers[1].count / (Offset.bitWidth / 8) > chunk.length else {
      throw .outside("a buffer is shorter than its rows")
    }
    let offsets = try storage.array(of: type, at: [(position, chunk.rowCount + 1)])
    let (first, last) = (Int(offsets[0]), Int(offsets[chunk.rowCount]))
    let data = chunk.buffers[2]
    guard first >= 0, first <= last, last <= data.count else { throw ArrowTextReader.badOffset }
    let bytes = try storage.bytes(data.lowerBound + first..<data.lowerBound + last)
    var start = 0
    for row in 0..<chunk.rowCount {
      let end = Int(offsets[row + 1]) &- first
      guard start <= end, end <= bytes.count else { throw ArrowTextReader.badOffset }
      codes.append(valid?[row] ?? true ? try code(of: bytes, start..<end) : 0)
      start = end
    }
  }

  /// Texts of up to 12 bytes that stand in their row's 16, and longer ones that these say the place of: a
  /// length, four bytes of the text, the number of a buffer, and an offset in it.
  private mutating func appendViews(_ chunk: ArrowChunk, valid: Bitmap?) throws(ArrowFault) {
    let position = try chunk.position(of: 1, bits: 128)
    let words = try storage.array(of: UInt32.self, at: [(position, chunk.rowCount * 4)])
    let views = try storage.bytes(position..<position + chunk.rowCount * 16)
    var buffers: [[UInt8]] = []
    for range in chunk.buffers.dropFirst(2) { buffers.append(try storage.bytes(range)) }
    var room = ArrowTextReader.sharing * (views.count + buffers.reduce(0) { $0 + $1.count })
    var known: [View: Int32] = [:]
    for row in 0..<chunk.rowCount {
      guard valid?[row] ?? true else {
        codes.append(0)
        continue
      }
      let length = Int(words[row * 4])
      guard length > 12 else {
        codes.append(try code(of: views, row * 16 + 4..<row * 16 + 4 + length))
        continue
      }
      let view = View(buffer: words[row * 4 + 2], offset: words[row * 4 + 3], length: words[row * 4])
      guard length > ArrowTextReader.longText else {
        codes.append(try code(of: view, in: buffers))
        continue
      }
      if let code = known[view] {
        codes.append(code)
        continue
      }
      room -= length
      guard room >= 0 else { throw ArrowTextReader.badOffset }
      let code = try code(of: view, in: buffers)
      known[view] = code
      codes.append(code)
    }
  }

  private struct View: Hashable {
    let buffer: UInt32
    let offset: UInt32
    let length: UInt32
  }

  /// A text of more bytes is looked up by its place before its bytes are looked at.
  private static let longText = 64

  /// How many times as many bytes as there are, the long texts of different places may have: more overlap
  /// than any program writes, and a small file could fill the memory.
  private static let sharing = 64

  private static let badOffset = ArrowFault.outside("a text lies outside of its buffer")

  private mutating func code(of view: View, in buffers: [[UInt8]]) throws(ArrowFault) -> Int32 {
    let (buffer, start, length) = (Int(view.buffer), Int(view.offset), Int(view.length))
    guard buffer < buffers.count, start + length <= buffers[buffer].count else {
      throw ArrowTextReader.badOffset
    }
    return try code(of: buffers[buffer], start..<start + length)
  }

  /// The code of the text in a range, which must lie in the bytes.
  private mutating func code(of bytes: [UInt8], _ range: Range<Int>) throws(ArrowFault) -> Int32 {
    precondition(range.upperBound <= bytes.count, "range past the end of the buffer")
    guard !range.isEmpty else {
      let code = FieldBytes.with("") { interner.code(of: $0) }
      if Int(code) == dictionary.count { dictionary.append("") }
      return code
    }
    var result = Result<Int32, ArrowFault>.success(0)
    // The range is not empty and lies in the array, and the pointer does not leave the closure.
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      do throws(ArrowFault) {
        result = .success(try code(of: FieldBytes(base + range.lowerBound, count: range.count)))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  @inline(__always)
  private mutating func code(of field: FieldBytes) throws(ArrowFault) -> Int32 {
    let code = interner.code(of: field)
    guard Int(code) == dictionary.count else { return code }
    let buffer = UnsafeBufferPointer(start: field.base, count: field.count)
    guard let text = String(validating: buffer, as: UTF8.self) else {
      throw .malformed("its text is not UTF-8")
    }
    dictionary.append(text)
    return code
  }
}
