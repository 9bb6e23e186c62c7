import Foundation
import Models
import Plot

/// The numbers of a JSON value in every form that sentences write them in.
struct KnownNumbers {
  private var forms: Set<String> = ["95%", "1e-12", "4", "1.0"]
  private var texts: [String] = []

  init(_ json: JSONValue) { add(json) }

  private mutating func add(_ json: JSONValue) {
    switch json {
    case .null, .bool: break
    case .number(let value):
      for number in [value, -value] {
        forms.formUnion([
          NumberFormat.short(number), NumberFormat.percent(number), NumberFormat.change(number), "\(number)",
        ])
        if let whole = Int(exactly: number) { forms.formUnion([NumberFormat.count(whole), "\(whole)"]) }
      }
    case .string(let text): texts.append(text)
    case .array(let values): for value in values { add(value) }
    case .object(let members): for member in members { add(member.1) }
    }
  }

  /// The numbers of a sentence that are none of these, once the texts of the value are taken out of it.
  func strangers(in sentence: String) -> [String] {
    var rest = sentence
    for text in texts.sorted(by: { $0.count > $1.count }) where Int(text) == nil && !text.isEmpty {
      rest = rest.replacingOccurrences(of: text, with: " ")
    }
    let pattern = #/[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:e-?[0-9]+)?[kM]?%?/#
    return rest.matches(of: pattern).map { String($0.output).trimmingCharacters(in: [","]) }.filter { token in
      let plain = token.hasPrefix("+") ? String(token.dropFirst()) : token
      return !forms.contains(token) && !forms.contains(plain) && !texts.contains(token)
    }
  }
}
