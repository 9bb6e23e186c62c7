/// A compressed form of files, and the program that undoes it.
struct Compression {
  /// What the names of such files end in, with the dot.
  let suffix: String
  /// The program, which reads standard input and writes standard output.
  let program: String
  /// What makes it do so.
  let arguments: [String]

  /// The known ones.
  static let all = [
    Compression(suffix: ".gz", program: "gzip", arguments: ["-dc"]),
    Compression(suffix: ".zst", program: "zstd", arguments: ["-dcq"]),
    Compression(suffix: ".bz2", program: "bzip2", arguments: ["-dc"]),
    Compression(suffix: ".xz", program: "xz", arguments: ["-dcq"]),
  ]

  /// The one whose suffix a path has, nil where it has none.
  init?(path: String) {
    let name = RemoteFile.name(path).lowercased()
    guard let found = Compression.all.first(where: { name.hasSuffix($0.suffix) }) else { return nil }
    self = found
  }

  private init(suffix: String, program: String, arguments: [String]) {
    self.suffix = suffix
    self.program = program
    self.arguments = arguments
  }
}
