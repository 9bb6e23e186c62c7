import DataFrame
import Plot
import Drift

extension Diagnostic {
  /// Puts a cause from the data into words, at the place of the statement that it is about.
  init(_ error: DataError, at span: Span?) {
    self.init(Diagnostic.message(for: error), at: span, help: Diagnostic.help(for: error))
  }

  /// Puts a cause from the drift tests into words.
  init(_ error: DriftError, at span: Span) {
    switch error {
    case .unknownTest(let name, let available):
      self.init("there is no test `\(name)`", at: span, nearest: name, among: available)
    case .unknownColumn(let name, let available), .unknownKey(let name, let available):
      self.init(DataError.unknownColumn(name, available: available), at: span)
    case .untestable(let column, let reason):
      self.init("\(Identifier.quoted(column)) cannot be tested: \(reason.text)", at: span)
    case .data(let error): self.init(error, at: span)
    }
  }

  /// An operator between two operands whose types do not go together; both are marked.
  init(
    typesOf operation: String, _ left: (syntax: Expr, type: ColumnType?),
    _ right: (syntax: Expr, type: ColumnType?),
    at span: Span
  ) {
    var help: String?
    if case .literal(.string) = right.syntax.node, left.type == .date {
      help = "a date is written @2026-01-31"
    } else if let type = left.type, type.isNumeric, right.type == .string, right.syntax.node.isStringLiteral {
      help = "a number stands without quotes"
    } else if left.type == .string, let type = right.type, type.isNumeric {
      help = "text stands in quotes; `to_number` makes a number of it"
    }
    self.init(
      "`\(operation)` does not go between \(left.type.phrase) and \(right.type.phrase)",
      at: right.syntax.span, help: help,
      note: Note(text: "this is \(left.type.phrase)", span: left.syntax.span))
  }

  /// A name that two columns of a result would have: the second of the bindings that make it is marked, and the first.
  init(twice name: String, in bindings: [Binding]) {
    let places = bindings.filter { $0.columnName == name }.map(\.span)
    self.init(DataError.duplicateColumn(name), at: places.dropFirst().first ?? places.first)
    if places.count > 1 { note = Note(text: "the other one", span: places[0]) }
  }

  /// A cause from the data in words.
  static func message(for error: DataError) -> String {
    switch error {
    case .unknownColumn(let name, _): "there is no column \(Identifier.quoted(name))"
    case .duplicateColumn(let name): "there would be two columns called \(Identifier.quoted(name))"
    case .unequalLengths(let name, let expected, let found):
      "column \(Identifier.quoted(name)) has \(quantity(found, "row")), the frame \(NumberFormat.count(expected))"
    case .wrongType(let operation, let found, let wanted):
      "`\(operation)` needs \(wanted), this is \(found.phrase)"
    case .wrongTypes(let operation, let left, let right):
      "`\(operation)` does not go between \(left.phrase) and \(right.phrase)"
    case .integerOverflow(let operation, let row):
      "`\(operation)` goes past 64 bits in row \(NumberFormat.count(row))"
    case .badPattern(let pattern): "`\(pattern)` is no regular expression"
    case .badArgument(let function, let expected): "`\(function)` takes \(expected)"
    case .outOfMemory(let rows, let needed, let free):
      "the result would have \(quantity(rows, "row")) and needs about \(memory(needed)) of memory, \(memory(free)) are free"
    case .cancelled: "stopped"
    case .file(let error): message(for: error)
    }
  }

  private static func help(for error: DataError) -> String? {
    switch error {
    case .unknownColumn(let name, let available): Suggestion.help(for: name, among: available)
    case .outOfMemory: "`select` fewer columns or keep fewer rows before"
    case .integerOverflow: "`to_number` computes with doubles"
    case .file(let error): help(for: error)
    default: nil
    }
  }

  /// A size of memory as one would say it: `22 GB`, `1.4 GB`, `350 MB`.
  private static func memory(_ bytes: Int) -> String {
    let (unit, size) = bytes >= 1_000_000_000 ? ("GB", 1e9) : ("MB", 1e6)
    let tenths = Int((Double(bytes) / size * 10).rounded())
    let isLarge = tenths >= 100 || tenths % 10 == 0
    let number = isLarge ? NumberFormat.count((tenths + 5) / 10) : "\(tenths / 10).\(tenths % 10)"
    return "\(number) \(unit)"
  }

  /// A cause from a file in words.
  static func message(for error: FileError) -> String {
    let place = error.line.map { "\(error.path), line \($0)" } ?? error.path
    let detail = error.detail.map { ": \($0)" } ?? ""
    return switch error.code {
    case .notFound: "there is no file \(place)"
    case .isDirectory: "\(place) is a folder"
    case .noMatch: "no file matches \(place)"
    case .system: "\(place)\(detail)"
    case .outOfMemory(let needed?, let free):
      "\(place) needs about \(memory(needed)) of memory and \(memory(free)) are free"
    case .outOfMemory(nil, let free): "\(place) does not fit into memory, of which \(memory(free)) are left"
    case .empty: "\(place) is empty"
    case .headerOnly: "\(place) has a header and no rows"
    case .binary: "\(place) holds binary data, not text"
    case .notText: "\(place) is not UTF-8 text"
    case .malformed: "\(place)\(detail)"
    case .unknownFormat: "the extension of \(place) names no format"
    case .missingProgram: "\(place) needs the program \(error.detail ?? ""), which is not installed"
    case .programFailed: "\(place) could not be decompressed\(detail)"
    }
  }

  /// Puts a cause from a file that was to be written into words.
  init(writing error: FileError, at span: Span?) {
    switch error.code {
    case .notFound: self.init("there is no folder \(FilePath.folder(of: error.path))", at: span)
    case .isDirectory: self.init(Diagnostic.message(for: error), at: span)
    case .programFailed:
      self.init("\(error.path) could not be compressed: \(error.detail ?? "")", at: span)
    default: self.init(.file(error), at: span)
    }
  }

  /// The extensions of compressed files, as in `.gz .xz`.
  private static var compressions: String {
    FileFormats.compressed.map { "." + $0 }.joined(separator: " ")
  }

  private static func help(for error: FileError) -> String? {
    switch error.code {
    case .outOfMemory: "read fewer columns with `columns:` or rows with `rows:`"
    case .isDirectory: "a pattern loads all files in it, as in \"\(error.path)/*.csv\""
    case .unknownFormat: error.detail.map { "known: \($0), each also with \(compressions)" }
    case .missingProgram: error.detail.map { "install it, as in `apt install \($0)`" }
    default: nil
    }
  }
}

extension Expr.Node {
  fileprivate var isStringLiteral: Bool {
    if case .literal(.string) = self { true } else { false }
  }
}
