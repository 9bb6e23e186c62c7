@testable import DriftREPL

/// Trees as short texts, so that tests can tell them apart at a glance.
enum TreeDump {
  /// The statements of a script, one a line, or the code of what is wrong with it.
  static func script(_ text: String, joinsLeadingPipe: Bool = true) -> String {
    do throws(SyntaxError) {
      let script = try Parser.parse(SourceText(name: "test", text: text), joinsLeadingPipe: joinsLeadingPipe)
      return script.statements.map(statement).joined(separator: "\n")
    } catch {
      return "error: \(error.code)"
    }
  }

  /// One expression, as the argument of a verb.
  static func expression(_ text: String) -> String {
    let dump = script("_ | v " + text)
    return dump.hasPrefix("_ | v[") ? String(dump.dropFirst(6).dropLast()) : dump
  }

  private static func statement(_ statement: Statement) -> String {
    switch statement.body {
    case .parameter(let declaration):
      let kind = declaration.kind.map { ":\($0.rawValue)" } ?? ""
      return "param \(declaration.name.text)\(kind) = \(literal(declaration.defaultValue))"
    case .pipe(let binding, let body): return (binding.map { "\($0.text) := " } ?? "") + pipe(body)
    }
  }

  private static func pipe(_ pipe: Pipe) -> String {
    let head =
      switch pipe.source {
      case .single(let single): operand(single)
      case .pair(let reference, let current): "<\(operand(reference)) vs \(operand(current))>"
      case nil: "…"
      }
    return ([head] + pipe.stages.map(stage)).joined(separator: " | ")
  }

  private static func operand(_ operand: Operand) -> String {
    switch operand {
    case .load(let call), .simulate(let call):
      "\(call.keyword.text)[\(list([expression(call.argument)] + call.options.map(option)))]"
    case .reserved(let name): "reserved \(name.text)"
    case .name(let name): name.text
    case .last: "_"
    case .pipe(let inner): "{\(pipe(inner))}"
    }
  }

  private static func stage(_ stage: Stage) -> String {
    var text = stage.verb.text
    if !stage.arguments.isEmpty { text += "[\(list(stage.arguments.map(argument)))]" }
    if let on = stage.on { text += " on[\(list(on.map(binding)))]" }
    if !stage.options.isEmpty { text += " with[\(list(stage.options.map(option)))]" }
    if let by = stage.by { text += " by[\(list(by.map(binding)))]" }
    return text
  }

  private static func argument(_ argument: Argument) -> String {
    switch argument {
    case .binding(let value): binding(value)
    case .descending(let key, _): "desc \(expression(key))"
    case .pipe(let inner): "{\(pipe(inner))}"
    }
  }

  private static func binding(_ binding: Binding) -> String {
    (binding.name.map { "\($0.text) := " } ?? "") + expression(binding.value)
  }

  private static func option(_ option: Option) -> String {
    let value =
      switch option.value {
      case .single(let single): expression(single)
      case .list(let items): "list(\(items.map(expression).joined(separator: ", ")))"
      case .mapping(let pairs):
        "map(\(pairs.map { "\($0.name.text) = \(expression($0.value))" }.joined(separator: ", ")))"
      case .range(let low, let high): "\(expression(low))..\(expression(high))"
      }
    return "\(option.name.text): \(value)"
  }

  static func expression(_ expr: Expr) -> String {
    switch expr.node {
    case .literal(let value): return literal(value)
    case .name(let name): return name
    case .parameter(let name): return "$\(name)"
    case .unary(let operation, let operand): return "(\(operation.rawValue) \(expression(operand)))"
    case .binary(let operation, let left, let right, _):
      return "(\(expression(left)) \(operation.rawValue) \(expression(right)))"
    case .isNull(let value, let negated): return "(\(expression(value)) is \(negated ? "not " : "")null)"
    case .inList(let value, let items, let negated):
      return
        "(\(expression(value)) \(negated ? "not " : "")in list(\(list(items.map(expression), ", "))))"
    case .inRange(let value, let low, let high, let negated):
      return "(\(expression(value)) \(negated ? "not " : "")in \(expression(low))..\(expression(high)))"
    case .call(let function, let arguments):
      return "\(function.text)(\(arguments.map(expression).joined(separator: ", ")))"
    case .parenthesized(let inner): return "p\(expression(inner))"
    }
  }

  private static func list(_ parts: [String], _ separator: String = "; ") -> String {
    parts.joined(separator: separator)
  }

  private static func literal(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)f"
    case .percent(let value): "share \(value)"
    case .string(let parts): "'\(parts.map(part).joined())'"
    case .date(let microseconds): "date \(microseconds)"
    case .duration(let microseconds): "duration \(microseconds)"
    }
  }

  private static func part(_ part: StringPart) -> String {
    switch part {
    case .text(let text): text
    case .parameter(let name, _): "${\(name)}"
    }
  }
}
