/// How often something was met, and the lines of the first times.
struct LineList {
  private(set) var count = 0
  private(set) var lines: [Int] = []
  private static let kept = 10

  mutating func add(_ line: Int) {
    count += 1
    if lines.count < LineList.kept { lines.append(line) }
  }
}
