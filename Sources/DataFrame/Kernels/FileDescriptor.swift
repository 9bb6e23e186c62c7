#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file of the system, closed when the last reference to it goes.
///
/// All calls are repeated when a signal interrupts them. Everything is opened close-on-exec, so a program
/// that is started inherits only what it is given.
final class FileDescriptor: Sendable {
  /// The system's number for the open file; owned, so nobody else closes it.
  let number: CInt

  init(owning number: CInt) { self.number = number }

  deinit { _ = close(number) }

  /// Opens a file for reading; a named pipe that nobody writes to yet is waited for when it is read.
  ///
  /// - Throws: `FileError` with the code `notFound`, `isDirectory` or `system`.
  static func reading(_ path: String) throws(FileError) -> FileDescriptor {
    let number = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard number >= 0 else { throw SystemFault.current.error(path: path) }
    // A program that gets the file as its input would take "nothing yet" for the end.
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) & ~O_NONBLOCK)
    let descriptor = FileDescriptor(owning: number)
    if case .directory = try descriptor.status(path: path).kind {
      throw FileError(.isDirectory, path: path)
    }
    return descriptor
  }

  /// Creates a file that must not exist yet, for writing; errors name the path that it stands for.
  ///
  /// - Throws: `FileError` with the code `system`, `notFound` where the folder is missing.
  static func creating(_ path: String, for named: String) throws(FileError) -> FileDescriptor {
    let number = retrying { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o666)) }
    guard number >= 0 else { throw SystemFault.current.error(path: named) }
    return FileDescriptor(owning: number)
  }

  /// Creates a file with a new name in the folder for such files, readable by its owner alone.
  static func temporary() throws(FileError) -> (file: FileDescriptor, path: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // The system puts the name's last part into the array, which ends with a zero byte.
    var name = Array((folder + "/drift-XXXXXX").utf8CString)
    let number = mkstemp(&name)
    guard number >= 0 else { throw SystemFault.current.error(path: folder) }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return (FileDescriptor(owning: number), path)
  }

  /// Opens what exists for writing in place: a device, or a named pipe, whose reader is waited for.
  ///
  /// Neither that wait nor one for room in the pipe is the system's, which a wish to stop could not end.
  ///
  /// - Throws: `FileError` with the code `system`, also where the wait was cancelled.
  static func writing(_ path: String) throws(FileError) -> FileDescriptor {
    while true {
      let number = retrying { open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK) }
      if number >= 0 { return FileDescriptor(owning: number) }
      let fault = SystemFault.current
      // Of a socket the system says the same, and nobody ever reads it by this name.
      guard fault.number == ENXIO, isNamedPipe(path) else { throw fault.error(path: path) }
      guard !Cancellation.isRequested else { throw stopped(path) }
      pause(microseconds: 20_000)
    }
  }

  private static func isNamedPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private static func stopped(_ path: String) -> FileError {
    FileError(.system, path: path, detail: "stopped")
  }

  /// The two ends of a new pipe.
  static func pipe(path: String) throws(FileError) -> (reading: FileDescriptor, writing: FileDescriptor) {
    var ends: [CInt] = [0, 0]
    guard systemPipe(&ends) == 0 else { throw SystemFault.current.error(path: path) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (FileDescriptor(owning: ends[0]), FileDescriptor(owning: ends[1]))
  }

  /// Reads into an array from an offset on, as much as is there and fits, and gives the number of bytes; 0 at
  /// the end.
  ///
  /// - Throws: `FileError` with the code `system`, also where the wait for a pipe was cancelled.
  func read(into bytes: inout [UInt8], from offset: Int, upTo limit: Int, path: String) throws(FileError)
    -> Int
  {
    precondition(offset <= limit && limit <= bytes.count, "reading past the end of the buffer")
    guard wait(for: Int16(POLLIN)) else { throw FileDescriptor.stopped(path) }
    let number = number
    // `offset ..< limit` lies inside the array by the check above, and the pointer does not leave the
    // closure.
    let count = bytes.withUnsafeMutableBytes { buffer in
      retrying { systemRead(number, buffer.baseAddress.map { $0 + offset }, limit - offset) }
    }
    guard count >= 0 else { throw SystemFault.current.error(path: path) }
    return count
  }

  /// Sleeps until there is something to read, or room to write, or the end, and gives whether that came before a wish to
  /// stop.
  ///
  /// A signal restarts a call that reads, so a pipe in which nothing comes could not be left otherwise.
  private func wait(for event: Int16) -> Bool {
    var watched = pollfd(fd: number, events: event, revents: 0)
    while true {
      let ready = poll(&watched, 1, 50)
      if ready > 0 { return true }
      // What failed otherwise is told by the call that reads or writes.
      if ready < 0 && errno != EINTR { return true }
      if Cancellation.isRequested { return false }
    }
  }

  /// Writes all of the bytes.
  ///
  /// - Throws: `FileError` with the code `system`, also where the wait for a full pipe was cancelled.
  func write(_ bytes: [UInt8], path: String) throws(FileError) {
    var offset = 0
    while offset < bytes.count {
      let number = number
      let start = offset
      // `start` is below `count`, and the pointer does not leave the closure.
      let count = bytes.withUnsafeBytes { buffer in
        retrying { systemWrite(number, buffer.baseAddress.map { $0 + start }, buffer.count - start) }
      }
      if count >= 0 {
        offset += count
        continue
      }
      let fault = SystemFault.current
      guard fault.number == EAGAIN else { throw fault.error(path: path) }
      guard wait(for: Int16(POLLOUT)) else { throw FileDescriptor.stopped(path) }
    }
  }

  /// Waits until what was written is on the disk; a device that cannot do so is passed over.
  func synchronize(path: String) throws(FileError) {
    guard retrying({ fsync(number) }) != 0 else { return }
    let fault = SystemFault.current
    if fault.number != EINVAL && fault.number != EROFS { throw fault.error(path: path) }
  }

  /// Sets who may read and write the file.
  func setPermissions(_ permissions: UInt32) {
    _ = fchmod(number, mode_t(permissions))
  }

  /// Makes writes of the system wait where a pipe is full, as programs expect it, or fail.
  func setWaiting(_ waits: Bool) {
    let flags = fcntl(number, F_GETFL)
    _ = fcntl(number, F_SETFL, waits ? flags & ~O_NONBLOCK : flags | O_NONBLOCK)
  }

  /// Asks for a pipe that holds more, so that the writer can run ahead; refusal does no harm.
  func enlargePipe() {
    #if os(Linux)
      _ = fcntl(number, setPipeSize, 1 << 20)
    #endif
  }

  /// Lets time pass; a signal may end it early.
  static func pause(microseconds: UInt32) { _ = usleep(microseconds) }

  /// What the system knows about the open file.
  func status(path: String) throws(FileError) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemFault.current.error(path: path) }
    return FileStatus(status)
  }
}

