/// A session file: a script whose statements are followed by lines that the machine wrote, all of them comments.
///
/// The lines behind a statement, up to the next one, belong to it; where several statements share lines, the lines behind
/// the last of them belong to all, in their order. A record ends where the next `#@`, `#+` or `#=` starts. Nothing of the
/// text is lost: what is not edited stays byte for byte.
struct SessionFile: Sendable {
  /// The first lines of a file that is replayed when it is run as a program.
  static let header = ["#!/usr/bin/env -S drift replay", versionLine]

  private static let versionLine = "#% drift session 1"

  let source: SourceText
  let script: Script
  /// The parts of the file, in their order; the first holds what stands before the first statement.
  private(set) var blocks: [Block] = []

  /// Statements that share lines, and what stands behind them.
  struct Block: Sendable {
    /// The indices of the statements in the script.
    var statements: Range<Int>
    /// The lines of the statements, counted from 0; empty before the first.
    var lines: Range<Int>
    /// The records of those statements that leave one.
    var records: [Record]
    /// Lines of records that belong to no statement.
    var strays: [Int] = []
  }

  /// What is kept of one statement, and where.
  struct Record: Sendable {
    /// The index of the statement in the script.
    var statement: Int
    var content = StatementRecord()
    /// The lines that hold it, counted from 0.
    var lines: [Int] = []
    /// Those of them that say nothing that can be understood.
    var unreadable: [Int] = []
  }

  /// Takes a source apart whose statements are known; there may be less of them than the source holds.
  init(_ source: SourceText, _ script: Script) {
    self.source = source
    self.script = script
    var ranges: [(statements: Range<Int>, lines: Range<Int>)] = [(0..<0, 0..<0)]
    for (index, statement) in script.statements.enumerated() {
      let own = source.lines(of: statement.span)
      if let last = ranges.last, own.lowerBound < last.lines.upperBound {
        ranges[ranges.count - 1] = (
          last.statements.lowerBound..<index + 1,
          last.lines.lowerBound..<max(last.lines.upperBound, own.upperBound)
        )
      } else {
        ranges.append((index..<index + 1, own))
      }
    }
    for (position, range) in ranges.enumerated() {
      let end = position + 1 < ranges.count ? ranges[position + 1].lines.lowerBound : source.lineCount
      blocks.append(block(range.statements, range.lines, end: end))
    }
  }

  /// Takes a source apart.
  ///
  /// - Throws: Where it is no script.
  init(_ source: SourceText) throws(Diagnostic) { self.init(source, try Parser.parsed(source)) }

  /// The whole text as it stands.
  var text: String { (source.hasByteOrderMark ? "\u{FEFF}" : "") + source.text }

  /// Whether the machine wrote a line.
  static func isRecord(_ line: some StringProtocol) -> Bool { RecordLine(line) != nil }

  /// The records of all statements that leave one, in their order.
  var records: [Record] { blocks.flatMap(\.records) }

  /// The break that ends the file's lines: that of the first line.
  var lineBreak: String {
    let first = source.spanWithBreak(0)
    let end = source.lineSpan(0).end
    return end < first.end ? source.text(of: Span(start: end, end: first.end)) : "\n"
  }

  /// A line without its break.
  func line(_ index: Int) -> String { source.text(of: source.lineSpan(index)) }

  private func block(_ statements: Range<Int>, _ own: Range<Int>, end: Int) -> Block {
    var block = Block(statements: statements, lines: own, records: [])
    let owners = statements.filter { script.statements[$0].leavesRecord }
    block.records = owners.map { Record(statement: $0) }
    var number = 0
    var isStarted = false
    for line in own.upperBound..<max(own.upperBound, end) {
      guard let kind = RecordLine(self.line(line)) else { continue }
      if kind.startsRecord, isStarted {
        number += 1
        isStarted = false
      }
      guard number < block.records.count else {
        block.strays.append(line)
        continue
      }
      block.records[number].add(kind, at: line)
      if kind.endsFiles { isStarted = true }
    }
    return block
  }
}

extension SessionFile.Record {
  fileprivate mutating func add(_ kind: RecordLine, at line: Int) {
    lines.append(line)
    switch kind {
    case .input(let file): content.inputs.append(file)
    case .output(let file): content.outputs.append(file)
    case .result(let result): content.result = result
    case .shown(let text): content.shown.append(text)
    case .unreadable: unreadable.append(line)
    }
  }
}

extension RecordLine {
  /// Whether the line begins another record where one has its result.
  fileprivate var startsRecord: Bool { if case .shown = self { false } else { true } }

  /// Whether a record has what it needs with this line, so that files behind it are the next one's.
  fileprivate var endsFiles: Bool {
    switch self {
    case .result, .shown, .unreadable(isResult: true): true
    default: false
    }
  }
}

extension Statement {
  /// Whether a session keeps lines of the statement: a parameter has no value.
  var leavesRecord: Bool { if case .pipe = body { true } else { false } }
}

extension SourceText {
  /// The lines that a span lies on, counted from 0.
  func lines(of span: Span) -> Range<Int> {
    lineIndex(at: span.start)..<lineIndex(at: max(span.start, span.end - 1)) + 1
  }
}
