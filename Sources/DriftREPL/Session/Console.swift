import Foundation
import Plot

/// Where results and messages go, and how they look there.
struct Console: Sendable {
  var printer: Printer
  var isQuiet = false
  var terminal = TerminalInfo()
  /// What shows results that are longer than the screen; nil where they just scroll by.
  var pager: Pager?

  /// Writes a result to standard output, or gives it to the pager.
  ///
  /// - Parameter isCut: Whether its lines, where they are too wide, are better moved sideways than broken.
  /// - Throws: `BrokenPipe` where nobody reads any more, `OutputFailure`.
  func show(_ text: String, isCut: Bool = false) throws {
    // A frame without rows is nothing at all as JSON lines.
    guard !text.isEmpty, !isPaged(text, isCut: isCut) else { return }
    try Console.write(text + "\n", to: .standardOutput)
  }

  private func isPaged(_ text: String, isCut: Bool) -> Bool {
    guard let pager else { return false }
    let now = terminal.current
    guard let rows = now.height, let columns = now.width else { return false }
    return Pager.isTooLong(text, isCut: isCut, rows: rows, columns: columns) && pager.show(text, isCut: isCut)
  }

  /// Writes a value to standard output, or a line about one that was bound to a name, which only a person needs.
  ///
  /// - Throws: As `show(_:)`, or where the value cannot be put into text.
  func show(_ value: Value, boundTo name: String?) throws {
    guard let name else { return try show(printer.fitted(to: terminal.current).text(of: value)) }
    if terminal.outputIsTerminal { try show(plain("\(name): \(value.summary)")) }
  }

  /// Writes a message to standard error, unless the user asked for quiet.
  func notify(_ text: String) { notify([text]) }

  /// Writes messages, a line each, to standard error; there may be very many.
  func notify(_ texts: [String]) {
    guard !isQuiet, !texts.isEmpty else { return }
    try? Console.write(texts.map { plain($0) + "\n" }.joined(), to: .standardError)
  }

  /// Runs a statement, and shows how far it is where that takes long and somebody watches.
  func showingProgress<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard terminal.errorIsRewritable, !isQuiet else { return try body() }
    let line = ProgressLine(width: terminal.width ?? 80) { [self] in plain($0) }
    defer { line.end() }
    return try body()
  }

  /// A message without what a terminal would obey, and in ASCII, as far as it is ours, where nothing else may be written.
  func plain(_ text: String) -> String {
    let text = visibleLines(text)
    guard !printer.table.unicode else { return text }
    let signs = [("…", "..."), ("·", "-"), ("×", "x"), ("→", "->")]
    return signs.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// Writes an error to standard error.
  func report(_ diagnostic: Diagnostic, in source: SourceText) {
    let lines = diagnostic.rendered(in: source).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    // What is indented is the source and the marks below it, which must stay in their places.
    let text = lines.map { $0.hasPrefix("    ") ? visibleLines($0) : plain($0) }.joined(separator: "\n")
    try? Console.write(text + "\n", to: .standardError)
  }

  /// Writes an error that has no place in a source to standard error.
  func report(_ message: String) { Console.complain(plain(message)) }

  /// Writes an error before anything is known about how output looks.
  static func complain(_ message: String, as label: String = "error") {
    try? write("\(label): \(visibleLines(message))\n", to: .standardError)
  }

  private static func write(_ text: String, to handle: FileHandle) throws {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      let cause = (error as? CocoaError)?.underlying.map { Int32(($0 as NSError).code) } ?? EIO
      if cause == EPIPE { throw BrokenPipe() }
      throw OutputFailure(reason: String(cString: strerror(cause)))
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
