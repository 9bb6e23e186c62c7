/// Bytes on their way to a file, or collected in memory.
public struct ByteOutput {
  /// What was added and has not gone to the file yet.
  public private(set) var bytes: [UInt8] = []

  private let descriptor: FileDescriptor?
  private let path: String
  private static let flushSize = 1 << 18

  /// An output that keeps everything in `bytes`.
  public init() { (descriptor, path) = (nil, "") }

  init(to descriptor: FileDescriptor, path: String) { (self.descriptor, self.path) = (descriptor, path) }

  /// Adds the UTF-8 bytes of a text.
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Lets a body add bytes, for loops that add many small pieces, and then writes what has gathered.
  ///
  /// - Throws: `FileError` with the code `system`.
  public mutating func extend(_ body: (inout [UInt8]) -> Void) throws(FileError) {
    body(&bytes)
    if bytes.count >= ByteOutput.flushSize { try flush() }
  }

  /// Writes everything to the file; without one, nothing happens.
  mutating func flush() throws(FileError) {
    guard let descriptor, !bytes.isEmpty else { return }
    try descriptor.write(bytes, path: path)
    bytes.removeAll(keepingCapacity: true)
  }
}
