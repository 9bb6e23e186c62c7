import DataFrame

/// Puts frames under each other.
struct AppendRows: RowVerb {
  let signature = Signature(
    name: "append", usage: "frame, …",
    summary: "Put the rows of other frames below, columns matched by name.",
    details: "A column that one side lacks is null there; types that differ are widened; both are said.",
    flow: Self.rowFlow, arguments: .some(.frame),
    examples: [
      #"simulate "insurance", rows: 2 | append (simulate "insurance", month: 36, rows: 2)"#,
      #"simulate "insurance" | append (simulate "insurance", months: 1..2) | count by snapshot"#,
    ],
    next: ["count", "describe"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let result = try DataFrame.concatenating([frame] + call.frameArguments)
    for (column, _) in result.filled {
      call.notice("column `\(column)` is not on all sides and null elsewhere")
    }
    for (column, types, type) in result.widened {
      call.notice(
        "column `\(column)` is \(types.map(\.rawValue).joined(separator: " and ")), now \(type.rawValue)")
    }
    return result.frame
  }
}
