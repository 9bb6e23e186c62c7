/// What changed between two texts in the unified format, as `patch` takes it.
///
/// Source: POSIX.1-2017, `diff -U`.
struct UnifiedDiff: Sendable {
  /// The changes with the lines around them, in their order.
  private(set) var hunks: [String] = []

  /// The hunks below each other, without the two lines that name the files.
  var text: String { hunks.joined() }

  /// A line of either text, with its break.
  private enum Line {
    case kept([UInt8])
    case removed([UInt8])
    case added([UInt8])

    var isChange: Bool { if case .kept = self { false } else { true } }
  }

  /// Compares two texts line by line.
  ///
  /// - Parameter context: How many lines are shown around a change.
  /// - Complexity: O((*n* + *m*) × *d*) for *d* lines that differ (Myers, as the standard library has it).
  init(from old: String, to new: String, context: Int = 3) {
    let script = UnifiedDiff.script(from: UnifiedDiff.lines(old), to: UnifiedDiff.lines(new))
    let changes = script.indices.filter { script[$0].isChange }
    guard var start = changes.first else { return }
    var end = start
    var groups: [Range<Int>] = []
    for change in changes.dropFirst() {
      if change - end > 2 * context + 1 {
        groups.append(start..<end + 1)
        start = change
      }
      end = change
    }
    groups.append(start..<end + 1)
    hunks = groups.map { group in
      UnifiedDiff.hunk(
        script, max(0, group.lowerBound - context)..<min(script.count, group.upperBound + context))
    }
  }

  /// All lines of both texts, what was removed before what was added in its place.
  private static func script(from old: [[UInt8]], to new: [[UInt8]]) -> [Line] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var script: [Line] = []
    var (here, there) = (0, 0)
    while here < old.count || there < new.count {
      if here < old.count, removed.contains(here) {
        script.append(.removed(old[here]))
        here += 1
      } else if there < new.count, added.contains(there) {
        script.append(.added(new[there]))
        there += 1
      } else {
        script.append(.kept(old[here]))
        (here, there) = (here + 1, there + 1)
      }
    }
    return script
  }

  private static func hunk(_ script: [Line], _ range: Range<Int>) -> String {
    let before = script[..<range.lowerBound]
    let lines = script[range]
    func count(_ lines: ArraySlice<Line>, old: Bool) -> Int {
      lines.count { line in
        switch line {
        case .kept: true
        case .removed: old
        case .added: !old
        }
      }
    }
    func place(old: Bool) -> String {
      let (skipped, length) = (count(before, old: old), count(lines, old: old))
      // An empty part is said to follow the line before it.
      let start = length == 0 ? skipped : skipped + 1
      return length == 1 ? "\(start)" : "\(start),\(length)"
    }
    let body = lines.map { line in
      switch line {
      case .kept(let text): UnifiedDiff.written(" ", text)
      case .removed(let text): UnifiedDiff.written("-", text)
      case .added(let text): UnifiedDiff.written("+", text)
      }
    }
    return "@@ -\(place(old: true)) +\(place(old: false)) @@\n" + body.joined()
  }

  private static func written(_ sign: String, _ line: [UInt8]) -> String {
    let text = sign + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }

  /// The lines of a text with their breaks, as bytes, since texts that look alike may differ in them; only a line feed
  /// breaks a line here, as for `patch`.
  private static func lines(_ text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for byte in text.utf8 {
      line.append(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      lines.append(line)
      line = []
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
