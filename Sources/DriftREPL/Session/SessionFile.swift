import DataFrame

/// What a session file keeps of one statement: the files that it read, the digest of its value, and what was shown.
struct StatementRecord: Sendable, Equatable {
  var inputs: [InputRecord] = []
  /// What the value was, such as `frame 1500x9`, and its digest; nil where the statement gave none.
  var result: ResultRecord?
  /// The first lines of what was shown.
  var output: [String] = []

  /// The lines of the record as they stand in a file.
  var lines: [String] {
    inputs.map { "#@ \($0.path) sha256:\($0.sha256) bytes=\($0.bytes)" }
      + (result.map { ["#= \($0.summary) \($0.digest.exact) ~\($0.digest.rounded)"] } ?? [])
      + output.map { $0.isEmpty ? "#>" : "#> \($0)" }
  }
}

/// The fingerprint of a file that a statement read.
struct InputRecord: Sendable, Equatable {
  var path: String
  var sha256: String
  var bytes: Int
}

/// The shape and digest of a value.
struct ResultRecord: Sendable, Equatable {
  var summary: String
  var digest: Digest
}

/// A session file: a script whose statements are followed by lines that the machine wrote, all of them comments.
///
/// The lines behind a line of source belong to the statements that end on it, in their order; each record ends where
/// the next `#@` or `#=` starts.
struct SessionFile: Sendable {
  /// The first lines of a file that is replayed when it is run as a program.
  static let header = ["#!/usr/bin/env -S drift replay", "#% drift session 1"]

  /// The lines as they stand in the file.
  private(set) var lines: [String]

  init(text: String) {
    let normalized = text.replacing("\r\n", with: "\n")
    lines = normalized.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  /// Whether the machine wrote a line.
  static func isRecord(_ line: String) -> Bool {
    ["#@ ", "#= ", "#> "].contains { line.hasPrefix($0) } || line == "#>"
  }

  /// The records of statements that end on the given lines (counted from 1), in their order.
  func records(endingOn endLines: [Int]) -> [StatementRecord] {
    var records = [StatementRecord](repeating: StatementRecord(), count: endLines.count)
    for (number, positions) in positionsByLine(endLines) {
      for (position, record) in zip(positions, parsedRecords(after: number)) { records[position] = record }
    }
    return records
  }

  /// The file with the records of statements that end on the given lines replaced.
  func replacing(_ records: [StatementRecord], endingOn endLines: [Int]) -> String {
    let positions = Dictionary(uniqueKeysWithValues: positionsByLine(endLines))
    var result: [String] = []
    for (index, line) in lines.enumerated() where !SessionFile.isRecord(line) {
      result.append(line)
      for position in positions[index + 1] ?? [] { result += records[position].lines }
    }
    if !result.contains(where: { $0.hasPrefix("#% drift session") }) {
      let isProgram = result.first?.hasPrefix("#!") ?? false
      result =
        isProgram ? [result[0], SessionFile.header[1]] + result.dropFirst() : SessionFile.header + result
    }
    return result.joined(separator: "\n") + "\n"
  }

  /// The positions of the statements that end on each line.
  private func positionsByLine(_ endLines: [Int]) -> [(Int, [Int])] {
    var result: [(Int, [Int])] = []
    for (position, line) in endLines.enumerated() {
      if result.last?.0 == line {
        result[result.count - 1].1.append(position)
      } else {
        result.append((line, [position]))
      }
    }
    return result
  }

  private func parsedRecords(after number: Int) -> [StatementRecord] {
    var records: [StatementRecord] = []
    for line in lines.dropFirst(number).prefix(while: SessionFile.isRecord) {
      let startsNew = records.last.map { $0.result != nil } ?? true
      if line.hasPrefix("#>") {
        if records.isEmpty { records.append(StatementRecord()) }
        records[records.count - 1].output.append(String(line.dropFirst(3)))
        continue
      }
      if startsNew { records.append(StatementRecord()) }
      if let input = InputRecord(line: line) { records[records.count - 1].inputs.append(input) }
      if let result = ResultRecord(line: line) { records[records.count - 1].result = result }
    }
    return records
  }
}

extension InputRecord {
  /// An `#@` line; nil for anything else.
  init?(line: String) {
    guard line.hasPrefix("#@ "), let hash = line.ranges(of: " sha256:").last,
      let size = line.ranges(of: " bytes=").last, hash.upperBound <= size.lowerBound,
      let bytes = Int(line[size.upperBound...])
    else { return nil }
    path = String(line[line.index(line.startIndex, offsetBy: 3)..<hash.lowerBound])
    sha256 = String(line[hash.upperBound..<size.lowerBound])
    self.bytes = bytes
  }
}

extension ResultRecord {
  /// A `#=` line; nil for anything else.
  init?(line: String) {
    let words = line.split(separator: " ")
    guard words.count >= 4, words[0] == "#=", let rounded = words.last, rounded.hasPrefix("~") else {
      return nil
    }
    digest = Digest(exact: String(words[words.count - 2]), rounded: String(rounded.dropFirst()))
    summary = words[1..<words.count - 2].joined(separator: " ")
  }
}
