import Foundation
import XCTest

@testable import DataFrame

/// Mutated files are read, or refused with a cause that belongs to files: never a crash, never a hang.
final class FormatFuzzTests: XCTestCase {
  private let seeds: [(name: String, text: String)] = [
    ("a.csv", "id;näme;\"q;\"\"x\"\n1;2026-01-31;true\n-2.5e3;\"two\nlines\";\n007;NA;inf\n"),
    ("a.tsv", "a\tb\r\n1\t9223372036854775807\r\n\r\n2\t1e400\r\n"),
    ("a.json", "[{\"a\":1,\"b\":{\"c\":[1,2,{}]}},\n{\"a\":-1.5e3,\"b\":null,\"s\":\"\\ud83d\\ude42\\n\"}]"),
    ("a.jsonl", "{\"a\":true}\n{\"a\":\"2026-01-31T10:00:00Z\"}\n"),
  ]

  /// How long to go on after the rounds that are always done, from `DRIFT_FUZZ_SECONDS`.
  private let patience = Duration.seconds(
    Int(ProcessInfo.processInfo.environment["DRIFT_FUZZ_SECONDS"] ?? "") ?? 0)

  func testMutatedFiles() throws {
    let end = ContinuousClock.now + patience
    var seed = 1
    repeat {
      for (name, text) in seeds { try fuzz(name, text, rounds: 5000, seed: seed) }
      seed += 1
    } while ContinuousClock.now < end
  }

  private func fuzz(_ name: String, _ text: String, rounds: Int, seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let format = try FileFormats.reading(name)
    for round in 0..<rounds {
      var bytes = Array(text.utf8)
      for _ in 0...generator.below(6) { mutate(&bytes, &generator) }
      var options = LoadOptions()
      if round % 3 == 0 { options.header = false }
      if round % 5 == 0 { options.rows = 2 }
      if round % 7 == 0 { options.types = ["a": .date, "id": .integer] }
      let whole = outcome { () throws(DataError) in
        try format.read(ByteSource(bytes, path: name), options: options)
      }
      if case .success(let result) = whole {
        let frame = result.frame
        XCTAssertTrue(frame.columns.allSatisfy { $0.count == frame.rowCount }, "seed \(seed), \(round)")
        XCTAssertTrue(frame.rowCount <= bytes.count && frame.columns.count <= bytes.count + 1)
      }
      guard name.hasSuffix("sv") else { continue }
      let workload = CSVWorkload(workers: 1 + round % 3, blockSize: 1 + generator.below(40))
      let separator = name == "a.tsv" ? Byte.tab : nil
      let parts = outcome { () throws(DataError) in
        try CSVReader(options: options, separator: separator, workload: workload)
          .read(ByteSource(bytes, path: name), format: format.name)
      }
      XCTAssertEqual(parts, whole, "seed \(seed), round \(round): \(bytes)")
    }
  }

  /// What reading gives; only causes that belong to files are told as such.
  private func outcome(_ body: () throws(DataError) -> LoadResult) -> Result<LoadResult, FileError> {
    do throws(DataError) {
      return .success(try body())
    } catch .file(let error) {
      return .failure(error)
    } catch {
      XCTFail("\(error)")
      return .failure(FileError(.malformed, path: ""))
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
