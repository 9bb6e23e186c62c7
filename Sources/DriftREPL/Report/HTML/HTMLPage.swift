import Plot

/// A self-contained page: no file beside it, no host to ask, and a policy that forbids what is not its own.
///
/// Styles and script are named in the policy by their hash, so that a browser runs no other, whatever stands in the data.
/// Source: Content Security Policy Level 3, 2.3.1 and 6.7.
struct HTMLPage: Sendable {
  /// What the tab and the first heading say.
  var title: String
  /// A line below the title; empty for none.
  var subtitle = ""
  /// The list of contents, in the order of the page; there is no list where it is empty.
  var contents: [Entry] = []
  /// What the page is about.
  var main: HTML
  /// The last words, such as how the page was made.
  var foot = HTML.empty
  /// Style sheets of charts, each once; empty where there is no chart.
  var chartStyles: [String] = []

  /// A line of the list of contents.
  struct Entry: Sendable, Equatable {
    /// The identifier of what it leads to.
    var target: String
    var label: HTML
    /// How deep it is indented, from 0.
    var depth = 0
  }

  /// The whole page, ending with a line break.
  var document: String {
    let style = HTMLStyle.sheet + chartStyles.map { $0 + "\n" }.joined()
    let definitions = chartStyles.isEmpty ? "" : InlineSVG.definitions + "\n"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLPage.policy(style: style))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="drift \(Version.text)">
      <title>\(HTML(title).markup)</title>
      <style>\(style)</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the content</a>
      \(definitions)<div class="page">
      \(header.markup)
      \(navigation.markup)
      <main id="main">
      \(main.markup)
      </main>
      \(foot == .empty ? "" : HTML.element("footer", [:], foot).markup)
      </div>
      <script>\(HTMLScript.sorting)</script>
      </body>
      </html>

      """
  }

  /// The policy of a page with one style sheet and the script that sorts tables.
  private static func policy(style: String) -> String {
    let hashes = [style, HTMLScript.sorting].map { "'sha256-\(SHA256.base64(Array($0.utf8)))'" }
    return """
      default-src 'none'; img-src 'none'; style-src \(hashes[0]); script-src \(hashes[1]); \
      base-uri 'none'; form-action 'none'
      """
  }

  private var header: HTML {
    let heading = HTML.element("h1", [:], HTML(title))
    let line = subtitle.isEmpty ? .empty : HTML.element("p", ["class": "subtitle"], HTML(subtitle))
    return .element("header", [:], heading, line)
  }

  private var navigation: HTML {
    guard !contents.isEmpty else { return .empty }
    let items = contents.map { entry in
      HTML.element(
        "li", ["class": "depth-\(min(entry.depth, 3))"],
        .element("a", ["href": "#\(entry.target)"], entry.label))
    }
    return .element(
      "nav", ["aria-labelledby": "contents"], .element("h2", ["id": "contents"], "Contents"),
      .element("ol", [:], HTML(items)))
  }
}
