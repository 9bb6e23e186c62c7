/// Files that are named by a URL and fetched by a program.
enum RemoteFile {
  /// The program that fetches.
  static let program = "curl"

  private static let schemes = ["http://", "https://", "ftp://", "ftps://", "file://"]

  /// Whether a path is a URL of a kind that can be fetched.
  static func isURL(_ path: String) -> Bool {
    let lowercase = path.lowercased()
    return schemes.contains { lowercase.hasPrefix($0) }
  }

  /// What makes the program write the file, and one line where that fails.
  ///
  /// Brackets and braces in the URL stand for themselves, and a URL is never taken for an option.
  static func arguments(_ url: String) -> [String] { ["-fsSLg", "--url", url] }

  /// The path of a URL without query and fragment, which say nothing of the format; any other path as it is.
  static func name(_ path: String) -> String {
    guard isURL(path) else { return path }
    return String(path.prefix { $0 != "?" && $0 != "#" })
  }
}
