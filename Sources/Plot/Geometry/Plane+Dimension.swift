extension Plane {
  /// One of the two scales of a plane: what its places mean and how far it reaches.
  public struct Dimension: Sendable, Equatable {
    /// What the places of a dimension are.
    public enum Kind: Sendable, Equatable {
      /// Numbers, each a step of the same length from the next.
      case linear
      /// Positive numbers, at equal ratios.
      case logarithmic
      /// Shares from 0 to 1, labelled in percent.
      case share
      /// Seconds since the start of 1970 in UTC.
      case time
      /// Names; the first stands at 0, the next at 1.
      case categories([String])
    }

    /// What the places are.
    public var kind: Kind
    /// What stands beside the axis; empty for the title of the chart's values.
    public var title: String
    /// What is shown from end to end.
    public var domain: ClosedRange<Double>

    /// Describes a dimension; a domain of one value is widened around it.
    public init(_ kind: Kind, title: String = "", domain: ClosedRange<Double>) {
      self.kind = kind
      self.title = title
      self.domain = Self.widened(domain, kind)
    }

    /// A dimension of names, each in the middle of an equal share of it.
    public init(categories: [String], title: String = "") {
      self.init(
        .categories(categories), title: title, domain: -0.5...(Double(max(1, categories.count)) - 0.5))
    }

    /// The scale that gives values their places.
    var scale: Scale {
      Scale(kind == .logarithmic ? .logarithmic : .linear, from: domain.lowerBound, to: domain.upperBound)
    }

    /// A value of the dimension in words.
    public func text(_ value: Double) -> String {
      switch kind {
      case .linear, .logarithmic: NumberFormat.short(value)
      case .share: NumberFormat.percent(value)
      case .time:
        CalendarTicks.text(value, step: domain.upperBound - domain.lowerBound < 2 * 86_400 ? 1 : 86_400)
      case .categories(let names): Self.name(at: value, in: names)
      }
    }

    private static func name(at value: Double, in names: [String]) -> String {
      let index = Int(value.rounded())
      guard names.indices.contains(index) else { return "" }
      return names[index].isEmpty ? "\"\"" : names[index]
    }

    /// A domain with room on both sides, a share of its length.
    static func padded(_ domain: ClosedRange<Double>, by share: Double) -> ClosedRange<Double> {
      let room = domain.upperBound * share - domain.lowerBound * share
      let greatest = Double.greatestFiniteMagnitude
      return max(-greatest, domain.lowerBound - room)...min(greatest, domain.upperBound + room)
    }

    private static func widened(_ domain: ClosedRange<Double>, _ kind: Kind) -> ClosedRange<Double> {
      let value = domain.lowerBound
      guard value == domain.upperBound else { return domain }
      let greatest = Double.greatestFiniteMagnitude
      switch kind {
      case .logarithmic:
        guard value > 0 else { return 1...10 }
        return max(.leastNonzeroMagnitude, value / 2)...min(greatest, value * 2)
      case .time: return value - 86_400...value + 86_400
      default:
        let half = value == 0 ? 0.5 : max(value.magnitude / 20, .leastNonzeroMagnitude)
        return max(-greatest, value - half)...min(greatest, value + half)
      }
    }
  }
}
