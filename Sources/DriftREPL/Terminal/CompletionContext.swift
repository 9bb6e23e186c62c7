import DataFrame

/// All that completion knows of the language and the session, filled from the registries and the bound names.
struct CompletionContext: Sendable {
  /// The verbs that stand behind `|`.
  var verbs: [Verb] = []
  /// The words that open a source, such as `load` and `simulate`.
  var sources: [Source] = []
  /// The bound names, and what they hold.
  var values: [Value] = []
  /// What `_` holds; nil before the first statement.
  var last: Value?
  /// The functions of every expression.
  var functions: [Word] = []
  /// The parameters, without `$`.
  var parameters: [Word] = []
  /// The dot commands.
  var commands: [Command] = []
  /// The words that need backticks where they name a column.
  var reserved: Set<String> = []
  /// The files and folders that a path's beginning may mean, folders with a `/` at the end.
  var paths: @Sendable (_ beginning: String) -> [String] = { _ in [] }
  /// The distinct texts of a column of a bound name, for `column == "`; few, or none where there are many.
  var categories: @Sendable (_ value: String, _ column: String) -> [String] = { _, _ in [] }

  /// A word and what it is.
  struct Word: Sendable, Equatable {
    var text: String
    var about = ""
  }

  /// A column and its type, nil where that is not known.
  struct Column: Sendable, Equatable {
    var name: String
    var type: ColumnType?
  }

  /// A bound name; of a pair the columns are its reference's, of what is no frame there are none.
  struct Value: Sendable {
    var name: String
    var about = ""
    var columns: [Column] = []
    /// Whether a verb may take it as the frame, model or chart flows; frames and pairs stand at the start of a pipe.
    var isFrame = true
    var isModel = false
  }

  /// An option of a verb or a source, with the words it takes, if it takes words.
  struct Option: Sendable {
    var name: String
    var about = ""
    var values: [Word] = []
    /// Whether its value is a column's name.
    var takesColumn = false
    /// Whether its value is a model's name.
    var takesModel = false
  }

  /// A verb, what it takes and what columns it gives.
  struct Verb: Sendable {
    var name: String
    var about = ""
    var options: [Option] = []
    var arguments = Arguments.expressions
    var result = Result.same
    /// The functions that it knows beside those of every expression, such as aggregates.
    var functions: [Word] = []
  }

  /// What a verb's arguments are.
  enum Arguments: Sendable {
    /// Columns and expressions over them.
    case expressions
    /// Columns alone.
    case columns
    /// First one of these words, then columns: `test psi, age`.
    case words([Word])
    /// Names of frames: `join other`.
    case frames
    /// Names of models: `predict m`.
    case models
    /// A path in quotes.
    case path
    /// None but options.
    case none
  }

  /// The columns that flow on from a verb.
  enum Result: Sendable {
    /// Those it took, and those it names.
    case same
    /// Those its reference page lists.
    case columns([Column])
    /// Only those it names or computes, as `summarize` does.
    case named
  }

  /// A word that opens a source and the texts or paths it takes.
  struct Source: Sendable {
    var name: String
    var about = ""
    var options: [Option] = []
    /// The texts it takes in quotes; nil where it takes a path.
    var texts: [Word]?
  }

  /// A dot command, named without its dot.
  struct Command: Sendable {
    var name: String
    var about = ""
    var argument = Argument.none

    /// What may follow it.
    enum Argument: Sendable {
      case none
      case path
      case words([Word])
    }
  }
}
