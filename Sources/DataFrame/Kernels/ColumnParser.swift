/// What is known of the type of a column while it is read.
enum ColumnState {
  /// Every value so far is missing.
  case undetermined
  case integer, number, bool, date, string
  /// The column is text, and the text of some of its values is gone.
  case abandoned

  /// The bytes of a row in memory, as far as the type is known.
  var bytesPerRow: Int {
    switch self {
    case .undetermined, .abandoned: 0
    case .bool: 1
    case .string: 4
    case .integer, .number, .date: 8
    }
  }
}

/// Parses one column of a block of records, finding its type over them unless it was named.
///
/// The type is the narrowest that holds all values so far: integers become numbers when a number comes. Any
/// other mixture is text, and since the text of values that were already parsed is gone, the column is
/// abandoned. Missing values fit every type.
///
/// Quotes and spaces around a value do not make it text, so a file that quotes everything has numbers too; in
/// a column of text, what is quoted is always text and spaces belong to it.
struct ColumnParser {
  /// The type that was asked for.
  let named: ColumnType?
  private let nulls: NullTokens

  /// The type of the values below; the arrays of the other types are empty.
  private(set) var state = ColumnState.undetermined
  private(set) var integers: [Int] = []
  private(set) var numbers: [Double] = []
  private(set) var bools: [Bool] = []
  private(set) var dates: [Timestamp] = []
  /// Codes of `interner`, 0 where a row is missing.
  private(set) var codes: [Int32] = []
  private(set) var interner = TextInterner()
  /// The number of rows of the block.
  private(set) var rowCount = 0
  /// The rows that are missing, ascending.
  private(set) var nullRows: [Int32] = []
  /// The rows of `integers` that are written as minus zero, which only a number can hold.
  private(set) var negativeZeros: [Int32] = []
  /// Whether a value is counted as missing that would be text in a column of text: `"NA"` in quotes, spaces
  /// alone.
  private(set) var hasDoubtfulNulls = false
  /// The lines of the block, counted from 1, whose text did not read as the type that was named.
  private(set) var unparsed: LineList<String>

  /// A column of the named type, or of one to be found.
  init(type: ColumnType?, nulls: NullTokens, report: LoadReport.Extent) {
    named = type
    unparsed = LineList(report)
    self.nulls = nulls
  }

  /// Begins a new block of a column that is known to be of a type so far.
  ///
  /// That spares work and never changes the result: values that do not fit are told as without it.
  mutating func begin(as state: ColumnState) {
    self.state = state
    integers.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    bools.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    nullRows.removeAll(keepingCapacity: true)
    negativeZeros.removeAll(keepingCapacity: true)
    interner.removeAll()
    unparsed.removeAll()
    (rowCount, hasDoubtfulNulls) = (0, false)
  }

  /// Adds a column of the batch.
  mutating func append(_ batch: CSVBatch, column: Int) {
    var row = 0
    while row < batch.count {
      switch state {
      case .undetermined:
        row = skipNulls(batch, column, from: row)
        if row < batch.count { settle(batch.bytes(batch.field(row, column)), row: row) }
        continue
      case .integer:
        let first = rowCount
        var zeros: [Int32] = []
        row = parse(batch, column, from: row, into: \.integers, placeholder: 0) { field, row in
          let value = FieldParser.integer(field)
          if value == 0, field[0] == UInt8(ascii: "-") { zeros.append(Int32(first + row)) }
          return value
        }
        negativeZeros += zeros
      case .number:
        row = parse(batch, column, from: row, into: \.numbers, placeholder: 0) { field, _ in
          FieldParser.number(field)
        }
      case .bool:
        row = parse(batch, column, from: row, into: \.bools, placeholder: false) { field, _ in
          FieldParser.bool(field)
        }
      case .date:
        let epoch = Timestamp(microseconds: 0)
        row = parse(batch, column, from: row, into: \.dates, placeholder: epoch) { field, _ in
          FieldParser.timestamp(field)
        }
      case .string:
        intern(batch, column, from: row)
        row = batch.count
      case .abandoned: row = batch.count
      }
      if row < batch.count { widen(for: batch.bytes(batch.field(row, column)).trimmed) }
    }
    rowCount += batch.count
  }

