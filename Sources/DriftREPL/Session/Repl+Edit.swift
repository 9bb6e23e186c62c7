extension Repl {
  /// Opens the last statement in the user's editor, and runs what was saved; what is as it was does not run again.
  func edit() {
    guard console.terminal.inputIsTerminal, console.terminal.outputIsTerminal else {
      return complain("`.edit` needs a terminal")
    }
    let before = history.last { !DotCommands.isCommand($0) } ?? ""
    do {
      let after = try Editor.standard(variable: { Environment[$0] }).edited(before)
      guard after != before, !after.allSatisfy(\.isWhitespace) else {
        return console.notify("nothing has changed, and nothing was run")
      }
      // As a paste would stand there.
      console.notify("drift> \(after)")
      enter(after)
    } catch {
      // An editor that had to end because the program has to is nobody's fault.
      if !Interrupt.isTerminating { complain(error.message) }
    }
  }
}
