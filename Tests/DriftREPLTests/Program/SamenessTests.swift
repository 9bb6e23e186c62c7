import Foundation
import TestSupport
import XCTest

/// The same session gives the same bytes on one core and on all, in any locale and time zone, from any folder.
final class SamenessTests: XCTestCase {
  /// Statements that run on several threads, hash texts, render numbers and dates, or draw.
  private static let script = """
    ref = simulate "insurance", rows: 2000
    cur = simulate "insurance", months: 10..12, rows: 2000
    cur | write "cur.csv"
    cur = load "cur.csv"
    ref vs cur | drift
    ref vs cur | drift rule: evidently
    ref vs cur | drift by snapshot | sort -score
    ref vs cur | timeline by snapshot
    ref vs cur | segments depth: 2
    ref vs cur | hist miles | write "miles.svg"
    ref vs cur | box age by training
    cur | describe
    cur | summarize n = count(), m = mean(miles), d = distinct(age) by group_name, training
    cur | join (ref | count by age) on age | sort -miles, age | take 5
    cur | sample 5%, seed: 3 | derive u = upper(group_name), l = log(miles), at = @2024-03-31T01:30:00Z + 1h
    cur | distinct group_name | derive i = lower("IİI"), s = upper("straße")

    """

  /// What comes of the session with nothing set, made once.
  private static let standard = Result { try recorded() }

  /// Records the session in a folder of its own and gives all bytes that came of it.
  private static func recorded(
    prefix: [String] = [], in folder: String = ".", environment: [String: String] = [:]
  ) throws -> String {
    let workspace = try Workspace()
    let session = workspace.path("\(folder)/s.drift")
    try workspace.write(script, to: "\(folder)/s.drift")
    let output = try shown(
      prefix + [RunningProgram.executable.path, "replay", "--update", session], in: workspace,
      environment: environment)
    return try output.replacing(session, with: "s.drift")
      + ["s.drift", "cur.csv", "miles.svg"].map { try workspace.read("\(folder)/\($0)") }.joined()
  }

  /// What a program, searched for on the path, writes to standard output.
  private static func shown(
    _ words: [String], in workspace: Workspace, environment: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = workspace.home
    process.environment = workspace.environment(environment)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0, "\(words)")
    return String(decoding: bytes, as: UTF8.self)
  }

  func testOneCore() throws {
    let taskset = ["/usr/bin/taskset", "/bin/taskset"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let taskset else { throw XCTSkip("there is no taskset on this machine") }
    guard ProcessInfo.processInfo.activeProcessorCount > 1 else { throw XCTSkip("there is one core") }
    XCTAssertEqual(
      try SamenessTests.recorded(prefix: [taskset, "-c", "0"]), try SamenessTests.standard.get())
  }

  /// Foundation takes a locale from the environment whether or not the system knows it; each run also has hash seeds of its
  /// own.
  func testEnvironmentsAndFolders() throws {
    let standard = try SamenessTests.standard.get()
    for (locale, zone, folder) in [
      ("tr_TR.UTF-8", "Asia/Kolkata", "deep/er"), ("ar_EG.UTF-8", "America/New_York", "with space"),
      ("C", "Pacific/Apia", "ünï"),
    ] {
      let environment = ["LC_ALL": locale, "LANG": locale, "TZ": zone]
      XCTAssertEqual(
        try SamenessTests.recorded(in: folder, environment: environment), standard, "\(environment) \(folder)"
      )
    }
  }

  /// Of a locale that the system has, so that the C library takes it too.
  func testALocaleOfTheSystem() throws {
    let names = try SamenessTests.shown(["locale", "-a"], in: Workspace()).split(separator: "\n").map(
      String.init)
    let known: Set = ["C", "POSIX", "C.utf8", "C.UTF-8"]
    guard let locale = names.first(where: { !known.contains($0) }) else {
      throw XCTSkip("the system has no locale but C")
    }
    XCTAssertEqual(
      try SamenessTests.recorded(environment: ["LC_ALL": locale]), try SamenessTests.standard.get(), locale)
  }
}
