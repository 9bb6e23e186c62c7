import Dispatch

/// The results of independent pieces of work, in their order, computed on all cores.
///
/// How the pieces are cut must not depend on the number of cores; then neither does the result. A fan-out costs about
/// 0.3 µs, so pieces should be worth more than that.
///
/// Invariant: every slot is initialized exactly once, by the iteration of its index, before the array is read.
public func concurrentMap<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
  guard count > 1 else { return (0..<count).map(work) }
  return [Result](unsafeUninitializedCapacity: count) { slots, initialized in
    nonisolated(unsafe) let slots = slots
    DispatchQueue.concurrentPerform(iterations: count) { index in
      slots.initializeElement(at: index, to: work(index))
    }
    initialized = count
  }
}

/// The same for work that may fail.
///
/// - Throws: The error of the first piece that failed, in the order of the pieces.
public func concurrentTryMap<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) throws -> Result
) throws -> [Result] {
  try concurrentMap(count) { index in Swift.Result { try work(index) } }.map { try $0.get() }
}

/// Cuts rows into ranges of a fixed size, the last one shorter.
func chunks(of rows: Int, size: Int) -> [Range<Int>] {
  stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
}

/// One element a row, computed in chunks on all cores.
///
/// The loop over a chunk's rows stands in the closure, so that what it does to a row is compiled into it.
///
/// Invariant: `fill` initializes the slot of each row of its range, and no other.
///
/// - Complexity: O(`rows`).
func concurrentRows<Element: BitwiseCopyable & Sendable>(
  _ rows: Int, _ fill: @Sendable (_ range: Range<Int>, _ slots: UnsafeMutableBufferPointer<Element>) -> Void
) -> [Element] {
  let ranges = chunks(of: rows, size: 1 << 16)
  return [Element](unsafeUninitializedCapacity: rows) { slots, initialized in
    nonisolated(unsafe) let slots = slots
    _ = concurrentMap(ranges.count) { fill(ranges[$0], slots) }
    initialized = rows
  }
}
