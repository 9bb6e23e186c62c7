import DataFrame
import Foundation

/// Keeps a session file up to date with what was done at the prompt.
///
/// The whole file is written beside itself and renamed into place after every statement, so that whoever kills the
/// program loses nothing that had finished. The file is made with the first statement, under the first free name.
struct Recorder {
  /// One recorded statement or comment.
  private struct Entry {
    var text: String
    var statement: Statement?
    /// Where `text` begins in the source that `statement` points into.
    var offset: Int
    var record: StatementRecord
  }

  /// The folder that the paths of statements start from.
  let folder: String
  private var entries: [Entry] = []
  /// The file that is kept up to date; nil before the first statement.
  private(set) var path: String?
  /// Whether `.save` has written all entries elsewhere.
  private(set) var isSaved = true
  /// Whether `.save` has named the very file that is kept up to date.
  private var keepsFile = false
  /// Whether what is recorded is kept until a statement is typed: an init file makes no session by itself.
  var isPrelude = false
  /// Why nothing is being recorded, once a write has failed.
  private(set) var failure: FileError?

  init(folder: String) { self.folder = folder }

  /// The number of recorded statements.
  var count: Int { entries.filter { $0.statement != nil }.count }

  /// Adds a finished statement as it was typed; `text` begins at `offset` of its source.
  mutating func record(_ text: String, _ statement: Statement, offset: Int, _ record: StatementRecord) {
    entries.append(Entry(text: text, statement: statement, offset: offset, record: record))
    guard !isPrelude else { return }
    isSaved = false
    update()
  }

  /// Adds a comment as it was typed; one of an init file tells of the file, not of the session.
  mutating func record(comment: String) {
    guard !isPrelude else { return }
    entries.append(Entry(text: comment, statement: nil, offset: 0, record: StatementRecord()))
    // A session of nothing but comments makes no file.
    guard path != nil else { return }
    isSaved = false
    update()
  }

  /// The session as a file in the given folder would hold it, with paths made relative to that folder.
  private func text(in target: String) -> String {
    let prefix = FilePath.prefix(from: target, to: folder)
    var lines = SessionFile.header
    for entry in entries {
      var text = entry.text
      var record = entry.record
      if !prefix.isEmpty, let statement = entry.statement {
        text = statement.prefixingPaths(in: text, offset: entry.offset, with: prefix)
        for index in record.inputs.indices where !FilePath.isAbsolute(record.inputs[index].path) {
          record.inputs[index].path = prefix + record.inputs[index].path
        }
      }
      lines.append(text)
      lines += record.lines
      if entry.statement != nil { lines.append("") }
    }
    if lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes a clean copy; paths that start with a parameter are left as they are, and named in the result.
  ///
  /// - Throws: `FileError`.
  mutating func save(to target: String) throws -> [String] {
    let folder = FilePath.folder(of: target)
    try AtomicFile.write(Array(text(in: folder).utf8), to: target)
    isSaved = true
    if let path, FilePath.isSame(path, target) { keepsFile = true }
    guard !FilePath.prefix(from: folder, to: self.folder).isEmpty else { return [] }
    return entries.flatMap { $0.statement?.parameterPaths ?? [] }
  }

  /// Removes the file that was kept up to date, where all of it was saved elsewhere.
  func finish() {
    guard isSaved, !keepsFile, let path else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  private mutating func update() {
    let isNew = path == nil
    // A file that never held a statement is not left behind.
    defer {
      if isNew, failure != nil, let path {
        try? FileManager.default.removeItem(atPath: path)
        self.path = nil
      }
    }
    do {
      let path = try path ?? claimed()
      self.path = path
      try AtomicFile.write(Array(text(in: folder).utf8), to: path)
      failure = nil
    } catch let error as FileError {
      failure = error
    } catch {
      failure = FileError(.system, path: path ?? folder, detail: "\(error)")
    }
  }

  /// Makes an empty file under the first free name, so that two sessions in one folder do not share one.
  private func claimed() throws -> String {
    for number in 1...9999 {
      let name = "session-\(number).drift"
      let path = FilePath.resolve(name, in: folder)
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
      if descriptor >= 0 {
        close(descriptor)
        return path
      }
      guard errno == EEXIST else {
        throw FileError(.system, path: path, detail: String(cString: strerror(errno)))
      }
    }
    throw FileError(.system, path: folder, detail: "no free name for a session file")
  }
}
