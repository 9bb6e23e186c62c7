#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files and folders that the beginning of a path may mean, in order of their names, folders with a `/`.
///
/// `~/` is not expanded, as a load would not. Hidden files are offered once a dot is typed. A folder that cannot be
/// read offers nothing.
func folderEntries(_ beginning: String) -> [String] {
  let slash = beginning.utf8.lastIndex(of: UInt8(ascii: "/"))
  let folder = slash.map { String(beginning[...$0]) } ?? ""
  let start = String(beginning[(slash.map { beginning.utf8.index(after: $0) } ?? beginning.startIndex)...])
  guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(stream) }
  var found: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let isHidden = name.hasPrefix(".") && !start.hasPrefix(".")
    guard name.hasPrefix(start), !isHidden, name != ".", name != ".." else { continue }
    found.append(folder + name + (isFolder(folder + name) ? "/" : ""))
  }
  return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
