import DataFrame
import XCTest

@testable import Models

/// Files that nobody vouches for: a mutated model reads as a model that predicts, or gives one typed error.
final class ModelFuzzTests: XCTestCase {
  func testMutatedFilesNeverTrap() throws {
    let frame = ModelSamples.classes(100)
    var generator = SeededGenerator(seed: 11)
    var (read, refused) = (0, 0)
    for learner in Learners.all {
      var options = FitOptions()
      options.learner = learner.name
      let bytes = try Fit("label", on: frame, options: options).model.jsonBytes()
      for _ in 0..<60 {
        do {
          let model = try Model(json: mutated(bytes, using: &generator))
          read += 1
          _ = try model.predict(frame)
        } catch let error as ModelError {
          XCTAssertFalse("\(error)".isEmpty)
          refused += 1
        }
      }
    }
    XCTAssertGreaterThan(read, 10)
    XCTAssertGreaterThan(refused, 30)
  }

  func testWhatIsNoModelIsToldFromALaterVersion() throws {
    let versionOnly = #"{"format":"drift model","version":1}"#
    for text in ["", "{}", "[", versionOnly, "nul", String(repeating: "[", count: 9999)] {
      XCTAssertThrowsError(try Model(json: Array(text.utf8))) { error in
        guard case ModelError.malformed = error else { return XCTFail("\(error)") }
      }
    }
    XCTAssertThrowsError(try Model(json: Array("{\"format\":\"drift model\",\"version\":2}".utf8))) {
      XCTAssertEqual($0 as? ModelError, .unknownVersion(2))
    }
  }

  func testNumbersReadBackAsTheSameBits() throws {
    var generator = SeededGenerator(seed: 2)
    let odd: [Double] = [
      0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0x1p53, -0x1p60, 0.1, 1e22, 123_456_789,
    ]
    let random = (0..<2000).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    let text = JSONValue.numbers(odd + random).text
    guard case .array(let values) = try JSONValue(parsing: Array(text.utf8)) else {
      return XCTFail("no array")
    }
    for (value, expected) in zip(values, odd + random) {
      guard case .number(let number) = value else { return XCTFail("no number") }
      XCTAssertEqual(number.bitPattern, expected.bitPattern)
    }
  }

  /// A few bytes changed, taken out or doubled, or a number replaced by an extreme one.
  private func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(3) {
      // The head, where sizes stand, is hit as often as the long rest.
      let place = generator.below(generator.below(2) == 0 ? min(1500, bytes.count) : bytes.count)
      switch generator.below(5) {
      case 0: bytes[place] = UInt8(generator.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(Array("0123456789-.,[]{}\"en".utf8)[generator.below(20)], at: place)
      case 3: bytes.replaceSubrange(place..<place, with: Array("1e308,".utf8))
      default:
        // Another number in the place of one.
        let start = bytes[place...].firstIndex { (0x30...0x39).contains($0) } ?? place
        let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
        let numbers = ["-1", "0", "1e308", "999999", "2.5", "1e-320"]
        bytes.replaceSubrange(start..<end, with: Array(numbers[generator.below(numbers.count)].utf8))
      }
    }
    return bytes
  }
}
