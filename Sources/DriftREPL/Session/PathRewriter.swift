/// Where a statement's text names files, so that a session can be moved to another folder.
extension Statement {
  /// The statement's text with a prefix put before every relative path that is written out.
  ///
  /// - Parameter offset: Where `text` begins in the source that spans point into.
  func prefixingPaths(in text: String, offset: Int, with prefix: String) -> String {
    var bytes = Array(text.utf8)
    // From the end, so that the places before stay true.
    for path in paths.sorted(by: { $0.span.start > $1.span.start }) {
      guard case .literal(.string(let parts)) = path.node, case .text(let start)? = parts.first,
        !FilePath.isAbsolute(start), !start.hasPrefix("~/")
      else { continue }
      let quote = path.span.start - offset
      bytes.insert(contentsOf: Array(escaped(prefix, between: bytes[quote]).utf8), at: quote + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parameters that paths start with.
  var parameterPaths: [String] {
    paths.compactMap { path in
      switch path.node {
      case .parameter(let name): name
      case .literal(.string(let parts)):
        if case .parameter(let name, _)? = parts.first { name } else { nil }
      default: nil
      }
    }
  }

  /// The expressions that name files.
  private var paths: [Expr] {
    if case .pipe(_, let pipe) = body { pipe.paths } else { [] }
  }
}

/// A text as it is written between quotes of a kind.
private func escaped(_ text: String, between quote: UInt8) -> String {
  if quote == UInt8(ascii: "'") { return text.replacing("'", with: "''") }
  return text.map { "\\\"$".contains($0) ? "\\\($0)" : String($0) }.joined()
}

extension Pipe {
  fileprivate var paths: [Expr] {
    let sources: [Operand] =
      switch source {
      case nil: []
      case .single(let operand): [operand]
      case .pair(let reference, let current): [reference, current]
      }
    return sources.flatMap(\.paths) + stages.flatMap(\.paths)
  }
}

extension Operand {
  fileprivate var paths: [Expr] {
    switch self {
    case .load(let call): [call.argument]
    case .pipe(let pipe): pipe.paths
    case .simulate, .reserved, .name, .last: []
    }
  }
}

extension Stage {
  fileprivate var paths: [Expr] {
    arguments.flatMap { argument -> [Expr] in
      switch argument {
      case .pipe(let pipe): pipe.paths
      case .binding(let binding): verb.text == Write.name ? [binding.value] : []
      case .descending: []
      }
    }
  }
}
