import Foundation
import TestSupport

/// A text of statements, each run by the program, with exactly what it answers.
///
/// A line that starts with `> ` is a statement; several below each other are one script, run with `-c`. A line
/// that starts with `$ ` before them holds arguments of the program, one with `< ` a statement that every script
/// below it starts with. Lines with `# ` are comments. What stands below a script is its answer: standard output,
/// then standard error behind `! `, then `exit` and the code where it is not 0. In an answer a line that would
/// read as one of these has a backslash before it.
struct Transcript {
  private enum Part {
    case comment(String)
    case given(String)
    case script(arguments: String?, lines: [String])
  }

  private var parts: [Part] = []

  init(text: String) {
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let content = String(line.dropFirst(2))
      if line.hasPrefix("# ") {
        parts.append(.comment(content))
      } else if line.hasPrefix("< ") {
        parts.append(.given(content))
      } else if line.hasPrefix("$ ") {
        parts.append(.script(arguments: content, lines: []))
      } else if line.hasPrefix("> ") || line == ">" {
        guard isOpen, case .script(let arguments, let lines) = parts.last else {
          parts.append(.script(arguments: nil, lines: [content]))
          isOpen = true
          continue
        }
        parts[parts.count - 1] = .script(arguments: arguments, lines: lines + [content])
      }
      isOpen = ["$ ", "> "].contains { line.hasPrefix($0) } || line == ">"
    }
  }

  /// The transcript with the answers that the program gives now.
  ///
  /// - Parameter prepare: Gives a folder with the files that scripts read; each script has its own.
  /// - Throws: Where the program does not end.
  func replayed(in prepare: () throws -> Workspace) throws -> String {
    var lines: [String] = []
    var given: [String] = []
    for (number, part) in parts.enumerated() {
      if number > 0, !follows(number) { lines.append("") }
      switch part {
      case .comment(let text): lines.append("# \(text)")
      case .given(let text):
        lines.append("< \(text)")
        given.append(text)
      case .script(let arguments, let statements):
        if let arguments { lines.append("$ \(arguments)") }
        lines += statements.map { $0.isEmpty ? ">" : "> \($0)" }
        let words = arguments?.split(separator: " ").map(String.init) ?? []
        let script = (given + statements).joined(separator: "\n")
        lines += try answer(to: words + ["-c", script], in: prepare())
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func answer(to arguments: [String], in workspace: Workspace) throws -> [String] {
    let run = try RunningProgram(arguments, input: "", in: workspace).finish()
    var lines = Transcript.lines(run.output).map(Transcript.escaped)
    lines += Transcript.lines(run.error).map { $0.isEmpty ? "!" : "! \($0)" }
    if run.exitCode != 0 { lines.append("exit \(run.exitCode)") }
    return lines
  }

  /// Whether a part stands right below the one before it, as a script does below its comment.
  private func follows(_ number: Int) -> Bool {
    switch (parts[number - 1], parts[number]) {
    case (.comment, _), (.given, .given): true
    default: false
    }
  }

  private static func lines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    // The last line break ends the last line; where it is missing the answer says so.
    guard text.hasSuffix("\n") else { return lines(text + "\n") + ["\\ no line break at the end"] }
    return text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func escaped(_ line: String) -> String {
    let isAmbiguous =
      ["# ", "< ", "$ ", "> ", "! ", "exit ", "\\"].contains { line.hasPrefix($0) } || line == ">"
    return isAmbiguous ? "\\" + line : line
  }
}
