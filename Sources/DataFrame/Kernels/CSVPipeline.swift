import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How the work of reading is cut and shared.
///
/// None of it changes what is read, nor which error is told.
struct CSVWorkload {
  /// The number of threads that parse.
  var workers: Int
  /// The number of bytes that are parsed at once.
  var blockSize: Int

  /// What suits this machine: a block fits a core's own memory.
  static let standard = CSVWorkload(
    workers: max(1, min(16, sysconf(CInt(_SC_NPROCESSORS_ONLN)))), blockSize: 1 << 19)

  /// The same, with a core left to each program that the bytes come through: it is what the parsers wait for.
  func beside(programs: Int) -> CSVWorkload {
    CSVWorkload(workers: max(1, workers - programs), blockSize: blockSize)
  }
}

/// The columns that were read, and what there is to tell about their rows.
struct CSVTable {
  /// One for each column that was asked for.
  var columns: [ColumnAccumulator]
  /// The number of records.
  var rowCount = 0
  /// The lines whose records ended before the last column.
  var shortRows: LineList<Int>
}

/// Parses the blocks of a source on several threads and puts their rows in order.
///
/// Each thread takes the next block and parses it. Its rows are added to the table once those of all blocks
/// before it are there; so the table is the same whatever the number of threads, and the error that is told
/// is the first one in the file. A thread that is ahead leaves its part for the one that closes the gap. No
/// more blocks are open at once than `window` allows, so memory does not depend on the size of the file.
///
/// Invariants, which make it safe to share: `reader`, `buffers` and `takenCount` are touched only inside
/// `input`; `waiting`, `parsers`, `addedCount` and `isAdding` only inside `output`; `states` only inside
/// `knowledge`; `table`, `line`, `allowance` and `error` only by the thread that set `isAdding`, or while no other runs.
/// The rest is constant. A block and its parser belong to one thread from being taken until they are in
/// `waiting`.
final class CSVPipeline: @unchecked Sendable {
  private let template: CSVBlockParser
  private let workload: CSVWorkload
  private let path: String
  private let window: DispatchSemaphore

  private let input = Lock()
  private var takenCount = 0
  private var reader: CSVBlockReader
  private var buffers: [[UInt8]] = []

  private let output = Lock()
  private var waiting: [Int: CSVBlockParser] = [:]
  private var parsers: [CSVBlockParser] = []
  private var addedCount = 0
  private var isAdding = false

  private var table: CSVTable
  private var line: Int
  private var error: DataError?
  private var allowance = MemoryAllowance()

  private let knowledge = Lock()
  private var states: [ColumnState]
  private let isStopped = Atomic<Bool>(false)

  /// A pipeline for the blocks of a reader, whose first line has the number `line`.
  init(
    _ reader: CSVBlockReader, parser: CSVBlockParser, columns: [ColumnAccumulator], line: Int, path: String,
    workload: CSVWorkload
  ) {
    (self.reader, template, self.line, self.path) = (reader, parser, line, path)
    self.workload = workload
    table = CSVTable(columns: columns, shortRows: parser.shortRows)
    states = columns.map(\.state)
    window = DispatchSemaphore(value: 2 * workload.workers)
  }

  /// Reads all records, or the first ones.
  ///
  /// - Parameter size: The number of bytes of the whole source, where it is known.
  /// - Throws: `DataError.file`, `DataError.cancelled`.
  func run(atMost maximum: Int?, size: Int?) throws(DataError) -> CSVTable {
    // The first block shows the types of most columns, so that the others need not find them.
    let first = min(workload.blockSize, CSVPipeline.firstBlock)
    if let (_, parser, bytes) = parseNext(atMost: maximum ?? .max, size: first) {
      if let size { expectRows(parser.rowCount, in: bytes, of: size, atMost: maximum ?? .max) }
      add(parser)
      addedCount = 1
      if let maximum {
        // A block has to know how many rows there were before it, so one is parsed at a time.
        addInTurn(atMost: maximum)
      } else if !reader.isAtEnd {
        DispatchQueue.concurrentPerform(iterations: workload.workers) { _ in work() }
      }
    }
    if let error { throw error }
    return table
  }

  private static let firstBlock = 1 << 18

