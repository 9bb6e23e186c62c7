/// A way to keep a frame in a file.
///
/// A new one is a type and its entry in `FileFormats.all`.
public protocol FileFormat: Sendable {
  /// The name that people know it by.
  var name: String { get }

  /// What the names of such files end in, without the dot and in lower case.
  var fileExtensions: [String] { get }

  /// What it is good for, in one sentence.
  var summary: String { get }

  /// Whether frames can be read from it.
  var canRead: Bool { get }

  /// Whether frames can be written to it.
  var canWrite: Bool { get }

  /// Reads a frame. Names in the options that the file does not have are passed over: the caller holds them
  /// against `columnsFound`, since another file may have them.
  ///
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult

  /// Writes a frame.
  ///
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError)
}

/// The formats that `load` and `write` know.
public enum FileFormats {
  /// All of them, in the order in which they are shown.
  public static let all: [any FileFormat] = [
    CSVFormat.commaSeparated, CSVFormat.tabSeparated, JSONFormat.array, JSONFormat.lines, MarkdownFormat(),
    ArrowFormat(), ParquetFormat(),
  ]

  /// The file extensions that can be read, without those of compressed files.
  public static var readable: [String] { all.filter(\.canRead).flatMap(\.fileExtensions) }

  /// The file extensions that can be written, without those of compressed files.
  public static var writable: [String] { all.filter(\.canWrite).flatMap(\.fileExtensions) }

  /// What may follow the extension of a file, such as `gz`, and says how it is compressed.
  public static var compressed: [String] { Compression.all.map { String($0.suffix.dropFirst()) } }

  /// The format in which a path is read, by its extension before that of a compressed file.
  ///
  /// - Throws: `FileError` with the code `unknownFormat` or `isDirectory`.
  public static func reading(_ path: String) throws(FileError) -> any FileFormat {
    let name = FileName(path)
    if let format = all.first(where: { $0.canRead && $0.fileExtensions.contains(name.format) }) {
      return format
    }
    // A folder has no extension to speak of.
    if FileStatus(path: path)?.kind == .directory { throw FileError(.isDirectory, path: path) }
    throw FileError(.unknownFormat, path: path, detail: readable.map { "." + $0 }.joined(separator: " "))
  }

  /// The format in which a path is written, by its extension before that of a compressed file.
  ///
  /// - Throws: `FileError` with the code `unknownFormat`.
  public static func writing(_ path: String) throws(FileError) -> any FileFormat {
    let name = FileName(path)
    if let format = all.first(where: { $0.canWrite && $0.fileExtensions.contains(name.format) }) {
      return format
    }
    throw FileError(.unknownFormat, path: path, detail: writable.map { "." + $0 }.joined(separator: " "))
  }
}

/// The parts of a file's name.
struct FileName {
  /// The name without folders and without the extensions of format and compression.
  let stem: String
  /// The extension that names the format, in lower case; empty where there is none.
  let format: String
  /// How the file is compressed.
  let compression: Compression?

  init(_ path: String) {
    compression = Compression(path: path)
    var name = String(path.split(separator: "/").last ?? "")
    if let compression { name.removeLast(compression.suffix.count) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      (stem, format) = (name, "")
      return
    }
    stem = String(name[..<dot])
    format = name[dot...].dropFirst().lowercased()
  }
}
