import DataFrame
import Models
import Plot

extension Model {
  /// One line about the model: what it predicts, from what, and how it was made.
  var summary: String {
    let names = features.names.map(Identifier.quoted).joined(separator: ", ")
    return "model of \(Identifier.quoted(target)) on \(names) (\(learner), seed \(seed))"
  }

  /// The figures on the parts that it was made from: a row a metric and part.
  var figures: DataFrame {
    get throws {
      let parts = [("train", Optional(train)), ("test", test)].compactMap { name, part in
        part.map { (name, $0) }
      }
      let rows = parts.flatMap { name, part in
        part.measures.map { (side: name, rows: part.rows, metric: $0.name, value: $0.value) }
      }
      return try DataFrame([
        ("metric", .string(StringColumn(rows.map(\.metric)))),
        ("value", .number(TypedColumn(rows.map(\.value)))),
        ("side", .string(StringColumn(rows.map(\.side)))),
        ("rows", .integer(TypedColumn(rows.map(\.rows)))),
      ])
    }
  }
}

extension Digest {
  /// The digest of a model: of all that it has learned, number by number.
  init(of model: Model) {
    let text = String(decoding: model.jsonBytes(), as: UTF8.self)
    self.init(of: .string(StringColumn([text])))
  }
}
