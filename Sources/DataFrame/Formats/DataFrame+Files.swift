extension DataFrame {
  /// Reads a file, or all files that a pattern matches, in natural order.
  ///
  /// A URL names one file, which is fetched. Several files are put under each other by column names, and a last column tells which file a row is
  /// from, by the file's name without folder and extensions. While one file is parsed, the next are already
  /// being decompressed.
  ///
  /// - Throws: `DataError.file`; `unknownColumn` where the options name a column that no file has;
  ///   `duplicateColumn` where the files have a column with the snapshot's name; `cancelled`.
  public static func load(path: String, options: LoadOptions = LoadOptions()) throws(DataError) -> LoadResult
  {
    guard !RemoteFile.isURL(path), Glob.isPattern(path) else {
      let format = try mapped { () throws(FileError) in try FileFormats.reading(RemoteFile.name(path)) }
      let source = try mapped { () throws(FileError) in try ByteSource(path: path) }
      ProgressCount.begin("reading \(RemoteFile.name(path))", .bytes, total: source.size)
      let result = try format.read(source, options: options)
      return try result.holding(to: options)
    }
    let paths = try mapped { () throws(FileError) in try Glob.expand(path) }
    return try load(paths: paths, options: options, as: path)
  }

  /// Reads files and puts them under each other, as a pattern that matches them would.
  ///
  /// - Throws: As `load(path:options:)`.
  public static func load(paths: [String], options: LoadOptions = LoadOptions()) throws(DataError)
    -> LoadResult
  {
    try load(paths: paths, options: options, as: paths.first ?? "")
  }

  /// Reads files and puts them under each other; `name` stands for all of them in an error that is about none
  /// alone.
  private static func load(
    paths: [String], options: LoadOptions, as name: String
  ) throws(DataError) -> LoadResult {
    let formats = try mapped { () throws(FileError) in
      var formats: [any FileFormat] = []
      for path in paths { formats.append(try FileFormats.reading(RemoteFile.name(path))) }
      return formats
    }
    var results: [LoadResult] = []
    var ahead: [ByteSource] = []
    ProgressCount.begin("reading \(name)", .files, total: paths.count)
    for (index, format) in formats.enumerated() {
      while ahead.count < sourcesAhead, index + ahead.count < paths.count {
        let path = paths[index + ahead.count]
        ahead.append(try mapped { () throws(FileError) in try ByteSource(path: path) })
      }
      results.append(try format.read(ahead.removeFirst(), options: options))
      ProgressCount.advance(.files)
    }
    do throws(DataError) {
      return try combine(results, options: options)
    } catch .outOfMemory(_, let needed, let free) {
      throw .file(FileError(.outOfMemory(needed: needed, free: free), path: name))
    }
  }

  /// Writes the frame in the format that the path's extension names, compressed where one behind it says so;
  /// the file is replaced whole or not at all.
  ///
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  public func write(path: String) throws(DataError) {
    let format = try mapped { () throws(FileError) in try FileFormats.writing(path) }
    try AtomicFile.write(to: path, through: Compression(path: path)) { output throws(DataError) in
      try format.write(self, to: &output)
    }
  }

  /// How many files are open at once: the one that is read and those that are being decompressed meanwhile.
  private static let sourcesAhead = 3

  private static func combine(_ results: [LoadResult], options: LoadOptions) throws(DataError) -> LoadResult {
    let combined = try concatenating(results.map(\.frame))
    let files = results.flatMap(\.report.files)
    var names: [String] = []
    for name in results.flatMap(\.report.columnsFound) where !names.contains(name) { names.append(name) }
    var report = LoadReport(
      files: files, format: results.first?.report.format ?? "", separator: results.first?.report.separator,
      columnsFound: names)
    report.notes = results.flatMap(\.report.notes)
    report.notes += combined.filled.map { .filled(column: $0.column, files: $0.frames.map { files[$0] }) }
    report.notes += combined.widened.map { .widened(column: $0.column, from: $0.from, to: $0.to) }
    var result = try LoadResult(frame: combined.frame, report: report).holding(to: options)
    guard !names.contains(options.snapshot) else { throw .duplicateColumn(options.snapshot) }
    let snapshots = zip(files, results).lazy.flatMap { file, part in
      repeatElement(FileName(RemoteFile.name(file)).stem, count: part.frame.rowCount)
    }
    try result.frame.set(options.snapshot, to: .string(StringColumn(snapshots.map(Optional.some))))
    return result
  }
}

extension LoadResult {
  /// The result with its columns in the order asked for, if every column that the options name was found.
  fileprivate func holding(to options: LoadOptions) throws(DataError) -> LoadResult {
    let named = (options.columns ?? []) + options.types.keys.sorted()
    for name in named where !report.columnsFound.contains(name) {
      throw .unknownColumn(name, available: report.columnsFound)
    }
    guard let wanted = options.columns else { return self }
    var ordered = DataFrame(rowCount: frame.rowCount)
    for name in wanted { try ordered.set(name, to: frame.column(name)) }
    return LoadResult(frame: ordered, report: report)
  }
}
