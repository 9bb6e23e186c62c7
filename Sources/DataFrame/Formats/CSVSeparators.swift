/// The separator that splits the first lines of a text into records most evenly.
struct CSVSeparators {
  /// The one to use.
  let chosen: UInt8
  /// Others that split every line of the sample into equally many fields, more than one.
  let others: [UInt8]
  /// Whether the sample held a whole record.
  let sawRecord: Bool

  /// How many bytes are looked at, unless a record is longer.
  static let sampleSize = 1 << 16

  private static let candidates = [Byte.comma, UInt8(ascii: ";"), Byte.tab, UInt8(ascii: "|")]
  private static let sampleRecords = 100

  /// A separator that needs no search.
  init(chosen: UInt8) {
    (self.chosen, others, sawRecord) = (chosen, [], true)
  }

  /// Looks for the separator in what a reader has in its buffer; a comma where none splits the first line.
  ///
  /// Of the candidates that split the first line, the one under which the largest share of lines has as many
  /// fields as that line wins; of equals the one with more fields, then the more common one.
  init(records: inout CSVRecordReader) throws(DataError) {
    var best: (separator: UInt8, share: Double, width: Int)?
    var even: [UInt8] = []
    var sawRecord = false
    for candidate in CSVSeparators.candidates {
      let (counts, fails) = try records.widths(under: candidate, atMost: CSVSeparators.sampleRecords)
      sawRecord = sawRecord || fails || !counts.isEmpty
      guard let width = counts.first, width > 1 else { continue }
      let agreeing = counts.count { $0 == width }
      let share = fails ? 0 : Double(agreeing) / Double(counts.count)
      if share == 1 { even.append(candidate) }
      if let best, (best.share, best.width) >= (share, width) { continue }
      best = (candidate, share, width)
    }
    let chosen = best?.separator ?? Byte.comma
    self.chosen = chosen
    others = even.filter { $0 != chosen }
    self.sawRecord = sawRecord
  }
}
