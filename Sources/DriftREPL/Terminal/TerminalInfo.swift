#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is known about where input comes from and output goes to.
struct TerminalInfo: Sendable, Equatable {
  /// Whether standard input is a terminal.
  var inputIsTerminal = false
  /// Whether standard output is a terminal.
  var outputIsTerminal = false
  /// Whether standard error is a terminal.
  var errorIsTerminal = false
  /// Whether a line on standard error can be written over: a terminal that knows ANSI escapes.
  var errorIsRewritable = false
  /// The width of the terminal that output goes to, in characters; nil where there is none.
  var width: Int?
  /// Its height in lines; nil where there is none or it does not tell.
  var height: Int?
  /// Whether characters outside ASCII may be written.
  var unicode = true
  /// Whether ANSI escapes may be written to standard output.
  var color = false

  /// The standard streams of this process, as its environment describes them.
  static func current(ascii: Bool = false, noColor: Bool = false) -> TerminalInfo {
    TerminalInfo(
      ascii: ascii, noColor: noColor,
      variable: { getenv($0).map { String(cString: $0) } },
      isTerminal: { isatty($0) == 1 },
      size: windowSize
    )
  }

  /// A description from what the process can find out, each part replaceable in tests.
  ///
  /// A terminal gets Unicode where the locale's character set is UTF-8; what is no terminal always does, since files
  /// must not depend on the locale. `NO_COLOR` counts when it is not empty (no-color.org).
  ///
  /// - Parameters:
  ///   - ascii: Whether the user asked for ASCII.
  ///   - noColor: Whether the user asked for no colour.
  ///   - variable: The value of an environment variable.
  ///   - isTerminal: Whether a file descriptor is a terminal.
  ///   - size: The rows and columns of the terminal at a file descriptor.
  init(
    ascii: Bool, noColor: Bool, variable: (String) -> String?, isTerminal: (Int32) -> Bool,
    size: (Int32) -> (rows: Int, columns: Int)?
  ) {
    inputIsTerminal = isTerminal(STDIN_FILENO)
    outputIsTerminal = isTerminal(STDOUT_FILENO)
    errorIsTerminal = isTerminal(STDERR_FILENO)
    let isDumb = ["", "dumb"].contains(variable("TERM") ?? "")
    let refusesColor = noColor || !(variable("NO_COLOR") ?? "").isEmpty
    color = outputIsTerminal && !isDumb && !refusesColor
    errorIsRewritable = errorIsTerminal && !isDumb
    unicode = !ascii && (!outputIsTerminal || localeIsUTF8(variable))
    guard outputIsTerminal else { return }
    let found = size(STDOUT_FILENO)
    width = positive(found?.columns) ?? positive(variable("COLUMNS").flatMap { Int($0) }) ?? 80
    height = positive(found?.rows) ?? positive(variable("LINES").flatMap { Int($0) })
  }

  /// The terminal at the size that its window has now.
  var resized: TerminalInfo {
    guard outputIsTerminal, let size = windowSize(STDOUT_FILENO) else { return self }
    var info = self
    info.width = positive(size.columns) ?? width
    info.height = positive(size.rows) ?? height
    return info
  }

  /// Nothing known: no terminal on any stream.
  init() {}
}

/// Whether the first of the locale variables that is set names UTF-8; where none is set the locale is plain C.
private func localeIsUTF8(_ variable: (String) -> String?) -> Bool {
  let names = ["LC_ALL", "LC_CTYPE", "LANG"]
  let locale = names.lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
  let lowered = locale.lowercased()
  return lowered.contains("utf-8") || lowered.contains("utf8")
}

private func positive(_ number: Int?) -> Int? { number.flatMap { $0 > 0 ? $0 : nil } }

private func windowSize(_ descriptor: Int32) -> (rows: Int, columns: Int)? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
  return (Int(size.ws_row), Int(size.ws_col))
}
