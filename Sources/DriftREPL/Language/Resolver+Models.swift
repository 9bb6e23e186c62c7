import DataFrame

/// Models in files, whose kind has to be known before anything runs.
extension Resolver {
  /// Whether a file holds a model: one that an earlier statement writes there, or one that begins as such a file does.
  ///
  /// Whatever cannot be known yet, as a file that is not there, counts as a frame.
  func holdsModel(_ path: Expr) -> Bool {
    guard let name = constantPath(path), name.hasSuffix(".json"), !FilePath.isURL(name) else { return false }
    let resolved = FilePath.resolve(name, in: scope.folder)
    return modelFiles.contains(resolved) || Sources.beginsAsModel(resolved)
  }

  /// The files that a pipe writes a model to.
  func modelsWritten(by pipe: ResolvedPipe) -> [String] {
    guard pipe.gives == .model else { return [] }
    return pipe.stages.compactMap { stage in
      guard stage.verb is Write, let path = stage.call.bindings.first.flatMap({ constantPath($0.value) })
      else {
        return nil
      }
      return FilePath.resolve(path, in: scope.folder)
    }
  }

  private func constantPath(_ path: Expr) -> String? {
    let binder = Binder(schema: Schema(names: [], types: []), parameters: scope.parameters)
    guard case .string(let name)? = try? binder.constant(path) else { return nil }
    return name
  }
}
