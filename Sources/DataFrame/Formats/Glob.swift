/// Paths with `*` (any characters), `?` (one character) and `[a-z]`, `[!a-z]` (one of a set) in their
/// components.
///
/// A component does not match across `/`, and a name that starts with a dot only where the pattern does.
public enum Glob {
  /// Whether a path is a pattern and not the name of a file that exists.
  public static func isPattern(_ path: String) -> Bool {
    path.contains { "*?[".contains($0) } && FileStatus(path: path) == nil
  }

  /// The files that a pattern matches, in natural order; folders are left out.
  ///
  /// - Throws: `FileError` with the code `noMatch`, or `system` where a folder could not be looked into.
  public static func expand(_ pattern: String) throws(FileError) -> [String] {
    var components = pattern.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    var paths = [pattern.hasPrefix("/") ? "/" : ""]
    var refusal: SystemFault?
    while !components.isEmpty {
      let component = components.removeFirst()
      guard component.contains(where: { "*?[".contains($0) }) else {
        paths = paths.map { $0 + component + (components.isEmpty ? "" : "/") }
        continue
      }
      let matcher = Matcher(component)
      paths = paths.flatMap { folder -> [String] in
        guard let names = FileSystem.names(in: folder.isEmpty ? "." : folder) else {
          refusal = SystemFault.current
          return []
        }
        return names.filter(matcher.matches).map { folder + $0 + (components.isEmpty ? "" : "/") }
      }
    }
    let files = paths.filter { path in FileStatus(path: path).map { $0.kind != .directory } ?? false }
    guard !files.isEmpty else {
      // A folder that is none, or is not there, holds no match.
      if let refusal, !refusal.isAbsence { throw refusal.error(path: pattern) }
      throw FileError(.noMatch, path: pattern)
    }
    return files.sorted(by: naturalOrder)
  }
}

/// One component of a pattern.
private struct Matcher {
  private enum Piece {
    case exactly(UnicodeScalar)
    case anyOne
    case anyNumber
    case oneOf([ClosedRange<UnicodeScalar>], isNegated: Bool)
  }

  private var pieces: [Piece] = []

  init(_ pattern: String) {
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": pieces.append(.anyNumber)
      case "?": pieces.append(.anyOne)
      case "[": pieces.append(Matcher.set(&rest) ?? .exactly("["))
      default: pieces.append(.exactly(scalar))
      }
    }
  }

  func matches(_ name: String) -> Bool {
    if name.hasPrefix("."), case .exactly(".")? = pieces.first {} else if name.hasPrefix(".") { return false }
    // After a star, the shortest match is tried first; where it leads nowhere, the last star takes one more.
    let scalars = Array(name.unicodeScalars)
    var (piece, index) = (0, 0)
    var retry: (piece: Int, index: Int)?
    while index < scalars.count {
      if piece < pieces.count, case .anyNumber = pieces[piece] {
        retry = (piece, index)
        piece += 1
      } else if piece < pieces.count, Matcher.matches(pieces[piece], scalars[index]) {
        piece += 1
        index += 1
      } else if let (star, start) = retry {
        retry = (star, start + 1)
        (piece, index) = (star + 1, start + 1)
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { if case .anyNumber = $0 { true } else { false } }
  }

  private static func matches(_ piece: Piece, _ scalar: UnicodeScalar) -> Bool {
    switch piece {
    case .exactly(let wanted): wanted == scalar
    case .anyOne: true
    case .anyNumber: false
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// A set whose opening bracket was read; nil, with nothing taken, where it is not closed.
  private static func set(_ rest: inout ArraySlice<UnicodeScalar>) -> Piece? {
    var inside = rest
    let isNegated = inside.first == "!" || inside.first == "^"
    if isNegated { inside.removeFirst() }
    var ranges: [ClosedRange<UnicodeScalar>] = []
    while let first = inside.popFirst() {
      if first == "]" && !ranges.isEmpty {
        rest = inside
        return .oneOf(ranges, isNegated: isNegated)
      }
      var last = first
      if inside.first == "-", let end = inside.dropFirst().first, end != "]" {
        inside = inside.dropFirst(2)
        last = end
      }
      ranges.append(min(first, last)...max(first, last))
    }
    return nil
  }
}
