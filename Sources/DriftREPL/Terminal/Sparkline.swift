import DataFrame

/// Distributions as bars of a character each, all on one scale, so that those of two sides can be compared.
///
/// The largest share has the highest bar; an empty bin is blank, and what is not empty is never. In ASCII, where there are
/// no bars, the darker character is the higher one.
func sparklines(of distributions: [Distribution], unicode: Bool) -> [String] {
  let bars = Array(unicode ? "▁▂▃▄▅▆▇█" : ".:-=+*#@")
  let largest = distributions.lazy.compactMap { $0.shares.max() }.max() ?? 0
  return distributions.map { distribution in
    String(
      distribution.shares.map { share in
        guard share > 0 else { return " " }
        return bars[max(1, Int((share / largest * Double(bars.count)).rounded())) - 1]
      })
  }
}
