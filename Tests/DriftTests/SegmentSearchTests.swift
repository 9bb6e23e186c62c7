import DataFrame
import XCTest

@testable import Drift

final class SegmentSearchTests: XCTestCase {
  private func normals(_ rows: Int, _ source: inout NormalSource) -> Column {
    .number(TypedColumn((0..<rows).map { _ in source.normal() }))
  }

  /// Three normal columns and two of categories; `planted` is the chance that a row is drawn again until it is young
  /// (x below −0.67, a quarter of the rows) and of the category "0".
  private func frame(_ rows: Int, seed: Int, planted: Double = 0) throws -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    var generator = SeededGenerator(seed: seed &+ 1000)
    var x: [Double] = []
    var c: [String] = []
    for _ in 0..<rows {
      let isPlanted = generator.uniform() < planted
      var value = source.normal()
      while isPlanted && value >= -0.67 { value = source.normal() }
      x.append(value)
      c.append(isPlanted ? "0" : "\(generator.below(4))")
    }
    return try DataFrame([
      ("x", .number(TypedColumn(x))), ("y", normals(rows, &source)), ("z", normals(rows, &source)),
      ("c", .string(StringColumn(c))),
      ("d", .string(StringColumn((0..<rows).map { _ in "\(source.below(3))" }))),
    ])
  }

  func testPlantedSegmentIsFirst() throws {
    let found = try (0..<20).count { seed in
      let search = try SegmentSearch(
        reference: frame(1000, seed: seed), current: frame(1000, seed: seed + 500, planted: 0.15))
      guard let first = search.segments.first, first.qValue < 0.05, first.predicates.count == 2 else {
        return false
      }
      guard case .range(nil, .some(let limit)) = first.predicates[0].condition else { return false }
      return first.predicates[0].column == "x" && abs(limit + 0.7) < 0.2
        && first.predicates[1] == SegmentPredicate("c", .equals(.string("0")))
    }
    XCTAssertGreaterThanOrEqual(found, 19)
  }

  func testNoDriftHasNoSegment() throws {
    let alarms = try (0..<60).count { seed in
      let search = try SegmentSearch(
        reference: frame(300, seed: seed), current: frame(300, seed: seed + 500))
      return search.segments.contains { $0.qValue < 0.05 }
    }
    XCTAssertLessThanOrEqual(alarms, 3)
  }

  /// Where two columns moved by themselves, no pair is told, although the one of both moved more than either.
  func testIndependentChangesAreNoPairs() throws {
    var pairs = 0
    for seed in 0..<10 {
      var generator = SeededGenerator(seed: seed)
      func texts(_ share: Double) -> Column {
        .string(StringColumn((0..<1000).map { _ in generator.uniform() < share ? "a" : "b" }))
      }
      let reference = try DataFrame([("c", texts(0.4)), ("d", texts(0.4))])
      let current = try DataFrame([("c", texts(0.8)), ("d", texts(0.8))])
      let search = try SegmentSearch(reference: reference, current: current)
      let sure = search.segments.filter { $0.qValue < 0.05 }
      XCTAssertEqual(sure.count { $0.predicates.count == 1 }, 2)
      pairs += sure.count { $0.predicates.count == 2 }
    }
    XCTAssertLessThanOrEqual(pairs, 1)
  }

  /// The shares are those of the rows that meet the predicates, counted one by one.
  func testSharesAreThoseOfTheRows() throws {
    let x: [Double?] = [1, 2, 3, 4, nil, 6, 7, 8, .infinity, nil]
    let texts: [String?] = ["a", "b", "a", nil, "a", "b", "a", "a", "b", "a"]
    let reference = try DataFrame([
      ("x", .number(TypedColumn(x, placeholder: 0))), ("t", .string(StringColumn(texts))),
    ])
    let current = try DataFrame([
      ("x", .number(TypedColumn(x.reversed().map { $0.map { $0 + 1 } }, placeholder: 0))),
      ("t", .string(StringColumn(texts))),
    ])
    var options = SegmentOptions()
    options.support = 0
    let search = try SegmentSearch(reference: reference, current: current, options: options)
    XCTAssertTrue(search.segments.contains { $0.predicates == [SegmentPredicate("x", .isNull)] })
    XCTAssertTrue(search.segments.contains { $0.predicates == [SegmentPredicate("t", .isNull)] })
    for segment in search.segments {
      for (frame, share) in [(reference, segment.reference), (current, segment.current)] {
        XCTAssertEqual(share.rows, 10)
        let hits = (0..<10).count { row in
          segment.predicates.allSatisfy { $0.holds(frame.columns[frame.index(of: $0.column) ?? 0][row]) }
        }
        XCTAssertEqual(share.hits, hits, "\(segment.predicates)")
      }
    }
  }

  func testAColumnIsNoPartOfItself() throws {
    let (reference, current) = (try frame(300, seed: 1), try frame(300, seed: 2, planted: 0.3))
    let once = try SegmentSearch(reference: reference, current: current, columns: ["x"])
    XCTAssertEqual(try SegmentSearch(reference: reference, current: current, columns: ["x", "x"]), once)
    XCTAssertThrowsError(try SegmentSearch(reference: reference, current: current, columns: ["q"]))
  }

  func testSupportAndDepth() throws {
    var options = SegmentOptions()
    (options.support, options.depth) = (0.3, 1)
    let search = try SegmentSearch(
      reference: frame(500, seed: 1), current: frame(500, seed: 2), options: options)
    XCTAssertEqual(search.examined, search.segments.count)
    XCTAssertFalse(search.segments.isEmpty)
    for segment in search.segments {
      XCTAssertEqual(segment.predicates.count, 1)
      XCTAssertGreaterThanOrEqual(max(segment.reference.share, segment.current.share), 0.3)
    }
  }

  /// Of two segments that are all rows one is told.
  func testComplementIsLeftOut() throws {
    let reference = try DataFrame([("b", .bool(TypedColumn([true, false, false, false])))])
    let current = try DataFrame([("b", .bool(TypedColumn([true, true, false, false])))])
    let search = try SegmentSearch(reference: reference, current: current)
    XCTAssertEqual(search.segments.map(\.predicates), [[SegmentPredicate("b", .equals(.bool(true)))]])
    XCTAssertEqual(search.segments.first?.lift, 2)
  }

  func testCutsAreShortAndCutAlike() {
    var source = NormalSource(seed: 5, stream: 0)
    let first = SortedSample((0..<4000).map { _ in source.normal() * 12 + 40 })
    let cuts = segmentCuts(first, first, bins: 4)
    XCTAssertEqual(cuts.count, 3)
    for (position, cut) in cuts.enumerated() {
      XCTAssertLessThanOrEqual("\(cut)".count, 4)
      let share = Double(first.count(below: cut)) / 4000
      XCTAssertEqual(share, Double(position + 1) / 4, accuracy: 0.03)
    }
    XCTAssertEqual(segmentCuts(SortedSample([1, 1]), SortedSample([1]), bins: 4), [])
    XCTAssertEqual(segmentCuts(SortedSample([0, 0, 0, 0, 0, 5]), SortedSample([]), bins: 4), [])
    let huge = segmentCuts(SortedSample([1e300, 2e300, 3e300, 4e300]), SortedSample([]), bins: 2)
    XCTAssertEqual(huge, [3e300])
    let tiny = segmentCuts(SortedSample([1e-12, 2e-12, 3e-12, 4e-12]), SortedSample([]), bins: 2)
    XCTAssertEqual(tiny, [3e-12])
  }
}

extension SegmentPredicate {
  fileprivate func holds(_ value: Scalar) -> Bool {
    switch condition {
    case .isNull: value == .null
    case .equals(let wanted): value == wanted
    case .range(let from, let below):
      value.asNumber.map { $0 >= from ?? -.infinity && (below == nil || $0 < below ?? 0) } ?? false
    }
  }
}
