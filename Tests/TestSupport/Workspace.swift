import Foundation

/// A folder in which a test runs the program, with a home of its own, removed when the last reference goes.
public final class Workspace: Sendable {
  /// The folder, without links in its path.
  public let url: URL
  private let root: URL

  /// Makes an empty folder.
  ///
  /// - Throws: What the file system does.
  public init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    root = temporary.appending(path: "drift-\(UUID().uuidString)")
    url = root.appending(path: "work")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The home folder of programs that run here.
  public var home: URL { root.appending(path: "home") }

  /// The absolute path of a name in the folder.
  public func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file of bytes, making the folders that it is in.
  ///
  /// - Throws: What the file system does.
  public func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a file of text.
  ///
  /// - Throws: What the file system does.
  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// The text of a file.
  ///
  /// - Throws: What the file system does.
  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  /// The names in the folder, in order.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  /// What a program that runs here finds in its environment, whoever runs the tests.
  public func environment(_ changes: [String: String] = [:]) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    let kept = own.filter { ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"].contains($0.key) }
    let fixed = ["HOME": home.path, "LANG": "C.UTF-8", "TERM": "xterm", "PAGER": "cat"]
    return kept.merging(fixed) { _, new in new }.merging(changes) { _, new in new }
  }
}
