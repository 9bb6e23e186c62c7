/// Makes a column of the parts of it that batches hold.
///
/// Numbers of 64 bits go from the file into the column's array in one piece a batch; narrower ones are
/// widened. What Arrow allows and columns here do not is settled thus: NaN is missing, unsigned integers past
/// the signed ones make numbers, nanoseconds are rounded down to microseconds, and points in time that do not
/// fit are missing and reported.
struct ArrowColumnReader {
  /// The bytes of the file.
  let storage: ArrowStorage
  /// The parts, in order.
  let chunks: [ArrowChunk]

  /// The rows, counted from 1, whose point in time does not fit, with the number that stands for it in the file.
  private(set) var unfit: LineList<String>

  private let rowCount: Int

  init(storage: ArrowStorage, chunks: [ArrowChunk], report: LoadReport.Extent) {
    unfit = LineList(report)
    self.storage = storage
    self.chunks = chunks
    rowCount = chunks.reduce(0) { $0 + $1.rowCount }
  }

  /// The column of a type.
  ///
  /// - Throws: `ArrowFault`; for a type that no column can hold, one that names it.
  mutating func column(_ type: ArrowType) throws(ArrowFault) -> Column {
    switch type {
    case .null: return Column(nulls: rowCount, type: .string)
    case .integer(let bits, let isSigned): return try integerColumn(bits: bits, isSigned: isSigned)
    case .float(let bits): return .number(try numbers(bits: bits))
    case .bool: return .bool(TypedColumn(try bools(), validity: try validity()))
    case .days:
      let days = try values(of: Int32.self).map { Int($0) }
      return .date(try timestamps(days, multiplier: Timestamp.microsecondsPerDay, divisor: 1))
    case .time(let unit):
      let (multiplier, divisor) = unit.microseconds
      return .date(try timestamps(try values(of: Int.self), multiplier: multiplier, divisor: divisor))
    case .text, .textView:
      var texts = ArrowTextReader(storage: storage)
      for chunk in chunks where chunk.rowCount > 0 {
        try texts.append(chunk, type: type, valid: try validity(of: [chunk]))
      }
      return .string(
        StringColumn(
          codes: TypedColumn(texts.codes, validity: try validity()),
          dictionary: texts.dictionary))
    case .other(let name, _, _):
      throw .malformed("no column here can hold its type, \(name); leave it out with `columns`")
    }
  }

  /// The column whose rows are positions in a dictionary.
  func column(_ indexType: ArrowType, into dictionary: Column) throws(ArrowFault) -> Column {
    guard case .integer(let bits, let isSigned) = indexType,
      case .integer(var positions) = try integerColumn(bits: bits, isSigned: isSigned)
    else { throw .outside("positions past every dictionary") }
    guard dictionary.count > 0 else {
      guard positions.nullCount == rowCount else { throw .outside("a position past its dictionary") }
      return Column(nulls: rowCount, type: dictionary.type)
    }
    for row in 0..<rowCount where !(0..<dictionary.count).contains(positions.values[row]) {
      guard !positions.isValid(row) else { throw .outside("a position past its dictionary") }
      positions.values[row] = 0
    }
    return dictionary.gather(positions.values).masked(by: positions.validity)
  }

  /// A set bit for each row that holds a value, of all parts; nil where all do.
  private func validity() throws(ArrowFault) -> Bitmap? { try validity(of: chunks) }

  private func validity(of chunks: [ArrowChunk]) throws(ArrowFault) -> Bitmap? {
    guard chunks.contains(where: \.hasNulls) else { return nil }
    var bitmap = Bitmap(repeating: true, count: chunks.reduce(0) { $0 + $1.rowCount })
    var first = 0
    for chunk in chunks {
      if chunk.hasNulls {
        for row in try unsetBits(of: chunk) { bitmap[first + row] = false }
      }
      first += chunk.rowCount
    }
    return bitmap
  }

  private func unsetBits(of chunk: ArrowChunk) throws(ArrowFault) -> [Int] {
    let position = try chunk.position(of: 0, bits: 1)
    let bytes = try storage.bytes(position..<position + (chunk.rowCount + 7) / 8)
    var rows: [Int] = []
    for (index, byte) in bytes.enumerated() where byte != 0xFF {
      for bit in 0..<min(8, chunk.rowCount - index * 8) where byte >> bit & 1 == 0 {
        rows.append(index * 8 + bit)
      }
    }
    return rows
  }

  /// The numbers of all parts as they stand in the file.
  private func values<Value: FixedWidthInteger & BitwiseCopyable>(of type: Value.Type) throws(ArrowFault)
    -> [Value]
  {
    try storage.array(of: type, at: places(bits: Value.bitWidth))
  }

