import Models

/// Whether the drift hurts.
public struct Consequence: Sendable, Equatable {
  /// What the answer rests on.
  public var basis: Basis
  /// The metric that is told: `accuracy` or `rmse`.
  public var metric: String?
  /// Its value on the reference, or on the model's held-out part, where there is one.
  public var reference: MetricPoint?
  /// Whether `reference` is the model's own held-out part.
  public var isHeldOut = false
  /// Its value since; estimated where there are no labels.
  public var current: MetricPoint?
  /// How the predictions moved.
  public var prediction: MovedColumn?
  /// How much the model depends on its columns, the most important first, as shares of the first.
  public var importance: [ColumnImportance]

  /// How it is known.
  public enum Basis: String, Sendable, Hashable {
    /// Labels on the current side.
    case measured
    /// Calibrated probabilities, taken to be as right as on the reference.
    case estimated
    /// The predictions alone are known.
    case predictions = "predictions alone"
    /// Neither model nor predictions.
    case unknown
  }

  /// Whether the metric got worse for sure and by a point (1 % of the reference's value for errors of numbers).
  public var hurts: Bool? {
    guard let reference, let current, let low = current.low, let high = current.high else { return nil }
    let isError = metric == "rmse"
    let (a, b) = (reference.low ?? reference.value, reference.high ?? reference.value)
    return isError
      ? current.value > reference.value * 1.01 && low > b
      : current.value < reference.value - 0.01 && high < a
  }

  var json: JSONValue {
    .object([
      ("basis", .string(basis.rawValue)), ("metric", .text(metric)), ("reference", reference?.json ?? .null),
      ("held_out", .bool(isHeldOut)), ("current", current?.json ?? .null),
      ("change", .number(zip2(current, reference).map { $0.value - $1.value })),
      ("hurts", hurts.map(JSONValue.bool) ?? .null), ("prediction", prediction?.json ?? .null),
      ("importance", .array(importance.map(\.json))),
    ])
  }
}

/// A metric's value with its 95 % interval.
public struct MetricPoint: Sendable, Equatable {
  /// The value.
  public var value: Double
  /// The lower limit.
  public var low: Double?
  /// The upper limit.
  public var high: Double?

  var json: JSONValue {
    .object([("value", .number(value)), ("low", .number(low)), ("high", .number(high))])
  }
}

/// How much a model depends on a column.
public struct ColumnImportance: Sendable, Equatable {
  /// The column.
  public var column: String
  /// The loss without it as a share of the most important column's, from 0 to 1.
  public var share: Double

  var json: JSONValue { .object([("column", .string(column)), ("share", .number(share))]) }
}

private func zip2<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
  guard let a, let b else { return nil }
  return (a, b)
}
