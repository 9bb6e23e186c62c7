import Plot

/// A piece of HTML in which every text is escaped: text becomes one only by being escaped, so none of the data's own can
/// mean anything to a browser.
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The piece as it stands in a file.
  let markup: String

  static let empty = HTML(trusted: "")

  /// Text, shown as it is.
  ///
  /// What a reader could not see, such as control characters, is made visible; line breaks and tabs stay.
  init(_ text: String) { markup = markupEscaped(visibleLines(text)) }

  /// A literal is text like any other.
  init(stringLiteral text: String) { self.init(text) }

  /// Markup of this program's own making.
  init(trusted markup: String) { self.markup = markup }

  /// Pieces behind one another.
  init(_ pieces: [HTML], separator: String = "") {
    markup = pieces.map(\.markup).joined(separator: separator)
  }

  /// An element with its attributes, whose values are escaped, around its content.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: HTML...
  ) -> HTML {
    let start = attributes.map { " \($0)=\"\(HTML($1).markup)\"" }.joined()
    let inside = content.map(\.markup).joined()
    return HTML(trusted: "<\(name)\(start)>\(inside)</\(name)>")
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.markup + right.markup) }
}
