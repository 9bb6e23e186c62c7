import DataFrame
import Plot
import Drift

/// Compares the two sides of a pair, column by column.
struct DriftVerb: Verb {
  /// The options that decide how columns are compared, which `check` shares.
  static let comparisonOptions: [OptionRule] = [
    OptionRule(
      name: "rule", form: .word(DriftRule.allCases.map(\.rawValue)), standard: "calibrated",
      summary: "How a verdict is reached: large and sure, or as Evidently does."),
    OptionRule(name: "num", form: .columns, summary: "Columns to take for numbers, whatever they look like."),
    OptionRule(
      name: "cat", form: .columns, summary: "Columns to take for categories, whatever they look like."),
    OptionRule(
      name: "alpha", form: .number(0...1), standard: "0.05",
      summary: "The share of false alarms that is allowed."),
    OptionRule(
      name: "share", form: .number(0...1), standard: "0.5",
      summary: "The share of drifted columns from which on the whole data set has drifted."),
    OptionRule(
      name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where permutations start."),
  ]

  /// What replaces the tests' own thresholds.
  static let thresholdOption = OptionRule(
    name: "threshold", form: .number(0...Double.infinity),
    summary: "What scores are held against; the test's own.")

  /// The columns of a drift table.
  static let columns = [
    "column", "kind", "test", "statistic", "p_value", "q_value", "score", "threshold", "drifted", "effect",
    "note",
  ]

  let signature = Signature(
    name: "drift", usage: "column, …",
    summary: "Which columns differ between the sides, how much, and how surely.",
    details: """
      Without columns, all features and predictions. A row has drifted when its score passes the threshold and, under \
      the calibrated rule, its q-value is below alpha. With `by`, a key that both sides have compares like with like; \
      one that only the current side has compares each of its groups with the whole reference. Drifted rows come first. \
      The test `classifier` also asks of all columns at once whether a model can tell the sides apart, in a row `(all)`, \
      which does not count for the verdict on the data set.
      """,
    flow: [(.pair, .frame)], arguments: .any(.column),
    options: comparisonOptions + [
      OptionRule(
        name: "tests", form: .words(DriftTests.names, aliases: DriftTests.all.flatMap(\.aliases)),
        summary: "The tests to run; each row is then that test's own."),
      thresholdOption,
    ],
    by: .optional, columns: columns,
    examples: [
      #"simulate "insurance" vs simulate "insurance", month: 12 | drift"#,
      #"simulate "insurance" vs simulate "insurance", months: 10..12 | drift age, miles, rule: evidently by snapshot"#,
    ], next: ["test", "segments", "timeline", "hist"])

  /// What a narrow terminal can do without: the score and its threshold, the q-value and the note carry the verdict.
  ///
  /// Rows of named tests are told apart by the test, and have no q-value.
  static func spareColumns(_ options: DriftOptions) -> [String] {
    options.tests.isEmpty
      ? ["kind", "statistic", "p_value", "test", "effect"]
      : ["q_value", "kind", "p_value", "effect", "statistic"]
  }

  func run(_ call: Call, on input: Value) throws -> Value {
    guard case .pair(let pair) = input else {
      throw Diagnostic("`drift` takes a pair", at: call.stage.verb.span)
    }
    let columns = try call.columns(of: pair)
    let options = DriftOptions(call.options)
    let keys = try call.by.map { try call.keyName($0, of: pair.current) }
    guard !keys.isEmpty else {
      let table = try call.placed { () throws(DriftError) in
        try DriftTable(reference: pair.reference, current: pair.current, columns: columns, options: options)
      }
      return try value(
        DataFrame(driftRows: table.shownRows), table.shownRows, keys: [], footer: table.footer, options)
    }
    let groups = try call.placed { () throws(DriftError) in
      try DriftGroup.groups(
        reference: pair.reference, current: pair.current, by: keys, columns: columns, options: options)
    }
    let keyNames = call.by.map(\.columnName)
    return try value(
      DataFrame(groups: groups, keys: keyNames), groups.flatMap(\.table.shownRows), keys: keyNames,
      footer: footer(groups), options)
  }

  /// The rows as a frame, with how the values of both sides spread beside each.
  private func value(
    _ frame: DataFrame, _ rows: [DriftRow], keys: [String], footer: String, _ options: DriftOptions
  ) throws -> Value {
    let distributions = try RowDistributions(
      rows.map(\.distributions), of: frame, keys: keys + ["column"],
      headings: [Side.reference, .current].map(\.rawValue), spareColumns: ["q_value"])
    return .frame(
      frame,
      Presentation(
        footer: footer, spareColumns: Self.spareColumns(options), distributions: distributions))
  }

  private func footer(_ groups: [DriftGroup]) -> String {
    let drifted = groups.count { $0.table.verdict.isDrifted }
    let limit = groups.first.map { NumberFormat.percent($0.table.verdict.limit) } ?? ""
    return
      "\(drifted) of \(quantity(groups.count, "group")) drifted as a whole (\(limit) of the columns or more)"
  }
}

extension DriftOptions {
  /// The options of a call, with the module's own defaults where none are set.
  init(_ values: OptionValues) {
    self.init()
    if let word = values.text("rule"), let named = DriftRule(rawValue: word) { rule = named }
    tests = values.texts("tests") ?? tests
    threshold = values.number("threshold") ?? threshold
    numeric = values.texts("num") ?? numeric
    categorical = values.texts("cat") ?? categorical
    alpha = values.number("alpha") ?? alpha
    share = values.number("share") ?? share
    seed = values.integer("seed") ?? seed
  }
}

extension Call {
  /// The columns that the arguments name; nil where there are none.
  ///
  /// A name may be on either side alone.
  func columns(of pair: Pair) throws -> [String]? {
    let both = Binder(schema: pair.schema, parameters: scope.parameters)
    for option in ["num", "cat"] {
      for name in options.texts(option) ?? [] where both.schema[name] == nil {
        throw both.unknownColumn(name, at: options.span(option) ?? stage.span)
      }
    }
    let names = try columnNames(bindings[...], of: pair)
    return names.isEmpty ? nil : names
  }

  /// The columns that some arguments name, each on either side.
  func columnNames(_ bindings: ArraySlice<Binding>, of pair: Pair) throws -> [String] {
    let both = Binder(schema: pair.schema, parameters: scope.parameters)
    return try bindings.map { try both.columnName($0.value) }
  }

  /// The column of the current side that a key of `by` names.
  func keyName(_ binding: Binding, of current: DataFrame) throws -> String {
    guard let word = binding.value.bareWord else {
      throw Diagnostic(
        "`\(stage.verb.text)` groups by columns", at: binding.span,
        help: "`derive` makes one, as in `derive decade = bin(age, 10)`")
    }
    guard current.index(of: word) != nil else {
      throw Diagnostic(DataError.unknownColumn(word, available: current.names), at: binding.value.span)
    }
    return word
  }

  /// Gives a cause from the drift tests its place.
  func placed<Result>(_ body: () throws(DriftError) -> Result) throws -> Result {
    do throws(DriftError) {
      return try body()
    } catch {
      if case .data(let error) = error { throw error }
      throw Diagnostic(error, at: stage.span)
    }
  }
}

extension Pair {
  /// The columns of both sides, each once.
  var schema: Schema {
    var schema = reference.schema
    for (name, type) in zip(current.schema.names, current.schema.types) where schema[name] == nil {
      schema.names.append(name)
      schema.types.append(type)
    }
    return schema
  }
}
