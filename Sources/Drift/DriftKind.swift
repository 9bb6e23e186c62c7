/// What a row of a drift table compares.
public enum DriftKind: String, Sendable, Hashable, CaseIterable {
  /// The distribution of numbers.
  case numeric
  /// The shares of categories.
  case categorical
  /// The share of missing values, infinities among them.
  case missing
}

/// One of the two data sets that are compared.
public enum Side: String, Sendable, Hashable, CaseIterable {
  /// What is compared with: often what a model was trained on.
  case reference
  /// What is compared: often what production sent since.
  case current
}
