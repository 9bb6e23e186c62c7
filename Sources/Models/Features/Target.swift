import DataFrame

/// A target column as a learner takes it: the rows that have one, and what came of each.
struct Target {
  /// The rows with a target, ascending.
  let rows: [Int]
  /// What came of them.
  let truth: Examples.Truth
  /// What a model of it predicts.
  let task: ModelTask

  /// More classes than this are a mistake, such as a key for a target.
  static let classLimit = 1000

  /// A column read as what is asked for, or as what it is by `TaskKind(target:)`; nulls and infinities are left out.
  ///
  /// - Throws: `ModelError` where it cannot be predicted.
  /// - Complexity: O(rows).
  init(_ column: Column, name: String, kind: TaskKind?) throws(ModelError) {
    let kind = kind ?? TaskKind(target: column)
    if case .date = column { throw .unusableTarget(name, .date) }
    switch kind {
    case .number:
      guard let numbers = column.asNumbers else { throw .unusableTarget(name, column.type) }
      rows = (0..<numbers.count).filter { numbers.isValid($0) && numbers.values[$0].isFinite }
      truth = .numbers(rows.map { numbers.values[$0] })
      task = .number
    case .classes:
      let texts = column.asTexts
      rows = texts.codes.validity?.setIndices ?? Array(0..<texts.count)
      let used = texts.usedEntries
      guard used.count <= Target.classLimit else {
        throw .tooManyClasses(name, found: used.count, most: Target.classLimit)
      }
      if used.count == 1 { throw .singleClass(name, label: texts.dictionary[used[0]]) }
      let ranks = texts.ranks
      let classes = used.sorted { ranks[$0] < ranks[$1] }
      var places = [Int](repeating: 0, count: texts.dictionary.count)
      for (place, entry) in classes.enumerated() { places[entry] = place }
      truth = .classes(rows.map { places[Int(texts.codes.values[$0])] }, count: classes.count)
      task = .classes(classes.map { texts.dictionary[$0] }, type: column.type)
    }
    guard rows.count >= 2 else { throw .tooFewRows(name, found: rows.count, least: 2) }
  }
}

extension Column {
  /// The values as texts; those of a text column as they are.
  fileprivate var asTexts: StringColumn {
    if case .string(let column) = self { return column }
    return StringColumn((0..<count).lazy.map { ScalarText.text(self[$0]) })
  }
}
