import Plot

/// A line of a source with a mark under a part of it, cut to a window around the mark where it is long.
struct SourceExcerpt {
  /// The line and the line of marks, both indented.
  let lines: [String]

  /// How many terminal columns of a line are shown.
  static let width = 96

  private static let indent = "    "
  private static let tabWidth = 4

  /// A character as it is shown, and whether the mark is under it.
  private struct Cell {
    var text: String
    var width: Int
    var isMarked: Bool
  }

  /// Of a span over several lines, the part in the first is marked; an empty one is marked by a caret alone.
  init(of span: Span, in source: SourceText) {
    var cells = SourceExcerpt.cells(
      of: source.lineSpan(source.lineIndex(at: span.start)), marked: span, in: source)
    if !cells.contains(where: \.isMarked) { cells.append(Cell(text: "", width: 1, isMarked: true)) }
    let line = SourceExcerpt.window(cells)
    let before = line.prefix { !$0.isMarked }.reduce(0) { $0 + $1.width }
    let marked = line.reduce(0) { $0 + ($1.isMarked ? $1.width : 0) }
    let marks =
      String(repeating: " ", count: before) + "^" + String(repeating: "~", count: max(0, marked - 1))
    lines = [line.map(\.text).joined(), marks].map { SourceExcerpt.trimmed(SourceExcerpt.indent + $0) }
  }

  private static func cells(of line: Span, marked: Span, in source: SourceText) -> [Cell] {
    var offset = line.start
    return source.text(of: line).map { character in
      let end = offset + character.utf8.count
      // A character that an empty span points at is marked, so that the caret stands under it.
      let isMarked = marked.start < end && (marked.end > offset || marked.start == offset)
      offset = end
      let text = character == "\t" ? String(repeating: " ", count: tabWidth) : visible(String(character))
      return Cell(text: text, width: displayWidth(text), isMarked: isMarked)
    }
  }

  /// The cells from a third of the width before the mark on, with `…` where some are left out.
  private static func window(_ cells: [Cell]) -> [Cell] {
    guard cells.reduce(0, { $0 + $1.width }) > width, let mark = cells.firstIndex(where: \.isMarked) else {
      return cells
    }
    let ellipsis = Cell(text: "…", width: 1, isMarked: false)
    var first = mark
    var room = width - 2
    while first > 0, room - cells[first - 1].width >= width * 2 / 3 {
      first -= 1
      room -= cells[first].width
    }
    var end = first
    room = width - 2
    while end < cells.count, cells[end].width <= room {
      room -= cells[end].width
      end += 1
    }
    while first > 0, cells[first - 1].width <= room {
      first -= 1
      room -= cells[first].width
    }
    return (first > 0 ? [ellipsis] : []) + cells[first..<end] + (end < cells.count ? [ellipsis] : [])
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
