import Foundation

extension Repl {
  /// Runs the statements and dot commands of `init.drift` in the user's configuration folder, where there is one.
  ///
  /// Only a prompt with a person before it does: a script, a replay and what comes through a pipe give the same on every
  /// machine. A session that is typed afterwards begins with the statements of the file, since it may use what they
  /// bound. A mistake is told, and the prompt comes all the same.
  func runInitFile() {
    guard let path = UserFolder.configuration.path(of: "init.drift", variable: { Environment[$0] }),
      FileManager.default.fileExists(atPath: path)
    else { return }
    guard let data = FileManager.default.contents(atPath: path) else {
      return console.report("\(path) cannot be read")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      return console.report("\(path) is not UTF-8 text")
    }
    recorder.isPrelude = true
    execute(text.replacing("\r\n", with: "\n"), named: path)
    recorder.isPrelude = false
  }
}
