import DataFrame
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Signals kept as bits that can be asked for at any time, with a pipe that wakes whoever waits for input.
///
/// The handler only sets lock-free bits and writes one byte, both safe at any point of the program. The pipe closes
/// the gap between asking for a bit and falling asleep: a signal that comes in between makes the pipe readable.
enum Signals {
  private static let pending = Atomic<UInt64>(0)
  private static let wakeReader = Atomic<Int32>(-1)
  private static let wakeWriter = Atomic<Int32>(-1)

  /// Keeps the given signals from ending the process and records them instead.
  ///
  /// System calls that a signal interrupts are restarted, so reading a file never fails because of one.
  static func record(_ signals: [Int32]) {
    openWakePipe()
    for number in signals { signal(number, handle) }
  }

  /// Whether a signal came since it was last cleared.
  static func isPending(_ signal: Int32) -> Bool {
    pending.load(ordering: .relaxed) & bit(signal) != 0
  }

  /// Whether a signal came since it was last cleared, which clears it.
  static func take(_ signal: Int32) -> Bool {
    let mask = bit(signal)
    return pending.bitwiseAnd(~mask, ordering: .relaxed).oldValue & mask != 0
  }

  /// Sleeps until a file can be read (or has ended), or a signal came.
  ///
  /// - Returns: Whether there is something to read.
  static func waitForInput(_ descriptor: Int32) -> Bool {
    var watched = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeReader.load(ordering: .relaxed), events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, nfds_t(watched.count), -1) > 0 else { return false }
    if watched[1].revents != 0 { drainWakePipe() }
    return watched[0].revents != 0
  }

  private static func bit(_ signal: Int32) -> UInt64 { 1 << UInt64(signal & 63) }

  private static let handle: @convention(c) (Int32) -> Void = { number in
    let saved = errno
    let before = pending.bitwiseOr(bit(number), ordering: .relaxed).oldValue
    let ends = number == SIGTERM || number == SIGHUP
    if ends || number == SIGINT { Cancellation.request() }
    if ends, before & bit(number) != 0 {
      // Whoever asks twice is not kept waiting.
      signal(number, SIG_DFL)
      raise(number)
    }
    var byte: UInt8 = 0
    _ = write(wakeWriter.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  private static func openWakePipe() {
    guard wakeReader.load(ordering: .relaxed) < 0 else { return }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    wakeReader.store(ends[0], ordering: .relaxed)
    wakeWriter.store(ends[1], ordering: .relaxed)
  }

  private static func drainWakePipe() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(wakeReader.load(ordering: .relaxed), &buffer, buffer.count) > 0 {}
  }
}
