import DataFrame
import XCTest

@testable import DriftREPL

final class TableViewTests: XCTestCase {
  private func assertTable(
    _ columns: [(String, Column)], style: TableStyle = TableStyle(),
    presentation: Presentation = Presentation(),
    _ expected: String,
    line: UInt = #line
  ) throws {
    let frame = try DataFrame(columns)
    XCTAssertEqual(renderTable(frame, style: style, presentation: presentation), expected, line: line)
  }

  func testShowsTheTableOfTheLanguagePage() throws {
    try assertTable(
      [
        ("column", texts("miles", "age")), ("test", texts("wasserstein", "wasserstein")),
        ("score", numbers(0.22431, 0.09721)), ("threshold", numbers(0.10982, 0.10982)),
        ("drifted", .bool(TypedColumn([true, false]))),
      ],
      """
      column  test         score  threshold  drifted
      miles   wasserstein  0.224      0.110  true
      age     wasserstein  0.097      0.110  false
      """)
  }

  func testNullsAreToldFromText() throws {
    try assertTable(
      [
        ("name", texts("null", nil, "", " x", "y ", "\"q\"", "plain text")),
        ("n", integers(1, nil, 3, 4, 5, 6, 700)),
        ("f", numbers(1.5, nil, nil, 22.25, 3, 4, 5)),
      ],
      #"""
      name           n      f
      "null"         1   1.50
      null        null   null
      ""             3   null
      " x"           4  22.25
      "y "           5   3.00
      "\"q\""        6   4.00
      plain text   700   5.00
      """#)
  }

  func testShowsControlCharactersInsteadOfObeyingThem() throws {
    try assertTable(
      [
        ("a\nb", texts("one\ntwo", "\u{1B}[31mred", "tab\there", "right\u{202E}left")),
        ("n", integers(1, 2, 3, 4)),
      ],
      #"""
      a\nb               n
      one\ntwo           1
      \u{1b}[31mred      2
      tab\there          3
      right\u{202e}left  4
      """#)
  }

  func testWideCharactersAlign() throws {
    try assertTable(
      [("名前", texts("漢字", "é", "👩‍👩‍👧", "e\u{301}")), ("n", integers(1, 2, 3, 4))],
      """
      名前  n
      漢字  1
      é     2
      👩‍👩‍👧    3
      e\u{301}     4
      """)
  }

  func testAsciiWritesNothingElse() throws {
    let style = TableStyle(width: 30, maxRows: 2, unicode: false)
    try assertTable(
      [("name", texts("漢", "é", "x", "a text that is too long for it")), ("n", integers(1, 2, 3, 4))],
      style: style,
      #"""
      name                         n
      \u{6f22}                     1
      -                            -
      a text that is too long ...  4
      4 rows x 2 columns, 2 rows shown
      """#)
  }

  func testCutsRowsToHeadAndTail() throws {
    let rows = Column.integer(TypedColumn(Array(1...1500)))
    try assertTable(
      [("row", rows), ("x", rows)], style: TableStyle(maxRows: 5),
      """
       row     x
         1     1
         2     2
         3     3
         ·     ·
      1499  1499
      1500  1500
      1,500 rows × 2 columns, 5 rows shown
      """)
  }

  func testShortensTheWidestTextFirst() throws {
    let long = texts("a text that is long enough", "b")
    try assertTable(
      [("first", long), ("second", texts("sixteen letters.", "c")), ("n", integers(123_456, 2))],
      style: TableStyle(width: 40),
      """
      first            second                n
      a text that is…  sixteen letter…  123456
      b                c                     2
      """)
  }

  func testLeavesOutTheLastColumnsAndNamesThem() throws {
    let names = ["alpha", "beta", "gamma", "delta", "epsilon"]
    try assertTable(
      names.map { ($0, texts("a long text of it", "short")) }, style: TableStyle(width: 24),
      presentation: Presentation(footer: "verdict"),
      """
      alpha   beta     gamma
      a lon…  a long…  a long…
      short   short    short
      2 rows × 5 columns
      +2 columns: delta, epsilon
      verdict
      """)
  }

  func testNamesOnlyAsManyLeftOutColumnsAsFit() throws {
    let columns = (1...60).map { ("column_\($0)", integers(1)) }
    try assertTable(
      columns, style: TableStyle(width: 30),
      """
      column_1  column_2  column_3
             1         1         1
      1 row × 60 columns
      +57 columns: column_4, column_5, column_6, column_7, …
      """)
  }

  func testCutsALongHeadingButNeverANumber() throws {
    try assertTable(
      [("a long heading", integers(12_345_678)), ("another long heading", numbers(0.5))],
      style: TableStyle(width: 26),
      """
      a long head…  another lon…
          12345678           0.5
      """)
    try assertTable(
      [("n", integers(12_345_678)), ("m", integers(1_234_567_890_123_456))], style: TableStyle(width: 20),
      """
             n
      12345678
      1 row × 2 columns
      +1 column: m
      """)
  }

  func testCutsNothingOffATerminal() throws {
    let text = String(repeating: "x", count: 500)
    let frame = try DataFrame([("text", texts(text)), ("other", texts(text))])
    XCTAssertEqual(
      renderTable(frame, style: TableStyle()),
      "text" + String(repeating: " ", count: 498) + "other\n\(text)  \(text)")
  }

  func testShowsTypesAndColors() throws {
    try assertTable(
      [("n", integers(1, nil)), ("t", texts("a", nil))], style: TableStyle(showTypes: true),
      """
            n  t
      integer  string
            1  a
         null  null
      """)
    let frame = try DataFrame([("n", integers(1, nil))])
    XCTAssertEqual(
      renderTable(frame, style: TableStyle(color: true)),
      "   \u{1B}[1mn\u{1B}[0m\n   1\n\u{1B}[2mnull\u{1B}[0m")
  }

  func testShowsDates() throws {
    let day = try XCTUnwrap(Timestamp(year: 2026, month: 1, day: 31))
    let later = Timestamp(microseconds: day.microseconds + 36_000_000_000)
    try assertTable(
      [
        ("day", .date(TypedColumn([day, nil], placeholder: day))),
        ("time", .date(TypedColumn([day, later]))),
      ],
      """
      day         time
      2026-01-31  2026-01-31T00:00:00Z
      null        2026-01-31T10:00:00Z
      """)
  }

  func testFramesWithoutRowsOrColumns() throws {
    try assertTable([("a", texts()), ("b", integers())], "a  b\n0 rows × 2 columns")
    XCTAssertEqual(renderTable(DataFrame(rowCount: 3), style: TableStyle()), "3 rows × 0 columns")
    XCTAssertEqual(renderTable(DataFrame(), style: TableStyle()), "0 rows × 0 columns")
  }

  func testAColumnOfNullsAlone() throws {
    try assertTable(
      [
        ("a", Column(nulls: 2, type: .number)), ("b", Column(nulls: 2, type: .string)), ("c", integers(1, 2)),
      ],
      """
         a  b     c
      null  null  1
      null  null  2
      """)
  }

  func testAVeryNarrowTerminalStillShowsAColumn() throws {
    try assertTable(
      [("text", texts("abcdefghij")), ("n", integers(1))], style: TableStyle(width: 3),
      """
      text
      abcde…
      1 row × 2 columns
      +1 column: n
      """)
  }

  /// Lines that fit stay as they are, blanks included; wide ones are broken, and no odd character gets out.
  func testFooterIsBrokenAtBlanks() throws {
    try assertTable(
      [("x", integers(1))], style: TableStyle(width: 20, unicode: false),
      presentation: Presentation(footer: "a   b\nthe gap is largest at 58.3, in Köln"),
      """
      x
      1
      a   b
      the gap is largest
      at 58.3, in
      K\\u{f6}ln
      """)
  }

  /// What is of use only whole takes the room of what can be spared.
  func testWholeColumnsAreNotCutForSpareOnes() throws {
    let columns = [
      ("segment", texts("a fairly long condition == 1")), ("share", numbers(0.25)), ("score", numbers(0.5)),
    ]
    try assertTable(
      columns, style: TableStyle(width: 40), presentation: Presentation(spareColumns: ["score"]),
      """
      segment                     share  score
      a fairly long condition =…   0.25    0.5
      """)
    try assertTable(
      columns, style: TableStyle(width: 40),
      presentation: Presentation(spareColumns: ["score"], wholeColumns: ["segment"]),
      """
      segment                       share
      a fairly long condition == 1   0.25
      1 row × 3 columns
      +1 column: score
      """)
  }
}

func texts(_ values: String?...) -> Column { .string(StringColumn(values)) }

func integers(_ values: Int?...) -> Column { .integer(TypedColumn(values, placeholder: 0)) }

func numbers(_ values: Double?...) -> Column { .number(TypedColumn(values, placeholder: 0)) }
