import Foundation

/// The program: understands its arguments, runs what was asked for, and gives the code to leave with.
@MainActor
enum Program {
  static func run(_ words: [String]) -> ExitCode {
    // A reader that goes away is an error of `write`, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that would grow past the limit of `ulimit -f`.
    signal(SIGXFSZ, SIG_IGN)
    let arguments: CommandLineArguments
    do {
      arguments = try CommandLineArguments(words)
    } catch {
      Console.complain(error.message)
      Console.complain("`drift --help` tells what there is", as: "help")
      return .usage
    }
    let terminal = TerminalInfo.current(ascii: arguments.ascii, noColor: arguments.noColor)
    let console = Console(
      printer: .fitting(terminal, mode: arguments.mode), isQuiet: arguments.quiet, terminal: terminal)
    switch arguments.action {
    case .version: return print("drift \(Version.text)", console)
    case .help: return print(Help(width: terminal.width ?? 80).commandLine, console)
    case .manual: return print(ManualPage.text, console)
    case .completions(let shell): return print(shell.completions, console)
    case .repl: return Repl(console: console).run()
    case .statements(let text):
      return runScript(SourceText(name: "-c", text: text), folder: ".", arguments, console)
    case .run(let path):
      guard let source = read(path) else { return .failure }
      return runScript(source, folder: path == "-" ? "." : FilePath.folder(of: path), arguments, console)
    case .replay(let path, let options):
      guard let source = read(path) else { return .failure }
      Interrupt.install(recordsTermination: false)
      let replay = Replay(
        runner: ScriptRunner(console: console, overrides: arguments.parameters), options: options)
      return replay.run(source, path: path, folder: path == "-" ? "." : FilePath.folder(of: path))
    case .report(let path, let output):
      guard let source = read(path), let format = ReportFormat(path: output) else { return .failure }
      Interrupt.install(recordsTermination: false)
      let runner = ScriptRunner(console: console, overrides: arguments.parameters)
      let report = ReportRunner(runner: runner, path: output, format: format)
      return report.run(source, folder: path == "-" ? "." : FilePath.folder(of: path))
    }
  }

  private static func runScript(
    _ source: SourceText, folder: String, _ arguments: CommandLineArguments, _ console: Console
  ) -> ExitCode {
    Interrupt.install(recordsTermination: false)
    return ScriptRunner(console: console, overrides: arguments.parameters).run(source, folder: folder)
  }

  private static func print(_ text: String, _ console: Console) -> ExitCode {
    (try? console.show(text)) == nil ? .failure : .success
  }

  /// The text of a script, or of standard input for `-`; nil once the reason for failing has been told.
  private static func read(_ path: String) -> SourceText? {
    do {
      let data =
        try path == "-"
        ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: path))
      guard let source = SourceText(name: path, bytes: data) else {
        Console.complain("\(path) is not UTF-8 text")
        return nil
      }
      return source
    } catch {
      let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "does not exist"
      Console.complain("\(path) \(reason)")
      return nil
    }
  }
}
