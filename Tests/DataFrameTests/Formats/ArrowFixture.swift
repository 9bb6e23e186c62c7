import DataFrame
import Foundation
import TestSupport

/// The Arrow files that `Fixtures/make.py` made with pyarrow and Polars.
enum ArrowFixture {
  static func path(_ name: String) -> String {
    Project.folder.appending(path: "Tests/DataFrameTests/Formats/Fixtures/\(name).arrow").path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  static func load(_ name: String, _ change: (inout LoadOptions) -> Void = { _ in }) throws -> LoadResult {
    var options = LoadOptions()
    change(&options)
    return try DataFrame.load(path: path(name), options: options)
  }

  /// A text in the files that is too long to stand in a view.
  static let longText = "a text of more than twelve bytes, ä 🙂"
}
