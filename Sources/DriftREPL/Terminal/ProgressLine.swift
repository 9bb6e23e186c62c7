import DataFrame
import Dispatch
import Plot

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One line on the terminal that tells how far a long statement is, and is gone when the statement ends.
///
/// It shows from half a second on, so short statements never flicker, and goes to standard error, so results stay clean.
final class ProgressLine {
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "progress", qos: .userInteractive)

  /// Begins to watch what `ProgressCount` counts.
  ///
  /// - Parameter width: The columns of the terminal.
  /// - Parameter plain: Puts a message into what the terminal can show.
  init(width: Int, plain: @escaping @Sendable (String) -> String) {
    ProgressCount.end()
    let start = ContinuousClock().now
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(100))
    timer.setEventHandler {
      guard let state = ProgressCount.current else { return }
      let elapsed = start.duration(to: ContinuousClock().now)
      let text = plain(ProgressLine.text(of: state, after: elapsed))
      ProgressLine.put("\r\u{1B}[K\(text.prefix(max(width - 1, 10)))")
    }
    timer.resume()
  }

  /// Stops watching, and clears the line.
  func end() {
    timer.cancel()
    // What the handler is writing is written before the line is cleared.
    queue.sync {}
    if ProgressCount.current != nil { ProgressLine.put("\r\u{1B}[K") }
    ProgressCount.end()
  }

  /// The line: `reading day.csv · 213 of 403 MB · 53% · 0.8 s left`.
  ///
  /// What is left is what the rest takes at the pace so far; it is told from a tenth on.
  static func text(of state: ProgressCount.State, after elapsed: Duration) -> String {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    var parts = [state.activity]
    if let total = state.total, total > 0 {
      let share = min(Double(state.done) / Double(total), 1)
      parts.append("\(amount(state.done, of: total, state.unit)) · \(Int(share * 100))%")
      if share >= 0.1 { parts.append("\(remaining(seconds / share - seconds)) s left") }
    } else if state.done > 0 {
      parts.append(amount(state.done, of: nil, state.unit))
      if seconds > 0, state.unit == .bytes {
        parts.append("\(NumberFormat.count(Int(Double(state.done) / 1e6 / seconds))) MB/s")
      }
    }
    return parts.joined(separator: " · ")
  }

  /// Whole seconds, below ten with one decimal.
  private static func remaining(_ seconds: Double) -> String {
    seconds < 10 ? "\((seconds * 10).rounded() / 10)" : NumberFormat.count(Int(seconds.rounded()))
  }

  private static func amount(_ done: Int, of total: Int?, _ unit: ProgressCount.Unit) -> String {
    let scale = unit == .bytes ? 1_000_000 : 1
    let word = unit == .bytes ? "MB" : "\(unit)"
    let count = NumberFormat.count(done / scale)
    return total.map { "\(count) of \(NumberFormat.count($0 / scale)) \(word)" } ?? "\(count) \(word)"
  }

  /// Writes past every buffer; a line that cannot be shown is no loss.
  private static func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
