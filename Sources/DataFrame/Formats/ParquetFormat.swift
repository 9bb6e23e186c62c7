/// Parquet files, read by the `duckdb` program where it is installed.
///
/// The program is asked for the columns and their types, and then writes the rows as text into a pipe, from
/// which they are parsed. A column of a type that a frame does not have becomes text, as the program shows
/// it.
struct ParquetFormat: FileFormat {
  let name = "Parquet"
  let fileExtensions = ["parquet"]
  let summary = "Compressed columns, read by the duckdb program."
  let canRead = true
  let canWrite = false

  func read(_ source: ByteSource, options: LoadOptions) throws(DataError) -> LoadResult {
    guard source.size == nil else { return try read(source.path, shownAs: source.path, options) }
    // What comes through a pipe is kept in a file meanwhile, since the format is read from its end.
    let copy = try mapped { () throws(FileError) in try source.copied() }
    defer { FileSystem.remove(copy) }
    return try read(copy, shownAs: source.path, options)
  }

  func write(_ frame: DataFrame, to output: inout ByteOutput) throws(DataError) {
    throw .file(FileError(.unknownFormat, path: "", detail: name))
  }

  private func read(_ file: String, shownAs path: String, _ options: LoadOptions) throws(DataError)
    -> LoadResult
  {
    let query = ParquetQuery(file: file)
    let found = try columns(query, path)
    let wanted = Set(options.columns ?? found.map(\.name))
    let columns = found.filter { wanted.contains($0.name) }
    var text = LoadOptions()
    text.header = false
    text.rows = options.rows
    text.report = options.report
    text.nullTokens = [ParquetQuery.null]
    for (index, column) in columns.enumerated() {
      text.types["column\(index + 1)"] = options.types[column.name] ?? column.type
    }
    let output = try source(query.rows(of: columns, atMost: options.rows), path)
    let rows: LoadResult
    do throws(DataError) {
      rows = try CSVReader(options: text, separator: Byte.comma).read(output, format: name)
    } catch .file(let error) where error.code == .empty {
      guard options.rows == 0 else { throw .file(FileError(.headerOnly, path: path)) }
      return try empty(columns, found, path)
    }
    var report = LoadReport(files: [path], format: name, columnsFound: found.map(\.name))
    report.notes = rows.report.notes.compactMap { note in
      note.renamingColumn { name in
        guard let index = rows.frame.index(of: name), index < columns.count else { return nil }
        return columns[index].name
      }
    }
    var frame = DataFrame(rowCount: rows.frame.rowCount)
    for (column, values) in zip(columns, rows.frame.columns) { try frame.set(column.name, to: values) }
    return LoadResult(frame: frame, report: report)
  }

  private func empty(
    _ columns: [ParquetColumn], _ found: [ParquetColumn], _ path: String
  ) throws(DataError) -> LoadResult {
    var frame = DataFrame(rowCount: 0)
    for column in columns { try frame.set(column.name, to: Column(nulls: 0, type: column.type ?? .number)) }
    let report = LoadReport(files: [path], format: name, columnsFound: found.map(\.name))
    return LoadResult(frame: frame, report: report)
  }

  /// The columns of a file, in its order.
  private func columns(_ query: ParquetQuery, _ path: String) throws(DataError) -> [ParquetColumn] {
    var options = LoadOptions()
    options.nullTokens = []
    options.types = ["column_name": .string, "column_type": .string]
    let output = try source(query.description, path)
    let frame = try CSVReader(options: options, separator: Byte.comma).read(output, format: name).frame
    guard case .string(let names) = try frame.column("column_name"),
      case .string(let types) = try frame.column("column_type")
    else { return [] }
    return (0..<frame.rowCount).map { ParquetColumn(name: names[$0] ?? "", storedAs: types[$0] ?? "") }
  }

  private func source(_ query: String, _ path: String) throws(DataError) -> ByteSource {
    // Settings of the user's own would change what is written.
    let arguments = ["-init", "/dev/null", "-batch", "-csv", "-c", query]
    return try mapped { () throws(FileError) in
      try ByteSource(program: "duckdb", arguments: arguments, path: path)
    }
  }
}

extension LoadNote {
  /// A note on values of a column under the column's own name; nil for any other note, which tells of the text
  /// in between.
  fileprivate func renamingColumn(_ name: (String) -> String?) -> LoadNote? {
    switch self {
    case .unparsed(let file, let column, let type, let count, let lines):
      name(column).map { .unparsed(file: file, column: $0, type: type, count: count, lines: lines) }
    case .unparsedValue(let file, let line, let column, let type, let text):
      name(column).map { .unparsedValue(file: file, line: line, column: $0, type: type, text: text) }
    default: nil
    }
  }
}

/// A column of a Parquet file.
struct ParquetColumn {
  let name: String
  /// The type that its values have in a frame, to be found where it is nil.
  let type: ColumnType?
  /// Its values in a query, in a form that is read back without loss.
  let selection: String

  init(name: String, storedAs stored: String) {
    self.name = name
    let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
    switch stored.prefix(while: { $0 != "(" && $0 != "[" }) {
    case _ where stored.hasSuffix("]"): (type, selection) = (.string, "CAST(\(quoted) AS VARCHAR)")
    case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER":
      (type, selection) = (.integer, quoted)
    // These may be longer than 64 bits, and are numbers where one is.
    case "UBIGINT", "HUGEINT", "UHUGEINT": (type, selection) = (nil, quoted)
    // The shortest text of 32 bits would not be read back as the same number in 64.
    case "FLOAT": (type, selection) = (.number, "CAST(\(quoted) AS DOUBLE)")
    case "DOUBLE", "DECIMAL": (type, selection) = (.number, quoted)
    case "BOOLEAN": (type, selection) = (.bool, quoted)
    case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE":
      (type, selection) = (.date, quoted)
    default: (type, selection) = (.string, "CAST(\(quoted) AS VARCHAR)")
    }
  }
}

/// What the `duckdb` program is asked about one file.
struct ParquetQuery {
  private let table: String

  /// What stands for a missing value; a text that looks so is in quotes.
  static let null = "\\N"

  init(file: String) {
    // The program takes these characters for a pattern, and a set of one for the character itself.
    let name = file.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
    table = "read_parquet('\(name.replacing("'", with: "''"))')"
  }

  /// Names and types of the columns.
  var description: String { "DESCRIBE SELECT * FROM \(table)" }

  /// The rows as text, in order.
  func rows(of columns: [ParquetColumn], atMost maximum: Int?) -> String {
    // Without a column there is still the number of rows.
    let selections = columns.isEmpty ? ["1"] : columns.map(\.selection)
    let selection = selections.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
    let limit = maximum.map { " LIMIT \($0)" } ?? ""
    let texts = columns.indices.filter { columns[$0].type == .string }.map { "c\($0)" }
    let quoting = texts.isEmpty ? "" : ", FORCE_QUOTE (\(texts.joined(separator: ", ")))"
    return "SET TimeZone = 'UTC'; COPY (SELECT \(selection) FROM \(table)\(limit)) TO '/dev/stdout' "
      + "(FORMAT csv, HEADER false, NULLSTR '\(ParquetQuery.null)'\(quoting))"
  }
}
