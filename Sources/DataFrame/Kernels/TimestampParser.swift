extension FieldParser {
  /// An ISO 8601 date or date-time in the extended form, a space or `T` between its parts, UTC where no zone
  /// is named.
  ///
  /// Hours go to 23 and seconds to 59: a leap second is no point on our scale.
  static func timestamp(_ field: FieldBytes) -> Timestamp? {
    guard field.count >= 10, field[4] == UInt8(ascii: "-"), field[7] == UInt8(ascii: "-"),
      let year = digits(field, 0, 4), let month = digits(field, 5, 2), let day = digits(field, 8, 2),
      var result = Timestamp(year: year, month: month, day: day)
    else { return nil }
    guard field.count > 10 else { return result }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), Byte.space].contains(field[10]),
      let (time, end) = timeOfDay(field, from: 11), let offset = zone(field, from: end)
    else { return nil }
    result.microseconds += time - offset
    return result
  }

  /// `10:00`, `10:00:00` or `10:00:00.123456` in microseconds, and where it ends.
  private static func timeOfDay(_ field: FieldBytes, from start: Int) -> (microseconds: Int, end: Int)? {
    guard let hour = digits(field, start, 2), hour < 24, isColon(field, start + 2),
      let minute = digits(field, start + 3, 2), minute < 60
    else { return nil }
    let minutes = hour * 60 + minute
    guard isColon(field, start + 5) else { return (minutes * 60_000_000, start + 5) }
    guard let second = digits(field, start + 6, 2), second < 60 else { return nil }
    let whole = (minutes * 60 + second) * 1_000_000
    let point = start + 8
    guard point < field.count, field[point] == UInt8(ascii: ".") || field[point] == Byte.comma else {
      return (whole, point)
    }
    var end = point + 1
    var unit = 100_000
    var fraction = 0
    while end < field.count, Byte.isDigit(field[end]) {
      fraction += Int(field[end] - Byte.zero) * unit
      unit /= 10
      end += 1
    }
    return end > point + 1 ? (whole + fraction, end) : nil
  }

  /// The offset from UTC in microseconds of what follows the time: nothing, `Z`, `+02:00`, `+0200` or `+02`.
  private static func zone(_ field: FieldBytes, from start: Int) -> Int? {
    guard start < field.count else { return 0 }
    let first = field[start]
    if first == UInt8(ascii: "Z") || first == UInt8(ascii: "z") {
      return start + 1 == field.count ? 0 : nil
    }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-"),
      let hours = digits(field, start + 1, 2), hours < 24
    else { return nil }
    var minutes = 0
    if start + 3 < field.count {
      let position = isColon(field, start + 3) ? start + 4 : start + 3
      guard let parsed = digits(field, position, 2), parsed < 60, position + 2 == field.count else {
        return nil
      }
      minutes = parsed
    }
    let offset = (hours * 60 + minutes) * 60_000_000
    return first == UInt8(ascii: "-") ? -offset : offset
  }

  private static func isColon(_ field: FieldBytes, _ index: Int) -> Bool {
    index < field.count && field[index] == UInt8(ascii: ":")
  }

  /// The number that `count` digits from `start` on make.
  @inline(__always)
  private static func digits(_ field: FieldBytes, _ start: Int, _ count: Int) -> Int? {
    guard start + count <= field.count else { return nil }
    var value = 0
    for index in start..<start + count {
      guard Byte.isDigit(field[index]) else { return nil }
      value = value * 10 + Int(field[index] - Byte.zero)
    }
    return value
  }
}
