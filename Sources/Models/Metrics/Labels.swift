import DataFrame

/// The classes of a column's rows, as texts.
public struct Labels: Sendable {
  /// The classes that occur, in ascending order of their texts' Unicode scalars.
  public let classes: [String]
  /// The position of each row's class; -1 where it is missing.
  public let codes: [Int]

  /// Labels from positions in a list of classes, -1 where one is missing.
  public init(classes: [String], codes: [Int]) {
    self.classes = classes
    self.codes = codes
  }

  /// The values of a column as classes: texts as they are, others as a CSV file would hold them.
  ///
  /// - Complexity: O(n + K log K).
  public init(_ column: Column) {
    switch column {
    case .string(let column): self.init(column.codes) { column.dictionary[Int($0)] }
    case .integer(let column): self.init(column) { String($0) }
    case .number(let column): self.init(column) { ScalarText.text($0) }
    case .bool(let column): self.init(column) { $0 ? "true" : "false" }
    case .date(let column): self.init(column) { ScalarText.text(.date($0)) ?? "" }
    }
  }

  private init<Element: Hashable & Sendable>(_ column: TypedColumn<Element>, text: (Element) -> String) {
    var texts: [Element: String] = [:]
    for row in 0..<column.count {
      if let value = column[row], texts[value] == nil { texts[value] = text(value) }
    }
    let sorted = texts.sorted { scalarOrder($0.value, $1.value) }
    let positions = Dictionary(
      sorted.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    classes = sorted.map(\.value)
    codes = (0..<column.count).map { row in column[row].flatMap { positions[$0] } ?? -1 }
  }

  /// The same labels as positions in a longer list of classes, in which each of theirs stands.
  func recoded(into all: [String]) -> [Int] {
    let positions = classes.map { label in all.firstIndex { sameScalars($0, label) } ?? -1 }
    return codes.map { $0 < 0 ? -1 : positions[$0] }
  }

  /// All classes of several lists, each once, in ascending order.
  public static func union(_ lists: [[String]]) -> [String] {
    let sorted = lists.joined().sorted(by: scalarOrder)
    return sorted.indices.filter { $0 == 0 || !sameScalars(sorted[$0], sorted[$0 - 1]) }.map { sorted[$0] }
  }
}
