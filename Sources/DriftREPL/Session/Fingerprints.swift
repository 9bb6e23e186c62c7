import DataFrame
import Dispatch
import Synchronization

/// The fingerprints of the files of one statement, taken beside the work that reads them.
///
/// A file is read while it is parsed, so that the two share the system's cache and the cores; and what is fingerprinted is
/// what was read, even where the statement then writes over it.
final class Fingerprints: Sendable {
  private let jobs = Mutex<[String: FingerprintJob]>([:])

  /// Begins with a file that is about to be read; again, where it has begun already, does nothing.
  func begin(_ place: String) {
    jobs.withLock { if $0[place] == nil { $0[place] = FingerprintJob(place) } }
  }

  /// The job of a file, which is then forgotten; nil where none was begun.
  func take(_ place: String) -> FingerprintJob? { jobs.withLock { $0.removeValue(forKey: place) } }

  /// Ends all work that nobody has asked for, as that of a statement which failed.
  func abandon() {
    let left = jobs.withLock { jobs in
      defer { jobs = [:] }
      return jobs
    }
    for job in left.values { job.abandon() }
  }
}

/// A file that is being fingerprinted.
final class FingerprintJob: Sendable {
  private let isAbandoned = Atomic(false)
  private let result = Mutex<Result<FileRecord, any Error>?>(nil)
  private let group = DispatchGroup()

  fileprivate init(_ place: String) {
    // Another thread would take longer to wake than a small file takes to read.
    if (FilePath.size(of: place) ?? 0) < 1 << 20 {
      fingerprint(place)
    } else {
      DispatchQueue.global().async(group: group) { [self] in fingerprint(place) }
    }
  }

  private func fingerprint(_ place: String) {
    let made = Result {
      try FileRecord(path: place, fingerprinting: place, as: .bytes) { isAbandoned.load(ordering: .relaxed) }
    }
    result.withLock { $0 = made }
  }

  fileprivate func abandon() { isAbandoned.store(true, ordering: .relaxed) }

  /// Waits for the fingerprint.
  ///
  /// - Throws: `FileError`, `Interrupted`.
  func wait() throws -> FileRecord {
    group.wait()
    guard let made = result.withLock({ $0 }) else { throw Interrupted() }
    return try made.get()
  }
}
