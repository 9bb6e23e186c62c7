/// How a table is fitted to where it is shown.
///
/// Off a terminal nothing is cut: `width` and `maxRows` are nil.
struct TableStyle: Sendable, Equatable {
  /// The columns of the terminal that a line may take; nil where lines may be of any length.
  var width: Int?
  /// The rows that are shown before the middle is left out; nil where all are.
  var maxRows: Int?
  /// Whether characters outside ASCII may be written, those of the data included.
  var unicode = true
  /// Whether ANSI escapes set off names, types and nulls.
  var color = false
  /// Whether a row under the names tells the columns' types.
  var showTypes = false
  /// Whether distributions are drawn beside the rows that have some.
  var showDistributions = false
  /// How to see more, told where something was left out.
  var hint: String?

  /// Stands for text that was cut.
  var ellipsis: String { unicode ? "…" : "..." }
  /// Stands in each column for the rows that were left out.
  var gap: String { unicode ? "·" : "-" }
  /// Stands between the numbers of rows and columns.
  var times: String { unicode ? "×" : "x" }

  /// Text in a rendition where colour is on, with its reset.
  func styled(_ text: String, _ rendition: Rendition) -> String {
    color && !text.isEmpty ? "\u{1B}[\(rendition.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// An ANSI rendition by its SGR parameter.
  enum Rendition: Int, Sendable {
    /// Names of columns.
    case bold = 1
    /// Types, nulls and footers.
    case dim = 2
  }
}
