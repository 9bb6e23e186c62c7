/// Files that are replaced whole or not at all.
///
/// New content goes to a hidden file in the same folder, which then takes the old one's name; a reader, a
/// crash or a full disk sees the old content or the new. Links are followed and permissions are kept. A
/// device or a named pipe, which cannot be replaced, is written in place.
public enum AtomicFile {
  /// Replaces a file's content, or makes the file.
  ///
  /// - Throws: `FileError` with the code `notFound` (no such folder), `isDirectory` or `system`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    do {
      try write(to: path) { output throws(DataError) in
        do throws(FileError) { try output.extend { $0 += bytes } } catch { throw .file(error) }
      }
    } catch .file(let error) {
      throw error
    } catch {
      throw FileError(.system, path: path)
    }
  }

  /// Replaces a file's content by what a body adds to its output; where the body throws, the file stays as it
  /// was.
  ///
  /// - Throws: What the body throws; `DataError.file` as above.
  public static func write(
    to path: String, _ body: (inout ByteOutput) throws(DataError) -> Void
  ) throws(DataError) {
    try write(to: path, through: nil, body)
  }

  /// The same, with what the body adds compressed on its way.
  ///
  /// - Throws: Also `FileError` with the code `missingProgram` or `programFailed`.
  static func write(
    to path: String, through compression: Compression?,
    _ body: (inout ByteOutput) throws(DataError) -> Void
  ) throws(DataError) {
    let target = FileSystem.resolved(path) ?? path
    let existing = FileStatus(path: target)
    if existing?.kind == .directory { throw .file(FileError(.isDirectory, path: path)) }
    if existing?.kind == .other {
      let file = try mapped { () throws(FileError) in try FileDescriptor.writing(target) }
      return try fill(file, path: path, through: compression, body)
    }
    let temporary = temporaryPath(beside: target)
    // One that a killed process of the same number left behind.
    FileSystem.remove(temporary)
    do throws(DataError) {
      let file = try mapped { () throws(FileError) in try FileDescriptor.creating(temporary, for: path) }
      if let existing { file.setPermissions(existing.permissions) }
      try fill(file, path: path, through: compression, body)
      try mapped { () throws(FileError) in
        try file.synchronize(path: path)
        try FileSystem.rename(temporary, to: target, path: path)
      }
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }

  /// Removes what processes that were killed while they wrote a file left beside it.
  public static func removeLeftovers(of path: String) {
    let (folder, name) = split(FileSystem.resolved(path) ?? path)
    for entry in FileSystem.names(in: folder.isEmpty ? "." : folder) ?? [] {
      guard entry.hasPrefix(".\(name)."), entry.hasSuffix(".tmp"),
        let process = Int(entry.dropFirst(name.count + 2).dropLast(4)), !FileSystem.isRunning(process)
      else { continue }
      FileSystem.remove(folder + entry)
    }
  }

  private static func fill(
    _ file: FileDescriptor, path: String, through compression: Compression?,
    _ body: (inout ByteOutput) throws(DataError) -> Void
  ) throws(DataError) {
    guard let compression else { return try fill(file, path: path, body) }
    let child = try mapped { () throws(FileError) in
      try ChildProcess(
        compression.program, arguments: compression.compressing, output: file, path: path)
    }
    do throws(DataError) {
      // The end of the pipe goes with this call, which is the end of the program's input.
      try BrokenPipe.asError { () throws(DataError) in try fill(child.takeInput(), path: path, body) }
    } catch .file(let error) {
      // A program that took no more says why, better than the pipe does.
      try mapped { () throws(FileError) in try child.finish(path: path) }
      throw .file(error)
    }
    try mapped { () throws(FileError) in try child.finish(path: path) }
  }

  private static func fill(
    _ file: FileDescriptor, path: String, _ body: (inout ByteOutput) throws(DataError) -> Void
  ) throws(DataError) {
    var output = ByteOutput(to: file, path: path)
    try body(&output)
    try mapped { () throws(FileError) in try output.flush() }
  }

  private static func temporaryPath(beside path: String) -> String {
    let (folder, name) = split(path)
    return "\(folder).\(name).\(FileSystem.processNumber).tmp"
  }

  /// The folder of a path with its slash, and the name.
  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}

/// Runs a body that fails for reasons of files as one that fails for reasons of data.
///
/// A stop from the keyboard also ends the programs that were started, so their failure then counts as the stop.
func mapped<Result>(_ body: () throws(FileError) -> Result) throws(DataError) -> Result {
  do throws(FileError) {
    return try body()
  } catch {
    try Cancellation.check()
    throw .file(error)
  }
}
