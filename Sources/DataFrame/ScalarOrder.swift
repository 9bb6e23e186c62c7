/// Whether one text stands before another by Unicode scalar values: the order of UTF-8 bytes, on every
/// platform.
///
/// Swift's `<` compares canonical equivalents, which changes with the version of Unicode that the platform
/// ships.
public func scalarOrder(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// Whether two texts have the same Unicode scalars: the equality that goes with `scalarOrder`.
///
/// Swift's `==` takes a letter with a combining accent for the composed letter; files, databases and data
/// frames keep them apart.
public func sameScalars(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

/// A text as a key of a dictionary or set, equal to another where `sameScalars` holds.
struct ScalarKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ScalarKey, right: ScalarKey) -> Bool { sameScalars(left.text, right.text) }

  // Equal scalars have equal Swift hashes; the few texts that only Swift holds equal collide.
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
