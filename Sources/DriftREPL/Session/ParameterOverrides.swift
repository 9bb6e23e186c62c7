import DataFrame

/// Values given with `-p name=value`, held against the parameters that a script declares.
enum ParameterOverrides {
  /// A parameter that the script does not have, or a value of another type.
  struct Mistake: Error, Sendable, Equatable {
    var message: String
  }

  /// The values by name, each of the type that its declaration says.
  ///
  /// - Throws: `Mistake`.
  static func values(_ given: [CommandLineArguments.Parameter], for script: Script) throws -> [String: Scalar]
  {
    let declarations = script.statements.compactMap { statement in
      if case .parameter(let declaration) = statement.body { declaration } else { nil }
    }
    var values: [String: Scalar] = [:]
    for parameter in given {
      let (name, text) = (parameter.name, parameter.text)
      guard let declaration = declarations.first(where: { $0.name.text == name }) else {
        let known = declarations.map(\.name.text)
        let nearest = Suggestion.nearest(to: name, among: known).map { ", did you mean `\($0)`?" } ?? ""
        let list =
          known.isEmpty ? "the script declares none" : "the script has \(known.joined(separator: ", "))"
        throw Mistake(message: "unknown parameter `\(name)`\(nearest.isEmpty ? ": \(list)" : nearest)")
      }
      let kind = declaration.kind ?? declaration.defaultValue.kind
      guard let value = kind.value(of: text) else {
        throw Mistake(message: "parameter `\(name)` is a \(kind.rawValue), `\(text)` is none")
      }
      values[name] = value
    }
    return values
  }
}

extension ParameterDeclaration.Kind {
  /// The value that a text on the command line stands for; nil where it is of another type.
  func value(of text: String) -> Scalar? {
    switch self {
    case .string: .string(text)
    case .number:
      ScalarText.integer(from: text).map(Scalar.integer) ?? ScalarText.number(from: text).map(Scalar.number)
    case .bool: ScalarText.bool(from: text).map(Scalar.bool)
    case .date: ScalarText.timestamp(from: text).map(Scalar.date)
    }
  }
}

extension Literal {
  /// The type that a parameter with this default has where none is written.
  fileprivate var kind: ParameterDeclaration.Kind {
    switch self {
    case .bool: .bool
    case .integer, .number, .percent, .duration: .number
    case .date: .date
    case .string, .null: .string
    }
  }
}
