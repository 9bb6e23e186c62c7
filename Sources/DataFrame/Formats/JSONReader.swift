/// Reads rows from JSON: an array of objects, or objects one after the other, as JSON Lines has them.
///
/// A row's nested objects become columns with dotted names; a key that a row lacks is missing there. A column
/// of integers and numbers is numbers. Texts that are all ISO 8601 dates are dates, as JSON has no type for
/// them. Any other mixture is text. Texts such as "NA" are texts, since JSON has its own null.
struct JSONReader {
  /// What the caller asked for.
  let options: LoadOptions

  func read(_ source: ByteSource, format: String) throws(DataError) -> LoadResult {
    let bytes = try mapped { () throws(FileError) in try source.readAll() }
    let start = try check(bytes, path: source.path)
    var table = JSONTable(columns: options.columns)
    var starts: [Int] = []
    do throws(JSONFault) {
      try read(bytes, from: start, into: &table, starts: &starts)
    } catch {
      let line = JSONReader.line(of: error.offset, in: bytes)
      throw .file(FileError(.malformed, path: source.path, line: line, detail: "expected \(error.expected)"))
    }
    try Cancellation.check()
    if let shortage = table.shortage {
      throw .file(FileError(.outOfMemory(needed: nil, free: shortage.free), path: source.path))
    }
    guard table.rowCount > 0 || options.rows == 0 else { throw .file(FileError(.empty, path: source.path)) }
    var report = LoadReport(files: [source.path], format: format, columnsFound: table.found)
    var rows = RowNotes(file: source.path)
    var frame = DataFrame(rowCount: table.rowCount)
    for (name, scalars) in table.finish() {
      let type = options.types[name]
      // Beside the scalars: those of the type, their values as optionals, and the column.
      try mapped { () throws(FileError) in
        try source.checkMemory(table.rowCount * (MemoryLayout<Scalar>.stride + 24), needed: nil)
      }
      var (column, unparsed) = ScalarColumn.column(of: scalars, type: type, report: options.report)
      try frame.set(name, to: column)
      guard unparsed.count > 0, let type else { continue }
      unparsed.renumber(JSONReader.lines(of: unparsed.lines.map { starts[$0 - 1] }, in: bytes))
      rows.add(unparsed: unparsed, column: name, type: type)
    }
    report.notes += rows.notes
    return LoadResult(frame: frame, report: report)
  }

  /// Reads the rows and, where a value may not read as its type, the positions at which they start.
  private func read(
    _ bytes: [UInt8], from start: Int, into table: inout JSONTable, starts: inout [Int]
  ) throws(JSONFault) {
    var scanner = JSONScanner(bytes, from: start)
    let limit = options.rows ?? .max
    let isArray = scanner.take("[")
    if isArray, scanner.take("]") { return }
    while isArray || scanner.hasMore() {
      guard table.rowCount < limit, table.shortage == nil, !Cancellation.isRequested else { return }
      if !options.types.isEmpty { starts.append(scanner.position) }
      try scanner.object { table.add($0, $1) }
      table.endRow(at: scanner.offset)
      if isArray, !scanner.take(",") {
        try scanner.expect("]")
        break
      }
    }
    if scanner.hasMore() { throw scanner.fault("the end of the file") }
  }

  /// Looks whether the bytes are text and gives the position behind a byte order mark.
  private func check(_ bytes: [UInt8], path: String) throws(DataError) -> Int {
    guard !bytes.isEmpty else { throw .file(FileError(.empty, path: path)) }
    switch TextCheck.examine(bytes, 0..<bytes.count) {
    case .text(let end) where end == bytes.count: break
    case .text(let position), .invalid(let position):
      throw .file(FileError(.notText, path: path, line: JSONReader.line(of: position, in: bytes)))
    case .zero(let position):
      throw .file(FileError(.binary, path: path, line: JSONReader.line(of: position, in: bytes)))
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The lines of ascending positions, counted from 1.
  private static func lines(of offsets: [Int], in bytes: [UInt8]) -> [Int] {
    var (line, position) = (1, 0)
    return offsets.map { offset in
      line += bytes[position..<offset].count { $0 == Byte.lineFeed }
      position = offset
      return line
    }
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes.prefix(offset).count { $0 == Byte.lineFeed }
  }
}

/// The rows of objects as columns of scalars, in order of the keys' first appearance.
struct JSONTable {
  /// The number of rows that were ended.
  private(set) var rowCount = 0
  /// All keys, wanted or not.
  private(set) var found: [String] = []

  /// What was lacking when memory for more rows was not to be had; the rows after that are missing.
  private(set) var shortage: MemoryShortage?

  private var allowance = MemoryAllowance()
  private var claimedOffset = 0

  private let wanted: Set<String>?
  private var columns: [String: [Scalar]] = [:]

  init(columns: [String]?) { wanted = columns.map { Set($0) } }

  /// Adds a value to the row; of a key that comes twice the last value stays.
  mutating func add(_ key: String, _ scalar: Scalar) {
    if columns[key] == nil {
      found.append(key)
      columns[key] = []
    }
    guard wanted?.contains(key) ?? true else { return }
    let missing = rowCount - (columns[key]?.count ?? 0)
    if missing < 0 { columns[key]?.removeLast() }
    if missing > 0 { columns[key]?.append(contentsOf: repeatElement(.null, count: missing)) }
    columns[key]?.append(scalar)
  }

  /// Ends a row whose text ends at an offset of the file, and makes sure now and then that there is memory for
  /// more.
  mutating func endRow(at offset: Int) {
    rowCount += 1
    guard rowCount & 0xFFF == 0 else { return }
    let width = columns.count * MemoryLayout<Scalar>.stride
    // Texts take twice their length at most, short ones nothing beside the scalar.
    let filled = 0x1000 * width + 2 * (offset - claimedOffset)
    // Arrays double, and not all at once.
    let doubles = rowCount & (rowCount - 1) == 0
    claimedOffset = offset
    do throws(MemoryShortage) {
      try allowance.take(
        reserving: doubles ? rowCount * width + filled : filled, filling: filled, promised: 0)
    } catch {
      shortage = error
    }
  }

  /// The wanted columns, each with a scalar for every row.
  func finish() -> [(name: String, scalars: [Scalar])] {
    found.filter { wanted?.contains($0) ?? true }.map { name in
      let scalars = columns[name] ?? []
      let missing = rowCount - scalars.count
      return (name, missing == 0 ? scalars : scalars + repeatElement(.null, count: missing))
    }
  }
}
