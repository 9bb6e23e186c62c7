import XCTest

@testable import DataFrame

/// However a file is cut and however many threads parse it, what is read is the same, bit by bit.
final class CSVWorkloadTests: XCTestCase {
  /// What reading gives, told so that two readings differ in nothing that this does not show.
  private func reading(_ text: String, _ workload: CSVWorkload, _ options: LoadOptions) -> String {
    let source = ByteSource(Array(text.utf8), path: "a.csv")
    do throws(DataError) {
      let reader = CSVReader(options: options, separator: Byte.comma, workload: workload)
      let result = try reader.read(source, format: "CSV")
      return "\(result.frame.columns.map(exactly)) \(result.report)"
    } catch {
      return "\(error)"
    }
  }

  /// Also the placeholders of missing rows, entries that no row uses, and the sign of zero.
  private func exactly(_ column: Column) -> String {
    let values =
      switch column {
      case .integer(let column): "\(column.values)"
      case .number(let column): "\(column.values.map(\.bitPattern))"
      case .bool(let column): "\(column.values)"
      case .date(let column): "\(column.values.map(\.microseconds))"
      case .string(let column): "\(column.codes.values) \(column.dictionary.map { Array($0.utf8) })"
      }
    return "\(column.type) \(values) \(column.validity?.words ?? [])"
  }

  private func assertSame(_ text: String, _ options: LoadOptions = LoadOptions(), sizes: [Int]) {
    let expected = reading(text, CSVWorkload(workers: 1, blockSize: 1 << 20), options)
    for workers in [1, 2, 3, 7] {
      for size in sizes {
        let found = reading(text, CSVWorkload(workers: workers, blockSize: size), options)
        XCTAssertEqual(found, expected, "\(workers) workers, \(size) bytes: \(text.debugDescription)")
      }
    }
  }

  func testEveryCutOfEveryKindOfRecord() {
    let records = [
      "1,x\n", "\"2\",\"a,b\"\n", ",\"two\nlines\"\r\n", "3\n", "\"say \"\"hi\"\"\",\"\"\n", "\n\r\n",
      "5\" pipe,\"\n\"\"\n\"\r\n", "é,\"ü\n\"\n", "\"\"\"\",NA\n", "\"NA\",\"\r\"\n",
    ]
    for first in records {
      for second in records {
        assertSame("a,b\n" + first + second + "9,\"z\n", sizes: [1, 5])
        assertSame("a,b\n" + first + second + "9,z", sizes: Array(1...12))
      }
    }
  }

  func testLineEndsOfEveryKind() {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["a,b", "1,\"x\(end)\"", "", "2,y", "3", "4,\"\(end)\"", "5,z"].joined(separator: end)
      assertSame(text, sizes: Array(1...24))
    }
  }

  func testEveryMixtureOfTypes() {
    let values = ["", "1", "-0", "2.5", "true", "2026-01-31", "x", "\"NA\"", " ", "99999999999999999999"]
    for first in values {
      for second in values {
        for third in values {
          assertSame("a,b\n\(first),1\n\(second),2\n\(third),3\n", sizes: [1])
        }
      }
    }
  }

  func testNamedTypesAndTheirFirstLines() {
    var options = LoadOptions()
    options.types = ["a": .integer]
    let lines = (0..<60).map { $0 % 3 == 0 ? "x,\"\n\"" : $0 % 7 == 0 ? "1" : "\($0),y" }
    assertSame("a,b\n" + lines.joined(separator: "\n"), options, sizes: [1, 7, 30, 100])
  }

  func testRowsThatAreCounted() {
    let text = "a,b\n1,x\n2,\"y\ny\"\n3,z\n4,u,v\n"
    for rows in 0...4 {
      var options = LoadOptions()
      options.rows = rows
      assertSame(text, options, sizes: [1, 6, 20])
    }
  }

  func testTheFirstErrorOfTheFileIsTold() {
    let good = (0..<200).map { "\($0),\"x\ny\"\n" }.joined()
    let faults = ["1,2,3\n", "1,\"x\"y\n", "\u{0},1\n"]
    for (index, fault) in faults.enumerated() {
      let other = faults[(index + 1) % faults.count]
      // Past the sample that is looked at before parsing.
      let text = "a,b\n" + String(repeating: good, count: 40) + fault + good + other
      assertSame(text, sizes: [64, 1000, 20_000])
      let error = reading(text, CSVWorkload(workers: 3, blockSize: 1000), LoadOptions())
      XCTAssertTrue(error.contains("Optional(16002)"), error)
    }
    assertSame("a,b\n" + String(repeating: good, count: 40) + "1,\"open\n" + good, sizes: [64, 20_000])
  }

  func testManyRowsOfManyTexts() {
    var generator = SeededGenerator(seed: 5)
    var text = "id,group,value,when\n"
    for row in 0..<20_000 {
      let value = generator.below(9) == 0 ? "" : "\(generator.uniform())"
      text += "k\(generator.below(7000)),g\(generator.below(5)),\(value),2026-01-0\(row % 9 + 1)\n"
    }
    assertSame(text, sizes: [4096, 50_000])
  }

  func testAStopEndsAllWorkers() {
    let text = "a,b\n" + String(repeating: "1,x\n", count: 50_000)
    Cancellation.request()
    defer { Cancellation.reset() }
    let found = reading(text, CSVWorkload(workers: 3, blockSize: 100), LoadOptions())
    XCTAssertEqual(found, "cancelled")
  }

  func testColumnsThatAreNotReadAreNotParsed() {
    var options = LoadOptions()
    options.columns = ["c", "a"]
    assertSame("a,b,c\n1,\"x\ny\",3\n4,5\n6,7,\"8\"\n", options, sizes: Array(1...10))
    XCTAssertTrue(reading("a,b,c\n1,x,3,4\n", .standard, options).contains("4 fields instead of 3"))
  }

  func testRecordsOnBothSidesOfABoundaryAreThoseOfTheWhole() {
    var texts: Set<[UInt8]> = [[]]
    for _ in 0..<6 { texts.formUnion(texts.flatMap { text in "a,\"\n\r".utf8.map { text + [$0] } }) }
    for text in texts {
      guard let whole = records(text) else { continue }
      let padded = text + [UInt8](repeating: 0, count: CSVScanner.padding)
      guard let cut = CSVBoundary.last(padded, count: text.count, separator: Byte.comma) else { continue }
      let parts = (records(text.prefix(cut)) ?? []) + (records(text.dropFirst(cut)) ?? [])
      XCTAssertEqual(parts, whole, String(decoding: text, as: UTF8.self).debugDescription)
    }
  }

  /// The numbers of fields of all records; nil for what the scanner refuses.
  private func records(_ text: some Sequence<UInt8>) -> [Int]? {
    let bytes = Array(text)
    let padded = bytes + [UInt8](repeating: 0, count: CSVScanner.padding)
    return padded.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = CSVScanner(separator: Byte.comma)
      var (position, counts) = (0, [Int]())
      var field = CSVField(start: 0, end: 0, form: .absent)
      do throws(CSVFault) {
        while let count = try scanner.scanRecord(
          base, from: &position, limit: bytes.count, isFinal: true, into: &field, capacity: 0)
        { counts.append(count) }
      } catch {
        return nil
      }
      return counts
    }
  }
}
