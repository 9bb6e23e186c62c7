/// What the terminal can show.
public struct TextStyle: Sendable, Equatable {
  /// The columns there are; fewer than 40 count as 40.
  public var columns: Int
  /// The most rows for bars; nil for as many as the data needs.
  public var rows: Int?
  /// Whether characters beyond ASCII may be written.
  public var unicode: Bool
  /// Whether ANSI colours may be written; they repeat what the characters tell.
  public var color: Bool

  /// What suits a UTF-8 terminal of 100 columns, unless told otherwise.
  public init(columns: Int = 100, rows: Int? = nil, unicode: Bool = true, color: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.unicode = unicode
    self.color = color
  }
}

/// The characters a text chart is made of.
struct Glyphs: Sendable {
  /// A whole cell of a bar; in a pair, what both sides have.
  let full: String
  /// What only the reference has.
  let reference: String
  /// What only the current side has.
  let current: String
  /// The last cell of a bar, from one eighth to seven; empty where cells can't be split.
  let eighths: [String]
  let dash: String
  let ellipsis: String
  let separator: String
  let infinity: String
  /// Whether dots finer than a cell can be shown, as braille characters.
  let hasDots: Bool
  /// The parts of axes: beside a row, with a tick, the corner, below a column, with a tick.
  let wall: String
  let tick: String
  let corner: String
  let floor: String
  let mark: String
  /// A rule that runs upwards, and one that runs across.
  let upright: String
  let level: String
  /// The line from which bars grow to both sides.
  let zero: String
  let box: BoxGlyphs
  /// From nothing to the darkest.
  let shades: [String]
  /// A cell without a number.
  let gap: String

  static let unicode = Glyphs(
    full: "█", reference: "░", current: "╱", eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], dash: " – ",
    ellipsis: "…", separator: " · ", infinity: "∞", hasDots: true, wall: "│", tick: "┤", corner: "└",
    floor: "─", mark: "┬", upright: "┊", level: "┄", zero: "│", box: .unicode,
    shades: [" ", "░", "▒", "▓", "█"], gap: "·")
  static let ascii = Glyphs(
    full: "#", reference: "-", current: "+", eighths: [], dash: " to ", ellipsis: "...", separator: ", ",
    infinity: "inf", hasDots: false, wall: "|", tick: "+", corner: "+", floor: "-", mark: "+", upright: ":",
    level: "-", zero: "|", box: .ascii, shades: [" ", ".", ":", "*", "#"], gap: "?")
}

/// The ANSI colours and weights of a text chart.
enum Paint: String, Sendable {
  case bold = "1"
  case dim = "2"
  case reference = "38;5;32"
  case current = "38;5;208"
}
