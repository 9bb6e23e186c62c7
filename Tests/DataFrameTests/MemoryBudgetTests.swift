import XCTest

@testable import DataFrame

/// What does not fit into memory is refused, by a budget that the tests set.
final class MemoryBudgetTests: XCTestCase {
  /// Runs a body that finds no more than so many bytes free.
  private func withBudget<Result>(_ bytes: Int, _ body: () throws -> Result) rethrows -> Result {
    var budget = MemoryBudget()
    (budget.pages, budget.addresses) = (bytes, bytes)
    return try MemoryBudget.$measure.withValue({ [budget] in budget }, operation: body)
  }

  // MARK: What is free

  func testMachine() {
    let text = "MemTotal:       24684096 kB\nMemFree:        22881204 kB\nMemAvailable:   24184424 kB\n"
    XCTAssertEqual(MemoryBudget.available(meminfo: text), 24_184_424 * 1024)
    XCTAssertNil(MemoryBudget.available(meminfo: "MemTotal: 1 kB\n"))
    XCTAssertNil(MemoryBudget.available(meminfo: "MemAvailable: many\n"))
  }

  func testControlGroupsAndThoseAroundThem() {
    let new = ["/sys/fs/cgroup/a/b", "/sys/fs/cgroup/a", "/sys/fs/cgroup"].map {
      ControlGroup(folder: $0, isOld: false)
    }
    XCTAssertEqual(ControlGroup.all("0::/a/b\n"), new)
    let old = ["/sys/fs/cgroup/memory/c:d", "/sys/fs/cgroup/memory"].map {
      ControlGroup(folder: $0, isOld: true)
    }
    XCTAssertEqual(ControlGroup.all("5:cpu,cpuacct:/c\n4:hugetlb,memory:/c:d\nnonsense\n"), old)
  }

  func testControlGroupOfVersion2() {
    let group = ControlGroup(folder: "/g", isOld: false)
    let files = [
      "/g/memory.max": "1000000\n", "/g/memory.current": "700000\n",
      "/g/memory.stat": "anon 5\nfile 300000\ninactive_file 200000\nactive_file 50000\n",
    ]
    XCTAssertEqual(group.free { files[$0] }, 550_000)
    XCTAssertNil(group.free { files.merging(["/g/memory.max": "max\n"]) { $1 }[$0] })
    XCTAssertNil(group.free { _ in nil })
  }

  func testControlGroupOfVersion1() {
    let group = ControlGroup(folder: "/g", isOld: true)
    let files = [
      "/g/memory.limit_in_bytes": "1000\n", "/g/memory.usage_in_bytes": "2000\n",
      "/g/memory.stat": "inactive_file 1\ntotal_inactive_file 600\ntotal_active_file 500\n",
    ]
    XCTAssertEqual(group.free { files[$0] }, 100)
    XCTAssertEqual(group.free { files.merging(["/g/memory.stat": ""]) { $1 }[$0] }, 0)
    XCTAssertNil(group.free { files.merging(["/g/memory.limit_in_bytes": "9223372036854771712"]) { $1 }[$0] })
  }

  func testSomeIsLeftForOthers() {
    let budget = MemoryBudget(freePages: 1000, freeAddresses: 50_000_000_000)
    XCTAssertEqual(budget.pages, 900)
    XCTAssertEqual(budget.addresses, 49_800_000_000)
    XCTAssertNoThrow(try budget.check(reserving: 5000, filling: 900))
    XCTAssertThrowsError(try budget.check(reserving: 901)) {
      XCTAssertEqual($0 as? MemoryShortage, MemoryShortage(free: 900))
    }
  }

  func testThisMachineHasSome() {
    XCTAssertGreaterThan(MemoryBudget.system.pages, 1 << 20)
    XCTAssertGreaterThan(MemoryBudget.system.addresses, 1 << 20)
  }

  func testAnAllowanceAsksSeldom() throws {
    let asked = Counter()
    var allowance = MemoryBudget.$measure.withValue({
      asked.count += 1
      var budget = MemoryBudget()
      budget.pages = 400_000_000
      return budget
    }) { MemoryAllowance() }
    for _ in 0..<100 { try allowance.take(reserving: 0, filling: 1_000_000, promised: 0) }
    // 16 MiB are free of questions, and each answer is good for 100 MB.
    XCTAssertEqual(asked.count, 1)
    XCTAssertThrowsError(try allowance.take(reserving: 0, filling: 200_000_000, promised: 300_000_000))
  }

  private final class Counter: @unchecked Sendable { var count = 0 }

  // MARK: Files

  private let lines = (0..<400_000).map { "\($0),\($0 % 7),x\($0 % 3)\n" }.joined()

  private func load(_ bytes: [UInt8], _ name: String, budget: Int) throws -> LoadResult {
    let format = try FileFormats.reading(name)
    return try withBudget(budget) { try format.read(ByteSource(bytes, path: name), options: LoadOptions()) }
  }

  /// Of a file of known size the first rows show how much it needs.
  func testACSVFileIsRefusedFromItsFirstRows() throws {
    let bytes = Array(("a,b,c\n" + String(repeating: lines, count: 4)).utf8)
    let error = fileError(try load(bytes, "a.csv", budget: 20_000_000))
    guard case .outOfMemory(let needed?, 20_000_000) = error?.code else { return XCTFail("\(error as Any)") }
    // 1,600,000 rows of 20 bytes; the first ones are shorter than the others.
    XCTAssertEqual(Double(needed), 32e6, accuracy: 6e6)
  }

