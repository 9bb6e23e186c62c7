import DataFrame
import Plot

/// Draws where the middle half of a column's values lies, and what is far from it.
struct BoxVerb: Verb {
  let signature = Signature(
    name: "box", usage: "column",
    summary:
      "Median, quartiles, whiskers and outliers of a column; sides of a pair and groups below each other.",
    details: """
      Quartiles interpolate as NumPy's linear rule. A whisker ends at the last value within 1.5 interquartile ranges \
      of its box; what lies beyond are outliers, counted, and drawn as at most \(Box.mostDots) dots. With `by`, a box \
      (of a pair, two) for each of the first \(BoxPlot.mostGroups) groups; the reference as a whole where only the \
      current side has the key.
      """,
    flow: PlotInput.flow, arguments: .one(.expression),
    options: [PlotInput.log] + PlotInput.options,
    by: .optional,
    examples: [
      #"simulate "insurance" | box miles by group_name"#,
      #"simulate "insurance" vs simulate "insurance", month: 24 | box miles"#,
    ], next: ["hist", "write"])

  func run(_ call: Call, on input: Value) throws -> Value {
    let argument = call.bindings[0].value
    let input = try PlotInput(input, call)
    let sides = input.sides
    let columns = try input.columns(argument).map { side in
      let column = side.column
      guard let numbers = column.asNumbers else {
        throw Diagnostic("`box` draws numbers, this is \(column.type.phrase)", at: argument.span)
      }
      return numbers
    }
    let groups = try call.by.isEmpty ? [ungrouped(sides, columns)] : grouped(sides, columns, call)
    let mark = BoxPlot(groups, isLogarithmic: call.options.bool("log") ?? false)
    let name = argument.derivedName
    let keys = input.keyNames
    let finding = columns.count > 1 ? try driftFinding(.number(columns[0]), .number(columns[1])) : ""
    let caption = keys.isEmpty || finding.isEmpty ? finding : "all groups together: \(finding)"
    return input.chart(mark, of: name, title: keys.isEmpty ? nil : "\(name) by \(keys)", caption: caption)
  }

  private func ungrouped(_ sides: [PlotInput.Part], _ columns: [TypedColumn<Double>]) -> BoxPlot.Group {
    BoxPlot.Group(nil, zip(sides, columns).map { sample(of: $0, $1) })
  }

  /// The values of each key, those of the reference in their order of appearance first.
  private func grouped(_ sides: [PlotInput.Part], _ columns: [TypedColumn<Double>], _ call: Call) throws
    -> [BoxPlot.Group]
  {
    let isWhole = sides.count == 2 && call.hasKeyOnlyOn(sides[1].frame, not: sides[0].frame)
    var names: [String] = []
    var parts: [[String: TypedColumn<Double>]] = []
    for (side, column) in zip(sides, columns).dropFirst(isWhole ? 1 : 0) {
      let keys = try call.keys(for: side.frame).map { try $0.value.evaluate(on: side.frame) }
      let grouping = Grouping(by: keys, rowCount: column.count)
      let labels = grouping.firstRows.map { row in
        keys.map { $0[row].categoryName ?? "null" }.joined(separator: ", ")
      }
      var own: [String: TypedColumn<Double>] = [:]
      for (label, rows) in zip(labels, grouping.rows) where own[label] == nil {
        own[label] = column.gather(rows)
        if !names.contains(label) { names.append(label) }
      }
      parts.append(own)
      try Cancellation.check()
    }
    let keyed = isWhole ? Array(sides.dropFirst()) : sides
    let groups = names.map { name in
      BoxPlot.Group(
        name,
        (isWhole ? [nil] : [])
          + zip(keyed, parts).map { sample(of: $0, $1[name] ?? TypedColumn([])) })
    }
    guard isWhole else { return groups }
    return [BoxPlot.Group(sides[0].label, [sample(of: sides[0], columns[0]), nil])] + groups
  }

  private func sample(of side: PlotInput.Part, _ column: TypedColumn<Double>) -> Sample<Double> {
    Sample(column.present.radixSorted(), label: side.label, missing: column.nullCount)
  }
}
