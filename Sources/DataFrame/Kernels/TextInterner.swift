#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Array {
  /// The bytes of the array that adding elements would make anew; 0 where there is room for them.
  func growth(adding added: Int) -> Int {
    count + added <= capacity ? 0 : Swift.max(2 * capacity, count + added) * MemoryLayout<Element>.stride
  }
}

/// Gives equal byte strings equal codes, counted from 0 in order of first appearance.
///
/// An open-addressing table with linear probing, at most half full. The bytes of all entries stand in one
/// array.
struct TextInterner {
  /// One more than the code of the entry in each slot; 0 where it is free.
  private var slots = [Int32](repeating: 0, count: 64)
  private var hashes: [UInt32] = []
  /// Entry `i` is at `ends[i] ..< ends[i + 1]` in `bytes`.
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []

  /// The number of distinct byte strings.
  var count: Int { hashes.count }

  /// The code of a text, as of its UTF-8 bytes.
  mutating func code(of text: String) -> Int32 { FieldBytes.with(text) { code(of: $0) } }

  /// The code of a byte string, a new one where it was not seen before.
  mutating func code(of field: FieldBytes) -> Int32 {
    code(of: field, hash: TextInterner.hash(field))
  }

  /// Adds what another one holds, and gives the code here for each code there.
  mutating func merge(_ other: TextInterner) -> [Int32] {
    other.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        // Without a byte there is at most the empty text.
        return (0..<other.count).map { _ in FieldBytes.with("") { code(of: $0) } }
      }
      return (0..<other.count).map { entry in
        let start = other.ends[entry]
        let field = FieldBytes(base + start, count: other.ends[entry + 1] - start)
        return code(of: field, hash: other.hashes[entry])
      }
    }
  }

  /// Forgets all entries and keeps the room for them.
  mutating func removeAll() {
    guard count > 0 else { return }
    for slot in slots.indices { slots[slot] = 0 }
    hashes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    ends.append(0)
  }

  /// The bytes of the arrays that adding another one could make anew; 0 where there is room for it.
  func growth(adding other: TextInterner) -> Int {
    var growth = (count + other.count) * 2 > slots.count ? 2 * slots.count * MemoryLayout<Int32>.stride : 0
    growth += hashes.growth(adding: other.hashes.count) + ends.growth(adding: other.count)
    return growth + bytes.growth(adding: other.bytes.count)
  }

  /// The bytes that the entries take as texts of a column, beside those here.
  var sizeAsTexts: Int {
    let inside = count * MemoryLayout<String>.stride
    // A text of more than 15 bytes stands in an object of its own, with a header of 32.
    return count > 0 && bytes.count / count > 15 ? inside + bytes.count + count * 32 : inside
  }

  /// The bytes that the entries take here and will take as texts.
  var size: Int { sizeAsTexts + bytes.count + count * 24 }

  /// The column of rows with these codes; its texts are empty from where a stop was asked for.
  func column(codes: [Int32], validity: Bitmap?) -> StringColumn {
    let texts = consecutiveRows(count, placeholder: "") { entry in
      String(decoding: bytes[ends[entry]..<ends[entry + 1]], as: UTF8.self)
    }
    return StringColumn(codes: TypedColumn(codes, validity: validity), dictionary: texts)
  }

  private mutating func code(of field: FieldBytes, hash: UInt32) -> Int32 {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let code = slots[slot] - 1
      if hashes[Int(code)] == hash && isEntry(Int(code), field) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(count)
    slots[slot] = code + 1
    hashes.append(hash)
    bytes.append(contentsOf: UnsafeBufferPointer(start: field.base, count: field.count))
    ends.append(bytes.count)
    if count * 2 > slots.count { grow() }
    return code
  }

  private func isEntry(_ code: Int, _ field: FieldBytes) -> Bool {
    let start = ends[code]
    guard ends[code + 1] - start == field.count else { return false }
    // The entry has `field.count` bytes from `start` on, and the field as many.
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, field.count > 0 else { return true }
      return memcmp(base + start, field.base, field.count) == 0
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code) + 1
    }
  }

  /// Mixes eight bytes at a time by multiplication; the codes do not depend on it.
  private static func hash(_ field: FieldBytes) -> UInt32 {
    var hash = UInt64(field.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= field.count {
      hash = mixed(hash ^ Byte.word(field.base + index))
      index += 8
    }
    var rest: UInt64 = 0
    while index < field.count {
      rest = rest << 8 | UInt64(field[index])
      index += 1
    }
    return UInt32(truncatingIfNeeded: mixed(hash ^ rest) >> 32)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 32
  }
}