  private func places(bits: Int) throws(ArrowFault) -> [(position: Int, count: Int)] {
    var places: [(position: Int, count: Int)] = []
    for chunk in chunks where chunk.rowCount > 0 {
      places.append((try chunk.position(of: 1, bits: bits), chunk.rowCount))
    }
    return places
  }

  private func integerColumn(bits: Int, isSigned: Bool) throws(ArrowFault) -> Column {
    let validity = try validity()
    let integers: [Int]
    switch (bits, isSigned) {
    case (8, true): integers = try values(of: Int8.self).map { Int($0) }
    case (8, false): integers = try values(of: UInt8.self).map { Int($0) }
    case (16, true): integers = try values(of: Int16.self).map { Int($0) }
    case (16, false): integers = try values(of: UInt16.self).map { Int($0) }
    case (32, true): integers = try values(of: Int32.self).map { Int($0) }
    case (32, false): integers = try values(of: UInt32.self).map { Int($0) }
    case (_, true): integers = try values(of: Int.self)
    case (_, false):
      let unsigned = TypedColumn(try values(of: UInt.self), validity: validity)
      if unsigned.present.contains(where: { $0 > UInt(Int.max) }) {
        return .number(unsigned.map(placeholder: 0) { Double($0) })
      }
      integers = unsigned.values.map { Int(truncatingIfNeeded: $0) }
    }
    return .integer(TypedColumn(integers, validity: validity))
  }

  private func numbers(bits: Int) throws(ArrowFault) -> TypedColumn<Double> {
    var numbers: [Double]
    if bits == 64 {
      numbers = try storage.array(of: Double.self, at: places(bits: bits))
    } else {
      numbers = try storage.array(of: Float.self, at: places(bits: bits)).map { Double($0) }
    }
    var validity = try validity()
    guard numbers.contains(where: \.isNaN) else { return TypedColumn(numbers, validity: validity) }
    var bitmap = validity ?? Bitmap(repeating: true, count: numbers.count)
    for row in numbers.indices where numbers[row].isNaN {
      bitmap[row] = false
      numbers[row] = 0
    }
    validity = bitmap
    return TypedColumn(numbers, validity: validity)
  }

  private func bools() throws(ArrowFault) -> [Bool] {
    var bools: [Bool] = []
    bools.reserveCapacity(rowCount)
    for chunk in chunks where chunk.rowCount > 0 {
      let position = try chunk.position(of: 1, bits: 1)
      let bytes = try storage.bytes(position..<position + (chunk.rowCount + 7) / 8)
      for row in 0..<chunk.rowCount { bools.append(bytes[row >> 3] >> UInt8(row & 7) & 1 == 1) }
    }
    return bools
  }

  /// Points in time from counts of a unit, which is `multiplier / divisor` microseconds.
  private mutating func timestamps(
    _ counts: [Int], multiplier: Int, divisor: Int
  ) throws(ArrowFault) -> TypedColumn<Timestamp> {
    let validity = try validity()
    var overflows: [Int] = []
    let timestamps = counts.enumerated().map { row, count in
      let (scaled, isOver) = count.multipliedReportingOverflow(by: multiplier)
      if isOver { overflows.append(row) }
      // Division alone would round up before 1970.
      let rounded = scaled / divisor - (scaled % divisor < 0 ? 1 : 0)
      return Timestamp(microseconds: isOver ? 0 : rounded)
    }
    guard !overflows.isEmpty else { return TypedColumn(timestamps, validity: validity) }
    var bitmap = validity ?? Bitmap(repeating: true, count: counts.count)
    for row in overflows where bitmap[row] {
      bitmap[row] = false
      unfit.add(row + 1, String(counts[row]))
    }
    return TypedColumn(timestamps, validity: bitmap)
  }
}

extension ArrowTimeUnit {
  /// The unit in microseconds, as a fraction.
  fileprivate var microseconds: (multiplier: Int, divisor: Int) {
    switch self {
    case .seconds: (1_000_000, 1)
    case .milliseconds: (1000, 1)
    case .microseconds: (1, 1)
    case .nanoseconds: (1, 1000)
    }
  }
}

extension Column {
  /// The column without the values of rows whose bit is not set.
  fileprivate func masked(by bitmap: Bitmap?) -> Column {
    guard let bitmap else { return self }
    let both = validity.map { $0 & bitmap } ?? bitmap
    return switch self {
    case .integer(let column): .integer(TypedColumn(column.values, validity: both))
    case .number(let column): .number(TypedColumn(column.values, validity: both))
    case .bool(let column): .bool(TypedColumn(column.values, validity: both))
    case .date(let column): .date(TypedColumn(column.values, validity: both))
    case .string(let column):
      .string(
        StringColumn(
          codes: TypedColumn(column.codes.values, validity: both), dictionary: column.dictionary))
    }
  }
}
