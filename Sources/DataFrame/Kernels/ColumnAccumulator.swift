/// Collects one column of a text file, finding its type over all rows unless it was named.
///
/// The type is the narrowest that holds all values so far: integers become numbers when a number comes. Any
/// other mixture is text, and since the text of values that were already parsed is gone, the column asks to
/// be read again (`needsText`). Missing values fit every type.
///
/// Quotes and spaces around a value do not make it text, so a file that quotes everything has numbers too; in
/// a column of text, what is quoted is always text and spaces belong to it.
struct ColumnAccumulator {
  private enum State { case undetermined, integer, number, bool, date, string, abandoned }

  private let named: ColumnType?
  private let nulls: NullTokens
  private var state = State.undetermined
  private var integers: [Int] = []
  private var numbers: [Double] = []
  private var bools: [Bool] = []
  private var dates: [Timestamp] = []
  private var codes: [Int32] = []
  private var interner = TextInterner()
  private var rowCount = 0
  private var nullRows: [Int] = []
  /// Whether a value is counted as missing that would be text in a column of text: `"NA"` in quotes, spaces
  /// alone.
  private var hasDoubtfulNulls = false

  /// The rows whose text did not read as the type that was named, and became missing.
  private(set) var unparsed = LineList()

  /// Room to make for rows when the type is known.
  var expectedRows = 0

  /// A column of the named type, or of one to be found.
  init(type: ColumnType?, nulls: NullTokens) {
    named = type
    self.nulls = nulls
  }

  /// Whether the column turned out to be text after its first values had been parsed as something else.
  var needsText: Bool {
    state == .abandoned || (state == .undetermined && named == nil && hasDoubtfulNulls)
  }

  /// Adds a column of the batch.
  mutating func append(_ batch: CSVBatch, column: Int) {
    var row = 0
    while row < batch.count {
      switch state {
      case .undetermined:
        row = skipNulls(batch, column, from: row)
        if row < batch.count { begin(batch.bytes(batch.field(row, column)), row: row) }
        continue
      case .integer:
        row = parse(batch, column, from: row, into: \.integers, placeholder: 0, FieldParser.integer)
      case .number: row = parse(batch, column, from: row, into: \.numbers, placeholder: 0, FieldParser.number)
      case .bool: row = parse(batch, column, from: row, into: \.bools, placeholder: false, FieldParser.bool)
      case .date:
        let epoch = Timestamp(microseconds: 0)
        row = parse(batch, column, from: row, into: \.dates, placeholder: epoch, FieldParser.timestamp)
      case .string:
        intern(batch, column, from: row)
        row = batch.count
      case .abandoned: row = batch.count
      }
      if row < batch.count { widen(for: batch.bytes(batch.field(row, column)).trimmed) }
    }
    rowCount += batch.count
  }

  /// The column of all rows.
  func finish() -> Column {
    let validity = Bitmap(present: rowCount, without: nullRows)
    return switch state {
    case .undetermined, .abandoned: Column(nulls: rowCount, type: named ?? .string)
    case .integer: .integer(TypedColumn(integers, validity: validity))
    case .number: .number(TypedColumn(numbers, validity: validity))
    case .bool: .bool(TypedColumn(bools, validity: validity))
    case .date: .date(TypedColumn(dates, validity: validity))
    case .string: .string(interner.column(codes: codes, validity: validity))
    }
  }

  /// Counts missing values from a row on and gives the first row that has a value.
  private mutating func skipNulls(_ batch: CSVBatch, _ column: Int, from first: Int) -> Int {
    for row in first..<batch.count {
      let field = batch.field(row, column)
      guard isNull(field, batch.bytes(field)) else { return row }
      nullRows.append(rowCount + row)
    }
    return batch.count
  }

  private mutating func isNull(_ field: CSVField, _ bytes: FieldBytes) -> Bool {
    if field.form == .absent { return true }
    if nulls.contains(bytes) {
      // In a column that is known to be text, quotes make a text of what would be missing.
      if !field.isUnquoted {
        if named == .string { return false }
        hasDoubtfulNulls = true
      }
      return true
    }
    let content = bytes.trimmed
    guard named != .string, nulls.contains(content) || FieldParser.isNotANumber(content) else { return false }
    hasDoubtfulNulls = true
    return true
  }

