/// Whether one name stands before another when runs of digits count as numbers: `month-2` before `month-10`.
///
/// Other characters compare by Unicode scalar values, so the order is the same everywhere and upper case
/// stands first. Of numbers with equal value the one with fewer leading zeros stands first.
public func naturalOrder(_ left: String, _ right: String) -> Bool {
  let (left, right) = (Array(left.utf8), Array(right.utf8))
  var (leftIndex, rightIndex) = (0, 0)
  while leftIndex < left.count, rightIndex < right.count {
    if Byte.isDigit(left[leftIndex]), Byte.isDigit(right[rightIndex]) {
      let (leftRun, rightRun) = (digitRun(left, leftIndex), digitRun(right, rightIndex))
      let (leftNumber, rightNumber) = (leftRun.drop { $0 == Byte.zero }, rightRun.drop { $0 == Byte.zero })
      guard leftNumber.count == rightNumber.count else { return leftNumber.count < rightNumber.count }
      guard leftNumber.elementsEqual(rightNumber) else {
        return leftNumber.lexicographicallyPrecedes(rightNumber)
      }
      (leftIndex, rightIndex) = (leftRun.endIndex, rightRun.endIndex)
    } else if left[leftIndex] != right[rightIndex] {
      return left[leftIndex] < right[rightIndex]
    } else {
      leftIndex += 1
      rightIndex += 1
    }
  }
  // One is at its end, or they differ in leading zeros alone: the shorter one stands first, and last the
  // bytes decide.
  let (leftRest, rightRest) = (left.count - leftIndex, right.count - rightIndex)
  guard leftRest == rightRest else { return leftRest < rightRest }
  guard left.count == right.count else { return left.count < right.count }
  return left.lexicographicallyPrecedes(right)
}

private func digitRun(_ bytes: [UInt8], _ start: Int) -> ArraySlice<UInt8> {
  bytes[start...].prefix { Byte.isDigit($0) }
}
