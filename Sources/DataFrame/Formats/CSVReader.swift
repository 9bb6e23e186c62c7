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
    let read = header.names.indices.filter { wanted.contains(header.names[$0]) }
    var columns = [Int: ColumnAccumulator]()
    for index in read { columns[index] = accumulator(options.types[header.names[index]]) }
    let rows = try parse(&records, width: header.names.count, into: &columns, size: source.size)
    guard rows > 0 || options.rows == 0 else { throw .file(FileError(.headerOnly, path: source.path)) }
    try readText(&columns, source, separator: records.separator, width: header.names.count, rows: rows)

    report.notes += notes(records.shortRows, columns, header.names, source.path)
    let pairs = read.map { (header.names[$0], columns[$0]?.finish() ?? Column(nulls: rows, type: .string)) }
    var frame = DataFrame(rowCount: rows)
    for (name, column) in pairs { try frame.set(name, to: column) }
    return LoadResult(frame: frame, report: report)
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

  private func accumulator(_ type: ColumnType?) -> ColumnAccumulator {
    ColumnAccumulator(type: type, nulls: NullTokens(options.nullTokens))
  }

  /// Adds all records to the columns and gives their number.
  private func parse(
    _ records: inout CSVRecordReader, width: Int, into columns: inout [Int: ColumnAccumulator], size: Int?
  ) throws(DataError) -> Int {
    let limit = options.rows ?? .max
    var rows = 0
    let order = columns.keys.sorted()
    var list = order.compactMap { columns[$0] }
    while rows < limit {
      let count = try records.scanBatch(width: width, atMost: limit - rows)
      guard count > 0 else { break }
      if rows == 0, let size {
        // A little more than the first rows promise: making room once is cheaper than growing twice.
        let expected = min(limit, Int(Double(size) / Double(records.consumed) * Double(count) * 1.02) + 16)
        for index in list.indices { list[index].expectedRows = expected }
      }
      records.withBatch { batch in
        for index in list.indices { list[index].append(batch, column: order[index]) }
      }
      rows += count
    }
    for (index, column) in zip(order, list) { columns[index] = column }
    return rows
  }

  /// Reads again, as text, the columns that turned out to be text after their first values were parsed.
  private func readText(
    _ columns: inout [Int: ColumnAccumulator], _ source: ByteSource, separator: UInt8, width: Int, rows: Int
  ) throws(DataError) {
    var again = columns.filter(\.value.needsText).mapValues { _ in accumulator(.string) }
    guard !again.isEmpty else { return }
    let reopened: ByteSource
    do throws(FileError) { reopened = try source.reopened() } catch { throw .file(error) }
    var records = CSVRecordReader(reopened)
    while records.readAheadCount < CSVSeparators.sampleSize, try records.readAhead() {}
    records.separator = separator
    if options.header { _ = try records.nextRecord() }
    let count = try parse(&records, width: width, into: &again, size: reopened.size)
    guard count == rows else {
      throw .file(FileError(.system, path: source.path, detail: "it changed while it was read"))
    }
    columns.merge(again) { _, text in text }
  }

  private func notes(
    _ shortRows: LineList, _ columns: [Int: ColumnAccumulator], _ names: [String], _ path: String
  ) -> [LoadNote] {
    var notes: [LoadNote] = []
    if shortRows.count > 0 {
      notes.append(.shortRows(file: path, count: shortRows.count, lines: shortRows.lines))
    }
    for index in columns.keys.sorted() {
      guard let unparsed = columns[index]?.unparsed, unparsed.count > 0,
        let type = options.types[names[index]]
      else { continue }
      notes.append(
        .unparsed(
          file: path, column: names[index], type: type, count: unparsed.count, lines: unparsed.lines))
    }
    return notes
  }
}
