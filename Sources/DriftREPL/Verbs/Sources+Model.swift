import DataFrame
import Models

extension Sources {
  /// Whether a regular file begins as `write` begins a model.
  static func beginsAsModel(_ path: String) -> Bool {
    guard FilePath.isRegular(path), let source = try? ByteSource(path: path) else { return false }
    var bytes = [UInt8](repeating: 0, count: Model.fileStart.count)
    let count = try? source.read(into: &bytes, from: 0, upTo: bytes.count)
    return count == bytes.count && bytes == Model.fileStart
  }

  /// Reads the model that an expression names the file of.
  ///
  /// - Throws: `Diagnostic`, `FileError`, `ModelError`.
  static func loadModel(_ path: Expr, _ scope: Scope, at span: Span) throws -> Model {
    let binder = Binder(schema: Schema(names: [], types: []), parameters: scope.parameters)
    guard case .string(let name) = try binder.constant(path) else {
      throw Diagnostic("`load` needs the path of a file, as a string", at: path.span)
    }
    let bytes = try ByteSource(path: scope.placeForReading(name)).readAll()
    scope.files.didRead(name)
    return try Model(json: bytes)
  }
}
