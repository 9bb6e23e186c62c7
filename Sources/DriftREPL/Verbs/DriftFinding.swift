import DataFrame
import Drift
import Plot

/// One sentence on how two columns differ, for the caption of a chart that compares them.
///
/// - Throws: `DataError.cancelled`.
func driftFinding(_ reference: Column, _ current: Column) throws -> String {
  let sides = try [reference, current].map { try DataFrame([("value", $0)]) }
  do throws(DriftError) {
    let table = try DriftTable(reference: sides[0], current: sides[1])
    guard let row = table.rows.first(where: { $0.kind != .missing }) else { return "" }
    return row.finding
  } catch {
    if case .data(let cause) = error { throw cause }
    return ""
  }
}

extension DriftRow {
  fileprivate var finding: String {
    guard let test, let score, let threshold else { return note }
    let q = qValue.map { ", q \(NumberFormat.short($0))" } ?? ""
    let verdict = drifted ? "drifted" : "not drifted"
    return "\(verdict): \(test) \(NumberFormat.short(score)), threshold \(NumberFormat.short(threshold))\(q)"
  }
}