  /// Of one that comes through a pipe nobody knows the size.
  func testACompressedFileIsRefusedWhereItStopsToFit() throws {
    let folder = try TemporaryFolder()
    try folder.file("a.csv", "a,b,c\n" + String(repeating: lines, count: 2))
    try folder.run("gzip", "-1", folder.path("a.csv"))
    let path = folder.path("a.csv.gz")
    let error = fileError(try withBudget(5_000_000) { try DataFrame.load(path: path) })
    XCTAssertEqual(error, FileError(.outOfMemory(needed: nil, free: 5_000_000), path: path))
  }

  func testARecordWithoutEndIsRefused() throws {
    let bytes = Array(("a,b\n1,\"" + String(repeating: "x", count: 40_000_000)).utf8)
    let error = fileError(try load(bytes, "a.csv", budget: 10_000_000))
    XCTAssertEqual(error?.code, .outOfMemory(needed: nil, free: 10_000_000))
  }

  func testJSON() throws {
    let row = "{\"a\":\"\(String(repeating: "x", count: 120))\"}\n"
    let text = Array(String(repeating: row, count: 100_000).utf8)
    XCTAssertEqual(
      fileError(try load(text, "a.jsonl", budget: 1_000_000))?.code,
      .outOfMemory(needed: nil, free: 1_000_000))
    // Larger than memory before a row was read.
    let blank = [UInt8](repeating: Byte.space, count: 20_000_000)
    XCTAssertEqual(
      fileError(try load(blank, "a.jsonl", budget: 15_000_000))?.code,
      .outOfMemory(needed: 20_000_000, free: 15_000_000))
  }

  func testArrow() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.arrow")
    let column = Column.integers((0..<1_500_000).map { $0 })
    try DataFrame([("a", column), ("b", column)]).write(path: path)
    XCTAssertEqual(
      fileError(try withBudget(20_000_000) { try DataFrame.load(path: path) }),
      FileError(.outOfMemory(needed: 24_000_000, free: 20_000_000), path: path))
    var options = LoadOptions()
    options.columns = ["a"]
    XCTAssertNoThrow(try withBudget(20_000_000) { try DataFrame.load(path: path, options: options) })
  }

  func testManyFilesTogether() throws {
    let folder = try TemporaryFolder()
    for name in ["a1.csv", "a2.csv", "a3.csv"] { try folder.file(name, "a,b,c\n" + lines) }
    XCTAssertEqual(
      fileError(try withBudget(18_000_000) { try DataFrame.load(path: folder.path("a*.csv")) }),
      FileError(
        .outOfMemory(needed: 1_200_000 * 20, free: 18_000_000), path: folder.path("a*.csv")))
  }

  // MARK: Frames

  private func assertRefused<Result>(
    rows: Int, needed: Int, line: UInt = #line, _ body: () throws -> Result
  ) {
    let budget = needed - 1
    XCTAssertThrowsError(try withBudget(budget, body), line: line) {
      XCTAssertEqual(
        $0 as? DataError, .outOfMemory(rows: rows, needed: needed, free: budget), line: line)
    }
    XCTAssertNoThrow(try withBudget(needed, body), line: line)
  }

  /// 1500 × 1500 rows from two frames of 1500.
  func testJoin() throws {
    let frame = try DataFrame([("k", .integers([Int](repeating: 1, count: 1500)))])
    let key = JoinKey(left: .column("k"), right: .column("k"))
    assertRefused(rows: 2_250_000, needed: 2_250_000 * 16) { try frame.joining(frame, on: [key]) }
  }

  func testPivot() throws {
    let rows = (0..<2000).map { $0 }
    let frame = try DataFrame([("x", .integers(rows)), ("y", .integers(rows.map { $0 % 1000 }))])
    let count = try XCTUnwrap(Aggregates.named("count"))
    assertRefused(rows: 2000, needed: 2000 * (8 + 1000 * 12)) {
      try frame.pivoted(nil, rows: ["x"], columns: "y", with: count)
    }
  }

  func testAppend() throws {
    let half = try DataFrame([
      ("a", Column(nulls: 1_000_000, type: .number)), ("b", Column(nulls: 1_000_000, type: .bool)),
    ])
    assertRefused(rows: 2_000_000, needed: 18_000_000) { try half.appending(half) }
  }

  func testSort() throws {
    let frame = try DataFrame([("a", Column(nulls: 1_000_000, type: .date))])
    assertRefused(rows: 1_000_000, needed: 40_000_000) {
      try frame.checkMemory(forRows: 1_000_000, extraPerRow: 32)
    }
  }

  /// Rows that are picked need room as well, and a filter needs some for the truth of every row.
  func testPickedRows() throws {
    let rows = 1_000_000
    let frame = try DataFrame([
      ("a", Column(nulls: rows, type: .date)), ("b", Column(nulls: rows, type: .integer)),
      ("c", .integers((0..<rows).map { $0 })),
    ])
    let needed = rows * 24
    assertRefused(rows: rows, needed: needed) { try frame.prefix(rows) }
    assertRefused(rows: rows, needed: needed) { try frame.suffix(rows) }
    assertRefused(rows: rows, needed: needed) { try frame.sample(.share(1), seed: 1) }
    assertRefused(rows: rows, needed: needed) { try frame.distinct(on: ["c"]) }
    let most = Expression.binary(.greater, .column("c"), .literal(.integer(0)))
    assertRefused(rows: rows - 1, needed: needed - 24) { try frame.filtered(by: most) }
    let none = Expression.binary(.less, .column("c"), .literal(.integer(0)))
    XCTAssertNoThrow(try withBudget(1_000_000) { try frame.prefix(10) })
    let long = try DataFrame([("c", Column(nulls: 2_000_000, type: .integer))])
    assertRefused(rows: 2_000_000, needed: 22_000_000) { try long.filtered(by: none) }
  }
}
