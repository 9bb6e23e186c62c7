/// Puts the parts of a column that blocks of a file gave under each other.
///
/// The result is that of one block with all records, wherever the file was cut.
struct ColumnAccumulator {
  /// The type of the values so far.
  private(set) var state = ColumnState.undetermined
  /// The lines whose text did not read as the type that was named, counted from the file's first.
  private(set) var unparsed: LineList<String>
  /// Room to make for rows when the type is known.
  var expectedRows = 0

  private let named: ColumnType?
  private var rowCount = 0
  private var integers: [Int] = []
  private var numbers: [Double] = []
  private var bools: [Bool] = []
  private var dates: [Timestamp] = []
  private var codes: [Int32] = []
  private var interner = TextInterner()
  /// A set bit for each row that is missing; rows behind the last word are not.
  private var missing: [UInt64] = []
  private var negativeZeros: [Int] = []
  private var hasDoubtfulNulls = false

  /// A column of the named type, or of one to be found.
  init(type: ColumnType?, report: LoadReport.Extent) { (named, unparsed) = (type, LineList(report)) }

  /// Whether the column turned out to be text after its first values had been parsed as something else.
  var needsText: Bool {
    state == .abandoned || (state == .undetermined && named == nil && hasDoubtfulNulls)
  }

  /// Adds the rows of the next block, whose first line has the given number.
  mutating func append(_ part: ColumnParser, firstLine: Int) {
    settle(with: part)
    unparsed.append(part.unparsed, shiftedBy: firstLine - 1)
    hasDoubtfulNulls = hasDoubtfulNulls || part.hasDoubtfulNulls
    if state != .undetermined, part.state == .undetermined { appendPlaceholders(part.rowCount) }
    switch part.state {
    case .undetermined, .abandoned: break
    case _ where state == .abandoned: break
    case .integer where state == .number:
      numbers.append(contentsOf: part.integers.lazy.map { Double($0) })
      for row in part.negativeZeros { numbers[rowCount + Int(row)] = -0.0 }
    case .integer:
      integers.append(contentsOf: part.integers)
      for row in part.negativeZeros { negativeZeros.append(rowCount + Int(row)) }
    case .number: numbers.append(contentsOf: part.numbers)
    case .bool: bools.append(contentsOf: part.bools)
    case .date: dates.append(contentsOf: part.dates)
    case .string: appendTexts(part)
    }
    if state != .abandoned { markMissing(part.nullRows) }
    rowCount += part.rowCount
  }

  /// The column of all rows.
  func finish() -> Column {
    let validity = validity
    return switch state {
    case .undetermined, .abandoned: Column(nulls: rowCount, type: named ?? .string)
    case .integer: .integer(TypedColumn(integers, validity: validity))
    case .number: .number(TypedColumn(numbers, validity: validity))
    case .bool: .bool(TypedColumn(bools, validity: validity))
    case .date: .date(TypedColumn(dates, validity: validity))
    case .string: .string(interner.column(codes: codes, validity: validity))
    }
  }

  /// Takes the type that holds the rows so far and those of a part.
  private mutating func settle(with part: ColumnParser) {
    switch (state, part.state) {
    case (.abandoned, _), (.number, .integer): break
    case (let state, let next) where state == next: break
    case (.string, .undetermined): if part.hasDoubtfulNulls { abandon() }
    case (_, .undetermined): break
    case (.undetermined, .string) where hasDoubtfulNulls: abandon()
    case (.undetermined, .abandoned): abandon()
    case (.undetermined, let next):
      state = next
      reserve()
      appendPlaceholders(rowCount)
    case (.integer, .number):
      state = .number
      reserve()
      numbers.append(contentsOf: integers.lazy.map { Double($0) })
      for row in negativeZeros { numbers[row] = -0.0 }
      integers = []
    default: abandon()
    }
  }

  private mutating func abandon() {
    state = .abandoned
    (integers, numbers, bools, dates, codes) = ([], [], [], [], [])
    (interner, missing, negativeZeros) = (TextInterner(), [], [])
  }

  private mutating func reserve() {
    switch state {
    case .undetermined, .abandoned: break
    case .integer: HugePages.reserve(expectedRows, in: &integers)
    case .number: HugePages.reserve(expectedRows, in: &numbers)
    case .bool: HugePages.reserve(expectedRows, in: &bools)
    case .date: HugePages.reserve(expectedRows, in: &dates)
    case .string: HugePages.reserve(expectedRows, in: &codes)
    }
  }

  private mutating func appendPlaceholders(_ count: Int) {
    switch state {
    case .undetermined, .abandoned: break
    case .integer: integers.append(contentsOf: repeatElement(0, count: count))
    case .number: numbers.append(contentsOf: repeatElement(0, count: count))
    case .bool: bools.append(contentsOf: repeatElement(false, count: count))
    case .date: dates.append(contentsOf: repeatElement(Timestamp(microseconds: 0), count: count))
    case .string: codes.append(contentsOf: repeatElement(0, count: count))
    }
  }

  private mutating func appendTexts(_ part: ColumnParser) {
    let merged = interner.merge(part.interner)
    guard !merged.isEmpty else { return appendPlaceholders(part.rowCount) }
    codes.append(contentsOf: part.codes.lazy.map { merged[Int($0)] })
    // The placeholder of a missing row is always the same, so that frames are equal bit by bit.
    for row in part.nullRows { codes[rowCount + Int(row)] = 0 }
  }

  private mutating func markMissing(_ rows: [Int32]) {
    guard let last = rows.last else { return }
    let words = (rowCount + Int(last)) >> 6 + 1
    if missing.count < words { missing.append(contentsOf: repeatElement(0, count: words - missing.count)) }
    for row in rows {
      let position = rowCount + Int(row)
      missing[position >> 6] |= 1 << UInt64(position & 63)
    }
  }

  private var validity: Bitmap? {
    guard !missing.isEmpty else { return nil }
    var validity = Bitmap(repeating: true, count: rowCount)
    for (number, word) in missing.enumerated() {
      var rest = word
      while rest != 0 {
        validity[number << 6 + rest.trailingZeroBitCount] = false
        rest &= rest - 1
      }
    }
    return validity
  }
}

extension ColumnAccumulator {
  /// The bytes of the arrays that adding a part could make anew; 0 where there is room for it.
  func growth(adding part: ColumnParser) -> Int {
    let rows = part.rowCount
    return switch state {
    case .undetermined: expectedRows * part.state.bytesPerRow + interner.growth(adding: part.interner)
    case .abandoned: 0
    case .integer where part.state == .number: max(expectedRows, integers.count + rows) * 8
    case .integer: integers.growth(adding: rows)
    case .number: numbers.growth(adding: rows)
    case .bool: bools.growth(adding: rows)
    case .date: dates.growth(adding: rows)
    case .string: codes.growth(adding: rows) + interner.growth(adding: part.interner)
    }
  }

  /// The bytes that the column's texts take when it is finished; 0 for another type.
  var sizeOfTexts: Int { state == .string ? interner.sizeAsTexts : 0 }
}

extension LineList {
  /// Adds the lines of another list, moved by a number of lines.
  mutating func append(_ other: LineList, shiftedBy offset: Int) {
    // A list that met more than it keeps fills this one, so that the lines of the others are not asked for.
    for index in 0..<other.count {
      add(index < other.lines.count ? other.lines[index] + offset : 0, other.details[index])
    }
  }
}