  /// The bytes that as many rows as these would take if all files' rows were like them.
  func size(ofRows rows: Int) -> Int {
    // Texts that repeat in a part are not more in the whole.
    let isDistinct = state == .string && interner.count > rowCount / 2
    let texts = isDistinct ? Double(interner.size) / Double(max(1, rowCount)) : 0
    return rows * state.bytesPerRow + Int(texts * Double(rows))
  }

  /// The narrowest type that a text reads as.
  static func type(of bytes: FieldBytes) -> ColumnType {
    if FieldParser.integer(bytes) != nil { return .integer }
    if FieldParser.number(bytes) != nil || FieldParser.isNotANumber(bytes) { return .number }
    if FieldParser.bool(bytes) != nil { return .bool }
    if FieldParser.timestamp(bytes) != nil { return .date }
    return .string
  }

  /// Counts missing values from a row on and gives the first row that has a value.
  private mutating func skipNulls(_ batch: CSVBatch, _ column: Int, from first: Int) -> Int {
    for row in first..<batch.count {
      let field = batch.field(row, column)
      guard isNull(field, batch.bytes(field)) else { return row }
      nullRows.append(Int32(rowCount + row))
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
  private mutating func settle(_ bytes: FieldBytes, row: Int) {
    let count = rowCount + row
    switch named ?? ColumnParser.type(of: bytes.trimmed) {
    case .integer:
      state = .integer
      integers.append(contentsOf: repeatElement(0, count: count))
    case .number:
      state = .number
      numbers.append(contentsOf: repeatElement(0, count: count))
    case .bool:
      state = .bool
      bools.append(contentsOf: repeatElement(false, count: count))
    case .date:
      state = .date
      dates.append(contentsOf: repeatElement(Timestamp(microseconds: 0), count: count))
    case .string where hasDoubtfulNulls: state = .abandoned
    case .string:
      state = .string
      codes.append(contentsOf: repeatElement(0, count: count))
    }
  }

  /// Parses rows until one that is neither a value of the type nor missing, and gives that row.
  ///
  /// Where the type was named, such a row is noted and missing instead.
  @inline(__always)
  private mutating func parse<Value>(
    _ batch: CSVBatch, _ column: Int, from first: Int, into path: WritableKeyPath<ColumnParser, [Value]>,
    placeholder: Value, _ parser: (FieldBytes, _ row: Int) -> Value?
  ) -> Int {
    // Taken out while it grows: the array has one owner and is not copied.
    var array: [Value] = []
    swap(&array, &self[keyPath: path])
    defer { swap(&array, &self[keyPath: path]) }
    let start = array.count - first
    array.append(contentsOf: repeatElement(placeholder, count: batch.count - first))
    // Written through a pointer: 8 % less processor time for a file of numbers than appending one by one. A row's
    // slot is `start + row`, which lies in the array for every row from `first` on.
    let end = array.withUnsafeMutableBufferPointer { slots in
      for row in first..<batch.count {
        let field = batch.field(row, column)
        let bytes = batch.bytes(field)
        if !nulls.contains(bytes), let value = parser(bytes, row) {
          slots[start + row] = value
        } else if !isNull(field, bytes) {
          if let value = parser(bytes.trimmed, row) {
            slots[start + row] = value
            continue
          }
          guard named != nil else { return row }
          unparsed.add(batch.lines[row], batch.shown(field))
          nullRows.append(Int32(rowCount + row))
        } else {
          nullRows.append(Int32(rowCount + row))
        }
      }
      return batch.count
    }
    array.removeLast(batch.count - end)
    return end
  }

  private mutating func intern(_ batch: CSVBatch, _ column: Int, from first: Int) {
    for row in first..<batch.count {
      let field = batch.field(row, column)
      let bytes = batch.bytes(field)
      if field.form == .absent || (field.isUnquoted && nulls.contains(bytes)) {
        codes.append(0)
        nullRows.append(Int32(rowCount + row))
      } else if field.form == .escaped {
        codes.append(FieldBytes.with(bytes.text.unescaped) { interner.code(of: $0) })
      } else {
        codes.append(interner.code(of: bytes))
      }
    }
  }

  /// Takes a wider type for a text that does not fit the one so far.
  private mutating func widen(for content: FieldBytes) {
    guard state == .integer, ColumnParser.type(of: content) == .number else { return state = .abandoned }
    state = .number
    numbers.append(contentsOf: integers.lazy.map { Double($0) })
    for row in negativeZeros { numbers[Int(row)] = -0.0 }
  }
}
