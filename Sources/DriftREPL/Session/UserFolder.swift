/// Where a user's files of one kind are (XDG Base Directory Specification 0.8).
enum UserFolder: Sendable {
  /// What is kept from one session to the next.
  case state
  /// What the user writes.
  case configuration

  /// The path of a file of this program; nil where there is no home.
  ///
  /// - Parameter variable: The value of an environment variable; paths that are not absolute are ignored.
  func path(of name: String, variable: (String) -> String?) -> String? {
    func absolute(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let (own, standard) =
      switch self {
      case .state: ("XDG_STATE_HOME", "/.local/state")
      case .configuration: ("XDG_CONFIG_HOME", "/.config")
      }
    guard let folder = absolute(own) ?? absolute("HOME").map({ $0 + standard }) else { return nil }
    return "\(folder)/drift/\(name)"
  }
}
