extension SVGCanvas {
  /// The ground behind a rule whose place is not sure.
  mutating func band(_ rule: Plane.Rule, _ map: PlaneMap) {
    guard let band = rule.band else { return }
    let layout = map.layout
    var ground = SVG.Path()
    switch rule.direction {
    case .vertical:
      let (start, end) = (map.x(band.lowerBound), map.x(band.upperBound))
      ground.rectangle(x: start, y: layout.top, width: end - start, height: layout.height)
    case .horizontal:
      let (start, end) = (map.y(band.upperBound), map.y(band.lowerBound))
      ground.rectangle(x: layout.left, y: start, width: layout.width, height: end - start)
    }
    path(ground, style: "band")
  }

  /// The line of a rule, heavy where it has a span.
  mutating func draw(_ rule: Plane.Rule, _ map: PlaneMap) {
    let layout = map.layout
    switch rule.direction {
    case .vertical:
      let x = map.x(rule.value)
      line(from: (x, layout.top), to: (x, layout.bottom), style: "rule")
      guard let span = rule.span else { return }
      line(from: (x, map.y(span.lowerBound)), to: (x, map.y(span.upperBound)), style: "gap")
    case .horizontal:
      let y = map.y(rule.value)
      line(from: (layout.left, y), to: (layout.right, y), style: "rule")
      guard let span = rule.span else { return }
      line(from: (map.x(span.lowerBound), y), to: (map.x(span.upperBound), y), style: "gap")
    }
  }

  /// Labels beside their rules, at the first place where they touch no other and cover no curve.
  mutating func labels(of plane: Plane, _ map: PlaneMap) {
    var taken: [Layout] = []
    let inked = plane.rules.isEmpty ? [] : plane.layers.flatMap { Self.inkedPlaces($0, map) }
    for rule in plane.rules {
      let label = SVGStyle.shortened(visible(rule.label), to: map.layout.width - 12, size: 11)
      let width = SVGStyle.width(of: label, size: 11)
      let choices = Self.corners(of: rule, width: width, map)
      let boxes = choices.map { place, isEnd in
        let left = isEnd ? place.x - width : place.x
        return Layout(left: left, right: left + width, top: place.y - 11, bottom: place.y + 9)
      }
      let free = boxes.indices.filter { index in !taken.contains { $0.meets(boxes[index]) } }
      let clear = free.first { index in !inked.contains { boxes[index].contains($0) } }
      guard let index = clear ?? free.first else { continue }
      taken.append(boxes[index])
      let (place, isEnd) = choices[index]
      text(label, x: place.x, y: place.y, style: isEnd ? "small halo end" : "small halo")
    }
  }

  /// Places along the lines of a layer, some eight units apart.
  private static func inkedPlaces(_ layer: Plane.Layer, _ map: PlaneMap) -> [Plane.Point] {
    layer.runs.flatMap { run in
      let places = run.map { map.place($0) }
      guard layer.form != .points else { return places }
      return places.suffix(1)
        + zip(places, places.dropFirst()).flatMap { start, end in
          let parts = max(1, Int(max((end.x - start.x).magnitude, (end.y - start.y).magnitude) / 8))
          return (0..<parts).map { part in
            let share = Double(part) / Double(parts)
            return Plane.Point(
              x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
          }
        }
    }
  }

  /// The places that suit the label of a rule, the best first: where its baseline starts, or ends.
  private static func corners(of rule: Plane.Rule, width: Double, _ map: PlaneMap) -> [(
    Plane.Point, isEnd: Bool
  )] {
    let layout = map.layout
    switch rule.direction {
    case .vertical:
      let x = map.x(rule.value)
      var sides: [(x: Double, isEnd: Bool)] = []
      if x + 6 + width <= layout.right + 12 { sides.append((x + 6, false)) }
      if x - 6 - width >= layout.left { sides.append((x - 6, true)) }
      if sides.isEmpty { sides = [(max(layout.left, layout.right - width), false)] }
      let rows = (0..<max(1, Int(layout.height / 20))).map { layout.top + 12 + Double($0) * 20 }
      return rows.flatMap { y in sides.map { (Plane.Point(x: $0.x, y: y), $0.isEnd) } }
    case .horizontal:
      let y = map.y(rule.value)
      let rows = [y - 5, y + 14].filter { $0 > layout.top + 8 && $0 < layout.bottom }
      let middle = layout.left + (layout.width - width) / 2
      let columns = [(layout.right, true), (layout.left + 6, false), (middle, false)]
      return columns.flatMap { x, isEnd in
        (rows.isEmpty ? [y + 14] : rows).map { (Plane.Point(x: x, y: $0), isEnd) }
      }
    }
  }
}

extension Layout {
  /// Whether a place lies inside.
  func contains(_ place: Plane.Point) -> Bool {
    place.x > left && place.x < right && place.y > top && place.y < bottom
  }

  /// Whether two rectangles overlap.
  func meets(_ other: Layout) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
