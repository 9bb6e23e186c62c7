/// What a run of the program tells its caller.
enum ExitCode: Int32, Sendable {
  /// All is well.
  case success = 0
  /// A statement or the syntax is wrong.
  case failure = 1
  /// Wrong usage, an unknown or mistyped parameter.
  case usage = 2
  /// A result differs from what was recorded, or a `check` fails.
  case differs = 3
  /// An input file is not the one that was recorded.
  case stale = 4
  /// Stopped by Ctrl-C, as shells report it.
  case interrupted = 130
}
