/// How a file is to be read.
///
/// What is left nil is found by looking at the file.
public struct LoadOptions: Sendable, Equatable {
  /// The byte between fields of a CSV file.
  public var separator: UInt8?

  /// The texts that stand for a missing value, in every column.
  public var nullTokens: [String] = LoadOptions.defaultNullTokens

  /// The types of columns by name; text that does not read as its column's type becomes missing and is
  /// reported.
  public var types: [String: ColumnType] = [:]

  /// The columns to read, in this order; all of them, in the file's order, where nil.
  public var columns: [String]?

  /// The largest number of rows to read from each file.
  public var rows: Int?

  /// Whether the first record of a CSV file holds the names; without, they are `column1`, `column2` and so
  /// on.
  public var header = true

  /// The name of the column that tells which file a row is from, where several are loaded.
  public var snapshot = "snapshot"

  /// Whether the report lists every row that could not be read as it stands, or the first ones alone.
  public var report = LoadReport.Extent.first

  /// Options that leave everything to the file.
  public init() {}

  /// What stands for a missing value unless said otherwise: the empty field and what pandas takes for one.
  public static let defaultNullTokens = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
    "NA",
    "NULL", "NaN", "None", "n/a", "nan", "null",
  ]

  /// The separator that a text names: one ASCII character other than a quote or a line break; nil for
  /// anything else.
  public static func separator(_ text: String) -> UInt8? {
    guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0 else { return nil }
    return [Byte.quote, Byte.lineFeed, Byte.carriageReturn].contains(byte) ? nil : byte
  }
}
