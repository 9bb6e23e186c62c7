/// What came of waiting for a line.
enum LineInput: Sendable, Equatable {
  /// A line without its line break; several lines pasted at once are one, with line breaks inside.
  case line(String)
  /// Ctrl-C: the line is empty again.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the file.
  case endOfInput
  /// The process was asked to end (SIGTERM, SIGHUP).
  case terminated
}
