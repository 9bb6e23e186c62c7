extension ColumnPair {
  /// Whether both sides hold one and the same value.
  var isConstant: Bool {
    guard kind == .numeric else { return table.count == 1 }
    guard let reference, let current else { return false }
    return reference.distinct == 1 && current.distinct == 1 && reference.values.first == current.values.first
  }

  /// What stands out in the values themselves, whatever a test says.
  var observations: [DriftNote] {
    if isConstant { return [.constant] }
    return kind == .numeric ? numericObservations : categoricalObservations
  }

  private var categoricalObservations: [DriftNote] {
    let table = self.table
    var notes: [DriftNote] = []
    let new = table.only(in: .current)
    if !new.keys.isEmpty { notes.append(.newCategories(new.keys, share: new.share)) }
    let vanished = table.only(in: .reference)
    if !vanished.keys.isEmpty { notes.append(.vanishedCategories(vanished.keys, share: vanished.share)) }
    if table.reference.count(where: { $0 > 0 }) == 1 { notes.append(.constantIn(.reference)) }
    if table.current.count(where: { $0 > 0 }) == 1 { notes.append(.constantIn(.current)) }
    return notes
  }

  private var numericObservations: [DriftNote] {
    guard let reference, let current, let least = reference.values.first, let greatest = reference.values.last
    else { return [] }
    var notes: [DriftNote] = []
    if reference.distinct == 1 { notes.append(.constantIn(.reference)) }
    if current.distinct == 1 { notes.append(.constantIn(.current)) }
    let outside =
      current.count(below: least) + current.count - current.count(below: greatest, inclusive: true)
    let share = Double(outside) / Double(current.count)
    // Without any drift 2 / (m + 1) of the values are expected to lie outside; that is not worth a note.
    let expected = 2 / Double(reference.count + 1)
    if share >= max(0.005, 3 * expected) { notes.append(.outsideRange(share: share)) }
    return notes
  }
}
