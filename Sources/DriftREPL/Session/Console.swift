import Foundation

/// Where results and messages go, and how they look there.
struct Console: Sendable {
  var printer: Printer
  var isQuiet = false
  var terminal = TerminalInfo()

  /// Writes a result to standard output.
  ///
  /// - Throws: `BrokenPipe` where nobody reads any more, `OutputFailure`.
  func show(_ text: String) throws {
    // A frame without rows is nothing at all as JSON lines.
    guard !text.isEmpty else { return }
    try Console.write(text + "\n", to: .standardOutput)
  }

  /// Writes a message to standard error, unless the user asked for quiet.
  func notify(_ text: String) {
    if !isQuiet { try? Console.write(text + "\n", to: .standardError) }
  }

  /// Writes an error to standard error.
  func report(_ diagnostic: Diagnostic, in source: SourceText) {
    try? Console.write(diagnostic.rendered(in: source) + "\n", to: .standardError)
  }

  /// Writes an error that has no place in a source to standard error.
  func report(_ message: String) { Console.complain(message) }

  /// Writes an error before anything is known about how output looks.
  static func complain(_ message: String, as label: String = "error") {
    try? write("\(label): \(message)\n", to: .standardError)
  }

  private static func write(_ text: String, to handle: FileHandle) throws {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      guard let cause, cause.code != .EPIPE else { throw BrokenPipe() }
      throw OutputFailure(reason: String(cString: strerror(cause.code.rawValue)))
    }
  }
}

/// Standard output was closed by whoever was reading it.
struct BrokenPipe: Error, Sendable {}

/// Standard output could not be written, as where the disk is full.
struct OutputFailure: Error, Sendable, Equatable {
  var reason: String

  var message: String { "the output could not be written: \(reason)" }
}
