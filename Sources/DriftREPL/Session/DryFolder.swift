import DataFrame
import Foundation
import Synchronization

/// Where a dry run puts what `write` makes: a temporary folder, in which later loads find it, and which goes with it.
final class DryFolder: Sendable {
  private let url = FileManager.default.temporaryDirectory.appending(path: "drift-dry-\(UUID().uuidString)")
  /// The places in the folder by the paths that were to be written.
  private let places = Mutex<[String: String]>([:])

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Where a file is to be written; the path itself where its folder is not there, since that has to fail.
  func placeForWriting(_ path: String) -> String {
    guard FileManager.default.fileExists(atPath: FilePath.folder(of: path)) else { return path }
    return places.withLock { places in
      let key = FilePath.standardized(path)
      if let place = places[key] { return place }
      // The name stays, which tells the format.
      let folder = url.appending(path: "\(places.count)")
      try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let place = folder.appending(path: FilePath.name(of: path)).path
      places[key] = place
      return place
    }
  }

  /// Where a file is to be read: in the folder where it was written there.
  func placeForReading(_ path: String) -> String {
    places.withLock { $0[FilePath.standardized(path)] } ?? path
  }
}

extension Scope {
  /// Where a file that a statement names is written.
  func placeForWriting(_ name: String) -> String {
    let path = FilePath.resolve(name, in: folder)
    return dryFolder?.placeForWriting(path) ?? path
  }

  /// Where a file that a statement names is read; a pattern sees only what is there.
  func placeForReading(_ name: String) -> String {
    let path = FilePath.resolve(name, in: folder)
    return dryFolder?.placeForReading(path) ?? path
  }
}
