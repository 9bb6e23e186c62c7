import DataFrame
import Drift
import Plot

extension ExplanationText {
  var matters: [String] {
    let matters = explanation.matters
    var sentences: [String] = []
    switch matters.basis {
    case .unknown:
      return [
        "Cannot be told without a model or predictions: give `model: m`, or `prediction:` with a column of the data."
      ]
    case .predictions:
      sentences.append(
        "What it does to the performance is unknown: there are predictions, and no labels to hold them against."
      )
    case .measured, .estimated:
      if let before = matters.reference, let now = matters.current, let metric = matters.metric {
        let verb = now.value < before.value ? "fell" : now.value > before.value ? "rose" : "stayed"
        let held = matters.isHeldOut ? "the held-out part" : "the reference"
        let how = matters.basis == .measured ? "Measured" : "Estimated"
        sentences.append(
          """
          \(how): \(metric) \(verb) from \(number(before.value, metric)) on \(held) to \
          \(number(now.value, metric))\(interval(now, metric)); \
          \(matters.hurts == true ? "it hurts" : "that is no sure loss of a point").
          """)
      }
      if matters.basis == .estimated {
        sentences.append(
          "The estimate takes y given x to be what it was: it cannot see concept drift. Labels would tell.")
      }
    }
    if let prediction = matters.prediction {
      let moved = prediction.score >= prediction.threshold && prediction.qValue < explanation.scope.alpha
      sentences.append(
        """
        The predictions \(moved ? "moved" : "did not move") (distance \(NumberFormat.short(prediction.score)), \
        limit \(NumberFormat.short(prediction.threshold))).
        """)
    }
    return sentences
  }

  private func number(_ value: Double, _ metric: String) -> String {
    metric == "accuracy" ? NumberFormat.percent(value) : NumberFormat.short(value)
  }

  private func interval(_ point: MetricPoint, _ metric: String) -> String {
    guard let low = point.low, let high = point.high else { return "" }
    return " (95%: \(number(low, metric)) to \(number(high, metric)))"
  }

  var kind: [String] {
    let kind = explanation.kind
    var sentences = [verdict(kind)]
    sentences.append(shift("P(x)", kind.features, of: "features"))
    if let target = kind.target {
      let subject = kind.isStandIn ? "P(y), by the predictions" : "P(y)"
      sentences.append(
        """
        \(subject) \(target.moved ? "moved" : "did not move") (distance \(short(target.size)), limit \
        \(short(target.threshold))).
        """)
    }
    if let shift = kind.featuresGivenTarget {
      sentences.append(self.shift("P(x given y)", shift, of: "features"))
    }
    if let shift = kind.targetGivenFeatures {
      let adjusted = kind.targetGivenFeaturesAndShares.flatMap {
        shift.moved ? "; with the classes' new shares it \($0.moved ? "still did" : "did not")" : nil
      }
      sentences.append(
        """
        P(y given x) \(shift.moved ? "moved" : "did not move") (\(NumberFormat.count(shift.parts)) of \
        \(NumberFormat.count(shift.tested)) looks at the truth less what the reference taught\(adjusted ?? "")).
        """)
    } else if !explanation.scope.hasLabels {
      sentences.append(
        "P(y given x) cannot be told without labels on both sides: give `target:` and labels for some rows.")
    } else {
      sentences.append("P(y given x) cannot be told: too few labelled rows, or no feature to tell it from.")
    }
    return sentences
  }

  private func short(_ value: Double?) -> String { value.map(NumberFormat.short) ?? "null" }

  private func shift(_ subject: String, _ shift: KindFinding.Shift, of noun: String) -> String {
    let largest = shift.largest.map {
      "; largest \(column($0)) at \(short(shift.size)), limit \(short(shift.threshold))"
    }
    return """
      \(subject) \(shift.moved ? "moved" : "did not move"): \(NumberFormat.count(shift.parts)) of \
      \(NumberFormat.count(shift.tested)) \(noun)\(largest ?? "").
      """
  }

  private func verdict(_ kind: KindFinding) -> String {
    switch kind.kind {
    case .none:
      explanation.scope.hasLabels
        ? "None: no distribution changed."
        : "None that can be seen; a change of y given x needs labels to be seen."
    case .covariate: "Covariate drift: the features changed, and y follows from them as before."
    case .label: "Label drift: the classes' shares changed, and inside a class the features are as before."
    case .concept: "Concept drift: the same features have another truth now."
    case .covariateAndConcept:
      "Covariate and concept drift: the features changed, and what follows from them too."
    case .missing: "An error in the data: values of \(name(kind.column)) are missing."
    case .unit:
      """
      An error in the data: \(NumberFormat.percent(kind.unit?.share ?? 0)) of \(name(kind.column)) are \
      \(name(kind.unit?.name)), a factor of \(NumberFormat.short(kind.unit?.factor ?? 1)); a gap of \
      \(NumberFormat.short(kind.unit?.rest ?? 0)) is left, and of a mere shift \
      \(NumberFormat.short(kind.unit?.restOfShift ?? 0)).
      """
    case .unknown: "Cannot be told without labels: covariate drift, with or without concept drift."
    }
  }

  var advice: [String] {
    let advice = explanation.advice
    let subject = advice.segment.map { " \(segment($0))" } ?? advice.column.map { ": \(column($0))" } ?? ""
    let action = advice.action.rawValue
    return [
      "\(action.prefix(1).uppercased())\(action.dropFirst())\(subject). Rule `\(advice.rule.name)`: \(advice.rule.because).",
      "It would change with \(advice.rule.wouldChange).",
    ]
  }
}
