import DataFrame

/// What was bound before each of the last statements.
///
/// Values share what they have in common, but one that was bound anew would be gone without `.undo`: of large ones only so
/// many are held as `limit` says, and always the last.
struct UndoStack: Sendable {
  private var states: [Interpreter.State] = []
  /// Whether some were let go for their size.
  private(set) var isCut = false

  /// The cells that may be held for `.undo`: 400 MB of numbers.
  static let limit = 50_000_000

  /// Takes note of what is bound before a statement.
  mutating func push(_ state: Interpreter.State) {
    states.append(state)
    var cells = states.reduce(0) { $0 + ($1.last?.cellCount ?? 0) }
    while states.count > 1, cells > UndoStack.limit {
      cells -= states.removeFirst().last?.cellCount ?? 0
      isCut = true
    }
  }

  /// What was bound before the last statement; nil where that is not known.
  mutating func pop() -> Interpreter.State? { states.popLast() }
}

extension Value {
  /// The cells of a frame or of both sides of a pair.
  fileprivate var cellCount: Int {
    switch self {
    case .frame(let frame, _): frame.rowCount * frame.columns.count
    case .pair(let pair):
      pair.reference.rowCount * pair.reference.columns.count + pair.current.rowCount
        * pair.current.columns.count
    case .chart, .model, .report: 0
    }
  }
}
