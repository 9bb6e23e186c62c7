import CReadline
import DataFrame

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// What readline calls. It calls on the thread that reads, which is the main one, since only the main actor can.

/// Takes over a finished line, which is ours to free.
func lineWasRead(_ line: UnsafeMutablePointer<CChar>?) {
  let text = line.map { String(cString: $0) }
  free(line)
  MainActor.assumeIsolated { LineReader.active?.finish(text) }
}

/// Hands readline the matches for the line up to the cursor, in memory that readline frees.
func matches(
  _ text: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  readline_completion_is_final()
  guard let whole = readline_line() else { return nil }
  let line = String(String(cString: whole).utf8.prefix(Int(readline_cursor()))) ?? ""
  let texts = MainActor.assumeIsolated { LineReader.active?.replacements(line) ?? [] }
  guard !texts.isEmpty else { return nil }
  let stride = MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
  guard let memory = calloc(texts.count + 1, stride) else { return nil }
  let list = memory.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: texts.count + 1)
  for (place, text) in texts.enumerated() { list[place] = strdup(text) }
  return list
}

/// Lists the matches in place of readline's own list.
func showMatches(
  _ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int32, _ width: Int32
) {
  MainActor.assumeIsolated { LineReader.active?.showCandidates() }
}

/// Reads a byte of what is typed, or the end where it ended or Ctrl-C was pressed in the middle of a key sequence.
func readByte(_ stream: UnsafeMutablePointer<FILE>?) -> Int32 {
  while true {
    if Signals.waitForInput(STDIN_FILENO) {
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return Int32(byte) }
      if count == 0 || (errno != EINTR && errno != EAGAIN) { return EOF }
    }
    if Cancellation.isRequested { return EOF }
  }
}
