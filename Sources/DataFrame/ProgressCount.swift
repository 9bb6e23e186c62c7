/// How far the running operation is: counted by whoever works, read by whoever shows it.
///
/// One state serves the process, because one statement runs at a time. Counting takes a lock, so it is for steps that
/// take a millisecond or more.
public enum ProgressCount {
  /// What is counted.
  public enum Unit: Sendable, Equatable { case bytes, files, columns, groups, snapshots, draws, parts }

  /// How far an operation is.
  public struct State: Sendable, Equatable {
    /// What is being done, in the words of the user's statement.
    public var activity: String
    /// What is counted.
    public var unit: Unit
    /// How many are done.
    public var done = 0
    /// How many there are; nil where that is not known.
    public var total: Int?

    /// An operation of which nothing is done yet.
    public init(activity: String, unit: Unit, total: Int? = nil) {
      self.activity = activity
      self.unit = unit
      self.total = total
    }
  }

  private static let lock = Lock()
  nonisolated(unsafe) private static var state: State?

  /// What is running; nil where nothing that counts is.
  public static var current: State? { lock.withLock { state } }

  /// Tells that an operation begins, in place of the one before.
  public static func begin(_ activity: String, _ unit: Unit, total: Int?) {
    lock.withLock { state = State(activity: activity, unit: unit, total: total) }
  }

  /// Counts what was done, if it is what the running operation counts.
  public static func advance(_ unit: Unit, by count: Int = 1) {
    lock.withLock { if state?.unit == unit { state?.done += count } }
  }

  /// Forgets the operation.
  public static func end() { lock.withLock { state = nil } }
}
