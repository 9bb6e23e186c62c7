import Foundation

/// Paths as sessions use them: text, with `/` between parts.
enum FilePath {
  /// Whether a path says where it is without a folder to start from: it begins with `/`, or is a URL.
  static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") || isURL(path) }

  /// Whether a path names something that has to be fetched.
  static func isURL(_ path: String) -> Bool { path.contains("://") }

  /// Whether a file holds the same when it is read again, as a pipe or a terminal does not; one that is gone would.
  static func isReadTwice(_ path: String, in folder: String) -> Bool {
    let place = resolve(path, in: folder)
    return isRegular(place) || !FileManager.default.fileExists(atPath: place)
  }

  /// Whether a path, seen from the working folder, names a regular file.
  static func isRegular(_ path: String) -> Bool { size(of: path) != nil }

  /// The bytes of a regular file, seen from the working folder; nil for anything else.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// A path seen from the working folder, for one seen from another folder; a leading `~/` is the home folder.
  static func resolve(_ path: String, in folder: String) -> String {
    if path.hasPrefix("~/"), let home = Environment["HOME"] { return home + path.dropFirst() }
    return isAbsolute(path) || folder == "." || folder.isEmpty ? path : "\(folder)/\(path)"
  }

  /// The folder of a file.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The name of a file without its folder.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The one path of a file, seen from the working folder, that all ways of writing it have in common.
  static func standardized(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// Whether two paths, seen from the working folder, name the same file.
  static func isSame(_ path: String, _ other: String) -> Bool { standardized(path) == standardized(other) }

  /// The way from one folder to another, both seen from the working folder: `""` where they are the same, else it ends
  /// with `/`.
  static func prefix(from: String, to: String) -> String {
    let start = URL(fileURLWithPath: from).standardizedFileURL.pathComponents
    let end = URL(fileURLWithPath: to).standardizedFileURL.pathComponents
    let common = zip(start, end).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: start.count - common) + end.dropFirst(common)
    return parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
  }
}
