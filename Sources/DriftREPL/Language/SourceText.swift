/// A place in a source as people name it; both numbers count from 1.
struct Position: Sendable, Hashable {
  var line: Int
  /// Counts characters as people see them, not bytes.
  var column: Int
}

/// The text of one source, and where its lines are.
struct SourceText: Sendable {
  /// What messages call the source: a path, `-c` or `repl`.
  let name: String
  /// The text without a byte order mark.
  let text: String
  /// Whether the text began with a byte order mark.
  let hasByteOrderMark: Bool
  /// The text in UTF-8; spans are ranges of its indices.
  let bytes: [UInt8]
  /// The offset at which each line starts.
  private let lineStarts: [Int]

  /// Takes a text and finds its lines, which end with LF, CRLF or CR.
  init(name: String, text: String) {
    hasByteOrderMark = text.unicodeScalars.first == "\u{FEFF}"
    var native = hasByteOrderMark ? String(text.unicodeScalars.dropFirst()) : text
    native.makeContiguousUTF8()
    self.name = name
    self.text = native
    bytes = Array(native.utf8)
    lineStarts = SourceText.lineStarts(in: bytes)
  }

  /// Takes the bytes of a file; nil where they are not UTF-8.
  init?(name: String, bytes: some Collection<UInt8>) {
    // Foundation's own conversion drops a byte order mark.
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.elementsEqual(bytes) else { return nil }
    self.init(name: name, text: text)
  }

  var lineCount: Int { lineStarts.count }

  /// The part of the text that a span covers.
  func text(of span: Span) -> String { String(substring(span)) }

  /// The index of the line, counted from 0, in which an offset lies.
  ///
  /// - Complexity: O(log *l*) for *l* lines.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The span of a line without its line break.
  func lineSpan(_ index: Int) -> Span {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, isLineBreak(bytes[end - 1]) { end -= 1 }
    return Span(start: start, end: end)
  }

  /// The span of a line with its line break.
  func spanWithBreak(_ index: Int) -> Span {
    Span(start: lineStarts[index], end: index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count)
  }

  /// Line and column of an offset.
  func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    let start = lineStarts[line]
    let before = substring(Span(start: start, end: max(start, min(offset, bytes.count))))
    return Position(line: line + 1, column: before.count + 1)
  }

  /// The Unicode scalar that starts at an offset.
  func scalar(at offset: Int) -> Unicode.Scalar {
    text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
  }

  private func substring(_ span: Span) -> Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: span.start)
    return text[start..<text.utf8.index(start, offsetBy: span.end - span.start)]
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where isLineBreak(byte) {
      let isFirstOfTwo =
        byte == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
      if !isFirstOfTwo { starts.append(offset + 1) }
    }
    return starts
  }
}

/// Whether a byte ends a line: LF or CR.
func isLineBreak(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
