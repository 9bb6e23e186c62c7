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

/// The same, with a piece that takes the place of those that have not begun when a stop is asked for.
///
/// Whoever goes on with the results until the next check must do no harm with `stopped`.
public func concurrentMap<Result: Sendable>(
  _ count: Int, stopped: @autoclosure @Sendable () -> Result, _ work: @Sendable (Int) -> Result
) -> [Result] {
  concurrentMap(count) { Cancellation.isRequested ? stopped() : work($0) }
}

/// The same for work that may fail.
///
/// - Throws: The error of the first piece that failed, in the order of the pieces; `DataError.cancelled`.
public func concurrentTryMap<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) throws -> Result
) throws -> [Result] {
  try concurrentMap(count) { index in
    Swift.Result {
      try Cancellation.check()
      return try work(index)
    }
  }.map { try $0.get() }
}

/// Cuts rows into ranges of a fixed size, the last one shorter.
func chunks(of rows: Int, size: Int) -> [Range<Int>] {
  stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
}

/// One element a row, computed in chunks on all cores.
///
/// The loop over a chunk's rows stands in the closure, so that what it does to a row is compiled into it. Once a stop was
/// asked for, the rows that are left get a placeholder.
///
/// Invariant: `fill` initializes the slot of each row of its range, and no other.
///
/// - Complexity: O(`rows`).
func concurrentRows<Element: BitwiseCopyable & Sendable>(
  _ rows: Int, placeholder: Element,
  _ fill: @Sendable (_ range: Range<Int>, _ slots: UnsafeMutableBufferPointer<Element>) -> Void
) -> [Element] {
  let ranges = chunks(of: rows, size: chunkSize)
  return [Element](unsafeUninitializedCapacity: rows) { slots, initialized in
    HugePages.advise(UnsafeRawBufferPointer(slots))
    nonisolated(unsafe) let slots = slots
    _ = concurrentMap(ranges.count) { index in
      guard !Cancellation.isRequested else {
        return UnsafeMutableBufferPointer(rebasing: slots[ranges[index]]).initialize(repeating: placeholder)
      }
      fill(ranges[index], slots)
    }
    initialized = rows
  }
}

/// One element a row, computed one after the other.
///
/// Once a stop was asked for, the rows that are left get a placeholder.
///
/// Invariant: every slot is initialized exactly once, by its row or as one of those that are left.
///
/// - Complexity: O(`rows`).
@inline(__always)
func consecutiveRows<Element>(
  _ rows: Int, placeholder: Element, _ element: (_ row: Int) -> Element
) -> [Element] {
  [Element](unsafeUninitializedCapacity: rows) { slots, initialized in
    HugePages.advise(UnsafeRawBufferPointer(slots))
    for range in chunks(of: rows, size: chunkSize) {
      guard !Cancellation.isRequested else {
        UnsafeMutableBufferPointer(rebasing: slots[range.lowerBound..<rows]).initialize(
          repeating: placeholder)
        break
      }
      for row in range { slots.initializeElement(at: row, to: element(row)) }
    }
    initialized = rows
  }
}

/// How many rows are worked on between two questions whether to stop: far less than a tenth of a second of any work.
let chunkSize = 1 << 16
