import Foundation

/// Tells other prompts that one is recording a session, and the next one that it was not finished.
///
/// A hidden file beside the session, `.name.lock`, is locked as long as the process lives, however that ends, and is
/// removed when the session is finished. One that stands there unlocked is of a prompt that was killed.
final class RecordingMark {
  private let path: String
  private let descriptor: Int32

  /// Marks a session as being recorded; nil where another process records it.
  ///
  /// Where no mark can be made, as on a file system without locks, the session is recorded all the same.
  init?(session: String) {
    path = RecordingMark.path(of: session)
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    // A prompt that looks for unfinished sessions holds the lock for a moment.
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      guard errno == EWOULDBLOCK else { return }
      usleep(5000)
    }
    close(descriptor)
    return nil
  }

  /// A mark that is not finished stays when the process ends.
  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Removes the mark: the session is finished.
  func finish() { unlink(path) }

  /// The sessions of a folder whose prompts were killed, in natural order.
  ///
  /// The mark of a session that is no longer there is removed.
  static func unfinished(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let sessions = names.filter { $0.hasPrefix(".") && $0.hasSuffix(suffix) }.map {
      String($0.dropFirst().dropLast(suffix.count))
    }
    return sessions.filter { name in
      let session = FilePath.resolve(name, in: folder)
      guard isFree(path(of: session)) else { return false }
      if FileManager.default.fileExists(atPath: session) { return true }
      unlink(path(of: session))
      return false
    }.sorted { $0.compare($1, options: [.numeric, .literal]) == .orderedAscending }
  }

  /// Whether a mark is there and nobody holds it.
  private static func isFree(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Shared, so that two that look do not take each other for the one that records.
    return flock(descriptor, LOCK_SH | LOCK_NB) == 0
  }

  private static let suffix = ".lock"

  private static func path(of session: String) -> String {
    FilePath.resolve(".\(FilePath.name(of: session))\(suffix)", in: FilePath.folder(of: session))
  }
}
