/// The bytes of a file, decompressed on the way where its name says that it is compressed.
///
/// A path that is a URL is fetched. The programs that fetch and decompress run beside the reader, which takes
/// what is there and never holds the whole file. A source that is dropped before its end stops them.
public final class ByteSource {
  /// The path as the caller gave it.
  public let path: String

  private let origin: Origin
  private let descriptor: FileDescriptor?
  /// The programs that the bytes come through, the first one first.
  private let children: [ChildProcess]
  /// The number of bytes that were read.
  private var position = 0
  private var isAtEnd = false
  /// Whether a person who waits is told how far it is.
  private var tellsProgress = true

  /// Where bytes come from.
  private enum Origin {
    case path
    case program(String, arguments: [String])
    case memory([UInt8])
  }

  /// Opens a file, or begins to fetch one.
  ///
  /// - Throws: `FileError` with the code `notFound`, `isDirectory`, `system` or `missingProgram`.
  public init(path: String) throws(FileError) {
    self.path = path
    origin = .path
    var children: [ChildProcess] = []
    var bytes: FileDescriptor
    if RemoteFile.isURL(path) {
      let arguments = RemoteFile.arguments(path)
      (bytes, children) = try ByteSource.start(RemoteFile.program, arguments, path: path)
    } else {
      bytes = try FileDescriptor.reading(path)
    }
    if let compression = Compression(path: path) {
      let child = try ChildProcess(
        compression.program, arguments: compression.decompressing, input: bytes, path: path)
      (bytes, children) = (child.takeOutput(), children + [child])
    }
    (descriptor, self.children) = (bytes, children)
  }

  /// Opens a file to read its bytes as they stand, compressed or not.
  ///
  /// - Throws: `FileError` with the code `notFound`, `isDirectory` or `system`.
  public init(bytesOf path: String) throws(FileError) {
    self.path = path
    origin = .path
    (descriptor, children) = (try FileDescriptor.reading(path), [])
  }

  /// How many programs run beside the reader.
  var programCount: Int { children.count }

  /// What a program writes that is told to read a file.
  ///
  /// - Parameter path: What errors name.
  /// - Throws: `FileError` with the code `missingProgram` or `system`.
  init(program: String, arguments: [String], path: String) throws(FileError) {
    self.path = path
    origin = .program(program, arguments: arguments)
    let (bytes, children) = try ByteSource.start(program, arguments, path: path)
    (descriptor, self.children) = (bytes, children)
  }

  /// Bytes that are there already.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    origin = .memory(bytes)
    (descriptor, children) = (nil, [])
  }

  private static func start(
    _ program: String, _ arguments: [String], path: String
  ) throws(FileError) -> (FileDescriptor, [ChildProcess]) {
    let nothing = try FileDescriptor.reading("/dev/null")
    let child = try ChildProcess(program, arguments: arguments, input: nothing, path: path)
    return (child.takeOutput(), [child])
  }

  /// The same bytes from their beginning.
  public func reopened() throws(FileError) -> ByteSource {
    switch origin {
    case .path: try ByteSource(path: path)
    case .program(let program, let arguments):
      try ByteSource(program: program, arguments: arguments, path: path)
    case .memory(let bytes): ByteSource(bytes, path: path)
    }
  }

  /// The number of bytes that will come; nil where it is not known.
  public var size: Int? {
    if case .memory(let bytes) = origin { return bytes.count }
    guard children.isEmpty, let status = try? descriptor?.status(path: path), status.kind == .regular else {
      return nil
    }
    return status.size
  }

  /// All bytes that have not been read yet.
  ///
  /// - Throws: As `read`.
  public func readAll() throws(FileError) -> [UInt8] {
    try checkMemory(size ?? 0, needed: size)
    var bytes = [UInt8](repeating: 0, count: max(size.map { $0 + 1 } ?? 0, 1 << 16))
    var count = 0
    while true {
      if count == bytes.count {
        // Twice the room, and the old bytes until they are there.
        try checkMemory(2 * count, needed: nil)
        bytes.append(contentsOf: repeatElement(0, count: count))
      }
      let added = try read(into: &bytes, from: count, upTo: bytes.count)
      guard added > 0 else { break }
      count += added
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Gives all bytes that have not been read yet, a part at a time, until a body says that it has enough.
  ///
  /// - Parameter body: Called with parts of at most a mebibyte; gives whether it wants more.
  /// - Throws: As `read`.
  public func forEachChunk(_ body: ([UInt8]) -> Bool) throws(FileError) {
    // It runs beside whoever reads the same file for its values.
    tellsProgress = false
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try read(into: &bytes, from: 0, upTo: bytes.count)
      guard count > 0 else { return }
      guard body(count == bytes.count ? bytes : Array(bytes[..<count])) else { return }
    }
  }

  /// Refuses what does not fit into memory, where it is large.
  ///
  /// - Parameters:
  ///   - count: The bytes that are about to be taken.
  ///   - needed: What the whole file will take, where that is known.
  /// - Throws: `FileError` with the code `outOfMemory`.
  func checkMemory(_ count: Int, needed: Int?) throws(FileError) {
    guard count >= 1 << 24 else { return }
    do throws(MemoryShortage) {
      try MemoryBudget.measure().check(reserving: count)
    } catch {
      throw FileError(.outOfMemory(needed: needed, free: error.free), path: path)
    }
  }

  /// Writes all bytes that have not been read yet into a new temporary file and gives its path.
  ///
  /// - Throws: As `read`.
  func copied() throws(FileError) -> String {
    let (copy, name) = try FileDescriptor.temporary()
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    do throws(FileError) {
      while !Cancellation.isRequested {
        let count = try read(into: &bytes, from: 0, upTo: bytes.count)
        guard count > 0 else { break }
        try copy.write(Array(bytes[..<count]), path: name)
      }
    } catch {
      FileSystem.remove(name)
      throw error
    }
    return name
  }

  /// Reads into part of an array and gives the number of bytes; 0 at the end, and only if all had gone well.
  ///
  /// - Throws: `FileError` with the code `system` or `programFailed`.
  public func read(into bytes: inout [UInt8], from offset: Int, upTo limit: Int) throws(FileError) -> Int {
    guard !isAtEnd else { return 0 }
    let count: Int
    if case .memory(let all) = origin {
      count = min(limit - offset, all.count - position)
      bytes.replaceSubrange(offset..<offset + count, with: all[position..<position + count])
      position += count
    } else {
      count = try descriptor?.read(into: &bytes, from: offset, upTo: limit, path: path) ?? 0
      if !children.isEmpty { letProgramRunAhead(read: count, of: limit - offset) }
    }
    if tellsProgress { ProgressCount.advance(.bytes, by: count) }
    if count == 0 {
      isAtEnd = true
      for child in children { try child.finish(path: path) }
    }
    return count
  }

  /// Gives a program whose output is long time to write more, where all that it had written was taken.
  ///
  /// A reader that waits in the call is woken for each of gzip's 32 KB, and gzip pays for it: 400 MB behind gzip load in 1.08
  /// times what gzip takes alone instead of 1.11. The pipe holds more than a program writes meanwhile.
  private func letProgramRunAhead(read count: Int, of wanted: Int) {
    position += count
    guard count > 0, count < wanted, position > 1 << 21 else { return }
    FileDescriptor.pause(microseconds: 600)
  }
}
