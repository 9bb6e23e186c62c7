#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The statements of earlier sessions, in a file that several programs may append to at once.
///
/// A line holds one entry, with `\n` and `\\` for line breaks and backslashes, so a statement of many lines comes back
/// whole. An entry is added at the end even where the file has it, and only the latest of equals is read: so nobody has to
/// write what others added. Only its owner can read the file. Whatever goes wrong with it is passed over: history is a
/// convenience.
struct HistoryFile: Sendable {
  /// Where the file is.
  var path: String
  /// The entries kept when the file has grown to twice as many.
  var limit = 10_000

  /// The file in the user's state folder, nil where there is no home.
  static func standard(variable: (String) -> String?) -> HistoryFile? {
    UserFolder.state.path(of: "history", variable: variable).map { HistoryFile(path: $0) }
  }

  /// Whether an entry is worth keeping after the one before it: not blank, not the same again, no leading space.
  static func keeps(_ entry: String, after last: String?) -> Bool {
    guard let first = entry.first, first != " ", entry != last else { return false }
    return entry.contains { !$0.isWhitespace }
  }

  /// The latest entries, oldest first, of equal ones the last; a file that has grown too long is cut to them.
  func load() -> [String] {
    let descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    guard isRegular(descriptor), flock(descriptor, LOCK_EX) == 0 else { return [] }
    let lines = String(decoding: contents(descriptor), as: UTF8.self).split(separator: "\n")
    let kept = HistoryFile.withoutRepeats(lines).suffix(limit)
    if lines.count > 2 * limit, ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 {
      write(Array(kept.map { $0 + "\n" }.joined().utf8), to: descriptor)
    }
    return kept.map(HistoryFile.unescaped)
  }

  /// Adds an entry at the end, making the file and its folders where they are missing.
  func append(_ entry: String) {
    makeFolders()
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard isRegular(descriptor), flock(descriptor, LOCK_EX) == 0 else { return }
    write(Array((HistoryFile.escaped(entry) + "\n").utf8), to: descriptor)
  }

  /// The entries without those that come again later.
  static func withoutRepeats(_ entries: [Substring]) -> [Substring] {
    var seen: Set<Substring> = []
    return entries.reversed().filter { seen.insert($0).inserted }.reversed()
  }

  static func escaped(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  static func unescaped(_ line: Substring) -> String {
    var entry = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        entry.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        entry.unicodeScalars.append(scalar)
      }
    }
    return entry
  }

  private func makeFolders() {
    for (index, character) in zip(path.indices, path) where character == "/" && index != path.startIndex {
      mkdir(String(path[..<index]), 0o700)
    }
  }
}

/// A device or a pipe in the file's place is left alone.
private func isRegular(_ descriptor: Int32) -> Bool {
  var status = stat()
  return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

private func contents(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return bytes }
    bytes += buffer.prefix(count)
  }
}

private func write(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
