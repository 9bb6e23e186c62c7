#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Room for long arrays in pages of 2 MiB where the system has them, which spares it hundreds of small ones.
enum HugePages {
  private static let size = 1 << 21

  /// Makes room for elements in an array that has none yet.
  static func reserve<Element>(_ count: Int, in array: inout [Element]) {
    array.reserveCapacity(count)
    array.withUnsafeMutableBytes { bytes in
      // The array's own room goes on behind the elements that it has.
      advise(UnsafeRawBufferPointer(start: bytes.baseAddress, count: count * MemoryLayout<Element>.stride))
    }
  }

  /// Asks for memory that nothing was written to yet in such pages; refusal does no harm.
  static func advise(_ bytes: UnsafeRawBufferPointer) {
    #if os(Linux)
      guard bytes.count >= 2 * size, let base = bytes.baseAddress else { return }
      // The advice is for whole pages inside the memory, and changes nothing that can be read.
      let first = (UInt(bitPattern: base) + UInt(size - 1)) & ~UInt(size - 1)
      let end = UInt(bitPattern: base + bytes.count) & ~UInt(size - 1)
      guard first < end, let start = UnsafeMutableRawPointer(bitPattern: first) else { return }
      _ = madvise(start, Int(end - first), madviseHugePage)
    #endif
  }
}

#if os(Linux)
  /// `MADV_HUGEPAGE` of `<linux/mman.h>`, which the C library shows only to programs that ask for GNU
  /// extensions.
  private let madviseHugePage: CInt = 14
#endif
