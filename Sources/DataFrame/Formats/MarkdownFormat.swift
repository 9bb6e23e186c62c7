/// A table in Markdown (GitHub's dialect); for reading by people, so it is only written.
struct MarkdownFormat: FileFormat {
  let name = "Markdown"
  let fileExtensions = ["md"]
  let summary = "A table for documents; numbers align to the right."
  let canRead = false
  let canWrite = true

  func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult {
    throw .file(FileError(.unknownFormat, path: source.path))
  }

  func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError) {
    let cells = frame.columns.map {
      CellEncoder($0, style: CellStyle(null: "", text: MarkdownFormat.escaped))
    }
    let rules = frame.columns.map { $0.type.isNumeric ? "---:" : "---" }
    output.append(MarkdownFormat.line(frame.names.map(MarkdownFormat.escaped)))
    output.append(MarkdownFormat.line(rules))
    try frame.forEachRow(&output) { row, bytes in
      for cell in cells {
        bytes.append(contentsOf: "| ".utf8)
        cell.append(row, &bytes)
        bytes.append(Byte.space)
      }
      bytes.append(contentsOf: "|\n".utf8)
    }
  }

  private static func line(_ cells: [String]) -> String { cells.map { "| \($0) " }.joined() + "|\n" }

  /// A text that stays in its cell: bars and backslashes are escaped, line breaks become `<br>`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|": result += "\\|"
      case "\\": result += "\\\\"
      case "\n", "\r", "\r\n": result += "<br>"
      default: result.append(character)
      }
    }
    return result
  }
}
