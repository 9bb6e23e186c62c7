import DataFrame
import Plot

/// The values of a column as places on an axis, shared by the sides or series that are drawn together.
struct PlotPlaces {
  let kind: Plane.Dimension.Kind
  /// For each column the place of each row; nil where the row has no value.
  let values: [[Double?]]
  /// The places of categories.
  private let places: [String: Int]

  /// Text and bools become categories in order of first appearance, dates seconds since 1970.
  ///
  /// - Returns: Nil where columns are of kinds that share no axis.
  init?(_ columns: [Column]) {
    let types = Set(columns.map(\.type))
    if types.isSubset(of: [.integer, .number]) || types == [.date] {
      kind = types == [.date] ? .time : .linear
      places = [:]
      values = columns.map { column in (0..<column.count).map { column[$0].place } }
      return
    }
    guard types.isSubset(of: [.string, .bool]) else { return nil }
    var names: [String] = []
    var places: [String: Int] = [:]
    values = columns.map { column in
      (0..<column.count).map { row in
        guard let name = ScalarText.text(column[row]) else { return nil }
        if let place = places[name] { return Double(place) }
        places[name] = names.count
        names.append(name)
        return Double(names.count - 1)
      }
    }
    kind = .categories(names)
    self.places = places
  }

  /// The place of one value; nil for one that the axis does not have.
  func place(of scalar: Scalar) -> Double? {
    guard case .categories = kind else { return scalar.place }
    return ScalarText.text(scalar).flatMap { places[$0] }.map(Double.init)
  }
}

extension Scalar {
  /// The number, or the seconds since 1970 of a date.
  fileprivate var place: Double? {
    if case .date(let date) = self { return Double(date.microseconds) / 1e6 }
    return asNumber
  }
}
