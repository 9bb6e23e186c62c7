import DataFrame
import XCTest

/// Damaged files are read, or refused with a cause that belongs to files: never a crash, never a hang, never a
/// frame that is much larger than the file.
final class ArrowFuzzTests: XCTestCase {
  private let names = [
    "numbers", "times", "texts", "batches", "legacy", "growing", "nested", "polars_batches",
  ]

  func testMutatedFiles() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 2)
    for name in names {
      let seed = try ArrowFixture.bytes(name)
      for _ in 0..<700 {
        var bytes = seed
        for _ in 0...generator.below(4) { mutate(&bytes, &generator) }
        try load(bytes, folder, name)
      }
    }
  }

  /// Every aligned number of 32 bits takes values that lengths and offsets go wrong with.
  func testEveryNumberReplaced() throws {
    let folder = try TemporaryFolder()
    let replacements: [Int32] = [0, 1, -1, 3, 24, .max, .min, 0x00FF_FFF8]
    for name in ["texts", "growing", "polars"] {
      let seed = try ArrowFixture.bytes(name)
      for position in stride(from: 8, to: seed.count - 10, by: 4) {
        for replacement in replacements {
          var bytes = seed
          for index in 0..<4 {
            bytes[position + index] = UInt8(truncatingIfNeeded: replacement >> (index * 8))
          }
          try load(bytes, folder, name)
        }
      }
    }
  }

  func testEveryPrefix() throws {
    let folder = try TemporaryFolder()
    let bytes = try ArrowFixture.bytes("growing")
    for count in 1..<bytes.count {
      let path = try folder.file("a.arrow", Array(bytes.prefix(count)))
      XCTAssertEqual(fileError(try DataFrame.load(path: path))?.code, .malformed)
    }
  }

  private func load(_ bytes: [UInt8], _ folder: TemporaryFolder, _ name: String) throws {
    let path = try folder.file("a.arrow", bytes)
    var options = LoadOptions()
    if name == "nested" { options.columns = ["n"] }
    do throws(DataError) {
      let frame = try DataFrame.load(path: path, options: options).frame
      XCTAssertTrue(frame.columns.allSatisfy { $0.count == frame.rowCount })
      // A few values too, as a position in a dictionary could be wrong.
      _ = frame.gather(Array(0..<min(frame.rowCount, 100))).texts
    } catch {
      switch error {
      case .file, .unknownColumn: break
      default: XCTFail("\(error)")
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let special: [UInt8] = [0, 1, 2, 4, 8, 0x10, 0x18, 0x40, 0x7F, 0x80, 0xC3, 0xFE, 0xFF]
    let position = generator.below(bytes.count)
    switch generator.below(6) {
    case 0: bytes[position] = UInt8(generator.below(256))
    case 1: bytes[position] ^= 1 << UInt8(generator.below(8))
    case 2:
      for index in position..<min(position + 8, bytes.count) { bytes[index] = special[generator.below(13)] }
    case 3 where position > 8: bytes.removeSubrange(position - 8..<position)
    case 4: bytes.insert(contentsOf: [UInt8](repeating: 0, count: 8), at: position)
    default: bytes[position] = special[generator.below(13)]
    }
  }
}
