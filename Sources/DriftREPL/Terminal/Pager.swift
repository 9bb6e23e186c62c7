import Foundation
import Plot

/// Shows what is longer than the screen a screen at a time, with a program that knows how.
struct Pager: Sendable, Equatable {
  /// A command that a shell reads, so it may hold arguments.
  let command: String

  /// What `PAGER` names, else `less`; nil where that is nothing, a mere copier, or not there, and on a terminal on which
  /// nothing can be moved.
  ///
  /// - Parameter variable: The value of an environment variable.
  static func standard(variable: (String) -> String?) -> Pager? {
    let command = variable("PAGER") ?? "less"
    guard let program = command.split(separator: " ").first, program != "cat",
      !["", "dumb"].contains(variable("TERM") ?? ""), isProgram(String(program), variable("PATH") ?? "")
    else { return nil }
    return Pager(command: command)
  }

  /// Whether a text does not fit a screen with a line to spare for the prompt.
  ///
  /// - Parameter isCut: Whether a line too wide counts as such, and not as several.
  static func isTooLong(_ text: String, isCut: Bool, rows: Int, columns: Int) -> Bool {
    let lines = text.split(separator: "\n", maxSplits: rows, omittingEmptySubsequences: false)
    guard lines.count < rows else { return true }
    let widths = lines.map(width)
    if isCut, widths.contains(where: { $0 > columns }) { return true }
    return widths.reduce(0) { $0 + max(1, ($1 + columns - 1) / columns) } >= rows
  }

  /// Shows a text until the user has seen enough, whatever that is; Ctrl-C meanwhile is the pager's.
  ///
  /// - Parameter isCut: Whether lines that are too wide are better moved sideways than broken, where the pager is less and
  ///   the user has no wishes of their own in `LESS`.
  /// - Returns: False where the pager could not be run, and nothing was shown.
  func show(_ text: String, isCut: Bool) -> Bool {
    // A file and no pipe, so that nothing waits for a reader who has not yet asked for more.
    guard let file = Pager.temporaryFile(holding: text + "\n") else { return false }
    let input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    guard input >= 0 else { return false }
    dup2(file.fileDescriptor, STDIN_FILENO)
    defer {
      dup2(input, STDIN_FILENO)
      close(input)
    }
    // The pager takes the place of the shell, which Ctrl-C would end.
    let script = "export LESS=\"${LESS-\(isCut ? "RSX" : "FRX")}\"; exec \(command)"
    // 126 and 127 are the shell's words for a program that it cannot start.
    return ![-1, 126 << 8, 127 << 8].contains(ForegroundProgram.run(script))
  }

  /// The columns that a line takes; ANSI renditions take none.
  private static func width(_ line: Substring) -> Int {
    let parts = line.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    return parts.enumerated().reduce(0) { sum, part in
      sum
        + displayWidth(String(part.offset == 0 ? part.element : part.element.drop { $0 != "m" }.dropFirst()))
    }
  }

  private static func isProgram(_ name: String, _ path: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// A file that has no name any more, so that nothing of it is left whatever happens; nil where none is to be had.
  private static func temporaryFile(holding text: String) -> FileHandle? {
    var name = Array("\(Environment["TMPDIR"] ?? "/tmp")/drift-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    unlink(name)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? file.write(contentsOf: Data(text.utf8))) != nil, (try? file.seek(toOffset: 0)) != nil else {
      return nil
    }
    return file
  }
}
