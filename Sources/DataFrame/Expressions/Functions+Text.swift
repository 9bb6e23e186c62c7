/// Functions of text.
///
/// Positions count characters from 1.
let textFunctions: [Function] = [
  mapped("lower", "The text in lower case.") { $0.lowercased() },
  mapped("upper", "The text in upper case.") { $0.uppercased() },
  mapped("trim", "The text without white space at its ends.") { text in
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  },
  Function("len", "(s)", "The number of characters.", [.text], returns: .integer) { operands, rows in
    .integer(
      elementwise(operands[0].texts, .constant(0), rows: rows, placeholder: 0) { text, _, _ in text.count })
  },
  Function(
    "substr", "(s, from, n)", "n characters from a position on; shorter at the end of the text.",
    [.text, .number, .number], returns: .string
  ) { operands, rows in
    let starts = elementwise(operands[0].texts, operands[1].numbers, rows: rows, placeholder: "") {
      (text, from, _) -> String? in
      String(text.dropFirst(characters(from - 1)))
    }
    let parts = elementwise(.column(starts), operands[2].numbers, rows: rows, placeholder: "") {
      (text, length, _) -> String? in
      String(text.prefix(characters(length)))
    }
    return strings(parts)
  },
  Function(
    "replace", "(s, old, new)", "The text with every occurrence of old replaced.", [.text, .text, .text],
    returns: .string
  ) { operands, rows in
    let pairs = elementwise(operands[1].texts, operands[2].texts, rows: rows, placeholder: ("", "")) {
      old, new, _ in (old, new)
    }
    return strings(
      elementwise(operands[0].texts, .column(pairs), rows: rows, placeholder: "") { text, pair, _ in
        pair.0.isEmpty ? text : replacing(pair.0, with: pair.1, in: text)
      })
  },
  Function(
    "split", "(s, sep, n)", "The n-th part of the text between separators; null where there are fewer.",
    [.text, .text, .number], returns: .string
  ) { operands, rows in
    let pairs = elementwise(operands[1].texts, operands[2].numbers, rows: rows, placeholder: ("", 0.0)) {
      separator, number, _ in (separator, number)
    }
    return strings(
      elementwise(operands[0].texts, .column(pairs), rows: rows, placeholder: "") { text, pair, _ in
        let parts = pair.0.isEmpty ? [text] : pieces(of: text, separatedBy: pair.0)
        let index = characters(pair.1)
        return (1...parts.count).contains(index) ? parts[index - 1] : nil
      })
  },
  tested("contains", "(s, part)", "Whether the part stands anywhere in the text.") {
    $1.isEmpty || $0.firstRange(of: $1) != nil
  },
  tested("starts_with", "(s, part)", "Whether the text begins with the part.") { $0.hasPrefix($1) },
  tested("ends_with", "(s, part)", "Whether the text ends with the part.") { $0.hasSuffix($1) },
]

/// A count of characters from a number that may be negative, fractional or out of range.
private func characters(_ number: Double) -> Int {
  Int(min(max(number, 0), 1e15))
}

private func strings(_ texts: TypedColumn<String>) -> Column {
  .string(StringColumn((0..<texts.count).lazy.map { texts[$0] }))
}

/// A function of text alone, which is computed once a distinct text.
private func mapped(
  _ name: String, _ summary: String, _ transform: @escaping @Sendable (String) -> String
) -> Function {
  Function(name, "(s)", summary, [.text], returns: .string) { operands, rows in
    guard case .column(.string(let texts)) = operands[0] else { return Column(nulls: rows, type: .string) }
    let dictionary = texts.dictionary
    let results = consecutiveRows(dictionary.count, placeholder: "") { transform(dictionary[$0]) }
    return .string(StringColumn((0..<rows).lazy.map { texts.codes[$0].map { results[Int($0)] } }))
  }
}

private func tested(
  _ name: String, _ signature: String, _ summary: String, _ test: @escaping @Sendable (String, String) -> Bool
) -> Function {
  Function(name, signature, summary, [.text, .text], returns: .bool) { operands, rows in
    .bool(
      elementwise(operands[0].texts, operands[1].texts, rows: rows, placeholder: false) { text, part, _ in
        test(text, part)
      })
  }
}

private func replacing(_ old: String, with new: String, in text: String) -> String {
  pieces(of: text, separatedBy: old).joined(separator: new)
}

private func pieces(of text: String, separatedBy separator: String) -> [String] {
  var pieces: [String] = []
  var rest = text[...]
  while let range = rest.firstRange(of: separator) {
    pieces.append(String(rest[..<range.lowerBound]))
    rest = rest[range.upperBound...]
  }
  return pieces + [String(rest)]
}
