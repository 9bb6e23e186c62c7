import DataFrame
import Foundation

/// SHA-256 of bytes (FIPS 180-4), which fingerprints the files that a session read.
///
/// It is ours because neither Foundation on Linux nor the standard library has one, and a program for it goes by
/// different names on different systems.
struct SHA256 {
  private var state = SHA256State()
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// The digest of bytes as 64 hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: [UInt8]) {
    length += UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending += bytes[..<start]
      guard pending.count == 64 else { return }
      state.take(pending, from: 0)
      pending.removeAll(keepingCapacity: true)
    }
    start += state.take(bytes, from: start)
    pending += bytes[start...]
  }

  /// The digest of bytes in Base64, as a content security policy names a style or a script.
  static func base64(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    hash.pad()
    let digest = hash.state.words.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    return Data(digest).base64EncodedString()
  }

  /// Ends the message and gives its digest.
  mutating func finish() -> String {
    pad()
    return state.words.map { word in
      let text = String(word, radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }.joined()
  }

  /// Ends the message, so that the state is its digest.
  private mutating func pad() {
    let bits = length * 8
    let zeros = (119 - Int(length % 64)) % 64
    update(
      [0x80] + [UInt8](repeating: 0, count: zeros)
        + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) })
  }
}
