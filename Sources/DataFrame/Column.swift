/// The values of a column and which of them are there.
///
/// Where a row is null its slot in `values` holds a placeholder that no one may read. A column without nulls
/// has no bitmap, so kernels can skip the test for a whole column at once.
public struct TypedColumn<Element: Sendable>: Sendable {
  /// One slot a row.
  public var values: [Element]

  /// A set bit for each row that holds a value; nil where all do.
  public var validity: Bitmap?

  /// A column over values, all of them there unless a bitmap of the same length says otherwise.
  public init(_ values: [Element], validity: Bitmap? = nil) {
    precondition(validity == nil || validity?.count == values.count, "validity of another length")
    self.values = values
    self.validity = validity.flatMap { $0.isFull ? nil : $0 }
  }

  /// A column of optionals, with a placeholder for the missing ones.
  public init(_ optionals: [Element?], placeholder: Element) {
    let validity = Bitmap(optionals.lazy.map { $0 != nil })
    self.init(optionals.map { $0 ?? placeholder }, validity: validity)
  }

  /// A column in which every row is missing.
  init(nulls count: Int, placeholder: Element) {
    let values = [Element](repeating: placeholder, count: count)
    self.init(values, validity: Bitmap(repeating: false, count: count))
  }

  /// The number of rows.
  @inlinable
  public var count: Int { values.count }

  /// The number of missing values.
  public var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }

  /// Whether a row holds a value.
  @inlinable
  public func isValid(_ row: Int) -> Bool { validity?[row] ?? true }

  /// The value of a row, nil where it is missing.
  @inlinable
  public subscript(row: Int) -> Element? { isValid(row) ? values[row] : nil }

  /// The values that are there, in row order.
  public var present: [Element] {
    guard let validity else { return values }
    return validity.setIndices.map { values[$0] }
  }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> TypedColumn {
    guard let validity else { return TypedColumn(rows.map { values[$0] }) }
    return TypedColumn(rows.map { values[$0] }, validity: Bitmap(rows.lazy.map { validity[$0] }))
  }

  /// The same nulls over other values, computed row by row from the values that are there.
  public func map<Result>(placeholder: Result, _ transform: (Element) -> Result) -> TypedColumn<Result> {
    guard let validity else { return TypedColumn<Result>(values.map(transform)) }
    var results = [Result](repeating: placeholder, count: count)
    for row in validity.setIndices { results[row] = transform(values[row]) }
    return TypedColumn<Result>(results, validity: validity)
  }
}

extension TypedColumn: Equatable where Element: Equatable {
  /// Whether two columns have equal values and nulls in the same rows.
  public static func == (left: TypedColumn, right: TypedColumn) -> Bool {
    guard left.count == right.count, left.validity == right.validity else { return false }
    return (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}

/// Text as a dictionary of distinct strings and one code a row.
///
/// Work that depends on the text alone is done once an entry instead of once a row. Entries are distinct, as
/// `sameScalars` tells texts apart; one that no row uses may remain after rows were dropped.
public struct StringColumn: Sendable {
  /// The position in `dictionary` of each row's text.
  public var codes: TypedColumn<Int32>

  /// The distinct texts.
  public var dictionary: [String]

  /// A column from codes that all point into a dictionary of distinct texts.
  public init(codes: TypedColumn<Int32>, dictionary: [String]) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// A column of texts, nil where a row has none; the dictionary is in order of first appearance.
  public init(_ texts: some Sequence<String?>) {
    var builder = StringColumnBuilder()
    for text in texts { builder.append(text) }
    self = builder.finish()
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The text of a row, nil where it is missing.
  public subscript(row: Int) -> String? {
    codes[row].map { dictionary[Int($0)] }
  }

  /// For each entry of the dictionary, its rank in ascending order of the texts' Unicode scalars.
  ///
  /// - Complexity: O(d log d) in the size of the dictionary.
  public var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: dictionary.count)
    let ascending = dictionary.indices.sorted { scalarOrder(dictionary[$0], dictionary[$1]) }
    for (rank, entry) in ascending.enumerated() { ranks[entry] = rank }
    return ranks
  }
}

extension StringColumn: Equatable {
  /// Whether two columns read the same, whatever their dictionaries.
  public static func == (left: StringColumn, right: StringColumn) -> Bool {
    guard left.count == right.count, left.codes.validity == right.codes.validity else { return false }
    return (0..<left.count).allSatisfy { sameScalars(left[$0] ?? "", right[$0] ?? "") }
  }
}

/// Collects texts one at a time into a `StringColumn`.
public struct StringColumnBuilder {
  private var codes: [Int32] = []
  private var validity = Bitmap(repeating: true, count: 0)
  private var dictionary: [String] = []
  private var positions: [ScalarKey: Int32] = [:]

  /// A builder without rows.
  public init() {}

  /// Adds a row with a text, or a missing one.
  public mutating func append(_ text: String?) {
    validity.append(text != nil)
    guard let text else { return codes.append(0) }
    let key = ScalarKey(text)
    if let code = positions[key] { return codes.append(code) }
    let code = Int32(dictionary.count)
    positions[key] = code
    dictionary.append(text)
    codes.append(code)
  }

