/// Reads an Arrow file into a frame.
struct ArrowReader {
  /// What the caller asked for.
  let options: LoadOptions

  func read(_ source: ByteSource, format: String) throws(DataError) -> LoadResult {
    let storage = try mapped { () throws(FileError) in try ArrowStorage(source) }
    guard storage.size > 0 else { throw .file(FileError(.empty, path: source.path)) }
    let table: ArrowTable
    do throws(ArrowFault) {
      table = try ArrowTable(
        storage, columns: options.columns, rows: options.rows ?? .max, report: options.report)
    } catch {
      try Cancellation.check()
      throw .file(error.error(path: source.path))
    }
    // A stop leaves columns out.
    try Cancellation.check()
    return try result(table, path: source.path, format: format)
  }

  /// The table as a frame, with the types that were asked for.
  private func result(_ table: ArrowTable, path: String, format: String) throws(DataError) -> LoadResult {
    var report = LoadReport(files: [path], format: format, columnsFound: table.header.names)
    // That names look like data tells nothing where they are known to be names.
    report.notes = table.header.notes(file: path).filter { $0 != .headerLooksLikeData(file: path) }
    var rows = RowNotes(file: path)
    var frame = DataFrame(rowCount: table.rowCount)
    for (name, column, unfit) in table.columns {
      let type = options.types[name]
      let (converted, unparsed) = converted(column, to: type)
      try frame.set(name, to: converted)
      // A value that does not fit was made missing before, so no row is in both lists.
      rows.add(unparsed: unfit, column: name, type: column.type)
      rows.add(unparsed: unparsed, column: name, type: converted.type)
    }
    report.notes += rows.notes
    return LoadResult(frame: frame, report: report)
  }

  /// A column as another type, with the rows whose text does not read as it.
  private func converted(_ column: Column, to type: ColumnType?) -> (Column, LineList<String>) {
    let nothing = LineList<String>(options.report)
    guard let type, type != column.type else { return (column, nothing) }
    if column.type == .integer, type == .number, let numbers = column.asNumbers {
      return (.number(numbers), nothing)
    }
    return ScalarColumn.column(of: (0..<column.count).map { column[$0] }, type: type, report: options.report)
  }
}

/// The columns of an Arrow file that were asked for.
struct ArrowTable {
  /// A column with the rows, counted from 1, whose value does not fit its type.
  typealias NamedColumn = (name: String, column: Column, unfit: LineList<String>)

  /// The names of all columns in the file, made distinct.
  let header: CSVHeader
  /// The number of rows.
  let rowCount: Int
  /// The columns that were asked for, in the file's order.
  private(set) var columns: [NamedColumn] = []

  /// Reads the columns of these names, all where nil, of at most so many rows; several at a time.
  ///
  /// Where a stop was asked for, columns or rows are lacking.
  init(
    _ storage: ArrowStorage, columns names: [String]?, rows limit: Int, report: LoadReport.Extent
  ) throws(ArrowFault) {
    let file = try ArrowFile(storage)
    let header = CSVHeader(file.schema.fields.map { ($0.name, true) })
    let wanted = Set(names ?? header.names)
    let indices = header.names.indices.filter { wanted.contains(header.names[$0]) }
    let fields = indices.map { file.schema.fields[$0] }
    let batches = try file.batches(rows: limit)
    let rowCount = min(limit, batches.reduce(0) { $0 + $1.rowCount })
    self.header = header
    self.rowCount = rowCount

    // Columns of nothing take no room in the file, but some in memory.
    let empty = fields.count { $0.storedType == .null }
    guard empty == 0 || rowCount <= file.maximumRows / empty else {
      throw .outside("more rows than it has room for")
    }
    try ArrowTable.checkMemory(storage, rowCount, fields, at: indices, batches)
    let rows = ArrowRows(
      storage: storage, batches: batches, rowCount: rowCount, dictionaries: try file.dictionaries(of: fields),
      report: report)
    let results = concurrentMap(fields.count) { position -> Result<NamedColumn, ArrowFault> in
      let (index, field) = (indices[position], fields[position])
      do throws(ArrowFault) {
        let (column, unfit) = try rows.read(field, at: index)
        return .success((header.names[index], column, unfit))
      } catch {
        return .failure(error.of(column: header.names[index]))
      }
    }
    for result in results { columns.append(try result.get()) }
  }
}

extension ArrowTable {
  /// Refuses what does not fit into memory.
  ///
  /// - Throws: `ArrowFault.file` with the code `outOfMemory`.
  private static func checkMemory(
    _ storage: ArrowStorage, _ rowCount: Int, _ fields: [ArrowField], at indices: [Int],
    _ batches: [ArrowBatch]
  ) throws(ArrowFault) {
    let needed = zip(indices, fields).reduce(0) { needed, next in
      let (index, type) = (next.0, next.1.storedType)
      guard type.isText else { return needed + rowCount * (type == .bool ? 1 : 8) }
      let texts = batches.reduce(0) { $0 + $1.chunks[index].buffers.reduce(0) { $0 + $1.count } }
      return needed + rowCount * 4 + texts
    }
    guard needed >= 1 << 24 else { return }
    do throws(MemoryShortage) {
      try MemoryBudget.measure().check(reserving: needed)
    } catch {
      throw .file(FileError(.outOfMemory(needed: needed, free: error.free), path: storage.path))
    }
  }
}

/// Where the rows of a file are.
private struct ArrowRows {
  let storage: ArrowStorage
  let batches: [ArrowBatch]
  /// The number of rows to read, at most those of the batches.
  let rowCount: Int
  /// The parts of dictionaries by their ids.
  let dictionaries: [Int: [ArrowChunk]]
  let report: LoadReport.Extent

  /// Reads the column at an index, with the rows whose value does not fit.
  func read(_ field: ArrowField, at index: Int) throws(ArrowFault) -> (Column, LineList<String>) {
    guard !Cancellation.isRequested else {
      return (Column(nulls: rowCount, type: .string), LineList(report))
    }
    var chunks: [ArrowChunk] = []
    var rest = rowCount
    for batch in batches {
      var chunk = batch.chunks[index]
      chunk.rowCount = min(rest, chunk.length)
      rest -= chunk.rowCount
      chunks.append(chunk)
    }
    var rows = ArrowColumnReader(storage: storage, chunks: chunks, report: report)
    guard let dictionary = field.dictionary else { return (try rows.column(field.type), rows.unfit) }
    var entries = ArrowColumnReader(
      storage: storage, chunks: dictionaries[dictionary.id] ?? [], report: report)
    return (try rows.column(dictionary.indexType, into: entries.column(field.type)), entries.unfit)
  }
}
