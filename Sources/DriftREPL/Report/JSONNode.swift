import DataFrame

/// A JSON value to be written, its members in the order given.
indirect enum JSONNode: Sendable, Equatable {
  case null
  case integer(Int)
  case string(String)
  case array([JSONNode])
  case object([Member])

  /// A name with its value.
  struct Member: Sendable, Equatable {
    var name: String
    var value: JSONNode
  }

  /// An object of names and values in their order.
  static func members(_ members: KeyValuePairs<String, JSONNode>) -> JSONNode {
    .object(members.map { Member(name: $0, value: $1) })
  }

  /// A text as notebooks keep it: its lines, each with its break.
  static func lines(_ text: String) -> JSONNode {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let broken =
      lines.dropLast().map { $0 + "\n" } + (lines.last.map { $0.isEmpty ? [] : [String($0)] } ?? [])
    return .array(broken.map { .string(String($0)) })
  }

  /// The value as text, a line for each part, one blank deeper at each level.
  func text(depth: Int = 0) -> String {
    let (outer, inner) = (String(repeating: " ", count: depth), String(repeating: " ", count: depth + 1))
    func block(_ open: String, _ parts: [String], _ close: String) -> String {
      guard !parts.isEmpty else { return open + close }
      return "\(open)\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(outer)\(close)"
    }
    switch self {
    case .null: return "null"
    case .integer(let value): return String(value)
    case .string(let text): return JSONFormat.quoted(text)
    case .array(let parts): return block("[", parts.map { $0.text(depth: depth + 1) }, "]")
    case .object(let members):
      let parts = members.map { "\(JSONFormat.quoted($0.name)): \($0.value.text(depth: depth + 1))" }
      return block("{", parts, "}")
    }
  }
}
