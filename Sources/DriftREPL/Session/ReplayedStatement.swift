import DataFrame
import Plot

/// One statement of a replay: what was recorded of it, what came out, and how the two compare.
struct ReplayedStatement: Sendable {
  /// What became of a statement.
  enum Verdict: String, Sendable, CaseIterable {
    /// The digest is the one recorded.
    case ok
    /// The digest over nine significant digits is, the exact one is not: another platform's last digits.
    case okRounded = "ok~"
    /// Nothing was recorded to compare with.
    case new
    /// It ran with other parameters, or to be recorded, so digests were not compared.
    case ran
    /// A file that it read is another one, or something that it depends on is stale.
    case stale
    /// The result is another one, or a file that it wrote.
    case differs

    /// Whether there is something to be looked at.
    var isBad: Bool { self == .stale || self == .differs }
  }

  /// Counted from 1 among the statements that give values.
  var number: Int
  /// The line that it begins on, counted from 1.
  var line: Int
  /// The statement on one line.
  var text: String
  var verdict: Verdict
  var recorded: StatementRecord
  var got: StatementRecord
  /// Files that it read and wrote, as far as they were recorded and are not as they were.
  var inputs: [FileChange] = []
  var outputs: [FileChange] = []
  /// The lines of its record that cannot be read, counted from 1.
  var unreadable: [Int] = []
  /// What it read that is stale: names, `_`, and files that the session itself wrote.
  var staleSources: [String] = []
  var outcome: Interpreter.Outcome

  /// The lines shown that are not as they were, side by side.
  var lines: [(recorded: String?, got: String?)] {
    let count = max(recorded.shown.count, got.shown.count)
    return (0..<count).compactMap { index in
      let before = index < recorded.shown.count ? recorded.shown[index] : nil
      let after = index < got.shown.count ? got.shown[index] : nil
      return before == after ? nil : (before, after)
    }
  }
}

extension ReplayedStatement {
  /// The columns of a table that are not as they were, as far as lines were kept.
  ///
  /// Those whose cells differ, and those that only one of the two has; none where the numbers of rows differ, since then
  /// all do.
  var columns: [String] {
    guard let before = ShownTable(recorded.shown), let after = ShownTable(got.shown),
      recorded.result?.isTable ?? false, got.result?.isTable ?? false, before.rowCount == after.rowCount
    else { return [] }
    let changed = after.names.filter { before[$0] != after[$0] }
    return changed + before.names.filter { after[$0] == nil }
  }
}

extension ResultRecord {
  /// Whether it is shown as a table.
  fileprivate var isTable: Bool { summary.hasPrefix("frame ") || summary.hasPrefix("pair ") }
}

/// A file that is not as it was recorded.
struct FileChange: Sendable, Equatable {
  var path: String
  /// Nil for one that was not recorded.
  var recorded: FileRecord?
  /// Nil for one that is no longer read or written.
  var got: FileRecord?

  /// The files that differ between two records, in the order of the newer one; none where nothing was recorded.
  static func between(_ recorded: [FileRecord], _ got: [FileRecord]) -> [FileChange] {
    guard !recorded.isEmpty else { return [] }
    let changed = got.compactMap { file -> FileChange? in
      let before = recorded.first { $0.path == file.path }
      return before == file ? nil : FileChange(path: file.path, recorded: before, got: file)
    }
    let gone = recorded.filter { before in !got.contains { $0.path == before.path } }
    return changed + gone.map { FileChange(path: $0.path, recorded: $0, got: nil) }
  }

  /// What became of the file, in words: `changed: 8 bytes, now 12`.
  func text(gone: String) -> String {
    guard let recorded else { return "was not recorded" }
    guard let got else { return gone }
    return recorded.bytes == got.bytes
      ? "changed: \(quantity(got.bytes, "byte")) as before, but others"
      : "changed: \(quantity(recorded.bytes, "byte")), now \(NumberFormat.count(got.bytes))"
  }
}
