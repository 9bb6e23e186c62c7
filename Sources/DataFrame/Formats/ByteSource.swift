/// The bytes of a file, decompressed on the way where its name says that it is compressed.
///
/// The decompressor runs beside the reader, which takes what is there and never holds the whole file. A
/// source that is dropped before its end stops it.
public final class ByteSource {
  /// The path as the caller gave it.
  public let path: String

  private let descriptor: FileDescriptor
  private let child: ChildProcess?
  private var isAtEnd = false

  /// Opens a file.
  ///
  /// - Throws: `FileError` with the code `notFound`, `isDirectory`, `system` or `missingProgram`.
  public init(path: String) throws(FileError) {
    self.path = path
    let file = try FileDescriptor.reading(path)
    if let compression = Compression(path: path) {
      let child = try ChildProcess(
        compression.program, arguments: compression.arguments, input: file, path: path)
      self.child = child
      descriptor = child.output
    } else {
      child = nil
      descriptor = file
    }
  }

  /// The same bytes from their beginning.
  public func reopened() throws(FileError) -> ByteSource { try ByteSource(path: path) }

  /// The number of bytes that will come; nil where it is not known.
  public var size: Int? {
    guard child == nil, let status = try? descriptor.status(path: path), status.kind == .regular else {
      return nil
    }
    return status.size
  }

  /// All bytes that have not been read yet.
  ///
  /// - Throws: As `read`.
  public func readAll() throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(size.map { $0 + 1 } ?? 0, 1 << 16))
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
      let added = try read(into: &bytes, from: count, upTo: bytes.count)
      guard added > 0 else { break }
      count += added
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Reads into part of an array and gives the number of bytes; 0 at the end, and only if all had gone well.
  ///
  /// - Throws: `FileError` with the code `system` or `programFailed`.
  func read(into bytes: inout [UInt8], from offset: Int, upTo limit: Int) throws(FileError) -> Int {
    guard !isAtEnd else { return 0 }
    let count = try descriptor.read(into: &bytes, from: offset, upTo: limit, path: path)
    if count == 0 {
      isAtEnd = true
      try child?.finish(path: path)
    }
    return count
  }
}

/// A compressed form of files, and the program that undoes it.
struct Compression {
  /// What the names of such files end in, with the dot.
  let suffix: String
  /// The program, which reads standard input and writes standard output.
  let program: String
  /// What makes it do so.
  let arguments: [String]

  /// The known ones.
  static let all = [
    Compression(suffix: ".gz", program: "gzip", arguments: ["-dc"]),
    Compression(suffix: ".zst", program: "zstd", arguments: ["-dcq"]),
    Compression(suffix: ".bz2", program: "bzip2", arguments: ["-dc"]),
    Compression(suffix: ".xz", program: "xz", arguments: ["-dcq"]),
  ]

  /// The one whose suffix a path has, nil where it has none.
  init?(path: String) {
    let name = path.lowercased()
    guard let found = Compression.all.first(where: { name.hasSuffix($0.suffix) }) else { return nil }
    self = found
  }

  private init(suffix: String, program: String, arguments: [String]) {
    self.suffix = suffix
    self.program = program
    self.arguments = arguments
  }
}
