import DataFrame
import XCTest

/// Mutated files are read, or refused with a cause that belongs to files: never a crash, never a hang.
final class FormatFuzzTests: XCTestCase {
  private let seeds: [(name: String, text: String)] = [
    ("a.csv", "id;näme;\"q;\"\"x\"\n1;2026-01-31;true\n-2.5e3;\"two\nlines\";\n007;NA;inf\n"),
    ("a.tsv", "a\tb\r\n1\t9223372036854775807\r\n\r\n2\t1e400\r\n"),
    ("a.json", "[{\"a\":1,\"b\":{\"c\":[1,2,{}]}},\n{\"a\":-1.5e3,\"b\":null,\"s\":\"\\ud83d\\ude42\\n\"}]"),
    ("a.jsonl", "{\"a\":true}\n{\"a\":\"2026-01-31T10:00:00Z\"}\n"),
  ]

  func testMutatedFiles() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 1)
    for (name, text) in seeds {
      for round in 0..<1500 {
        var bytes = Array(text.utf8)
        for _ in 0...generator.below(6) { mutate(&bytes, &generator) }
        let path = try folder.file(name, bytes)
        var options = LoadOptions()
        if round % 3 == 0 { options.header = false }
        if round % 5 == 0 { options.rows = 2 }
        do throws(DataError) {
          let frame = try DataFrame.load(path: path, options: options).frame
          XCTAssertTrue(frame.columns.allSatisfy { $0.count == frame.rowCount })
        } catch {
          guard case .file = error else { return XCTFail("\(error)") }
        }
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let special = Array("\"\n\r,;\t|{}[]:\\ue+-.0 ".utf8) + [0, 0x80, 0xC3, 0xEF, 0xBB, 0xBF, 0xFF]
    let position = generator.below(bytes.count + 1)
    switch generator.below(4) {
    case 0: bytes.insert(special[generator.below(special.count)], at: position)
    case 1 where position < bytes.count: bytes.remove(at: position)
    case 2 where position < bytes.count: bytes[position] = special[generator.below(special.count)]
    case 3: bytes.removeSubrange(position...)
    default: bytes += bytes.prefix(position)
    }
  }
}
