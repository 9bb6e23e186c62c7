/// Parts of a date, in UTC.
let dateFunctions: [Function] = [
  part("year", "The year.") { $0.date.year },
  part("month", "The month, 1 to 12.") { $0.date.month },
  part("day", "The day of the month, 1 to 31.") { $0.date.day },
  part("hour", "The hour, 0 to 23.") { $0.microsecondOfDay / 3_600_000_000 },
  part("weekday", "The day of the week; Monday is 1.") { $0.weekday },
  Function("date", "(t)", "Midnight of the day.", [.date], returns: .date) { operands, rows in
    guard case .column(.date(let dates)) = operands[0] else { return Column(nulls: rows, type: .date) }
    let midnights = try elementwise(
      .column(dates), .constant(0), rows: rows, placeholder: Timestamp(microseconds: 0)
    ) { date, _, row in
      let (start, overflow) = date.microseconds.subtractingReportingOverflow(date.microsecondOfDay)
      if overflow { throw DataError.integerOverflow(operation: "date", row: row + 1) }
      return Timestamp(microseconds: start)
    }
    return .date(midnights)
  },
]

private func part(
  _ name: String, _ summary: String, _ compute: @escaping @Sendable (Timestamp) -> Int
) -> Function {
  Function(name, "(t)", summary, [.date], returns: .integer) { operands, rows in
    guard case .column(.date(let dates)) = operands[0] else { return Column(nulls: rows, type: .integer) }
    return .integer(dates.map(placeholder: 0, compute))
  }
}
