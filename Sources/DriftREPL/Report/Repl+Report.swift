/// `.report`: the session so far, as `drift report` would write it.
extension Repl {
  /// Runs what is recorded once more, writing none of the files that it writes, and writes its report.
  func report(to path: String) {
    guard !path.isEmpty else { return complain("`.report` needs the path of a file") }
    guard let format = ReportFormat(path: path) else { return complain(ReportFormat.mistake(path)) }
    guard recorder.count > 0 else { return complain("there is no statement yet") }
    Interrupt.reset()
    let name = recorder.path.map(FilePath.name) ?? "session.drift"
    let place = FilePath.resolve(path, in: ".")
    let runner = ReportRunner(
      runner: ScriptRunner(console: console), path: place, format: format, isDry: true)
    let code = runner.run(SourceText(name: name, text: recorder.text), folder: recorder.folder)
    if code == .interrupted { console.notify("stopped") }
  }
}
