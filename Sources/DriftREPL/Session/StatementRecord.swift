/// What a session file keeps of one statement: the files that it read and wrote, the digest of its value, and what was
/// shown.
struct StatementRecord: Sendable, Equatable {
  var inputs: [FileRecord] = []
  /// The files that `write` made.
  var outputs: [FileRecord] = []
  /// What the value was, such as `frame 1500x9`, and its digest; nil where the statement gave none.
  var result: ResultRecord?
  /// The first lines of what was shown.
  var shown: [String] = []

  /// The lines of the record as they stand in a file.
  var lines: [String] {
    inputs.map { RecordLine.input($0).text } + outputs.map { RecordLine.output($0).text }
      + (result.map { [RecordLine.result($0).text] } ?? []) + shown.map { RecordLine.shown($0).text }
  }
}

/// The fingerprint of a file that a statement read or wrote.
struct FileRecord: Sendable, Equatable {
  var path: String
  var sha256: String
  var bytes: Int
}

/// The shape and digest of a value.
struct ResultRecord: Sendable, Equatable {
  var summary: String
  var digest: Digest
}

/// One line that the machine wrote.
enum RecordLine: Sendable, Equatable {
  /// `#@ path sha256:… bytes=…`, a file that was read.
  case input(FileRecord)
  /// `#+ path sha256:… bytes=…`, a file that was written.
  case output(FileRecord)
  /// `#= frame 1500x9 … ~…`, the digests of the value.
  case result(ResultRecord)
  /// `#> …`, a line that was shown.
  case shown(String)
  /// One that begins as such a line does, and goes on otherwise: somebody edited it, or it was cut.
  case unreadable(isResult: Bool)

  /// Reads a line without its line break; nil for what no machine wrote.
  ///
  /// Blanks before the sign and at the end, and tabs for blanks, are passed over: editors put them there.
  init?(_ line: some StringProtocol) {
    // Bytes, since a sign and what follows it may be one character for people.
    let bytes = Array(line.utf8).drop(while: isBlank)
    guard bytes.first == UInt8(ascii: "#"), let sign = bytes.dropFirst().first else { return nil }
    let rest = bytes.dropFirst(2)
    guard rest.first.map(isBlank) ?? true else { return nil }
    let text = String(decoding: rest.dropFirst(), as: UTF8.self)
    switch sign {
    case UInt8(ascii: ">"): self = .shown(text)
    case UInt8(ascii: "="): self = ResultRecord(text).map(RecordLine.result) ?? .unreadable(isResult: true)
    case UInt8(ascii: "@"): self = FileRecord(text).map(RecordLine.input) ?? .unreadable(isResult: false)
    case UInt8(ascii: "+"): self = FileRecord(text).map(RecordLine.output) ?? .unreadable(isResult: false)
    default: return nil
    }
  }

  /// The line as it stands in a file; empty for one that could not be read.
  var text: String {
    switch self {
    case .input(let file): "#@ \(file.text)"
    case .output(let file): "#+ \(file.text)"
    case .result(let result): "#= \(result.summary) \(result.digest.exact) ~\(result.digest.rounded)"
    case .shown(let text): text.isEmpty ? "#>" : "#> \(text)"
    case .unreadable: ""
    }
  }
}

extension FileRecord {
  fileprivate var text: String { "\(path) sha256:\(sha256) bytes=\(bytes)" }

  /// What stands behind `#@` or `#+`; nil for anything else.
  fileprivate init?(_ text: String) {
    let text = text.replacing("\t", with: " ").trimmingBlanks
    guard let hash = text.ranges(of: " sha256:").last, let size = text.ranges(of: " bytes=").last,
      hash.upperBound <= size.lowerBound, let bytes = Int(text[size.upperBound...]), bytes >= 0
    else { return nil }
    path = text[..<hash.lowerBound].trimmingBlanks
    sha256 = text[hash.upperBound..<size.lowerBound].trimmingBlanks
    self.bytes = bytes
    guard !path.isEmpty, sha256.utf8.count == 64, sha256.allSatisfy(\.isHexDigit) else { return nil }
  }
}

extension ResultRecord {
  /// What stands behind `#=`; nil for anything else.
  fileprivate init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\t" }
    guard words.count >= 3, let rounded = words.last, rounded.hasPrefix("~") else { return nil }
    let exact = words[words.count - 2]
    digest = Digest(exact: String(exact), rounded: String(rounded.dropFirst()))
    summary = words.dropLast(2).joined(separator: " ")
    let digits = digest.exact + digest.rounded
    guard digest.exact.count == 12, digest.rounded.count == 8, digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
  }
}

/// Whether a byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

extension StringProtocol {
  /// The text without the spaces and tabs around it.
  var trimmingBlanks: String {
    let bytes = Array(utf8).drop(while: isBlank)
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? bytes.startIndex
    return String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self)
  }
}
