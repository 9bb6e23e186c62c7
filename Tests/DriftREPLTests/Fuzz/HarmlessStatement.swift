@testable import DriftREPL

extension ResolvedStatement {
  /// Whether running the statement touches nothing outside the folder it runs in, starts no `curl`, and draws few rows.
  ///
  /// A path must be written out, and name a file of the folder itself: one with a slash may lead anywhere, or be a URL.
  var isHarmless: Bool {
    switch body {
    case .parameter: true
    case .pipe(_, let pipe): pipe.isHarmless
    }
  }
}

extension ResolvedPipe {
  fileprivate var isHarmless: Bool { source.isHarmless && stages.allSatisfy(\.isHarmless) }
}

extension ResolvedPipe.Source {
  /// The most rows that a simulation may draw.
  private static let rows = 500

  fileprivate var isHarmless: Bool {
    switch self {
    case .load(let path, _, _), .loadModel(let path, _): path.isPlainFileName
    case .simulate(_, let options, _):
      (options.integer("rows") ?? 1500) <= Self.rows / max(1, options.integers("months")?.count ?? 1)
    case .name, .last: true
    case .pipe(let pipe): pipe.isHarmless
    case .pair(let reference, let current): reference.isHarmless && current.isHarmless
    }
  }
}

extension ResolvedStage {
  fileprivate var isHarmless: Bool {
    call.frames.allSatisfy(\.isHarmless) && call.modelPipes.allSatisfy(\.pipe.isHarmless)
      && (verb.signature.name != Write.name || call.bindings.allSatisfy(\.value.isPlainFileName))
  }
}

extension Expr {
  fileprivate var isPlainFileName: Bool {
    switch node {
    case .parenthesized(let inner): inner.isPlainFileName
    case .literal(.string(let parts)):
      parts.allSatisfy { if case .text(let text) = $0 { !text.contains("/") } else { false } }
    default: false
    }
  }
}
