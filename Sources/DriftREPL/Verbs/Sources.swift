import DataFrame
import Plot

/// A word that begins a pipe, as help tells of it.
struct SourceSignature: Sendable {
  /// The word itself.
  var name: String
  /// The word with what follows it.
  var usage: String
  /// One sentence for help.
  var summary: String
  /// What may be set.
  var options: [OptionRule]
}

/// The words that begin a pipe with data from outside.
enum Sources {
  static let all: [SourceSignature] = [
    SourceSignature(
      name: "load", usage: "load \"path\"", summary: "Read a file, or all files of a pattern.", options: load),
    SourceSignature(
      name: "simulate", usage: "simulate \"insurance\"", summary: "Draw the built-in example.",
      options: simulate),
  ]

  /// The words alone, in the order of help.
  static var keywords: [String] { all.map(\.name) }

  /// The options of `load`.
  static let load: [OptionRule] = [
    OptionRule(
      name: "sep", form: .text, summary: "The character between fields; found by looking at the file."),
    OptionRule(
      name: "null", form: .texts, standard: #""", NA, NaN, null, …"#,
      summary: "What stands for a missing value."),
    OptionRule(
      name: "types", form: .mapping(ColumnType.allCases.map(\.rawValue)),
      summary: "The types of columns, where they are not to be found out."),
    OptionRule(name: "columns", form: .columns, summary: "The columns to read; all where none is named."),
    OptionRule(
      name: "rows", form: .integer(1...Int.max), summary: "The largest number of rows to read from each file."
    ),
    OptionRule(
      name: "header", form: .bool, standard: "true", summary: "Whether the first line holds the names."),
    OptionRule(
      name: "snapshot", form: .text, standard: "snapshot",
      summary: "The name of the column that tells which file a row is from."),
    OptionRule(
      name: "report", form: .word(LoadReport.Extent.allCases.map(\.rawValue)),
      standard: LoadReport.Extent.first.rawValue,
      summary: "Which short rows and values that do not read as their type are listed."),
  ]

  /// The options of `simulate`.
  static let simulate: [OptionRule] = [
    OptionRule(
      name: "month", form: .integer(InsuranceSimulation.allowedMonths), standard: "0",
      summary: "The month; 0 is the reference."),
    OptionRule(
      name: "months", form: .integers(InsuranceSimulation.allowedMonths),
      summary: "Several months, with a column `snapshot`."),
    OptionRule(
      name: "rows", form: .integer(InsuranceSimulation.allowedRows), standard: "1500",
      summary: "The rows of each month."),
    OptionRule(
      name: "seed", form: .integer(0...Int.max), standard: "42", summary: "Where the generator starts."),
    OptionRule(
      name: "scenario", form: .word(Scenario.allCases.map(\.rawValue)), standard: "workshop",
      summary: "What drifts."),
    OptionRule(
      name: "strength", form: .word(PlantedStrength.allCases.map(\.rawValue)), standard: "medium",
      summary: "How strongly it drifts, for scenarios with one planted change."),
    OptionRule(
      name: "onset", form: .integer(1...InsuranceSimulation.allowedMonths.upperBound), standard: "6",
      summary: "The first month with the change, for the same scenarios."),
  ]

  /// Reads the file, or the files of a pattern, that an expression names.
  ///
  /// - Throws: `Diagnostic`, `DataError`.
  static func load(_ argument: Expr, _ options: OptionValues, _ scope: Scope, at span: Span) throws
    -> DataFrame
  {
    let binder = Binder(schema: Schema(names: [], types: []), parameters: scope.parameters)
    guard case .string(let name) = try binder.constant(argument) else {
      throw Diagnostic("`load` needs the path of a file, as a string", at: argument.span)
    }
    let path = FilePath.resolve(name, in: scope.folder)
    let place = scope.placeForReading(name)
    if scope.fingerprints != nil, FilePath.isRegular(place), !Glob.isPattern(place) {
      scope.fingerprints?.begin(place)
    }
    let result = try named(in: options) { try DataFrame.load(path: place, options: loadOptions(options)) }
    // The record names files as the statement does: seen from the session's folder.
    let prefix = path.hasSuffix(name) ? path.count - name.count : 0
    for file in result.report.files {
      scope.files.didRead(place == path ? String(file.dropFirst(prefix)) : name)
    }
    for note in result.report.notes { scope.notices.add(note.line) }
    return result.frame
  }

  private static func loadOptions(_ options: OptionValues) throws -> LoadOptions {
    var result = LoadOptions()
    if let text = options.text("sep") {
      guard let separator = LoadOptions.separator(text) else {
        throw Diagnostic(
          "`sep:` must be one ASCII character", at: options.span("sep") ?? Span(start: 0, end: 0))
      }
      result.separator = separator
    }
    if let tokens = options.texts("null") { result.nullTokens = tokens }
    if let types = options.mapping("types") {
      result.types = types.compactMapValues(ColumnType.init(rawValue:))
    }
    result.columns = options.texts("columns")
    result.rows = options.integer("rows")
    result.header = options.bool("header") ?? true
    result.snapshot = options.text("snapshot") ?? "snapshot"
    result.report = options.text("report").flatMap(LoadReport.Extent.init) ?? .first
    return result
  }

  /// Gives a column that no file has the place of the option that names it.
  private static func named<Result>(in options: OptionValues, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch DataError.unknownColumn(let name, let available) {
      let isListed = options.texts("columns")?.contains(name) ?? false
      guard let span = options.span(isListed ? "columns" : "types") else {
        throw DataError.unknownColumn(name, available: available)
      }
      throw Diagnostic(DataError.unknownColumn(name, available: available), at: span)
    }
  }

  /// Draws the built-in example that an expression names.
  ///
  /// - Throws: `Diagnostic`, `DataError`.
  static func simulate(_ name: Expr, _ options: OptionValues, _ scope: Scope) throws -> DataFrame {
    let binder = Binder(schema: Schema(names: [], types: []), parameters: scope.parameters)
    guard case .string(let example) = try binder.constant(name), example == "insurance" else {
      throw Diagnostic("there is one built-in example: \"insurance\"", at: name.span)
    }
    var simulation = InsuranceSimulation()
    simulation.seed = options.integer("seed") ?? simulation.seed
    simulation.rows = options.integer("rows") ?? simulation.rows
    if let scenario = options.text("scenario") { simulation.scenario = try Scenario(named: scenario) }
    if let span = options.span("strength") ?? options.span("onset"), !simulation.scenario.isPlanted {
      throw Diagnostic(
        "the scenario `\(simulation.scenario.rawValue)` has neither `strength:` nor `onset:`", at: span,
        help: "scenario: covariate, strength: strong")
    }
    simulation.strength = options.text("strength").flatMap(PlantedStrength.init) ?? simulation.strength
    simulation.onset = options.integer("onset") ?? simulation.onset
    do {
      guard let months = options.integers("months") else {
        return try simulation.month(options.integer("month") ?? 0)
      }
      if let span = options.span("month") {
        throw Diagnostic(
          "`month:` and `months:` exclude each other", at: span,
          note: options.span("months").map { Diagnostic.Note(text: "`months:` is set here", span: $0) })
      }
      return try simulation.months(months)
    } catch SimulationError.rowsOutOfRange(let rows, let allowed) {
      throw Diagnostic(
        "\(NumberFormat.count(rows)) rows in all are more than the \(NumberFormat.count(allowed.upperBound)) of one frame",
        at: options.span("rows") ?? name.span)
    }
  }
}
