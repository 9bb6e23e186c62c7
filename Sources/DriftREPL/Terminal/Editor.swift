import Foundation

/// The user's editor.
struct Editor: Sendable {
  /// A command that a shell reads, so it may hold arguments.
  var command: String

  /// Why nothing was edited.
  struct Failure: Error, Sendable, Equatable {
    var message: String
  }

  /// What `VISUAL` names, else `EDITOR`, else `vi`.
  static func standard(variable: (String) -> String?) -> Editor {
    Editor(command: ["VISUAL", "EDITOR"].lazy.compactMap(variable).first { !$0.isEmpty } ?? "vi")
  }

  /// The text as the user left it, without line breaks at its end.
  ///
  /// The editor gets the terminal and Ctrl-C, and a file that only its owner can read and that is gone afterwards.
  ///
  /// - Throws: `Failure` where there is no file to be had, or the editor does not end well.
  func edited(_ text: String) throws(Failure) -> String {
    let path = try Editor.temporaryFile(holding: text + "\n")
    defer { unlink(path) }
    try run(on: path)
    guard let data = FileManager.default.contents(atPath: path),
      let result = String(data: data, encoding: .utf8)
    else { throw Failure(message: "what the editor wrote cannot be read as UTF-8 text") }
    return String(result.replacing("\r\n", with: "\n").reversed().drop(while: \.isNewline).reversed())
  }

  /// Waits for the editor.
  private func run(on path: String) throws(Failure) {
    let quoted = path.replacing("'", with: "'\\''")
    guard ForegroundProgram.run("\(command) '\(quoted)'") != 0 else { return }
    throw Failure(message: "the editor `\(command)` did not end well, and nothing was run")
  }

  private static func temporaryFile(holding text: String) throws(Failure) -> String {
    let folder = Environment["TMPDIR"] ?? "/tmp"
    let suffix = ".drift"
    var name = Array("\(folder)/drift-XXXXXX\(suffix)".utf8CString)
    let descriptor = mkstemps(&name, Int32(suffix.utf8.count))
    guard descriptor >= 0 else {
      throw Failure(message: "\(folder) takes no file for the editor: \(String(cString: strerror(errno)))")
    }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? file.write(contentsOf: Data(text.utf8))) != nil else {
      unlink(path)
      throw Failure(message: "\(path) cannot be written")
    }
    return path
  }
}
