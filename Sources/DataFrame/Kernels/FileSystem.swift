#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The operations on names in folders.
enum FileSystem {
  /// Gives a file another name, replacing what had it.
  static func rename(_ source: String, to target: String, path: String) throws(FileError) {
    guard systemRename(source, target) == 0 else { throw SystemFault.current.error(path: path) }
  }

  /// Removes a file; that it was not there does no harm.
  static func remove(_ path: String) { _ = unlink(path) }

  /// The path behind all links, nil where it does not exist.
  static func resolved(_ path: String) -> String? {
    // `realpath` allocates its result, which is copied and freed here.
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The number of this process, which tells its temporary files from another's.
  static var processNumber: Int { Int(getpid()) }

  /// Whether a process of that number runs, whoever owns it.
  static func isRunning(_ process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno != ESRCH
  }

  /// The names in a folder, in no order, without `.` and `..`; nil where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      // The name ends with a zero byte inside the entry, which lives until the next call of `readdir`.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}

/// What the system knows about a file.
struct FileStatus {
  enum Kind { case regular, directory, other }

  /// What sort of thing the path names.
  var kind: Kind
  /// The length in bytes; meaningful for a regular file.
  var size: Int
  /// The bits that say who may read and write.
  var permissions: UInt32

  /// The status of what a path names, links followed; nil where there is nothing.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .directory
    default: kind = .other
    }
    size = Int(status.st_size)
    permissions = UInt32(status.st_mode & 0o7777)
  }
}

// The type's own method hides the system's function of the same name.
private func systemRename(_ source: String, _ target: String) -> CInt { rename(source, target) }
