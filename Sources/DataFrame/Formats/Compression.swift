/// A compressed form of files, and the program that makes and undoes it.
struct Compression {
  /// What the names of such files end in, with the dot.
  let suffix: String
  /// The program, which reads standard input and writes standard output.
  let program: String
  /// What makes it undo the form.
  let decompressing: [String]
  /// What makes it compress, to bytes that depend on nothing but what it reads.
  let compressing: [String]

  /// The known ones.
  static let all = [
    Compression(suffix: ".gz", program: "gzip", decompressing: ["-dc"], compressing: ["-nc"]),
    Compression(suffix: ".zst", program: "zstd", decompressing: ["-dcq"], compressing: ["-cq"]),
    Compression(suffix: ".bz2", program: "bzip2", decompressing: ["-dc"], compressing: ["-c"]),
    Compression(suffix: ".xz", program: "xz", decompressing: ["-dcq"], compressing: ["-cq"]),
  ]

  /// The one whose suffix a path has, nil where it has none.
  init?(path: String) {
    let name = RemoteFile.name(path).lowercased()
    guard let found = Compression.all.first(where: { name.hasSuffix($0.suffix) }) else { return nil }
    self = found
  }

  private init(suffix: String, program: String, decompressing: [String], compressing: [String]) {
    (self.suffix, self.program) = (suffix, program)
    (self.decompressing, self.compressing) = (decompressing, compressing)
  }
}
