#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How many bytes this process may still take, so that what does not fit is refused before the system ends
/// the process for it.
struct MemoryBudget: Sendable, Equatable {
  /// The bytes of memory that may still be filled.
  var pages = Int.max
  /// The bytes of addresses that may still be reserved, filled or not.
  var addresses = Int.max

  /// Finds out what is left now; tests put in answers of their own.
  @TaskLocal static var measure: @Sendable () -> MemoryBudget = { .system }

  /// A budget of what is free, less some for all that is not asked for: a tenth, at most 200 MB.
  init(freePages: Int = .max, freeAddresses: Int = .max) {
    pages = freePages - min(freePages / 10, MemoryBudget.reserve)
    addresses = freeAddresses - min(freeAddresses / 10, MemoryBudget.reserve)
  }

  private static let reserve = 200_000_000

  /// Refuses what does not fit.
  ///
  /// - Parameters:
  ///   - reserved: The bytes of the arrays to be made.
  ///   - filled: As many of them as will be written to; all where nil.
  func check(reserving reserved: Int, filling filled: Int? = nil) throws(MemoryShortage) {
    guard reserved <= addresses, filled ?? reserved <= pages else {
      throw MemoryShortage(free: max(0, min(addresses, pages)))
    }
  }
}

/// There is less memory than would be needed.
struct MemoryShortage: Error, Equatable {
  /// The bytes that there are.
  var free: Int
}

extension MemoryBudget {
  /// What the system says.
  ///
  /// On Linux the least that the machine, the control groups of the process and its limit of addresses leave;
  /// elsewhere the memory of the machine. What cannot be read does not limit.
  ///
  /// - Complexity: A few small files are read, in about a tenth of a millisecond.
  static var system: MemoryBudget {
    #if os(Linux)
      let machine = SystemFiles.text("/proc/meminfo").flatMap(available(meminfo:))
      let groups = SystemFiles.text("/proc/self/cgroup").map(ControlGroup.all(_:)) ?? []
      let free = groups.compactMap { $0.free(SystemFiles.text) } + [machine].compactMap { $0 }
      return MemoryBudget(freePages: free.min() ?? .max, freeAddresses: freeAddresses ?? .max)
    #else
      let pages = sysconf(CInt(_SC_PHYS_PAGES))
      return pages > 0 ? MemoryBudget(freePages: pages * sysconf(CInt(_SC_PAGESIZE))) : MemoryBudget()
    #endif
  }

  /// The bytes that a text of `/proc/meminfo` calls available, with what the system's cache would give back.
  static func available(meminfo: String) -> Int? {
    let line = meminfo.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }

  #if os(Linux)
    /// The bytes that `ulimit -v` leaves, nil without such a limit.
    ///
    /// Less the stacks of threads that may yet be started: a library that finds no room for one waits for it
    /// without end.
    private static var freeAddresses: Int? {
      var limit = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < Int.max,
        let pages = SystemFiles.text("/proc/self/statm")?.split(separator: " ").first.flatMap({ Int($0) })
      else { return nil }
      let stacks = sysconf(CInt(_SC_NPROCESSORS_ONLN)) * (8 << 20)
      return max(0, Int(limit.rlim_cur) - pages * sysconf(CInt(_SC_PAGESIZE)) - stacks)
    }
  #endif
}

/// A control group of Linux that limits the memory of the processes in it.
struct ControlGroup: Equatable {
  /// Its folder.
  let folder: String
  /// Whether it is one of version 1, whose files have other names.
  let isOld: Bool

  /// The groups, each with all that it lies in, that a text of `/proc/self/cgroup` names.
  ///
  /// A line is `number:controllers:path`; of version 2 there is one, numbered 0 and without controllers. In a
  /// container the path may be that of the host, so the top folder is always among them.
  static func all(_ text: String) -> [ControlGroup] {
    var groups: [ControlGroup] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let isOld = fields[0] != "0"
      guard !isOld || fields[1].split(separator: ",").contains("memory") else { continue }
      let top = isOld ? "/sys/fs/cgroup/memory" : "/sys/fs/cgroup"
      var path = fields[2].split(separator: "/")
      while true {
        groups.append(
          ControlGroup(folder: ([top] + path.map(String.init)).joined(separator: "/"), isOld: isOld))
        guard path.popLast() != nil else { break }
      }
    }
    return groups
  }

  /// The bytes that the group leaves, with what the system's cache of files would give back; nil where it
  /// sets no limit.
  ///
  /// - Parameter read: Gives the text of a file.
  func free(_ read: (String) -> String?) -> Int? {
    func number(_ name: String) -> Int? {
      read("\(folder)/\(name)").flatMap { Int($0.prefix { $0 != "\n" }) }
    }
    let names = isOld ? ("memory.limit_in_bytes", "memory.usage_in_bytes") : ("memory.max", "memory.current")
    // Version 1 says "none" with a number near the largest one.
    guard let limit = number(names.0), limit < 1 << 60, let used = number(names.1) else { return nil }
    let prefix = isOld ? "total_" : ""
    let cached = (read("\(folder)/memory.stat") ?? "").split(separator: "\n").reduce(0) { sum, line in
      let isCache = ["inactive_file ", "active_file "].contains { line.hasPrefix(prefix + $0) }
      return sum + (isCache ? Int(line.split(separator: " ").last ?? "") ?? 0 : 0)
    }
    return max(0, limit - max(0, used - cached))
  }
}

/// The small files in which the system tells about itself.
private enum SystemFiles {
  /// The text of a file; nil where it cannot be read.
  static func text(_ path: String) -> String? {
    guard let file = try? FileDescriptor.reading(path) else { return nil }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    var end = 0
    while end < bytes.count,
      let count = try? file.read(into: &bytes, from: end, upTo: bytes.count, path: path),
      count > 0
    {
      end += count
    }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
