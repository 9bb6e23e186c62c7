/// The keys of both sides of a join as numbers: equal where the keys are, -1 for a row whose key matches no
/// row of the other side.
///
/// A key that one side alone has may have a number of its own or -1.
struct JoinCodes: Sendable {
  var left: [Int32]
  var right: [Int32]
  /// One more than the largest number.
  var count: Int

  /// Codes of one key; nil where values of the two types cannot be equal.
  ///
  /// An integer equals a number of the same value. Missing keys equal nothing, so a column without any value
  /// goes with every type.
  ///
  /// - Complexity: O(rows).
  init?(_ left: Column, _ right: Column) {
    if case (.string(let left), .string(let right)) = (left, right) {
      self.init(texts: left, right)
    } else if let (left, right) = KeyWords.pair(left, right) {
      self.init(left, right)
    } else if left.nullCount == left.count || right.nullCount == right.count {
      self.init(unmatched: left.count, right.count)
    } else {
      return nil
    }
  }

  /// Codes of two keys together.
  func combined(with other: JoinCodes) -> JoinCodes {
    JoinCodes(KeyWords(left, other.left), KeyWords(right, other.right))
  }

  private init(_ left: KeyWords, _ right: KeyWords) {
    let table = JoinTable(right)
    self.right = table.numbers
    self.left = table.numbers(of: left)
    count = table.count
  }

  private init(unmatched left: Int, _ right: Int) {
    self.left = [Int32](repeating: -1, count: left)
    self.right = [Int32](repeating: -1, count: right)
    count = 0
  }

  /// The codes of the larger dictionary are turned into those of the smaller one, an entry at a time.
  private init(texts left: StringColumn, _ right: StringColumn) {
    let isRightSmaller = right.dictionary.count <= left.dictionary.count
    let (base, other) = isRightSmaller ? (right, left) : (left, right)
    var interner = TextInterner()
    let known = Int32(base.dictionary.count)
    // The entries are distinct, so each gets its own position as its code.
    _ = consecutiveRows(base.dictionary.count, placeholder: 0) { interner.code(of: base.dictionary[$0]) }
    let translated: [Int32] = consecutiveRows(other.dictionary.count, placeholder: -1) { entry in
      let code = interner.code(of: other.dictionary[entry])
      return code < known ? code : -1
    }
    let baseCodes = base.codes.orMissing { $0 }
    let otherCodes = other.codes.orMissing { translated[Int($0)] }
    (self.left, self.right) = isRightSmaller ? (otherCodes, baseCodes) : (baseCodes, otherCodes)
    count = base.dictionary.count
  }
}

extension TypedColumn {
  /// A code for each row, -1 for a missing one.
  fileprivate func orMissing(_ code: (Element) -> Int32) -> [Int32] {
    guard let validity else { return values.map(code) }
    return values.indices.map { validity[$0] ? code(values[$0]) : -1 }
  }
}

extension KeyWords {
  /// Words for two columns whose values can be equal; nil for other types.
  fileprivate static func pair(_ left: Column, _ right: Column) -> (KeyWords, KeyWords)? {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): (KeyWords(left), KeyWords(right))
    case (.integer(let left), .number(let right)): (KeyWords(left), KeyWords(integersIn: right))
    case (.number(let left), .integer(let right)): (KeyWords(integersIn: left), KeyWords(right))
    // Adding 0 turns -0 into 0, which equals it.
    case (.number(let left), .number(let right)):
      (KeyWords(left) { ($0 + 0).bitPattern }, KeyWords(right) { ($0 + 0).bitPattern })
    case (.bool(let left), .bool(let right)): (KeyWords(left) { $0 ? 1 : 0 }, KeyWords(right) { $0 ? 1 : 0 })
    case (.date(let left), .date(let right)):
      (KeyWords(left) { word($0.microseconds) }, KeyWords(right) { word($0.microseconds) })
    default: nil
    }
  }

  /// The codes of two keys in the halves of a word; a row that lacks one of them has none.
  fileprivate init(_ first: [Int32], _ second: [Int32]) {
    words = first.indices.map { row in
      UInt64(UInt32(bitPattern: first[row])) << 32 | UInt64(UInt32(bitPattern: second[row]))
    }
    clear { first[$0] < 0 || second[$0] < 0 }
  }

  private init<Element>(_ column: TypedColumn<Element>, _ word: (Element) -> UInt64) {
    words = column.values.map(word)
    validity = column.validity
  }

  private init(_ column: TypedColumn<Int>) { self.init(column) { KeyWords.word($0) } }

  /// The words of numbers as integers have them; any other number equals no integer and has none.
  private init(integersIn column: TypedColumn<Double>) {
    self.init(column) { KeyWords.word(Int(exactly: $0) ?? 0) }
    clear { Int(exactly: column.values[$0]) == nil }
  }

  /// An integer with its sign bit turned, so that integers close together are words close together.
  private static func word(_ integer: Int) -> UInt64 { UInt64(bitPattern: Int64(integer)) ^ 1 << 63 }

  private mutating func clear(where isMissing: (Int) -> Bool) {
    var bits = validity ?? Bitmap(repeating: true, count: words.count)
    for row in words.indices where isMissing(row) { bits[row] = false }
    validity = bits.isFull ? nil : bits
  }
}
