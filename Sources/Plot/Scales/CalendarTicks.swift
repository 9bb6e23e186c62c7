/// Dates of the proleptic Gregorian calendar in UTC, for the ticks of a time scale.
///
/// The calendar arithmetic follows Howard Hinnant, "chrono-compatible low-level date algorithms" (2013).
enum CalendarTicks {
  /// A distance between ticks.
  enum Step: Equatable {
    case seconds(Double)
    case months(Int)
  }

  private static let day = 86_400.0

  /// Distances that fall on round times, rising; beyond the last, years at 1, 2 or 5 times a power of ten.
  private static let steps: [(length: Double, step: Step)] =
    [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, day, 2 * day,
      7 * day,
    ]
    .map { ($0, .seconds($0)) }
    + [1, 2, 3, 6, 12].map { ($0 == 12 ? 365.25 * day : Double($0) * 30.4 * day, .months($0)) }

  /// The labelled times inside a range of seconds since 1970.
  ///
  /// - Parameter count: At most about so many.
  static func ticks(from low: Double, to high: Double, count: Int) -> [(value: Double, label: String)] {
    guard low.magnitude < 1e12, high.magnitude < 1e12, low < high else { return [] }
    let wanted = (high - low) / Double(max(1, count))
    let known = steps.first { $0.length >= wanted * 0.999 }
    let years = NiceStep(atLeast: wanted / (365.25 * day)).map { Int($0.value) } ?? 1
    switch known?.step ?? .months(12 * max(1, years)) {
    case .seconds(let length):
      // 1970 began on a Thursday; weeks are counted from the Monday after.
      let origin = length == 7 * day ? 4 * day : 0
      let first = ((low - origin) / length).rounded(.up)
      let last = ((high - origin) / length).rounded(.down)
      return stride(from: first, through: last, by: 1).map { index in
        let value = origin + index * length
        return (value, text(value, step: length))
      }
    case .months(let length):
      let start = date(low)
      var month = (start.year * 12 + start.month - 1) / length * length
      var ticks: [(Double, String)] = []
      while ticks.count <= 2 * count + 2 {
        let value = seconds(year: month / 12, month: month % 12 + 1)
        if value > high { break }
        if value >= low {
          let year = String(month / 12)
          ticks.append((value, length % 12 == 0 ? year : year + "-" + padded(month % 12 + 1)))
        }
        month += length
      }
      return ticks
    }
  }

  /// A time as ISO 8601 has it, as fine as a step needs: `2026-01-31`, `01-31 10:00`, `10:00:05`; the seconds themselves
  /// beyond some thirty thousand years.
  static func text(_ seconds: Double, step: Double) -> String {
    guard seconds.magnitude < 1e12 else { return NumberFormat.short(seconds) + " s" }
    let date = date(seconds)
    let day = padded(date.month) + "-" + padded(date.day)
    guard step < self.day else { return "\(date.year)-" + day }
    let second = Int(seconds - (seconds / self.day).rounded(.down) * self.day)
    let clock = padded(second / 3600) + ":" + padded(second / 60 % 60)
    return step < 60 ? clock + ":" + padded(second % 60) : day + " " + clock
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func date(_ seconds: Double) -> (year: Int, month: Int, day: Int) {
    let days = Int((seconds / day).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Midnight of the first day of a month.
  private static func seconds(year: Int, month: Int) -> Double {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Double(era * 146_097 + dayOfEra - 719_468) * day
  }
}
