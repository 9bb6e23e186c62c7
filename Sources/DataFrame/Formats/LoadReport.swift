/// A frame that was read from files, and how.
public struct LoadResult: Sendable, Equatable {
  /// What was read.
  public var frame: DataFrame
  /// How it was read.
  public var report: LoadReport

  /// A frame and how it was read.
  public init(frame: DataFrame, report: LoadReport) {
    self.frame = frame
    self.report = report
  }
}

/// What was found out about files while they were read, and what a careful reader wants to know.
public struct LoadReport: Sendable, Equatable {
  /// The files, in the order in which their rows stand in the frame.
  public var files: [String]
  /// The name of the format, of the first file where there are several.
  public var format: String
  /// The byte between fields, for a format that has one.
  public var separator: UInt8?
  /// The names of all columns in the files, whether they were asked for or not.
  public var columnsFound: [String]
  /// What was changed, guessed or left out.
  public var notes: [LoadNote] = []

  /// A report on files of a format.
  public init(files: [String], format: String, separator: UInt8? = nil, columnsFound: [String]) {
    self.files = files
    self.format = format
    self.separator = separator
    self.columnsFound = columnsFound
  }

  /// How much a report lists of what is met in many rows.
  public enum Extent: String, Sendable, Hashable, CaseIterable {
    /// The lines of the first rows.
    case first
    /// A note for each row.
    case all
  }
}

/// Something that happened while files were read and that the result does not show.
public enum LoadNote: Sendable, Equatable {
  /// Rows with fewer fields than the header were filled with missing values; the first lines, counted from 1,
  /// none where each has a note of its own.
  case shortRows(file: String, count: Int, lines: [Int])
  /// Values that do not read as the type that was asked for became missing; the first lines, counted from 1,
  /// none where each has a note of its own. A format without lines counts rows.
  case unparsed(file: String, column: String, type: ColumnType, count: Int, lines: [Int])
  /// A row with fewer fields than the header was filled with missing values.
  case shortRow(file: String, line: Int, found: Int, expected: Int)
  /// A value that does not read as the type that was asked for became missing; its text, of a long one the
  /// start.
  case unparsedValue(file: String, line: Int, column: String, type: ColumnType, text: String)
  /// A column's name was empty, taken or surrounded by spaces.
  case renamed(file: String, from: String, to: String)
  /// All names in the header are numbers or dates, as if there were none.
  case headerLooksLikeData(file: String)
  /// Other separators would have split the lines as evenly as the one that was taken.
  case otherSeparators(file: String, [UInt8])
  /// A column that some files lack was filled with missing values for them.
  case filled(column: String, files: [String])
  /// A column has different types in different files and got one that holds all values.
  case widened(column: String, from: [ColumnType], to: ColumnType)
}
