import Plot

/// The candidates as lines for a terminal: one a line with what it is while they fit on the screen, else in columns.
///
/// What does not fit on the screen is counted.
func completionListing(_ candidates: [CompletionResult.Candidate], height: Int, style: TableStyle) -> String {
  let width = max(20, style.width ?? 80)
  let rows = max(3, height - 3)
  let names = candidates.map { shownName($0.text, style: style) }
  let widest = names.reduce(0) { max($0, displayWidth($1)) }
  let isDescribed = candidates.contains { !$0.about.isEmpty } && candidates.count <= rows
  if isDescribed {
    return zip(names, candidates).map { name, candidate in
      described(name, candidate.about, nameWidth: widest, width: width, style: style)
    }.joined(separator: "\n")
  }
  return inColumns(names, columnWidth: min(widest, width) + 2, width: width, rows: rows, style: style)
}

private func shownName(_ text: String, style: TableStyle) -> String {
  truncated(visible(text), toWidth: max(20, style.width ?? 80), ellipsis: style.ellipsis)
}

private func described(
  _ name: String, _ about: String, nameWidth: Int, width: Int, style: TableStyle
) -> String {
  let room = width - nameWidth - 3
  guard !about.isEmpty, room >= 8 else { return name }
  let gap = String(repeating: " ", count: nameWidth - displayWidth(name) + 2)
  return name + gap + style.styled(truncated(visible(about), toWidth: room, ellipsis: style.ellipsis), .dim)
}

private func inColumns(_ names: [String], columnWidth: Int, width: Int, rows: Int, style: TableStyle)
  -> String
{
  let across = max(1, (width + 1) / columnWidth)
  let isTooLong = names.count > across * rows
  let shown = isTooLong ? across * (rows - 1) : names.count
  let down = (shown + across - 1) / across
  var lines: [String] = []
  for row in 0..<down {
    var line = ""
    var blanks = 0
    for place in stride(from: row, to: shown, by: down) {
      line += String(repeating: " ", count: blanks) + names[place]
      blanks = max(2, columnWidth - displayWidth(names[place]))
    }
    lines.append(line)
  }
  if isTooLong { lines.append("\(style.ellipsis) \(names.count - shown) more") }
  return lines.joined(separator: "\n")
}
