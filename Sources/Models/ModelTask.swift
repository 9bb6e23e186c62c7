import DataFrame

/// What a model predicts.
public enum ModelTask: Sendable, Equatable {
  /// One of several classes, by the texts of their labels, ascending by Unicode scalars; and the type of the target's
  /// column, which a column of predictions gets too.
  case classes([String], type: ColumnType)
  /// A number.
  case number

  /// The texts of the classes; nil for a number.
  public var classes: [String]? {
    if case .classes(let labels, _) = self { labels } else { nil }
  }

  /// How many values a prediction has for a row: a probability for each class, or one number.
  public var outputs: Int { classes?.count ?? 1 }
}

/// Which of the two is asked for, where a column could be either.
public enum TaskKind: String, Sendable, CaseIterable {
  /// A class of each value.
  case classes
  /// A number.
  case number

  /// What a target column is for unless said otherwise: the rule by which drift tests tell numbers from categories.
  ///
  /// A double is a number; an integer is one where it has more than 10 distinct values; truth values and text are classes.
  public init(target: Column) {
    switch target {
    case .number: self = .number
    case .integer(let column):
      var distinct: Set<Int> = []
      for value in column.present where distinct.count <= 10 { distinct.insert(value) }
      self = distinct.count > 10 ? .number : .classes
    case .bool, .string, .date: self = .classes
    }
  }
}
