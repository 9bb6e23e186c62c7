import DataFrame

/// The onsets of what is followed over the snapshots of the current side.
struct Onsets {
  let input: ExplanationInput
  /// The position of each row's snapshot, -1 where it has none; nil where there is no column of snapshots.
  let positions: [Int]?
  /// The names of the snapshots, in order of first appearance.
  let names: [String]

  init(_ input: ExplanationInput) {
    self.input = input
    guard let key = input.snapshot, let index = input.current.index(of: key) else {
      (positions, names) = (nil, [])
      return
    }
    let column = input.current.columns[index]
    let groups = Grouping(by: [column], rowCount: input.current.rowCount).rows.filter { rows in
      rows.first.map(column.isValid) ?? false
    }
    var positions = [Int](repeating: -1, count: input.current.rowCount)
    for (place, rows) in groups.enumerated() { for row in rows { positions[row] = place } }
    self.positions = positions
    names = groups.map { rows in rows.first.map { column[$0].categoryName } ?? "null" }
  }

  /// Whether there are enough snapshots.
  var isEnough: Bool { names.count >= Timeline.leastSnapshots }

  /// The onsets of some columns of two frames, the second with the column of snapshots.
  ///
  /// - Throws: `DriftError`.
  func of(
    _ columns: [String], _ reference: DataFrame, _ current: DataFrame, key: String,
    _ subject: (TimelineRow) -> Onset.Subject
  ) throws(DriftError) -> [Onset] {
    let timeline = try Timeline(
      reference: reference, current: current, by: key, columns: columns, options: input.drift)
    func name(_ position: Int) -> String { timeline.snapshots[position].categoryName }
    return timeline.rows.compactMap { row in
      guard let onset = row.onset else { return nil }
      let range = row.onsetRange ?? onset...onset
      // Snapshots are those of the rows that are followed; names are of all.
      let place = names.firstIndex(of: name(onset)) ?? onset
      return Onset(
        column: row.column, subject: subject(row), snapshot: name(onset), position: place,
        low: name(range.lowerBound), high: name(range.upperBound), trend: row.trend?.rawValue,
        qValue: row.qValue ?? 1)
    }
  }

  /// The onsets of all features, the prediction and the target.
  func ofColumns() throws(DriftError) -> [Onset] {
    guard isEnough, let key = input.snapshot else { return [] }
    let target = input.hasLabels ? input.target : nil
    let columns = input.features + [input.prediction, target].compactMap { $0 }
    return try of(columns, input.reference, input.current, key: key) { row in
      row.kind == .missing ? .missing : row.column == target ? .target : .values
    }
  }

  /// The onset of the surprise, and of the residuals of each class.
  func ofResiduals(_ residuals: TargetResiduals) throws -> [Onset] {
    guard isEnough, let positions, let target = input.target else { return [] }
    func frame(_ part: TargetResiduals.Part) throws -> DataFrame {
      var columns = [("surprise", Column.number(TypedColumn(part.surprise)))]
      for index in residuals.classes.indices {
        columns.append(("class \(index)", .number(TypedColumn(part.residual(of: index)))))
      }
      return try DataFrame(columns)
    }
    let known = residuals.current.rows.indices.filter { positions[residuals.current.rows[$0]] >= 0 }
    let order = known.sorted {
      (positions[residuals.current.rows[$0]], $0) < (positions[residuals.current.rows[$1]], $1)
    }
    let reference = try frame(residuals.reference)
    var current = try frame(residuals.current.gather(order))
    let texts = order.map { names[positions[residuals.current.rows[$0]]] as String? }
    try current.set("snapshot", to: .string(StringColumn(texts)))
    let onsets = try of(reference.names, reference, current, key: "snapshot") { _ in .surprise }
    // The clearest stands for all: they follow the same truth.
    return onsets.min { $0.qValue < $1.qValue }.map { onset in
      var onset = onset
      onset.column = target
      return [onset]
    } ?? []
  }

  /// The onset of a column inside a segment.
  func of(_ segment: InsideSegment) throws(DriftError) -> Onset? {
    guard isEnough, !segment.isResidual, let key = input.snapshot else { return nil }
    return try of(
      [segment.column], input.reference.rows(meeting: segment.predicates),
      input.current.rows(meeting: segment.predicates), key: key
    ) { _ in .segment }.first
  }

  /// The rows of the current side from a snapshot on.
  func rows(from position: Int) -> [Int] {
    guard let positions else { return Array(0..<input.current.rowCount) }
    return positions.indices.filter { positions[$0] >= position }
  }
}
