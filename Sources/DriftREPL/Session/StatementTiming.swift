import DataFrame
import Plot

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long a statement took, over how many rows, and the most memory that the process has held.
struct StatementTiming: Sendable, Equatable {
  /// The time to compute the value.
  var run: Duration
  /// The time to fingerprint files and value for the session, which only the prompt does.
  var recording: Duration
  /// The rows that went in; nil where they are not known.
  var rows: Int?
  /// In bytes; nil where the system does not tell.
  var peakMemory: Int?

  /// One line: `0.021 s · 2,000,000 rows · 95.2M rows/s · peak 512 MB · recorded in 0.31 s`.
  ///
  /// Recording is left out below ten milliseconds, which nobody waits for.
  var text: String {
    let seconds = run.seconds
    var parts = [run.text]
    if let rows {
      parts.append(quantity(rows, "row"))
      if seconds > 0 { parts.append("\(NumberFormat.short(Double(rows) / seconds)) rows/s") }
    }
    if let peakMemory { parts.append("peak \(NumberFormat.count(peakMemory / 1_000_000)) MB") }
    if recording >= .milliseconds(10) {
      parts.append("recorded in \(recording.text)")
    }
    return parts.joined(separator: " · ")
  }

  /// The largest resident size of this process so far, in bytes.
  static var peakMemory: Int? {
    var usage = rusage()
    #if canImport(Darwin)
      guard getrusage(RUSAGE_SELF, &usage) == 0 else { return nil }
      return usage.ru_maxrss
    #else
      // Linux counts in kibibytes.
      guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
      return usage.ru_maxrss * 1024
    #endif
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// The duration at three significant digits, in milliseconds where it is shorter than one.
  fileprivate var text: String {
    let isShort = self < .milliseconds(1)
    return NumberFormat.short(isShort ? seconds * 1000 : seconds) + (isShort ? " ms" : " s")
  }
}

extension Interpreter {
  /// The rows that a statement starts from, before it runs: those of the names in front of its first verb.
  ///
  /// - Returns: Nil where it starts from a file or an example, whose rows nobody knows yet.
  func inputRows(of statement: ResolvedStatement) -> Int? {
    guard case .pipe(_, let pipe) = statement.body else { return nil }
    return inputRows(of: pipe.source)
  }

  private func inputRows(of source: ResolvedPipe.Source) -> Int? {
    switch source {
    case .load, .loadModel, .simulate: return nil
    case .name(let name): return self[name.text]?.rowCount
    case .last: return last?.rowCount
    case .pipe(let pipe): return inputRows(of: pipe.source)
    case .pair(let reference, let current):
      guard let left = inputRows(of: reference), let right = inputRows(of: current) else { return nil }
      return left + right
    }
  }
}

extension ResolvedStatement {
  /// Whether nothing is done with what the source gives.
  var isSourceAlone: Bool {
    if case .pipe(_, let pipe) = body { pipe.stages.isEmpty } else { false }
  }
}

extension Value {
  /// The rows of a frame or of both sides of a pair; nil for what has none.
  var rowCount: Int? {
    switch self {
    case .frame(let frame, _): frame.rowCount
    case .pair(let pair): pair.reference.rowCount + pair.current.rowCount
    case .chart, .model, .report: nil
    }
  }
}
