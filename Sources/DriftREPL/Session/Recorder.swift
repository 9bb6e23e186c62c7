import DataFrame
import Foundation

/// Keeps a session file up to date with what was done at the prompt.
///
/// The whole file is written beside itself and renamed into place after every statement, so that whoever kills the
/// program loses nothing that had finished. The file is made with the first statement, under the first free name, and
/// marked as long as it is not finished.
struct Recorder {
  /// The folder that the paths of statements start from, and that the file is in.
  let folder: String
  /// The session as its file holds it.
  private(set) var text: String
  /// The number of recorded statements.
  private(set) var count = 0
  /// The file that is kept up to date; nil before the first statement.
  private(set) var path: String?
  /// Whether all that was recorded stands elsewhere as well: `.save` wrote it, or nothing was added.
  private(set) var isSaved = true
  /// Whether the file is the user's own: `.save` has named it, or it was opened.
  private var keepsFile = false
  /// Whether what is recorded is kept until a statement is typed: an init file makes no session by itself.
  var isPrelude = false
  /// Why nothing is being recorded, once a write has failed.
  private(set) var failure: FileError?
  private var mark: RecordingMark?
  private let lineBreak: String

  /// A session that begins.
  init(folder: String) {
    self.folder = folder
    lineBreak = "\n"
    text = SessionFile.header.map { $0 + "\n" }.joined()
  }

  /// A session that begins with the text of another; it has a file once something is added.
  init(folder: String, beginningWith file: SessionFile) {
    self.folder = folder
    lineBreak = file.lineBreak
    text = file.replacing([:])
    count = file.script.statements.count
  }

  /// Goes on with a session in its own file.
  init(path: String, mark: RecordingMark, goingOnWith file: SessionFile) {
    self.init(folder: FilePath.folder(of: path), beginningWith: file)
    self.path = path
    self.mark = mark
    keepsFile = true
  }

  // MARK: What was done

  /// Adds a finished statement as it was typed.
  mutating func record(_ statement: String, _ record: StatementRecord) {
    add([statement] + record.lines)
    count += 1
    guard !isPrelude else { return }
    update()
  }

  /// Adds a comment as it was typed; one of an init file tells of the file, not of the session.
  mutating func record(comment: String) {
    guard !isPrelude else { return }
    add([comment])
    // A session of nothing but comments makes no file.
    guard path != nil else { return }
    update()
  }

  /// Takes back the last statement, with its record.
  ///
  /// - Returns: The statement; nil where there is none.
  mutating func undo() -> String? {
    guard let file = try? SessionFile(SourceText(name: "", text: text)),
      let last = file.script.statements.last, let shorter = file.removingLastStatement()
    else { return nil }
    text = shorter
    count -= 1
    update()
    return file.source.text(of: last.span)
  }

  /// Adds lines, parted by a blank one from a statement before them.
  private mutating func add(_ lines: [String]) {
    var bytes = Array(text.utf8)[...]
    if let last = bytes.last, !isLineBreak(last) { text += lineBreak }
    // One break only, of which some systems make two bytes.
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    let start = bytes.lastIndex(where: isLineBreak).map { $0 + 1 } ?? bytes.startIndex
    let last = String(decoding: bytes[start...], as: UTF8.self)
    let isComment = last.hasPrefix("#") && !SessionFile.isRecord(last)
    if !last.trimmingBlanks.isEmpty, !isComment { text += lineBreak }
    text += lines.map { $0 + lineBreak }.joined()
  }

  // MARK: Files

  /// Writes a clean copy with paths made relative to its folder.
  ///
  /// - Returns: The parameters that paths start with, which are left as they are and now seen from another folder.
  /// - Throws: `FileError`.
  mutating func save(to target: String) throws -> [String] {
    let prefix = FilePath.prefix(from: FilePath.folder(of: target), to: folder)
    let file = try SessionFile(SourceText(name: target, text: text))
    try AtomicFile.write(Array(file.prefixingPaths(with: prefix).utf8), to: target)
    isSaved = true
    if let path, FilePath.isSame(path, target) { keepsFile = true }
    return prefix.isEmpty ? [] : file.script.statements.flatMap(\.parameterPaths)
  }

  /// Ends the session, and removes its file where it holds nothing, or nothing that was not saved elsewhere.
  func finish() {
    mark?.finish()
    guard isSaved || count == 0, !keepsFile, let path else { return }
    unlink(path)
  }

  private mutating func update() {
    isSaved = false
    guard path != nil || count > 0 else { return }
    let isNew = path == nil
    // A file that never held a statement is not left behind.
    defer {
      if isNew, failure != nil, let path {
        unlink(path)
        mark?.finish()
        (self.path, mark) = (nil, nil)
      }
    }
    do {
      let path = try path ?? claimed()
      self.path = path
      if isNew { mark = RecordingMark(session: path) }
      try AtomicFile.write(Array(text.utf8), to: path)
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
      let path = FilePath.resolve("session-\(number).drift", in: folder)
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
