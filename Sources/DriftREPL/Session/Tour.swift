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
    Enter runs the next statement, Ctrl-C ends the tour.
    What else you type between them runs as ever.
    """

  /// What is told after the last.
  static let farewell = """

    That was the tour. `.save tour.drift` keeps it as a session, which
    `drift replay tour.drift` runs again and checks. `.help` lists what there is;
    your own data begins with: ref = load "reference.csv"
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

extension Repl {
  /// Begins the tour, unless it would bind anew what is bound.
  func startTour() {
    if let name = Tour.names.first(where: { interpreter[$0] != nil }) {
      return complain("the tour binds `\(name)`, which is bound: take it in a `drift` of its own")
    }
    tour = Tour.steps[...]
    show(Tour.greeting)
    showNextStep()
  }

  /// Runs the next statement of the tour, if one is under way.
  func goOnWithTour() {
    guard let step = tour.popFirst() else { return }
    runAsTyped(step.statement)
    if !isLeaving { showNextStep() }
  }

  private func showNextStep() {
    show(tour.first.map { $0.text(number: tour.startIndex + 1) } ?? Tour.farewell)
  }
}
