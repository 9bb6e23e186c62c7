/// The names of the columns of a text file, made distinct.
struct CSVHeader {
  /// The names, distinct and not empty, in the file's order.
  private(set) var names: [String] = []

  private var renamed: [(from: String, to: String)] = []
  private var looksLikeData = false

  /// Names for columns that have none, `column1`, `column2` and so on.
  init(unnamed width: Int) {
    names = (1...width).map { "column\($0)" }
  }

  /// The names in a record: spaces around one without quotes are dropped, an empty one becomes `column3` by
  /// its place, and one that was there before `name_2`.
  init(_ record: [(text: String, isQuoted: Bool)]) {
    let wanted = record.enumerated().map { index, field in
      let name = field.isQuoted ? field.text : field.text.trimmingBlanks
      return name.isEmpty ? "column\(index + 1)" : name
    }
    var taken = Set<String>()
    let reserved = Set(wanted)
    for (name, field) in zip(wanted, record) {
      var distinct = name
      var number = 2
      while taken.contains(distinct) || (distinct != name && reserved.contains(distinct)) {
        distinct = "\(name)_\(number)"
        number += 1
      }
      taken.insert(distinct)
      names.append(distinct)
      if distinct != field.text { renamed.append((field.text, distinct)) }
    }
    looksLikeData = record.allSatisfy {
      ScalarText.number(from: $0.text) != nil || ScalarText.timestamp(from: $0.text) != nil
    }
  }

  /// What a reader should know about the names.
  func notes(file: String) -> [LoadNote] {
    renamed.map { .renamed(file: file, from: $0.from, to: $0.to) }
      + (looksLikeData ? [.headerLooksLikeData(file: file)] : [])
  }
}

extension String {
  /// The text without spaces and tabs at both ends.
  var trimmingBlanks: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
