import DataFrame
import Foundation
import Models

extension StatementRecord {
  /// The record of a finished statement.
  ///
  /// - Throws: `FileError` where a file that was read can no longer be, `Interrupted`.
  init(of outcome: Interpreter.Outcome, folder: String) throws {
    // What was fetched would have to be fetched again, and may have changed meanwhile, and what came through a pipe is
    // gone; the digest of the value tells.
    let files = outcome.filesRead.filter { !FilePath.isURL($0) && FilePath.isReadTwice($0, in: folder) }
    inputs = try files.map { try InputRecord(fingerprinting: $0, in: folder) }
    result = outcome.value.map(ResultRecord.init(of:))
    output = outcome.binding == nil ? try outcome.value.map(StatementRecord.shown) ?? [] : []
    // A digest that was stopped is none.
    if Cancellation.isRequested { throw Interrupted() }
  }

  /// How many lines of what was shown a record keeps.
  private static let keptLines = 40

  /// What a record keeps of a value's rendering: 100 columns, UTF-8, no colour, whatever the terminal.
  private static func shown(_ value: Value) throws -> [String] {
    let text = try Printer.recorded.text(of: value)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.count <= keptLines ? lines : lines.prefix(keptLines) + ["…"]
  }
}

extension InputRecord {
  /// The fingerprint of a file at a path relative to a folder.
  ///
  /// - Throws: `FileError`, `Interrupted`.
  init(fingerprinting path: String, in folder: String) throws {
    let url = URL(fileURLWithPath: FilePath.resolve(path, in: folder))
    guard let handle = try? FileHandle(forReadingFrom: url) else { throw FileError(.notFound, path: path) }
    defer { try? handle.close() }
    var hash = SHA256()
    var bytes = 0
    while let chunk = try? handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      if Cancellation.isRequested { throw Interrupted() }
      hash.update([UInt8](chunk))
      bytes += chunk.count
    }
    self.init(path: path, sha256: hash.finish(), bytes: bytes)
  }
}

extension ResultRecord {
  init(of value: Value) {
    switch value {
    case .frame(let frame, _):
      self.init(summary: "frame \(frame.shape)", digest: Digest(of: frame))
    case .pair(let pair):
      self.init(summary: "pair \(pair.reference.shape) \(pair.current.shape)", digest: Digest(of: pair))
    case .chart(let chart):
      self.init(summary: "chart", digest: Digest(of: chart))
    case .model(let model):
      self.init(summary: "model \(model.learner)", digest: Digest(of: model))
    }
  }
}

extension DataFrame {
  fileprivate var shape: String { "\(rowCount)x\(columns.count)" }
}
