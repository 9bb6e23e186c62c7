import DataFrame

extension JSONValue {
  /// Reads one value that takes up all of the bytes.
  ///
  /// - Throws: `ModelError.malformed` with the byte at which reading stopped.
  /// - Complexity: O(bytes).
  public init(parsing bytes: [UInt8]) throws(ModelError) {
    var scanner = JSONScanner(bytes, from: 0)
    do throws(JSONFault) {
      self = try scanner.value()
      guard !scanner.hasMore() else { throw scanner.fault("the end") }
    } catch {
      throw .malformed("\(error.expected) was expected at byte \(error.offset)")
    }
  }

  /// The member of a name.
  ///
  /// - Throws: `ModelError.malformed` where this is no object with such a member.
  func member(_ name: String) throws(ModelError) -> JSONValue {
    guard case .object(let members) = self, let member = members.first(where: { $0.0 == name }) else {
      throw .malformed("`\(name)` is missing")
    }
    return member.1
  }

  /// The finite number under a name.
  func number(_ name: String) throws(ModelError) -> Double {
    guard case .number(let value) = try member(name), value.isFinite else {
      throw .malformed("`\(name)` must be a number")
    }
    return value
  }

  /// The integer under a name, within a range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ModelError) -> Int {
    guard let value = Int(exactly: try number(name)), range.contains(value) else {
      throw .malformed("`\(name)` must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The text under a name.
  func string(_ name: String) throws(ModelError) -> String {
    guard case .string(let text) = try member(name) else { throw .malformed("`\(name)` must be a text") }
    return text
  }

  /// The truth value under a name.
  func bool(_ name: String) throws(ModelError) -> Bool {
    guard case .bool(let value) = try member(name) else {
      throw .malformed("`\(name)` must be true or false")
    }
    return value
  }

  /// The values of the array under a name.
  func array(_ name: String) throws(ModelError) -> [JSONValue] {
    guard case .array(let values) = try member(name) else { throw .malformed("`\(name)` must be an array") }
    return values
  }

  /// The finite numbers of the array under a name, which must have so many where that is said.
  func numbers(_ name: String, count: Int? = nil) throws(ModelError) -> [Double] {
    let values = try array(name)
    guard count == nil || values.count == count else {
      throw .malformed("`\(name)` must hold \(count ?? 0) numbers")
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(values.count)
    for value in values {
      guard case .number(let number) = value, number.isFinite else {
        throw .malformed("`\(name)` must hold numbers alone")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The integers of the array under a name, all within a range.
  func integers(_ name: String, in range: ClosedRange<Int>, count: Int? = nil) throws(ModelError) -> [Int] {
    let numbers = try numbers(name, count: count)
    var integers: [Int] = []
    integers.reserveCapacity(numbers.count)
    for number in numbers {
      guard let integer = Int(exactly: number), range.contains(integer) else {
        throw .malformed("`\(name)` must hold whole numbers from \(range.lowerBound) to \(range.upperBound)")
      }
      integers.append(integer)
    }
    return integers
  }

  /// The distinct texts of the array under a name.
  func strings(_ name: String) throws(ModelError) -> [String] {
    var texts: [String] = []
    var seen: Set<[UInt8]> = []
    for value in try array(name) {
      guard case .string(let text) = value, seen.insert(Array(text.utf8)).inserted else {
        throw .malformed("`\(name)` must hold distinct texts")
      }
      texts.append(text)
    }
    return texts
  }
}
