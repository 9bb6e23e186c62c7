import Synchronization

/// A wish to stop the running operation, set from a signal handler and asked for by long loops.
///
/// One flag serves the process, because one statement runs at a time; storing into a lock-free atomic is safe
/// in a signal handler.
public enum Cancellation {
  private static let requested = Atomic<Bool>(false)

  /// Asks the running operation to stop at its next check.
  public static func request() { requested.store(true, ordering: .relaxed) }

  /// Forgets an earlier request; called before each statement.
  public static func reset() { requested.store(false, ordering: .relaxed) }

  /// Whether a stop was asked for since the last reset.
  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Stops the caller where a stop was asked for.
  ///
  /// - Throws: `DataError.cancelled`.
  public static func check() throws(DataError) {
    if isRequested { throw .cancelled }
  }
}
