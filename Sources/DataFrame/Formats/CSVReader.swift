/// Reads delimited text (RFC 4180) into a frame.
///
/// - A field in quotes may hold separators, line breaks and doubled quotes. A quote inside a field without
///   them is text.
/// - Lines end at LF, CR LF or CR. Lines without a byte are skipped. A byte order mark is skipped.
/// - A record with fewer fields than the header is filled with missing values and reported. One with more is
///   an error.
/// - The type of a column is found over all its rows: integer, number, bool, date, else string. Leading zeros
///   do not make text of an integer, as with pandas, Polars and DuckDB; `types` does. An integer past 64 bits
///   makes numbers. A column without a value is a string.
/// - Quotes and spaces around a value do not change its type. In a column of text, what is quoted is text,
///   also `""` and `"NA"`, and spaces are kept.
struct CSVReader {
  /// What the caller asked for.
  let options: LoadOptions
  /// The separator of the format, where it has one.
  let separator: UInt8?

  /// How the work is cut and shared.
  var workload = CSVWorkload.standard

  func read(_ source: ByteSource, format: String) throws(DataError) -> LoadResult {
    var records = CSVRecordReader(source)
    let separators = try chooseSeparator(&records)
    let header = try readHeader(&records, source.path)
    var report = LoadReport(
      files: [source.path], format: format, separator: records.separator, columnsFound: header.names)
    report.notes = header.notes(file: source.path)
    if !separators.others.isEmpty {
      report.notes.append(.otherSeparators(file: source.path, separators.others))
    }

    let wanted = Set(options.columns ?? header.names)
    let order = header.names.indices.filter { wanted.contains(header.names[$0]) }
    let types = order.map { options.types[header.names[$0]] }
    let layout = Layout(width: header.names.count, order: order, types: types)
    let table = try parse(records, source, layout)
    guard table.rowCount > 0 || options.rows == 0 else {
      throw .file(FileError(.headerOnly, path: source.path))
    }
    let columns = try readText(table, source, separator: records.separator, layout)

    let names = order.map { header.names[$0] }
    var rows = RowNotes(file: source.path)
    rows.add(shortRows: table.shortRows, width: layout.width)
    var frame = DataFrame(rowCount: table.rowCount)
    try mapped { () throws(FileError) in
      try source.checkMemory(columns.reduce(0) { $0 + $1.sizeOfTexts }, needed: nil)
    }
    for (name, column) in zip(names, columns) {
      try frame.set(name, to: column.finish())
      if let type = options.types[name] { rows.add(unparsed: column.unparsed, column: name, type: type) }
    }
    report.notes += rows.notes
    return LoadResult(frame: frame, report: report)
  }

  /// The columns of a file and those of them that are read.
  private struct Layout {
    /// The number of columns of the file.
    var width: Int
    /// The positions of those that are read, ascending.
    var order: [Int]
    /// The types that were asked for them.
    var types: [ColumnType?]
  }

  private func chooseSeparator(_ records: inout CSVRecordReader) throws(DataError) -> CSVSeparators {
    while records.readAheadCount < CSVSeparators.sampleSize, try records.readAhead() {}
    if let fixed = options.separator ?? separator {
      records.separator = fixed
      return CSVSeparators(chosen: fixed)
    }
    var separators = try CSVSeparators(records: &records)
    while !separators.sawRecord, try records.readAhead() { separators = try CSVSeparators(records: &records) }
    records.separator = separators.chosen
    return separators
  }

  private func readHeader(_ records: inout CSVRecordReader, _ path: String) throws(DataError) -> CSVHeader {
    guard !options.header else {
      guard let record = try records.nextRecord() else { throw .file(FileError(.empty, path: path)) }
      return CSVHeader(record)
    }
    guard let width = try records.nextWidth() else { throw .file(FileError(.empty, path: path)) }
    return CSVHeader(unnamed: width)
  }

  /// Parses all records that follow.
  private func parse(
    _ records: CSVRecordReader, _ source: ByteSource, _ layout: Layout
  ) throws(DataError) -> CSVTable {
    let nulls = NullTokens(options.nullTokens)
    let parser = CSVBlockParser(
      order: layout.order, width: layout.width, separator: records.separator,
      columns: layout.types.map { ColumnParser(type: $0, nulls: nulls, report: options.report) },
      report: options.report)
    let pipeline = CSVPipeline(
      records.blocks, parser: parser,
      columns: layout.types.map { ColumnAccumulator(type: $0, report: options.report) }, line: records.line,
      path: source.path, workload: workload.beside(programs: source.programCount))
    return try pipeline.run(atMost: options.rows, size: source.size)
  }

  /// Reads again, as text, the columns that turned out to be text after their first values were parsed, and
  /// gives all columns.
  private func readText(
    _ table: CSVTable, _ source: ByteSource, separator: UInt8, _ layout: Layout
  ) throws(DataError) -> [ColumnAccumulator] {
    let again = table.columns.indices.filter { table.columns[$0].needsText }
    guard !again.isEmpty else { return table.columns }
    let reopened = try mapped { () throws(FileError) in try source.reopened() }
    var records = CSVRecordReader(reopened)
    while records.readAheadCount < CSVSeparators.sampleSize, try records.readAhead() {}
    records.separator = separator
    if options.header { _ = try records.nextRecord() }
    let texts = Layout(
      width: layout.width, order: again.map { layout.order[$0] }, types: again.map { _ in .string })
    let second = try parse(records, reopened, texts)
    guard second.rowCount == table.rowCount else {
      throw .file(FileError(.system, path: source.path, detail: "it changed while it was read"))
    }
    var columns = table.columns
    for (index, column) in zip(again, second.columns) { columns[index] = column }
    return columns
  }
}
