import Synchronization

/// What a statement has to tell beside its value: rows dropped, files written, what was ambiguous.
///
/// Collected while it runs and shown on standard error once it has finished, so that a table is not torn apart.
final class Notices: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) { texts.withLock { $0.append(text) } }

  /// The notices so far, which are then forgotten.
  func drain() -> [String] {
    texts.withLock { texts in
      defer { texts = [] }
      return texts
    }
  }
}

/// Which files a statement read and wrote, for the record of the session.
final class FileLog: Sendable {
  /// Files by their paths as statements name them.
  struct Paths: Sendable, Equatable {
    var read: [String] = []
    var written: [String] = []
  }

  private let paths = Mutex(Paths())

  /// Notes a file that was read, by its path relative to the scope's folder.
  func didRead(_ path: String) {
    paths.withLock { if !$0.read.contains(path) { $0.read.append(path) } }
  }

  /// Notes a file that was written.
  func didWrite(_ path: String) {
    paths.withLock { if !$0.written.contains(path) { $0.written.append(path) } }
  }

  /// The files so far, which are then forgotten.
  func drain() -> Paths {
    paths.withLock { paths in
      defer { paths = Paths() }
      return paths
    }
  }
}
