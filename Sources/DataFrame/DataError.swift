/// Why an operation on data could not be done: a code and what it is about.
///
/// Wording is left to the caller.
public enum DataError: Error, Sendable, Equatable {
  /// No column has that name.
  case unknownColumn(String, available: [String])
  /// Two columns of one frame would have that name.
  case duplicateColumn(String)
  /// A column is not as long as the frame.
  case unequalLengths(String, expected: Int, found: Int)
  /// An operation is not defined on a type.
  case wrongType(operation: String, found: ColumnType, wanted: String)
  /// An operator or function is not defined on a combination of types.
  case wrongTypes(operation: String, left: ColumnType, right: ColumnType)
  /// Integer arithmetic went past 64 bits, first in that row (counted from 1).
  case integerOverflow(operation: String, row: Int)
  /// A regular expression could not be compiled.
  case badPattern(String)
  /// A function was given a value outside what it takes.
  case badArgument(function: String, expected: String)
  /// A frame of that many rows needs more bytes than are free.
  case outOfMemory(rows: Int, needed: Int, free: Int)
  /// The user asked to stop.
  case cancelled
  /// Reading or writing a file failed.
  case file(FileError)
}

/// Why a file could not be read or written: what happened and to which path.
public struct FileError: Error, Sendable, Equatable {
  /// What happened.
  public var code: Code
  /// The path as the caller gave it.
  public var path: String
  /// The line of the file where it happened, counted from 1.
  public var line: Int?
  /// What else is known: the system's own words, a program's message, a name.
  public var detail: String?

  /// A cause and what it is about.
  public init(_ code: Code, path: String, line: Int? = nil, detail: String? = nil) {
    self.code = code
    self.path = path
    self.line = line
    self.detail = detail
  }

  /// What can happen to a file.
  public enum Code: Sendable, Equatable {
    /// There is no such file.
    case notFound
    /// The path names a directory.
    case isDirectory
    /// No file matches a pattern.
    case noMatch
    /// The system refused to open, read or write; `detail` says why.
    case system
    /// What it holds needs more bytes of memory than are free; how many, where that can be told beforehand.
    case outOfMemory(needed: Int?, free: Int)
    /// There is not one byte in it.
    case empty
    /// There is a header and no row.
    case headerOnly
    /// It holds bytes that no text file holds.
    case binary
    /// It is not UTF-8 text.
    case notText
    /// It does not parse as its format; `detail` says what is wrong.
    case malformed
    /// Its extension names no format; `detail` lists the known ones.
    case unknownFormat
    /// The program that would decompress or fetch it is not installed; `detail` names it.
    case missingProgram
    /// The program that decompresses or fetches it failed; `detail` is its message.
    case programFailed
  }
}
