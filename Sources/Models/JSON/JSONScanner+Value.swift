import DataFrame

extension JSONScanner {
  /// A value with all that it holds, not only what a column can.
  ///
  /// - Parameter depth: How many objects and arrays it stands in; more than `deepest` are refused, so that no input
  ///   exhausts the stack.
  mutating func value(depth: Int = 0) throws(JSONFault) -> JSONValue {
    guard depth < JSONScanner.deepest else { throw fault("less nesting") }
    if take("[") { return .array(try elements(depth: depth + 1)) }
    if take("{") { return .object(try members(depth: depth + 1)) }
    switch try scalar() {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .integer(let value): return .number(Double(value))
    case .number(let value): return .number(value)
    case .string(let text): return .string(text)
    case .date: throw fault("a value")
    }
  }

  private mutating func elements(depth: Int) throws(JSONFault) -> [JSONValue] {
    var values: [JSONValue] = []
    if take("]") { return values }
    repeat { values.append(try value(depth: depth)) } while take(",")
    try expect("]")
    return values
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    if take("}") { return members }
    repeat {
      let name = try string()
      try expect(":")
      members.append((name, try value(depth: depth)))
    } while take(",")
    try expect("}")
    return members
  }
}