  /// Settles on the type of the first value; all rows before it are missing.
  private mutating func begin(_ bytes: FieldBytes, row: Int) {
    let count = rowCount + row
    switch named ?? ColumnAccumulator.type(of: bytes.trimmed) {
    case .integer: (state, integers) = (.integer, placeholders(0, count))
    case .number: (state, numbers) = (.number, placeholders(0, count))
    case .bool: (state, bools) = (.bool, placeholders(false, count))
    case .date: (state, dates) = (.date, placeholders(Timestamp(microseconds: 0), count))
    case .string where hasDoubtfulNulls: state = .abandoned
    case .string: (state, codes) = (.string, placeholders(0, count))
    }
  }

  private func placeholders<Value>(_ value: Value, _ count: Int) -> [Value] {
    var array: [Value] = []
    array.reserveCapacity(max(count, expectedRows))
    array.append(contentsOf: repeatElement(value, count: count))
    return array
  }

  /// Parses rows until one that is neither a value of the type nor missing, and gives that row.
  ///
  /// Where the type was named, such a row is noted and missing instead.
  @inline(__always)
  private mutating func parse<Value>(
    _ batch: CSVBatch, _ column: Int, from first: Int, into path: WritableKeyPath<ColumnAccumulator, [Value]>,
    placeholder: Value, _ parser: (FieldBytes) -> Value?
  ) -> Int {
    // Taken out while it grows: the array has one owner and is not copied.
    var array: [Value] = []
    swap(&array, &self[keyPath: path])
    defer { swap(&array, &self[keyPath: path]) }
    for row in first..<batch.count {
      let field = batch.field(row, column)
      let bytes = batch.bytes(field)
      if !nulls.contains(bytes), let value = parser(bytes) {
        array.append(value)
        continue
      }
      if !isNull(field, bytes) {
        if let value = parser(bytes.trimmed) {
          array.append(value)
          continue
        }
        guard named != nil else { return row }
        unparsed.add(batch.lines[row])
      }
      array.append(placeholder)
      nullRows.append(rowCount + row)
    }
    return batch.count
  }

  private mutating func intern(_ batch: CSVBatch, _ column: Int, from first: Int) {
    for row in first..<batch.count {
      let field = batch.field(row, column)
      let bytes = batch.bytes(field)
      if field.form == .absent || (field.isUnquoted && nulls.contains(bytes)) {
        codes.append(0)
        nullRows.append(rowCount + row)
      } else if field.form == .escaped {
        codes.append(FieldBytes.with(bytes.text.unescaped) { interner.code(of: $0) })
      } else {
        codes.append(interner.code(of: bytes))
      }
    }
  }

  /// Takes a wider type for a text that does not fit the one so far.
  private mutating func widen(for content: FieldBytes) {
    if state == .integer, ColumnAccumulator.type(of: content) == .number {
      numbers.reserveCapacity(max(integers.count, expectedRows))
      numbers.append(contentsOf: integers.lazy.map { Double($0) })
      state = .number
    } else {
      state = .abandoned
      (numbers, bools, dates, nullRows) = ([], [], [], [])
    }
    integers = []
  }

  /// The narrowest type that a text reads as.
  static func type(of bytes: FieldBytes) -> ColumnType {
    if FieldParser.integer(bytes) != nil { return .integer }
    if FieldParser.number(bytes) != nil || FieldParser.isNotANumber(bytes) { return .number }
    if FieldParser.bool(bytes) != nil { return .bool }
    if FieldParser.timestamp(bytes) != nil { return .date }
    return .string
  }
}

extension Bitmap {
  /// The bits of rows of which the listed ones are missing; nil where none is.
  init?(present count: Int, without rows: [Int]) {
    guard !rows.isEmpty else { return nil }
    self.init(repeating: true, count: count)
    for row in rows { self[row] = false }
  }
}
