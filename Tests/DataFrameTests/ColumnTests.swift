import DataFrame
import XCTest

final class ColumnTests: XCTestCase {
  private let composed = "caf\u{E9}"
  private let combining = "cafe\u{301}"

  func testAColumnWithoutNullsHasNoBitmap() {
    XCTAssertNil(TypedColumn([1, 2], validity: Bitmap([true, true])).validity)
    XCTAssertNil(TypedColumn([1, nil, 2].dropLast(2).map(Optional.some), placeholder: 0).validity)
    XCTAssertNil(TypedColumn([Int](), validity: Bitmap(repeating: false, count: 0)).validity)
    XCTAssertNil(Column.strings(["a"]).validity)
  }

  func testNullsAreReadAndCounted() {
    let column = TypedColumn([1, nil, 3, nil], placeholder: 0)
    XCTAssertEqual(column.nullCount, 2)
    XCTAssertEqual((0..<4).map { column[$0] }, [1, nil, 3, nil])
    XCTAssertEqual(column.present, [1, 3])
    XCTAssertEqual(Column.integer(column).scalars, [.integer(1), .null, .integer(3), .null])
  }

  func testPlaceholdersDoNotMatterForEquality() {
    let validity = Bitmap([true, false])
    XCTAssertEqual(TypedColumn([1, 2], validity: validity), TypedColumn([1, 3], validity: validity))
    XCTAssertNotEqual(TypedColumn([1, 2], validity: validity), TypedColumn([1, 2]))
    XCTAssertNotEqual(TypedColumn([1, 2], validity: validity), TypedColumn([2, 2], validity: validity))
    XCTAssertNotEqual(TypedColumn([1]), TypedColumn([1, 1]))
  }

  func testMapLeavesMissingRowsAlone() {
    let column = TypedColumn([4, nil, 2], placeholder: 0)
    XCTAssertEqual(column.map(placeholder: -1) { 100 / $0 }, TypedColumn([25, nil, 50], placeholder: 0))
  }

  func testGatherRepeatsAndReorders() {
    let rows = [2, 0, 0, 1]
    for column in [
      Column.integers([1, nil, 3]), .numbers([1.5, nil, 3]), .bools([true, nil, false]),
      .strings(["a", nil, "b"]), .dates([Timestamp(microseconds: 5), nil, Timestamp(microseconds: 6)]),
      .integers([1, 2, 3]),
    ] {
      XCTAssertEqual(column.gather(rows).scalars, rows.map { column[$0] })
      XCTAssertEqual(column.gather([]).count, 0)
      XCTAssertEqual(column.gather([]).type, column.type)
    }
    XCTAssertNil(Column.integers([1, nil]).gather([0]).validity)
  }

  func testRepeatingAValue() {
    for type in ColumnType.allCases {
      for count in [0, 1, 65] {
        let column = Column(repeating: type.sample, count: count)
        XCTAssertEqual(column.type, type)
        XCTAssertEqual(column.scalars, Array(repeating: type.sample, count: count))
      }
    }
  }

  func testRepeatingNull() {
    XCTAssertEqual(Column(repeating: .null, count: 2).type, .string)
    for type in ColumnType.allCases {
      for count in [0, 1, 65] {
        let column = Column(repeating: .null, count: count, type: type)
        XCTAssertEqual(column, Column(nulls: count, type: type))
        XCTAssertEqual(column.type, type)
        XCTAssertEqual(column.nullCount, count)
        XCTAssertEqual(column.scalars, Array(repeating: .null, count: count))
        XCTAssertEqual(column.gather(Array(0..<count)), column)
      }
    }
  }

  func testAsNumbers() {
    XCTAssertEqual(Column.integers([1, nil]).asNumbers, TypedColumn([1.0, nil], placeholder: 0))
    XCTAssertEqual(Column.bools([true, false, nil]).asNumbers, TypedColumn([1.0, 0, nil], placeholder: 0))
    XCTAssertNil(Column.strings(["1"]).asNumbers)
    XCTAssertNil(Column.dates([nil]).asNumbers)
  }

  func testTextsShareEntriesInOrderOfFirstAppearance() {
    let column = StringColumn(["b", nil, "a", "b", ""])
    XCTAssertEqual(column.dictionary, ["b", "a", ""])
    XCTAssertEqual((0..<5).map { column[$0] }, ["b", nil, "a", "b", ""])
    XCTAssertEqual(column.ranks, [2, 1, 0])
  }

  func testTextsAreEqualWhateverTheirDictionaries() {
    let unused = StringColumn(codes: TypedColumn([2, 0]), dictionary: ["b", "x", "a"])
    XCTAssertEqual(unused, StringColumn(["a", "b"]))
    XCTAssertNotEqual(unused, StringColumn(["b", "a"]))
    XCTAssertNotEqual(StringColumn([""]), StringColumn([nil]))
  }

  func testTextsWithOtherScalarsAreDifferentTexts() {
    XCTAssertEqual(composed, combining, "Swift holds them equal")
    XCTAssertFalse(sameScalars(composed, combining))
    XCTAssertNotEqual(StringColumn([composed]), StringColumn([combining]))
    let column = StringColumn([composed, combining, composed])
    XCTAssertEqual(column.dictionary.map { Array($0.utf8).count }, [5, 6])
    XCTAssertEqual(column.codes.values, [0, 1, 0])
  }

  func testScalarOrderIsTotal() {
    let texts = ["", "A", "Z", "a", "ab", combining, composed, "z", "\u{E9}", "\u{FFFD}", "\u{1F600}"]
    let ascending = ["", "A", "Z", "a", "ab", combining, composed, "z", "\u{E9}", "\u{FFFD}", "\u{1F600}"]
    XCTAssertEqual(
      texts.reversed().sorted(by: scalarOrder).map { Array($0.utf8) }, ascending.map { Array($0.utf8) })
    for left in texts {
      for right in texts {
        let holding = [scalarOrder(left, right), sameScalars(left, right), scalarOrder(right, left)]
        XCTAssertEqual(holding.filter { $0 }.count, 1, "\(left) \(right)")
      }
    }
  }
}
