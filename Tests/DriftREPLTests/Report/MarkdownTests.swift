import XCTest

@testable import DriftREPL

/// The subset of Markdown that comments may use, and that nothing else gets through it.
final class MarkdownTests: XCTestCase {
  private func html(_ lines: String...) -> String {
    MarkdownBlock.blocks(of: lines).map { HTMLNarrative.html($0).markup }.joined()
  }

  func testBlocks() {
    let blocks = MarkdownBlock.blocks(of: [
      "# One", "two", "three", "", "- a", "- b", "c", "", "1. x", "2. y", "> q", "---", "```", "<b> *x*",
      "```",
    ])
    XCTAssertEqual(
      blocks,
      [
        .heading(level: 1, [.text("One")]), .paragraph([.text("two three")]),
        .list(isOrdered: false, [[.text("a")], [.text("b c")]]),
        .list(isOrdered: true, [[.text("x")], [.text("y")]]), .quote([.text("q")]), .rule, .code("<b> *x*"),
      ])
  }

  func testInlines() {
    XCTAssertEqual(
      html("*a* **b** `c<d` _e_"), "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code> <em>e</em></p>")
    // What names and formulas are made of means itself.
    XCTAssertEqual(
      html("group_name_x, a * b * c, 2 ** 3, `open"), "<p>group_name_x, a * b * c, 2 ** 3, `open</p>")
    XCTAssertEqual(html("\\*a\\*"), "<p>*a*</p>")
  }

  func testOnlyLinksOfTheWebLead() {
    XCTAssertEqual(
      html("[a](https://x.org/?b=c&d)"),
      "<p><a href=\"https://x.org/?b=c&amp;d\" rel=\"noopener noreferrer\">a</a></p>")
    for target in [
      "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://x\"onclick=y", "//x",
    ] {
      XCTAssertFalse(html("[a](\(target))").contains("<a "), target)
    }
    XCTAssertEqual(html("<script>x</script>"), "<p>&lt;script&gt;x&lt;/script&gt;</p>")
  }

  /// What is written is read again as the same, so that no text becomes a mark.
  func testWriterKeepsTheMeaning() {
    let texts = [
      "a | b < c & *d* [e](f) `g` _h_ ~i~ $j$", "# no heading \\", "1. no item", "- none", "**b *i* b**",
      "``a`b``",
      "[x *y*](https://a.b/c_d)",
    ]
    for text in texts {
      let inlines = MarkdownInline.inlines(of: text)
      let written = MarkdownWriter.text(of: [.paragraph(inlines)])
      XCTAssertFalse(written.contains("<"), written)
      let entities = [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
      let plain = entities.reduce(written) { $0.replacing($1.0, with: $1.1) }
      guard case .paragraph(let read)? = MarkdownBlock.blocks(of: [plain]).first else {
        XCTFail("\(text) became another block: \(written)")
        continue
      }
      XCTAssertEqual(read.plain, inlines.plain, written)
    }
  }

  func testHostileTextTakesNoTime() {
    let start = ContinuousClock.now
    for sign in ["*", "_", "[", "`", "**a ", "[a]("] {
      _ = MarkdownInline.inlines(of: String(repeating: sign, count: 3000))
    }
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(60))
  }

  func testCommentsAreTheNarrative() {
    let source = SourceText(
      name: "",
      text: "#!/usr/bin/env x\n#% drift session 1\n## Title\n# one\n#two\n#= frame 1x1 a ~b\n# three\n")
    XCTAssertEqual(
      source.narrative(from: 0, to: source.bytes.count),
      [
        .heading(level: 1, [.text("Title")]), .paragraph([.text("one two")]), .paragraph([.text("three")]),
      ])
  }
}
