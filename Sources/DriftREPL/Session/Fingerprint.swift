import DataFrame
import Drift
import Foundation
import Models

extension StatementRecord {
  /// The record of a finished statement.
  ///
  /// - Parameter scope: Where its paths start, and where a dry run put what it wrote.
  /// - Throws: `FileError` where a file that was read or written can no longer be, `Interrupted`.
  init(of outcome: Interpreter.Outcome, in scope: Scope) throws {
    // What was fetched would have to be fetched again, and may have changed meanwhile, and what came through a pipe is
    // gone; the digest of the value tells.
    func isKept(_ path: String) -> Bool {
      !FilePath.isURL(path) && FilePath.isReadTwice(path, in: scope.folder)
    }
    result = outcome.value.map(ResultRecord.init(of:))
    shown = outcome.binding == nil ? try outcome.value.map(StatementRecord.shown) ?? [] : []
    let (read, written) = (outcome.files.read.filter(isKept), outcome.files.written.filter(isKept))
    // Waited for here, since work that waits for other work could take the last thread that there is for it.
    let begun = try read.map { try scope.fingerprints?.take(scope.placeForReading($0))?.wait() }
    inputs = try concurrentTryMap(read.count) { index in
      guard var record = begun[index] else {
        return try FileRecord(
          path: read[index], fingerprinting: scope.placeForReading(read[index]), as: .bytes)
      }
      record.path = read[index]
      return record
    }
    outputs = try concurrentTryMap(written.count) { index in
      try FileRecord(
        path: written[index], fingerprinting: scope.placeForReading(written[index]), as: .content)
    }
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

extension FileRecord {
  /// What of a file is fingerprinted.
  enum Extent {
    /// The file as it stands.
    case bytes
    /// What it holds once it is decompressed, since the programs that compress do not all give the same bytes.
    case content
  }

  /// The fingerprint of a file that stands in one place and is called by another path.
  ///
  /// - Parameter isStopped: Asked now and then whether nobody wants it any more.
  /// - Throws: `FileError`, `Interrupted`.
  init(
    path: String, fingerprinting place: String, as extent: Extent, isStopped: () -> Bool = { false }
  ) throws {
    var hash = SHA256()
    var count = 0
    do throws(FileError) {
      let source = try extent == .content ? ByteSource(path: place) : ByteSource(bytesOf: place)
      try source.forEachChunk { chunk in
        hash.update(chunk)
        count += chunk.count
        return !Cancellation.isRequested && !isStopped()
      }
    } catch {
      if Cancellation.isRequested { throw Interrupted() }
      if error.code == .notFound { throw FileError(.notFound, path: path) }
      throw error
    }
    if Cancellation.isRequested || isStopped() { throw Interrupted() }
    self.init(path: path, sha256: hash.finish(), bytes: count)
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
    case .report(let report):
      self.init(summary: "report \(report.explanation.kind.kind.rawValue)", digest: Digest(of: report))
    }
  }
}

extension DataFrame {
  fileprivate var shape: String { "\(rowCount)x\(columns.count)" }
}
