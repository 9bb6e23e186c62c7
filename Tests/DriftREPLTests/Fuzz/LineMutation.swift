import DataFrame

@testable import DriftREPL

/// Lines of the language changed by chance.
struct LineMutation {
  private static let lines = FuzzLines.all

  /// What lines are made of, each piece once.
  private static let pieces: [String] = {
    var pieces: [String] = []
    for piece in lines.flatMap(tokens) + Verbs.words + Functions.all.map(\.name) + Aggregates.all.map(\.name)
      + nasty
    where !pieces.contains(piece) {
      pieces.append(piece)
    }
    return pieces
  }()

  /// Values at the edges of their types, the columns of `odd`, and signs that open what must be closed.
  private static let nasty = [
    "0", "-1", "9223372036854775807", "(-9223372036854775807 - 1)", "1.7976931348623157e308", "5e-324", "0.1",
    "100%",
    "null", "true", "\"\"", "\"é\u{301}😀\"", "'('", "@0001-01-01", "@9999-12-31T23:59:59Z", "9999999999d",
    "whole",
    "number", "text", "flag", "day", "`odd name`", "same", "missing", "odd", "none", "ref", "cur",
    "odd vs none",
    " by text", " by missing", " | ", "(", ")", "`", "\"", "$n", "_", "..", ":", "=", "-", "\n", "#",
  ]

  private var generator: SeededGenerator

  /// A sequence of lines that is the same for the same seed.
  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// The next line: one as it stands or two joined at a `|`, with a few changes or none.
  mutating func next() -> String {
    var line = pick(Self.lines)
    if generator.below(4) == 0 { line = joined(line, pick(Self.lines)) }
    if generator.below(4) == 0 { return scratched(line) }
    var tokens = Self.tokens(of: line)
    for _ in 0..<generator.below(4) { change(&tokens) }
    return tokens.joined()
  }

  private mutating func pick(_ list: [String]) -> String { list[generator.below(list.count)] }

  /// The start of one line and the end of another, cut at stages.
  private mutating func joined(_ line: String, _ other: String) -> String {
    let (starts, ends) = (line.split(separator: " | "), other.split(separator: " | "))
    let stages =
      starts.prefix(1 + generator.below(starts.count)) + ends.suffix(generator.below(ends.count + 1))
    return stages.joined(separator: " | ")
  }

  private mutating func change(_ tokens: inout [String]) {
    let place = generator.below(tokens.count + 1)
    switch generator.below(8) {
    case 0: tokens.insert(pick(Self.pieces), at: place)
    case 1 where place < tokens.count: tokens.remove(at: place)
    case 2 where place < tokens.count: tokens.swapAt(place, generator.below(tokens.count))
    case 3 where place < tokens.count: tokens[place] = pick(Self.pieces)
    default: exchange(&tokens)
    }
  }

  /// Puts another word or value in the place of one, which most often leaves the syntax as it was.
  private mutating func exchange(_ tokens: inout [String]) {
    let places = tokens.indices.filter { Self.isWord(tokens[$0]) }
    guard !places.isEmpty else { return }
    tokens[places[generator.below(places.count)]] = pick(Self.words)
  }

  private static let words = pieces.filter(isWord)

  private static func isWord(_ token: String) -> Bool {
    token.first.map { $0.isLetter || $0.isNumber || $0 == "\"" || $0 == "@" || $0 == "`" } ?? false
  }

  /// A line with characters left out, doubled and put in, whatever words they belong to.
  private mutating func scratched(_ line: String) -> String {
    var characters = Array(line)
    for _ in 0...generator.below(6) {
      let place = generator.below(characters.count + 1)
      switch generator.below(3) {
      case 0 where place < characters.count: characters.remove(at: place)
      case 1 where place < characters.count: characters.insert(characters[place], at: place)
      default: characters.insert(contentsOf: pick(Self.nasty), at: place)
      }
    }
    return String(characters)
  }

  /// Runs of letters and digits, texts in quotes, and every other character by itself.
  static func tokens(of line: String) -> [String] {
    var tokens: [String] = []
    var isQuoted = false
    for character in line {
      let isWord = character.isLetter || character.isNumber || character == "_"
      let joins = tokens.last?.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
      if isQuoted || (isWord && joins) {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
      if character == "\"" { isQuoted.toggle() }
    }
    return tokens
  }
}
