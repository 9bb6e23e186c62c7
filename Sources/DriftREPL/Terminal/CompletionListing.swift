import Plot

/// The candidates as lines for a terminal, each with what it is where that fits on the screen, in columns where they are
/// many.
///
/// What does not fit on the screen is counted.
func completionListing(_ candidates: [CompletionResult.Candidate], height: Int, style: TableStyle) -> String {
  let width = max(20, style.width ?? 80)
  let rows = max(3, height - 3)
  let names = candidates.map { shownName($0.text, style: style) }
  let widest = names.reduce(0) { max($0, displayWidth($1)) }
  let across = (candidates.count + rows - 1) / rows
  let columnWidth = width / max(1, across)
  if candidates.contains(where: { !$0.about.isEmpty }), across == 1 || columnWidth - widest >= leastRoom {
    let room = columnWidth - widest - (across == 1 ? 3 : 4)
    let cells = zip(names, candidates).map { name, candidate in
      ListedCandidate(name, candidate.about, nameWidth: widest, room: room, style: style)
    }
    return inColumns(cells, columnWidth: columnWidth, width: width, rows: rows, style: style)
  }
  let cells = names.map { ListedCandidate(text: $0, width: displayWidth($0)) }
  return inColumns(cells, columnWidth: min(widest, width) + 2, width: width, rows: rows, style: style)
}

/// The columns of the screen below which a name's description in one of several columns says nothing.
private let leastRoom = 16

private func shownName(_ text: String, style: TableStyle) -> String {
  truncated(visible(text), toWidth: max(20, style.width ?? 80), ellipsis: style.ellipsis)
}

/// A candidate as it stands in the list.
private struct ListedCandidate {
  var text: String
  /// Without its renditions, which take no room.
  var width: Int
}

extension ListedCandidate {
  /// A name, and what it is in as many columns as there is room for.
  init(_ name: String, _ about: String, nameWidth: Int, room: Int, style: TableStyle) {
    self.init(text: name, width: displayWidth(name))
    guard !about.isEmpty, room >= 8 else { return }
    let gap = String(repeating: " ", count: nameWidth - width + 2)
    let shown = truncated(visible(about), toWidth: room, ellipsis: style.ellipsis)
    text += gap + style.styled(shown, .dim)
    width = nameWidth + 2 + displayWidth(shown)
  }
}

private func inColumns(
  _ cells: [ListedCandidate], columnWidth: Int, width: Int, rows: Int, style: TableStyle
) -> String {
  let across = max(1, (width + 1) / columnWidth)
  let isTooLong = cells.count > across * rows
  let shown = isTooLong ? across * (rows - 1) : cells.count
  let down = (shown + across - 1) / across
  var lines: [String] = []
  for row in 0..<down {
    var line = ""
    var blanks = 0
    for place in stride(from: row, to: shown, by: down) {
      line += String(repeating: " ", count: blanks) + cells[place].text
      blanks = max(2, columnWidth - cells[place].width)
    }
    lines.append(line)
  }
  if isTooLong { lines.append("\(style.ellipsis) \(cells.count - shown) more") }
  return lines.joined(separator: "\n")
}
