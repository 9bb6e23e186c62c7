/// A hash table that numbers 64-bit keys in order of insertion: open addressing with linear probing.
///
/// Invariants: the number of slots is a power of two; a slot is free where its number is negative; at most half of them
/// are taken, so every probe ends.
struct KeyTable: Sendable {
  private struct Slot: Sendable {
    var key: UInt64 = 0
    /// -1 where the slot is free.
    var number: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  private var taken = 0
  /// How many numbers were given.
  private(set) var count = 0

  /// A new number that belongs to no key.
  mutating func addUnkeyed() -> Int32 {
    count += 1
    return Int32(count - 1)
  }

  /// The number of a key, which is added where it is new.
  @inline(__always)
  mutating func insert(_ key: UInt64) -> Int32 {
    let place = place(of: key)
    let number = slots[place].number
    return number >= 0 ? number : add(key, at: place)
  }

  /// The number of a key, -1 where it was not inserted.
  @inline(__always)
  func number(of key: UInt64) -> Int32 { slots[place(of: key)].number }

  /// Where a key is, or where it would be.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    // Doubles differ in their high bits and integers in their low ones; the product's high half depends on both
    // (multiplicative hashing: Knuth, "The Art of Computer Programming" 3, 6.4).
    let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
    var place = Int(truncatingIfNeeded: mixed >> 32) & mask
    while slots[place].number >= 0 && slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func add(_ key: UInt64, at place: Int) -> Int32 {
    let number = addUnkeyed()
    slots[place] = Slot(key: key, number: number)
    taken += 1
    if 2 * taken > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    slots = []
    HugePages.reserve(old.count * 4, in: &slots)
    slots.append(contentsOf: repeatElement(Slot(), count: old.count * 4))
    for slot in old where slot.number >= 0 { slots[place(of: slot.key)] = slot }
  }
}
