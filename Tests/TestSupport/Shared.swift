import Foundation

/// This checkout of the project.
public enum Project {
  /// Its top folder.
  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
}

/// Files that stand beside a checkout of the project but are no part of it: the real data and the oracle's numbers.
public enum Shared {
  /// A file or folder under `../shared`, nil where that folder is absent.
  public static func url(_ path: String) -> URL? {
    let url = Project.folder.deletingLastPathComponent().appending(path: "shared").appending(path: path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// Why a test that needs such a file is skipped.
  public static let absent = "the shared data folder is not beside this checkout"
}
