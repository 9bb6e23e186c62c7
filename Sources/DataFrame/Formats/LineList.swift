/// How often something was met, and the lines of the first times; or of all times, with what was met there.
struct LineList<Detail: Sendable>: Sendable {
  /// How often it was met.
  private(set) var count = 0
  /// The lines, of the first times or of all.
  private(set) var lines: [Int] = []
  /// What was met on each of the lines; empty where only the first are kept.
  private(set) var details: [Detail] = []
  /// Which times are kept.
  private let extent: LoadReport.Extent

  private static var kept: Int { 10 }

  init(_ extent: LoadReport.Extent) { self.extent = extent }

  /// Counts one more; the detail is made only where it is kept.
  mutating func add(_ line: Int, _ detail: @autoclosure () -> Detail) {
    count += 1
    guard extent == .all else {
      if lines.count < LineList.kept { lines.append(line) }
      return
    }
    lines.append(line)
    details.append(detail())
  }

  /// Forgets everything but which times are to be kept.
  mutating func removeAll() { self = LineList(extent) }

  /// Gives each kept entry the line that stands in an array at its place.
  mutating func renumber(_ lines: [Int]) { self.lines = lines }
}
