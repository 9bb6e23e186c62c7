/// A hash that is the same in every run and on every machine: FNV-1a over UTF-8, 64 bits.
///
/// Source: Fowler, Noll and Vo, "The FNV non-cryptographic hash algorithm", draft-eastlake-fnv.
func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
