#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes of a file, readable at any place.
///
/// A file is read at the places that are asked for, straight into the memory that they are for. It is not mapped: if
/// another program shortens a mapped file, the process ends, and if it rewrites one, a frame changes after the session
/// has recorded its digest. The cost is one copy of a buffer out of the system's cache. What comes out of a pipe is held in
/// memory.
struct ArrowStorage: Sendable {
  /// The number of bytes.
  let size: Int

  private enum Place: Sendable {
    case file(FileDescriptor)
    case memory([UInt8])
  }

  private let place: Place
  /// The path of the file.
  let path: String

  /// The bytes of a source that nothing was read from yet.
  init(_ source: ByteSource) throws(FileError) {
    path = source.path
    // A source in memory knows its size too, and its path need not be a file's.
    if let size = source.size, size > 0, FileStatus(path: source.path)?.size == size {
      (place, self.size) = (.file(try FileDescriptor.reading(source.path)), size)
    } else {
      let bytes = try source.readAll()
      (place, size) = (.memory(bytes), bytes.count)
    }
  }

  /// The bytes of a range, which must lie in the file.
  func bytes(_ range: Range<Int>) throws(ArrowFault) -> [UInt8] {
    try array(of: UInt8.self, at: [(range.lowerBound, range.count)])
  }

  /// Numbers as they stand in the file, little-endian, from several places one after the other; each place
  /// with its numbers must lie in the file.
  ///
  /// - Throws: `ArrowFault.file` where the system refuses, or the file became shorter.
  func array<Element: BitwiseCopyable>(
    of type: Element.Type, at places: [(position: Int, count: Int)]
  ) throws(ArrowFault) -> [Element] {
    let count = places.reduce(0) { $0 + $1.count }
    let stride = MemoryLayout<Element>.stride
    var failure: ArrowFault?
    let array = [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // The parts below follow each other in the buffer's `count` elements, and any bytes are a number. Only
      // when all were filled are they counted as initialized.
      var memory = UnsafeMutableRawBufferPointer(buffer)
      do throws(ArrowFault) {
        for place in places {
          let part = UnsafeMutableRawBufferPointer(rebasing: memory.prefix(place.count * stride))
          try fill(part, from: place.position)
          memory = UnsafeMutableRawBufferPointer(rebasing: memory.dropFirst(place.count * stride))
        }
        initializedCount = count
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return array
  }

  /// Fills all of the memory with the bytes from a position on.
  private func fill(_ memory: UnsafeMutableRawBufferPointer, from position: Int) throws(ArrowFault) {
    precondition(position >= 0 && memory.count <= size - position, "reading past the end of the file")
    guard let base = memory.baseAddress, memory.count > 0 else { return }
    switch place {
    case .memory(let bytes):
      memory.copyBytes(from: bytes[position..<position + memory.count])
    case .file(let file):
      var done = 0
      while done < memory.count {
        // `done` is below the memory's size, and as many bytes as are left there are asked for.
        let offset = done
        let count = retrying {
          pread(file.number, base + offset, memory.count - offset, off_t(position + offset))
        }
        guard count >= 0 else { throw .file(SystemFault.current.error(path: path)) }
        guard count > 0 else {
          throw .file(FileError(.system, path: path, detail: "it changed while it was read"))
        }
        done += count
      }
    }
  }
}

extension [UInt8] {
  /// Adds numbers as they stand in memory.
  mutating func append<Number: BitwiseCopyable>(memoryOf values: ArraySlice<Number>) {
    // The bytes of the slice are copied before its memory is let go.
    values.withUnsafeBytes { append(contentsOf: $0) }
  }
}
