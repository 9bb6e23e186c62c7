/// The texts that stand for a missing value, arranged so that nearly every field is told apart by two
/// look-ups.
struct NullTokens: Sendable {
  private let tokens: [[UInt8]]
  private let includesEmpty: Bool

  /// For each first byte, a set bit for each length that a token starting so has; bit 63 for longer ones.
  private let lengths: [UInt64]

  init(_ texts: [String]) {
    tokens = texts.map { Array($0.utf8) }
    includesEmpty = tokens.contains { $0.isEmpty }
    var lengths = [UInt64](repeating: 0, count: 256)
    for token in tokens {
      guard let first = token.first else { continue }
      lengths[Int(first)] |= 1 << UInt64(min(token.count, 63))
    }
    self.lengths = lengths
  }

  /// Whether a field's bytes are exactly one of the tokens.
  @inline(__always)
  func contains(_ field: FieldBytes) -> Bool {
    guard field.count > 0 else { return includesEmpty }
    guard lengths[Int(field[0])] >> UInt64(min(field.count, 63)) & 1 == 1 else { return false }
    return isToken(field)
  }

  private func isToken(_ field: FieldBytes) -> Bool {
    tokens.contains { token in
      token.count == field.count && token.indices.allSatisfy { token[$0] == field[$0] }
    }
  }
}
