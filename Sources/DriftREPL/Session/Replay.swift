import DataFrame
import Foundation

/// Runs a session and holds every result against what was recorded.
struct Replay {
  var runner: ScriptRunner
  var options = ReplayOptions()

  private var console: Console { runner.console }

  /// Replays a file.
  ///
  /// - Parameters:
  ///   - path: The file, as an update writes it.
  ///   - folder: Where the paths of its statements start.
  func run(_ source: SourceText, path: String, folder: String) -> ExitCode {
    let output = ReplayOutput(console: console, options: options, path: path)
    let interpreter = Interpreter(
      folder: folder, dryFolder: options.isDry ? DryFolder() : nil, fingerprints: Fingerprints())
    var player = ReplayPlayer(interpreter: interpreter, source: source, compares: false)
    do {
      let session = try ResolvedSession(source, overrides: runner.overrides, for: interpreter)
      let file = session.file
      if !options.updates {
        for remark in file.remarks { console.notify("\(path):\(remark.line): \(remark.text)") }
      }
      player = ReplayPlayer(
        interpreter: interpreter, source: source, compares: !options.updates && session.isAsRecorded)
      let records = try play(session.statements, file, with: &player, telling: output)
      let text = file.replacing(records)
      if options.updates { try AtomicFile.write(Array(text.utf8), to: path) }
      if options.showsDiff { try output.show(UnifiedDiff(from: file.text, to: text)) }
      try output.end(player.counts, player.exitCode)
      return player.exitCode
    } catch {
      return ended(error, source, player, output)
    }
  }

  /// Runs statements up to the last that is wanted.
  ///
  /// - Returns: The new records by the index of their statement.
  private func play(
    _ statements: [ResolvedStatement], _ file: SessionFile, with player: inout ReplayPlayer,
    telling output: ReplayOutput
  ) throws -> [Int: StatementRecord] {
    let recorded = Dictionary(uniqueKeysWithValues: file.records.map { ($0.statement, $0) })
    var records: [Int: StatementRecord] = [:]
    for (index, statement) in statements.enumerated() {
      if let until = options.until, records.count >= until { break }
      guard let result = try player.play(statement, against: recorded[index]) else { continue }
      records[index] = result.got
      try output.show(result)
    }
    return records
  }

  private func ended(
    _ error: any Error, _ source: SourceText, _ player: ReplayPlayer, _ output: ReplayOutput
  ) -> ExitCode {
    let code: ExitCode
    if let error = error as? FileError {
      console.report(Diagnostic.message(for: error))
      code = .failure
    } else {
      let told = runner.report(error, in: source)
      // Where a check fails, other data is the likelier reason, and the one to be told first.
      code = error is CheckFailed && player.exitCode == .stale ? .stale : told
    }
    try? output.fail(error, in: source, player.counts, code)
    return code
  }
}
