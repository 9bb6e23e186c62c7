#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines from a file that is no terminal, read so that Ctrl-C can end the wait for the next one.
struct InputLines: Sendable {
  private let descriptor: Int32
  private var buffered: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The lines of an open file.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its line break, or why there is none.
  mutating func next() -> LineInput {
    while true {
      if let line = takeLine() { return .line(line) }
      if isAtEnd { return .endOfInput }
      let isReady = Signals.waitForInput(descriptor)
      if Interrupt.isTerminating { return .terminated }
      if Interrupt.take() { return .interrupted }
      if isReady { fill() }
    }
  }

  private mutating func takeLine() -> String? {
    let rest = buffered[start...]
    guard
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? (isAtEnd && !rest.isEmpty ? rest.endIndex : nil)
    else { return nil }
    let hasReturn = end > start && buffered[end - 1] == UInt8(ascii: "\r")
    let line = String(decoding: buffered[start..<(hasReturn ? end - 1 : end)], as: UTF8.self)
    start = min(end + 1, buffered.count)
    return line
  }

  private mutating func fill() {
    buffered.removeSubrange(..<start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 { buffered += chunk.prefix(count) }
    if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { isAtEnd = true }
  }
}
