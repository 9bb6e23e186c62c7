import Foundation

/// Programs that take the terminal for a while: a pager, an editor.
enum ForegroundProgram {
  /// Runs a command line and waits for it; gives the status as `waitpid` does, −1 where no shell could be started.
  ///
  /// A program inherits what is ignored, which here is what `Program` ignores for itself. Ctrl-C meanwhile is the program's.
  static func run(_ script: String) -> Int32 {
    let ignored = [SIGPIPE, SIGXFSZ]
    for number in ignored { signal(number, SIG_DFL) }
    let status = system(script)
    // Said anew rather than put back: Swift cannot hand back SIG_IGN as the function that it is not.
    for number in ignored { signal(number, SIG_IGN) }
    Interrupt.reset()
    return status
  }
}
