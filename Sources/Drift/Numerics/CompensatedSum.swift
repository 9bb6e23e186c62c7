/// A sum that keeps what rounding takes off each addition.
///
/// Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum, as if it had been taken in twice the precision.
  var value: Double { sum + lost }

  /// Adds a finite term.
  mutating func add(_ term: Double) {
    let next = sum + term
    lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
    sum = next
  }
}
