/// `.tour`: what drift is for, in statements on the built-in example.
enum Tour {
  /// A statement, and what it is for.
  struct Step: Sendable, Equatable {
    var about: String
    var statement: String

    /// What is shown before the statement runs.
    func text(number: Int) -> String { "\n\(number) of \(Tour.steps.count): \(about)\n    \(statement)" }
  }

  /// The names that the statements bind.
  static let names = ["ref", "cur"]

  /// What is told before the first statement.
  static let greeting = """
    Enter runs the next statement. Anything else that you type runs as ever; Ctrl-C ends the tour.
    """

  /// What is told after the last.
  static let farewell = """

    That was the tour. `.save tour.drift` keeps it as a session, and `drift replay tour.drift` runs and checks it again.
    With your own data: ref = load "reference.csv". `.help` lists what there is.
    """

  /// The statements, each of which can be told from what came before.
  static let steps = [
    Step(about: "the reference, what a model was trained on", statement: "ref = simulate \"insurance\""),
    Step(
      about: "what production sent a year later",
      statement: "cur = simulate \"insurance\", month: 12"),
    Step(about: "what is in it, column by column", statement: "ref | describe"),
    Step(
      about: "what changed: drifted is what is both large and sure", statement: "ref vs cur | drift"),
    Step(about: "one column of both sides, over the same bins", statement: "ref vs cur | hist miles"),
    Step(
      about: "since when: a year month by month",
      statement: "ref vs simulate \"insurance\", months: 1..12 | timeline by snapshot"),
    Step(about: "where: whose share changed most", statement: "ref vs cur | segments depth: 2"),
    Step(
      about: "a condition for a script, which ends with code 3 where it fails",
      statement: "ref vs cur | check psi(braking_distance) < 0.1"),
  ]
}
