/// A share of the memory that is free, taken from without asking the system each time.
///
/// A quarter of what was found free is given out before it is asked again; so a reader that grows asks the
/// less often the more there is, and one that stays small never.
struct MemoryAllowance {
  private let measure: @Sendable () -> MemoryBudget
  private var rest = 1 << 24

  /// An allowance under the budget that holds for the calling thread.
  init() { measure = MemoryBudget.measure }

  /// Takes bytes; those that were promised before and are not filled yet have to fit as well.
  ///
  /// - Parameters:
  ///   - reserved: The bytes of arrays that are about to be made.
  ///   - filled: The bytes that are about to be written.
  ///   - promised: The bytes of arrays that were made and are still to be written.
  mutating func take(reserving reserved: Int, filling filled: Int, promised: Int) throws(MemoryShortage) {
    let taken = max(reserved, filled)
    guard taken > rest else { return rest -= taken }
    let budget = measure()
    try budget.check(reserving: reserved, filling: filled.addingClamped(promised))
    rest = min(budget.pages, budget.addresses) / 4
  }
}

extension Int {
  /// The sum, or the largest integer where it is past that.
  func addingClamped(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }

  /// The product, or the largest integer where it is past that.
  func multipliedClamped(by other: Int) -> Int {
    let (product, isOver) = multipliedReportingOverflow(by: other)
    return isOver ? .max : product
  }
}
