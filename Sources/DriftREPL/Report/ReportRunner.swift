import DataFrame
import Foundation

/// Runs a session and writes a report of it.
struct ReportRunner {
  var runner: ScriptRunner
  /// Where the report goes, by whose extension its format is chosen.
  var path: String
  var format: ReportFormat
  /// Whether nothing that the session writes reaches its place.
  var isDry = false

  private var console: Console { runner.console }

  /// Runs a session and writes its report, whole or not at all; a statement that fails while it runs is a part of it.
  ///
  /// - Parameter folder: Where the session's relative paths start.
  /// - Returns: The code that a replay would end with; 1 where the report cannot be written, and then there is none.
  func run(_ source: SourceText, folder: String) -> ExitCode {
    do {
      let (report, ending) = try executed(source, folder: folder)
      let code = told(ending, in: source)
      if code == .interrupted { return code }
      for file in format.files(of: report, at: path) {
        try file.write()
        console.notify("wrote \(file.path)")
      }
      console.notify(report.count)
      return code
    } catch let error as FileError {
      console.report(Diagnostic(writing: error, at: nil).message)
      return .failure
    } catch {
      return runner.report(error, in: source)
    }
  }

  /// What ended a session: its last statement, or what a statement threw.
  private struct Ending {
    var code: ExitCode
    var error: (any Error)?
  }

  /// Runs a session to its end, or to the first statement that fails.
  ///
  /// - Throws: What is found out before anything runs.
  private func executed(_ source: SourceText, folder: String) throws -> (SessionReport, Ending) {
    let interpreter = Interpreter(folder: folder, dryFolder: isDry ? DryFolder() : nil)
    let session = try ResolvedSession(source, overrides: runner.overrides, for: interpreter)
    var player = ReplayPlayer(interpreter: interpreter, source: source, compares: session.isAsRecorded)
    var builder = ReportBuilder(session.file)
    var failure: (any Error)?
    for (index, statement) in session.statements.enumerated() {
      guard failure == nil else {
        builder.skip(index)
        continue
      }
      do {
        let result = try console.showingProgress {
          try player.play(statement, against: builder.recorded[index])
        }
        try builder.add(index, result)
      } catch {
        failure = error
        builder.fail(index, error)
      }
    }
    let report = builder.report(interpreter.scope.parameters, given: Set(session.overrides.keys))
    return (report, Ending(code: player.exitCode, error: failure))
  }

  /// Tells what ended the session, and the code that it ends the program with.
  private func told(_ ending: Ending, in source: SourceText) -> ExitCode {
    guard let error = ending.error else { return ending.code }
    if let error = error as? FileError {
      console.report(Diagnostic.message(for: error))
      return .failure
    }
    let code = runner.report(error, in: source)
    // Where a check fails, other data is the likelier reason, and the one to be told first.
    return error is CheckFailed && ending.code == .stale ? .stale : code
  }
}

extension ReportFile {
  /// Writes the file whole or not at all, and makes the folder that is the report's own.
  ///
  /// - Throws: `FileError`.
  fileprivate func write() throws {
    // Where that fails, so does the file, which says why.
    let folder = URL(fileURLWithPath: FilePath.folder(of: path))
    if isInOwnFolder {
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }
    try AtomicFile.write(Array(text.utf8), to: path)
  }
}