  /// What one thread does: it ends when there is no further block.
  private func work() {
    while true {
      window.wait()
      guard let (number, parser, _) = parseNext(atMost: .max, size: workload.blockSize) else {
        window.signal()
        return
      }
      output.withLock { waiting[number] = parser }
      while let next = output.withLock({ nextWaiting() }) {
        add(next)
        output.withLock {
          isAdding = false
          parsers.append(next)
        }
        window.signal()
      }
    }
  }

  private func addInTurn(atMost maximum: Int) {
    while table.rowCount < maximum,
      let (_, parser, _) = parseNext(atMost: maximum - table.rowCount, size: workload.blockSize)
    {
      add(parser)
      output.withLock { parsers.append(parser) }
    }
  }

  /// The part whose turn it is, nil where it is not there or another thread is adding; inside `output`.
  private func nextWaiting() -> CSVBlockParser? {
    guard !isAdding, let next = waiting.removeValue(forKey: addedCount) else { return nil }
    isAdding = true
    addedCount += 1
    return next
  }

  /// Takes the next block and parses it; gives its place in the file and its size, nil where there is none.
  private func parseNext(atMost maximum: Int, size: Int) -> (number: Int, CSVBlockParser, bytes: Int)? {
    guard let (number, result) = take(size) else { return nil }
    var parser = output.withLock { parsers.popLast() } ?? template
    let states = knowledge.withLock { self.states }
    switch result {
    case .failure(let error):
      parser.fail(error, states: states)
      return (number, parser, 0)
    case .success(let block):
      parser.parse(block, states: states, atMost: maximum)
      input.withLock { buffers.append(block.bytes) }
      return (number, parser, block.count)
    }
  }

  private func take(_ size: Int) -> (number: Int, Result<CSVBlock, DataError>)? {
    input.withLock {
      guard !isStopped.load(ordering: .relaxed) else { return nil }
      let number = takenCount
      takenCount += 1
      do throws(DataError) {
        guard let block = try reader.next(into: buffers.popLast() ?? [], size: size) else { return nil }
        return (number, .success(block))
      } catch {
        isStopped.store(true, ordering: .relaxed)
        return (number, .failure(error))
      }
    }
  }

  /// Puts the rows of the next block under those of the table.
  private func add(_ parser: CSVBlockParser) {
    guard error == nil else { return }
    if let failure = parser.failure {
      isStopped.store(true, ordering: .relaxed)
      switch failure {
      case .fault(let fault): error = .file(fault.error(path: path, base: line))
      case .error(let failed): error = failed
      }
      return
    }
    do throws(FileError) {
      try claimMemory(for: parser)
    } catch {
      isStopped.store(true, ordering: .relaxed)
      return self.error = .file(error)
    }
    for index in table.columns.indices { table.columns[index].append(parser.columns[index], firstLine: line) }
    table.rowCount += parser.rowCount
    table.shortRows.append(parser.shortRows, shiftedBy: line - 1)
    line += parser.lineCount
    let known = table.columns.map(\.state)
    knowledge.withLock { states = known }
  }

  /// A little more room than the first rows promise: making it once is cheaper than growing twice.
  private func expectRows(_ count: Int, in bytes: Int, of size: Int, atMost maximum: Int) {
    let promised = Double(size) / Double(max(bytes, 1)) * Double(count) * 1.02
    for index in table.columns.indices {
      table.columns[index].expectedRows = min(maximum, Int(promised) + 16)
    }
  }

  /// Makes sure that there is memory for the rows of a block and, of a source whose size is known, for all that
  /// will follow.
  private func claimMemory(for parser: CSVBlockParser) throws(FileError) {
    let width = parser.columns.reduce(0) { $0 + $1.state.bytesPerRow }
    let expected = table.columns.first?.expectedRows ?? 0
    let isFirst = table.rowCount == 0 && expected > 0
    var (reserved, largest) = (0, 0)
    for (column, part) in zip(table.columns, parser.columns) {
      let growth = isFirst ? part.size(ofRows: expected) : column.growth(adding: part)
      reserved += growth
      largest = max(largest, growth)
    }
    // An array that grows is copied; of the room behind the copy nothing is filled yet.
    let filled = isFirst ? reserved : parser.rowCount * width + largest / 2
    let promised = isFirst ? 0 : max(0, expected - table.rowCount) * width
    do throws(MemoryShortage) {
      try allowance.take(reserving: reserved, filling: filled, promised: promised)
    } catch {
      throw FileError(.outOfMemory(needed: isFirst ? reserved : nil, free: error.free), path: path)
    }
  }
}
