import DataFrame

/// When each column left the reference, over snapshots in order.
public struct Timeline: Sendable, Equatable {
  /// The snapshots, in order of first appearance on the current side.
  public var snapshots: [Scalar]
  /// A row a column, and one for its missing values where their share drifted.
  public var rows: [TimelineRow]

  /// Fewer snapshots than this cannot tell a step from a ramp.
  public static let leastSnapshots = ChangePoint.leastSnapshots

  /// Compares the snapshots of the current side with the whole reference, which is prepared once.
  ///
  /// Scores are those of the calibrated rule. A column has a trend where its change is sure (q below `options.alpha`, one
  /// family for all rows) and large (the score reaches its threshold in a snapshot). Rows without a key are left out.
  ///
  /// - Throws: `DriftError` for names that do not exist, and where the user asked to stop.
  public init(
    reference: DataFrame, current: DataFrame, by key: String, columns: [String]? = nil,
    options: DriftOptions = DriftOptions()
  ) throws(DriftError) {
    guard let index = current.index(of: key) else { throw .unknownKey(key, available: current.names) }
    let names = try comparedColumns(reference, current, columns, except: [key])
    let keys = current.columns[index]
    let groups = Grouping(by: [keys], rowCount: current.rowCount).rows.filter { rows in
      rows.first.map(keys.isValid) ?? false
    }
    snapshots = groups.compactMap { rows in rows.first.map { keys[$0] } }
    let before = try PreparedFrame(reference, names)
    let whole = try PreparedFrame(current, names)
    var options = options
    options.rule = .calibrated
    options.tests = []
    let sides = names.map { ColumnSides(name: $0, reference: before[$0], current: whole[$0]) }
    options.fixKinds(of: sides)

    var parts: [TimelinePart] = []
    for part in concurrentMap(
      groups.count,
      { [options] in
        TimelinePart.result(names, before, current.gather(groups[$0]), options)
      })
    {
      parts.append(try part.get())
    }
    rows = concurrentMap(sides.count) { [options, parts] index in
      Cancellation.isRequested ? [] : TimelineRow.rows(of: sides[index], parts, options)
    }.flatMap { $0 }
    if Cancellation.isRequested { throw .data(.cancelled) }
    conclude(options)
  }

  /// Gives q-values, and takes back the trends that are not sure; rows of missing values without one are dropped.
  private mutating func conclude(_ options: DriftOptions) {
    let tested = rows.indices.filter { rows[$0].pValue != nil }
    let qValues = FalseDiscoveryRate.benjaminiHochberg(tested.compactMap { rows[$0].pValue })
    for (index, q) in zip(tested, qValues) {
      rows[index].qValue = q
      if q >= options.alpha { rows[index].takeBack(because: nil) }
    }
    rows.removeAll { $0.kind == .missing && $0.onset == nil }
  }
}

/// One snapshot, compared with the reference.
struct TimelinePart: Sendable {
  let prepared: PreparedFrame
  let rows: [DriftRow]

  static func result(
    _ names: [String], _ reference: PreparedFrame, _ current: DataFrame, _ options: DriftOptions
  ) -> Result<TimelinePart, DriftError> {
    do throws(DriftError) {
      let prepared = try PreparedFrame(current, names)
      return .success(
        TimelinePart(prepared: prepared, rows: try DriftTable(names, reference, prepared, options).rows))
    } catch {
      return .failure(error)
    }
  }
}

extension DriftOptions {
  /// Takes each column for what it is on the whole current side, so that no snapshot takes it for something else.
  fileprivate mutating func fixKinds(of columns: [ColumnSides]) {
    for sides in columns {
      guard let kind = (try? sides.pair(self))?.kind else { continue }
      if kind == .categorical { categorical.append(sides.name) } else { numeric.append(sides.name) }
    }
  }
}
