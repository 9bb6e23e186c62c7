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
    // Once a stop was asked for, what comes of it is not used.
    for text in texts { builder.append(Cancellation.isRequested ? nil : text) }
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
  /// Once a stop was asked for, the ranks are in any order.
  ///
  /// - Complexity: O(d log d) in the size of the dictionary.
  public var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: dictionary.count)
    let sorted = try? dictionary.indices.sorted {
      try Cancellation.check()
      return scalarOrder(dictionary[$0], dictionary[$1])
    }
    let ascending = sorted ?? Array(dictionary.indices)
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
  private var texts = TextInterner()

  /// A builder without rows.
  public init() {}

  /// Adds a row with a text, or a missing one.
  public mutating func append(_ text: String?) {
    validity.append(text != nil)
    codes.append(text.map { texts.code(of: $0) } ?? 0)
  }

  /// The column of all rows added so far.
  public func finish() -> StringColumn {
    texts.column(codes: codes, validity: validity)
  }
}
