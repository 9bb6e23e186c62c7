import XCTest

@testable import DriftREPL

/// Examples from FIPS 180-4 and NIST's test vectors.
final class SHA256Tests: XCTestCase {
  func testKnownMessages() {
    let vectors = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (message, digest) in vectors { XCTAssertEqual(SHA256.hexadecimal(Array(message.utf8)), digest) }
  }

  func testPiecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<200).map { UInt8($0) }
    for length in 0...200 {
      let whole = SHA256.hexadecimal(Array(bytes[..<length]))
      for cut in [0, 1, 55, 56, 63, 64, 65, 128] where cut <= length {
        var hash = SHA256()
        hash.update(Array(bytes[..<cut]))
        hash.update(Array(bytes[cut..<length]))
        XCTAssertEqual(hash.finish(), whole, "\(length) cut at \(cut)")
      }
    }
  }
}