/// The reason that the system gave for refusing a call.
struct SystemFault {
  let number: CInt

  /// The reason of the last call of this thread.
  static var current: SystemFault { SystemFault(number: errno) }

  /// The system's words.
  ///
  /// `strerror` returns a string that stays valid until it is copied here.
  var message: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }

  /// Whether there was nothing of the kind that was looked for.
  var isAbsence: Bool { number == ENOENT || number == ENOTDIR }

  /// The cause to throw for a path.
  func error(path: String) -> FileError {
    switch number {
    case ENOENT: FileError(.notFound, path: path)
    case EISDIR: FileError(.isDirectory, path: path)
    default: FileError(.system, path: path, detail: message)
    }
  }
}

/// Repeats a system call for as long as a signal interrupts it.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    guard result < 0, errno == EINTR else { return result }
  }
}

// The type's own methods hide the system's functions of the same names.
private func systemRead(_ number: CInt, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, bytes, count)
}

private func systemWrite(_ number: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

private func systemPipe(_ ends: UnsafeMutablePointer<CInt>) -> CInt { pipe(ends) }

#if os(Linux)
  /// `F_SETPIPE_SZ` of `<linux/fcntl.h>`, which the C library shows only to programs that ask for GNU
  /// extensions.
  private let setPipeSize: CInt = 1031
#endif