  /// The column of all rows added so far.
  public func finish() -> StringColumn {
    StringColumn(codes: TypedColumn(codes, validity: validity), dictionary: dictionary)
  }
}

/// Whether one text stands before another by Unicode scalar values: the order of UTF-8 bytes, on every
/// platform.
///
/// Swift's `<` compares canonical equivalents, which changes with the version of Unicode that the platform
/// ships.
public func scalarOrder(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Whether two texts have the same Unicode scalars: the equality that goes with `scalarOrder`.
///
/// Swift's `==` takes a letter with a combining accent for the composed letter; files, databases and data
/// frames keep them apart.
public func sameScalars(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

/// A text as a key of a dictionary or set, equal to another where `sameScalars` holds.
struct ScalarKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ScalarKey, right: ScalarKey) -> Bool { sameScalars(left.text, right.text) }

  // Equal scalars have equal Swift hashes; the few texts that only Swift holds equal collide.
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A column of one of the closed set of element types.
///
/// Operations switch over it once a column; what runs once a row is generic over the element type.
public enum Column: Sendable, Equatable {
  /// 64-bit integers.
  case integer(TypedColumn<Int>)
  /// Doubles, never NaN.
  case number(TypedColumn<Double>)
  /// Truth values.
  case bool(TypedColumn<Bool>)
  /// Text.
  case string(StringColumn)
  /// Points in time.
  case date(TypedColumn<Timestamp>)

  /// The type of the values.
  public var type: ColumnType {
    switch self {
    case .integer: .integer
    case .number: .number
    case .bool: .bool
    case .string: .string
    case .date: .date
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .integer(let column): column.count
    case .number(let column): column.count
    case .bool(let column): column.count
    case .string(let column): column.count
    case .date(let column): column.count
    }
  }

  /// A set bit for each row that holds a value; nil where all do.
  public var validity: Bitmap? {
    switch self {
    case .integer(let column): column.validity
    case .number(let column): column.validity
    case .bool(let column): column.validity
    case .string(let column): column.codes.validity
    case .date(let column): column.validity
    }
  }

  /// The number of missing values.
  public var nullCount: Int { validity.map { $0.count - $0.setCount } ?? 0 }

  /// Whether a row holds a value.
  public func isValid(_ row: Int) -> Bool { validity?[row] ?? true }

  /// The value of a row.
  ///
  /// For display and tests: work on whole columns switches over the case once instead.
  public subscript(row: Int) -> Scalar {
    switch self {
    case .integer(let column): column[row].map(Scalar.integer) ?? .null
    case .number(let column): column[row].map(Scalar.number) ?? .null
    case .bool(let column): column[row].map(Scalar.bool) ?? .null
    case .string(let column): column[row].map(Scalar.string) ?? .null
    case .date(let column): column[row].map(Scalar.date) ?? .null
    }
  }

  /// The rows at the given positions, in their order; a position may repeat.
  public func gather(_ rows: [Int]) -> Column {
    switch self {
    case .integer(let column): .integer(column.gather(rows))
    case .number(let column): .number(column.gather(rows))
    case .bool(let column): .bool(column.gather(rows))
    case .string(let column):
      .string(StringColumn(codes: column.codes.gather(rows), dictionary: column.dictionary))
    case .date(let column): .date(column.gather(rows))
    }
  }

  /// The values as doubles (integers converted, true as 1), nil for text and dates.
  public var asNumbers: TypedColumn<Double>? {
    switch self {
    case .integer(let column): column.map(placeholder: 0) { Double($0) }
    case .number(let column): column
    case .bool(let column): column.map(placeholder: 0) { $0 ? 1 : 0 }
    case .string, .date: nil
    }
  }

  /// A column of `count` rows that all hold one value; a missing one makes a column of the given type.
  public init(repeating scalar: Scalar, count: Int, type: ColumnType = .string) {
    switch scalar {
    case .null: self = Column(nulls: count, type: type)
    case .integer(let value): self = .integer(TypedColumn([Int](repeating: value, count: count)))
    case .number(let value): self = .number(TypedColumn([Double](repeating: value, count: count)))
    case .bool(let value): self = .bool(TypedColumn([Bool](repeating: value, count: count)))
    case .string(let value):
      let codes = TypedColumn([Int32](repeating: 0, count: count))
      self = .string(StringColumn(codes: codes, dictionary: [value]))
    case .date(let value): self = .date(TypedColumn([Timestamp](repeating: value, count: count)))
    }
  }

  /// A column of a type in which every row is missing.
  public init(nulls count: Int, type: ColumnType) {
    switch type {
    case .integer: self = .integer(TypedColumn(nulls: count, placeholder: 0))
    case .number: self = .number(TypedColumn(nulls: count, placeholder: 0))
    case .bool: self = .bool(TypedColumn(nulls: count, placeholder: false))
    case .string:
      self = .string(StringColumn(codes: TypedColumn(nulls: count, placeholder: 0), dictionary: []))
    case .date: self = .date(TypedColumn(nulls: count, placeholder: Timestamp(microseconds: 0)))
    }
  }
}
