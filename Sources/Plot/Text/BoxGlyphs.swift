/// The characters of a box plot.
struct BoxGlyphs: Sendable {
  /// The middle half, where there is but one side.
  let fill: String
  /// The middle half of the reference.
  let reference: String
  /// The middle half of the current side.
  let current: String
  let median: String
  let whisker: String
  let start: String
  let end: String
  let outlier: String

  static let unicode = BoxGlyphs(
    fill: "▒", reference: "░", current: "╱", median: "┃", whisker: "─", start: "├", end: "┤", outlier: "•")
  static let ascii = BoxGlyphs(
    fill: "=", reference: "=", current: "+", median: "|", whisker: "-", start: "<", end: ">", outlier: "o")
}
