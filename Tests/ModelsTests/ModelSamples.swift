import DataFrame

@testable import Models

/// Frames with a known truth.
enum ModelSamples {
  /// Two numbers, a text and a truth value, with nulls in the first number and the text; three classes of them.
  static func classes(_ rows: Int, seed: Int = 1, nulls: Bool = true) -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    var x: [Double?] = []
    var y: [Double?] = []
    var town: [String?] = []
    var flag: [Bool] = []
    var label: [String] = []
    for _ in 0..<rows {
      let (a, b) = (source.normal(), source.normal())
      let place = source.below(4)
      let isSet = source.bernoulli(0.5) == 1
      let score = 1.5 * a - b + Double(place) - (isSet ? 1 : 0) + 0.3 * source.normal()
      x.append(nulls && source.uniform() < 0.05 ? nil : a)
      y.append(b)
      town.append(nulls && source.uniform() < 0.05 ? nil : ["Aachen", "Bonn", "Celle", "Daun"][place])
      flag.append(isSet)
      label.append(score < 0 ? "low" : (score < 2 ? "medium" : "high"))
    }
    return frame([
      ("x", .number(TypedColumn(x, placeholder: 0))), ("y", .number(TypedColumn(y, placeholder: 0))),
      ("town", .string(StringColumn(town))), ("flag", .bool(TypedColumn(flag))),
      ("label", .string(StringColumn(label))),
    ])
  }

  /// A number that depends on two others and a text, with noise of standard deviation 0.1.
  static func numbers(_ rows: Int, seed: Int = 1) -> DataFrame {
    var source = NormalSource(seed: seed, stream: 0)
    var columns: [[Double]] = [[], [], []]
    var town: [String] = []
    for _ in 0..<rows {
      let (a, b) = (source.normal(), source.normal())
      let place = source.below(3)
      columns[0].append(a)
      columns[1].append(b)
      columns[2].append(a * a + 2 * b + Double(place) + 0.1 * source.normal())
      town.append(["Aachen", "Bonn", "Celle"][place])
    }
    return frame([
      ("a", .number(TypedColumn(columns[0]))), ("b", .number(TypedColumn(columns[1]))),
      ("town", .string(StringColumn(town))), ("z", .number(TypedColumn(columns[2]))),
    ])
  }

  /// A frame of columns that fit together.
  static func frame(_ columns: [(String, Column)]) -> DataFrame {
    (try? DataFrame(columns)) ?? DataFrame()
  }
}
