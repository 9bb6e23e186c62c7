/// What an edit by hand left in a session file that cannot be taken as it stands.
extension SessionFile {
  /// A line of the file, and what is wrong with it.
  struct Remark: Sendable, Equatable {
    /// Counted from 1.
    var line: Int
    var text: String
  }

  /// The lines that say which form the file has.
  var headerLines: [Int] {
    let statements = blocks.flatMap { Array($0.lines) }
    return Set(0..<source.lineCount).subtracting(statements).sorted().filter {
      line($0).hasPrefix("#% drift session")
    }
  }

  /// The line that names a form of session files which this program does not know.
  var unknownForm: Remark? {
    headerLines.first { line($0).trimmingBlanks != SessionFile.header[1] }.map { number in
      Remark(
        line: number + 1, text: "`\(line(number).trimmingBlanks)` is a form that this drift does not know")
    }
  }

  /// What else is odd, in the order of lines.
  var remarks: [Remark] {
    let unreadable = records.flatMap(\.unreadable).map {
      Remark(
        line: $0 + 1, text: "a recorded line that cannot be read, so its statement counts as one that differs"
      )
    }
    let strays = blocks.compactMap { block in
      block.strays.first.map { first in
        let count = block.strays.count
        let lines = count == 1 ? "a recorded line that belongs" : "\(count) recorded lines that belong"
        return Remark(line: first + 1, text: "\(lines) to no statement")
      }
    }
    let headers = headerLines.dropFirst().map { Remark(line: $0 + 1, text: "a second header") }
    return (unreadable + strays + headers).sorted { $0.line < $1.line }
  }
}
