import DataFrame

extension LoadNote {
  /// The note in words.
  var text: String {
    switch self {
    case .shortRows(let file, let count, let lines):
      "\(file): \(quantity(count, "row")) with fewer fields than the header, filled with null (\(place(lines, count)))"
    case .unparsed(let file, let column, let type, let count, let lines):
      "\(file): \(quantity(count, "value")) of `\(column)` not read as \(type.rawValue), now null (\(place(lines, count)))"
    case .renamed(let file, let from, let to): "\(file): column `\(from)` is called `\(to)`"
    case .headerLooksLikeData(let file):
      "\(file): the header holds nothing but values; `header: false` reads it as a row"
    case .otherSeparators(let file, let separators):
      "\(file): \(separators.map(quoted).joined(separator: " or ")) would split the lines as well; `sep:` decides"
    case .filled(let column, let files):
      "column `\(column)` is missing in \(listed(files)) and null there"
    case .widened(let column, let types, let type):
      "column `\(column)` is \(types.map(\.rawValue).joined(separator: " and ")) in different files, now \(type.rawValue)"
    }
  }

  private func place(_ lines: [Int], _ count: Int) -> String {
    let numbers = lines.map(String.init).joined(separator: ", ")
    return "line\(lines.count == 1 ? "" : "s") \(numbers)\(lines.count < count ? ", …" : "")"
  }

  private func quoted(_ byte: UInt8) -> String {
    byte == UInt8(ascii: "\t") ? "a tab" : "`\(Character(Unicode.Scalar(byte)))`"
  }

  private func listed(_ files: [String]) -> String {
    files.count <= 3 ? files.joined(separator: ", ") : "\(files[0]) and \(files.count - 1) more files"
  }
}
