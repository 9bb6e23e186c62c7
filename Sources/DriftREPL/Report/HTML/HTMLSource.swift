/// A statement's source as a page shows it.
struct HTMLSource: Sendable {
  var source: String

  /// The source in a box that scrolls by itself where a line is wider than the page.
  var html: HTML {
    let pieces = SourceHighlight.pieces(of: source).map { piece in
      piece.kind == .plain
        ? HTML(piece.text) : HTML.element("span", ["class": piece.kind.rawValue], HTML(piece.text))
    }
    return .element("pre", ["class": "source", "tabindex": "0"], .element("code", [:], HTML(pieces)))
  }
}
