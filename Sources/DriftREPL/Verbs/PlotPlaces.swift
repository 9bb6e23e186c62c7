import DataFrame
import Plot

/// An axis that holds the values of several columns: those of both sides, or of all panels.
struct PlotPlaces {
  let kind: Plane.Dimension.Kind
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
      return
    }
    guard types.isSubset(of: [.string, .bool]) else { return nil }
    var names: [String] = []
    var places: [String: Int] = [:]
    for column in columns {
      for row in Grouping(by: [column], rowCount: column.count).firstRows {
        guard let name = ScalarText.text(column[row]), places[name] == nil else { continue }
        places[name] = names.count
        names.append(name)
      }
    }
    kind = .categories(names)
    self.places = places
  }

  /// The place of each row of one of the columns; nil where it has no value.
  func places(of column: Column) -> [Double?] { (0..<column.count).map { place(of: column[$0]) } }

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
