import DataFrame

/// Says what columns are for.
struct Roles: RowVerb {
  let signature = Signature(
    name: "roles", usage: "target: column, prediction: column, …", summary: "Mark what columns are for.",
    details: """
      Drift verbs leave out ids, times, targets and ignored columns unless they are named. A column that is not marked \
      is a feature; `feature:` takes a mark back.
      """,
    flow: Self.rowFlow,
    options: Role.allCases.map {
      OptionRule(name: $0.rawValue, form: .columns, summary: "The columns with the role `\($0.rawValue)`.")
    },
    examples: [
      #"simulate "insurance" | roles target: group_name, ignore: (risk, group) | schema"#,
      #"simulate "insurance" | roles id: age, prediction: group_name | schema"#,
    ],
    next: ["drift", "schema"])

  func transform(_ frame: DataFrame, _ call: Call) throws -> DataFrame {
    let binder = call.binder(for: frame)
    var result = frame
    for role in Role.allCases {
      for name in call.options.texts(role.rawValue) ?? [] {
        guard frame.index(of: name) != nil else {
          throw binder.unknownColumn(name, at: call.options.span(role.rawValue) ?? call.stage.span)
        }
        result.roles[name] = role
      }
    }
    return result
  }
}
