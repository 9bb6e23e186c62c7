/// A fixed number of bits, packed 64 to a word, that says for each row of a column whether it holds a value.
///
/// Bits past `count` in the last word are always zero, so whole words can be counted and compared.
public struct Bitmap: Sendable, Hashable {
  /// The packed bits; bit `i` of the map is bit `i % 64` of word `i / 64`.
  public private(set) var words: [UInt64]

  /// The number of bits.
  public private(set) var count: Int

  /// A bitmap of `count` equal bits.
  public init(repeating bit: Bool, count: Int) {
    words = [UInt64](repeating: bit ? ~0 : 0, count: (count + 63) / 64)
    self.count = count
    clearPastEnd()
  }

  /// A bitmap with the bits of a sequence, in its order.
  public init(_ bits: some Sequence<Bool>) {
    self.init(repeating: false, count: 0)
    for bit in bits { append(bit) }
  }

  /// The bit at a position in `0 ..< count`.
  @inlinable
  public subscript(index: Int) -> Bool {
    get { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }
    set { setBit(index, to: newValue) }
  }

  @usableFromInline
  mutating func setBit(_ index: Int, to bit: Bool) {
    let mask: UInt64 = 1 << UInt64(index & 63)
    if bit { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
  }

  /// Adds one bit at the end.
  public mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    count += 1
    if bit { setBit(count - 1, to: true) }
  }

  /// The number of bits that are set.
  ///
  /// - Complexity: O(`count` / 64).
  public var setCount: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Whether every bit is set.
  public var isFull: Bool { setCount == count }

  /// The positions of the set bits, ascending.
  ///
  /// - Complexity: O(`count` / 64 + set bits).
  public var setIndices: [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(setCount)
    for (number, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        indices.append(number << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return indices
  }

  /// The bits set in both maps, which must be equally long.
  public static func & (left: Bitmap, right: Bitmap) -> Bitmap {
    left.combined(with: right, &)
  }

  /// The bits set in either map, which must be equally long.
  public static func | (left: Bitmap, right: Bitmap) -> Bitmap {
    left.combined(with: right, |)
  }

  /// The bits that are not set.
  public static prefix func ~ (map: Bitmap) -> Bitmap {
    var result = map
    for index in result.words.indices { result.words[index] = ~result.words[index] }
    result.clearPastEnd()
    return result
  }

  private func combined(with other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) -> Bitmap {
    precondition(count == other.count, "bitmaps of different lengths")
    var result = self
    for index in words.indices { result.words[index] = operation(words[index], other.words[index]) }
    return result
  }

  private mutating func clearPastEnd() {
    guard count & 63 != 0 else { return }
    words[words.count - 1] &= (1 << UInt64(count & 63)) - 1
  }
}
