/// The characters that take two columns of a terminal, beside those with an emoji presentation.
///
/// Source: property East_Asian_Width, values W and F (Unicode Standard Annex #11), with unassigned code
/// points inside a block counted with their block.
enum WideCharacters {
  static let ranges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F320, 0x20000...0x2FA1D,
    0x30000...0x3134A,
  ]

  /// - Complexity: O(log *r*) for *r* ranges.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      let range = ranges[middle]
      if range.contains(scalar.value) { return true }
      if scalar.value < range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return false
  }
}
