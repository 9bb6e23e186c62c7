import Foundation

/// A page of the documentation whose text is written by hand and whose tables are put between markers.
struct Page {
  /// Why a page cannot be filled.
  enum Problem: Error, CustomStringConvertible {
    /// The page lacks the markers of a table.
    case noMarkers(String)

    var description: String {
      switch self {
      case .noMarkers(let name): "the page has no line <!-- \(name) --> with <!-- end --> after it"
      }
    }
  }

  /// The whole text.
  private(set) var text: String

  /// A page that stands in a file.
  ///
  /// - Throws: What the file system does.
  init(_ path: String) throws { text = try String(contentsOfFile: path, encoding: .utf8) }

  /// Replaces what stands between the markers `<!-- name -->` and the next `<!-- end -->`.
  ///
  /// - Throws: `Problem.noMarkers`.
  mutating func fill(_ name: String, with content: String) throws {
    guard let start = text.range(of: "<!-- \(name) -->\n"),
      let end = text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex)
    else { throw Problem.noMarkers(name) }
    text.replaceSubrange(start.upperBound..<end.lowerBound, with: "\n\(content)\n\n")
  }

  /// Writes the page to a file.
  ///
  /// - Throws: What the file system does.
  func write(to path: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }
}
