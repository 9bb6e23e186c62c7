/// Whether p-values without drift are as uniform as they claim: P(p ≤ x) at most x, for every x.
struct Uniformity: Sendable {
  /// The row of the table that they belong to.
  let label: String
  /// The rows on both sides.
  let sizes: Sizes
  /// The p-values, ascending.
  let pValues: [Double]

  /// The p-values of each group of rows and each size.
  static func all(_ parts: [FalseAlarms]) -> [Uniformity] {
    parts.flatMap { part in
      part.groups.flatMap { group in
        part.runs.map { run in
          let values = run.judgements.flatMap { judgement in group.labels.compactMap { judgement.pValues[$0] }
          }
          return Uniformity(label: group.title, sizes: run.sizes, pValues: values.sorted())
        }
      }
    }
  }

  /// The share of p-values at or below a level.
  func rate(_ level: Double) -> Rate { Rate(pValues) { $0 <= level } }

  /// The most by which P(p ≤ x) exceeds x: Smirnov's one-sided distance to the uniform distribution.
  var excess: Double {
    let n = Double(pValues.count)
    return pValues.enumerated().reduce(0) { max($0, Double($1.offset + 1) / n - $1.element) }
  }

  /// The levels at which the shares are counted.
  static let levels = [0.01, 0.05, 0.1]

  /// Where a share is above its level for sure: one-sided at 1 in 10,000, since there are many of them.
  var failures: [String] {
    Uniformity.levels.compactMap { level in
      let rate = rate(level)
      return rate.bounds(z: 3.719016485455709).lowerBound > level
        ? "p of \(label) at \(sizes.name) is at most \(level) in \(rate.text) %" : nil
    }
  }

  /// One row for each distribution, size and test.
  static func text(_ all: [Uniformity]) -> String {
    let heads = levels.map { "p ≤ \($0)" }
    var table = MarkdownTable(["row", "rows", "p-values"] + heads + ["excess"], textColumns: 1)
    for one in all {
      table.append(
        [one.label, one.sizes.name, "\(one.pValues.count)"] + levels.map { one.rate($0).text } + [
          percent(one.excess)
        ])
    }
    return table.text
  }
}
