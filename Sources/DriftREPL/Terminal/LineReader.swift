import CReadline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads lines: with editing, history and completion where a person types, plainly where standard input is no terminal.
///
/// Readline's state is global, so there can be one reader a process. It is driven byte by byte, because only so can
/// Ctrl-C end the wait without jumping out of the library. Between two calls the terminal is as it was found.
/// `Interrupt.install` must have been called before.
@MainActor
final class LineReader {
  /// What may stand at a place: gets a text and the UTF-8 offset of the cursor in it.
  typealias Completer = @MainActor (_ text: String, _ cursor: Int) -> CompletionResult

  /// The reader whose line is being edited, for readline's callbacks, which carry no context.
  static private(set) var active: LineReader?

  let terminal: TerminalInfo
  private let history: HistoryFile?
  private let complete: Completer
  private var plainLines = InputLines(descriptor: STDIN_FILENO)
  private var isSetUp = false
  private var lastEntry: String?
  private var outcome: LineInput?
  private var earlierLines = ""
  private var candidates: [CompletionResult.Candidate] = []

  /// A reader that keeps its history in a file, if one is given.
  init(terminal: TerminalInfo, history: HistoryFile?, complete: @escaping Completer) {
    self.terminal = terminal
    self.history = history
    self.complete = complete
  }

  /// Whether a person types, so that a prompt is shown and lines can be edited.
  var isInteractive: Bool {
    terminal.inputIsTerminal && (terminal.outputIsTerminal || terminal.errorIsTerminal)
  }

  /// Waits for a line.
  ///
  /// - Parameters:
  ///   - prompt: Shown before the line where a person types; it may hold ANSI renditions.
  ///   - earlier: The lines of the statement that this line goes on with, for completion.
  func read(prompt: String, continuing earlier: String = "") -> LineInput {
    guard isInteractive else { return plainLines.next() }
    if Interrupt.isTerminating { return .terminated }
    setUp()
    Interrupt.reset()
    outcome = nil
    earlierLines = earlier
    LineReader.active = self
    defer { LineReader.active = nil }
    using_history()
    rl_reset_screen_size()
    rl_callback_handler_install(promptForReadline(prompt), lineWasRead)
    while true {
      let isReady = Signals.waitForInput(STDIN_FILENO)
      if Interrupt.isTerminating { return leave(.terminated) }
      if Interrupt.take() { return leave(.interrupted) }
      followTerminal()
      if isReady { rl_callback_read_char() }
      if Interrupt.take() { return leave(.interrupted) }
      if let outcome { return outcome }
    }
  }

  /// Puts a statement at the end of the history, whole, unless the rules of the history leave it out; where it stood
  /// before, it is gone.
  func remember(_ statement: String) {
    guard isInteractive, HistoryFile.keeps(statement, after: lastEntry) else { return }
    lastEntry = statement
    readline_forget(statement)
    add_history(statement)
    history?.append(statement)
  }

  /// Called by readline with the line, or with nil at the end of input.
  func finish(_ line: String?) {
    outcome = line.map(LineInput.line) ?? .endOfInput
    rl_callback_handler_remove()
    if line == nil { readline_print("\n") }
  }

  /// The texts to replace the line up to the cursor with: the common beginning, then each that can stand there.
  func replacements(_ line: String) -> [String] {
    let before = earlierLines.isEmpty ? "" : earlierLines + "\n"
    let result = complete(before + line, (before + line).utf8.count)
    candidates = result.candidates
    guard let first = candidates.first else { return [] }
    let kept = String(decoding: line.utf8.prefix(max(0, result.start - before.utf8.count)), as: UTF8.self)
    guard candidates.count > 1 else { return [kept + first.text + first.suffix] }
    let typed = String(decoding: line.utf8.dropFirst(kept.utf8.count), as: UTF8.self)
    return [kept + result.commonText(typed: typed)] + candidates.map { kept + $0.text }
  }

  /// Lists what can stand at the cursor, and shows the line again below.
  func showCandidates() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    rl_get_screen_size(&rows, &columns)
    let style = TableStyle(width: Int(columns), unicode: terminal.unicode, color: terminal.color)
    let listing = completionListing(candidates, height: Int(rows), style: style)
    readline_print("\n" + listing + "\n")
    rl_forced_update_display()
  }

  private func leave(_ outcome: LineInput) -> LineInput {
    // A search in the history shows the line that it found, which must not be below the end of this one.
    rl_callback_sigcleanup()
    readline_move_to_end()
    if outcome == .interrupted { rl_echo_signal_char(SIGINT) }
    readline_print("\n")
    rl_free_line_state()
    rl_callback_handler_remove()
    return outcome
  }

  private func followTerminal() {
    if Signals.take(SIGWINCH) { rl_resize_terminal() }
    guard Signals.take(SIGCONT) else { return }
    rl_cleanup_after_signal()
    rl_reset_after_signal()
    rl_forced_update_display()
  }

  private func setUp() {
    guard !isSetUp else { return }
    isSetUp = true
    Signals.record([SIGWINCH, SIGCONT])
    readline_set_name()
    readline_leave_signals_alone()
    readline_set_completion(matches, showMatches)
    readline_set_reader(readByte)
    if !terminal.outputIsTerminal { readline_write_to_stderr() }
    initializeInALocaleWithCharacters()
    guard let history else { return }
    stifle_history(Int32(clamping: history.limit))
    for entry in history.load() {
      add_history(entry)
      lastEntry = entry
    }
  }
}

/// Starts readline so that it edits whole characters, also where the locale is plain C or not installed.
///
/// Readline asks the environment for the locale before each line, so it is the environment that must say it, as Python
/// does (PEP 538). Nothing else here depends on it.
private func initializeInALocaleWithCharacters() {
  let locale = setlocale(LC_CTYPE, "").map { String(cString: $0) } ?? "C"
  if ["C", "POSIX"].contains(locale) {
    let overrides = getenv("LC_ALL").map { $0.pointee != 0 } ?? false
    setenv(overrides ? "LC_ALL" : "LC_CTYPE", "C.UTF-8", 1)
  }
  rl_initialize()
}

/// A prompt in which readline is told what takes no room on the screen: its ANSI renditions.
func promptForReadline(_ prompt: String) -> String {
  var marked = ""
  var isInEscape = false
  for scalar in prompt.unicodeScalars {
    if scalar == "\u{1B}" {
      marked += "\u{01}"
      isInEscape = true
    }
    marked.unicodeScalars.append(scalar)
    if isInEscape, scalar == "m" {
      marked += "\u{02}"
      isInEscape = false
    }
  }
  return marked
}
