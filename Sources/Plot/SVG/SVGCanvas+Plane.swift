extension SVGCanvas {
  mutating func plane(_ plane: Plane, xTitle: String) {
    guard !plane.isEmpty else {
      text("no values to draw", x: width / 2, y: (top + height) / 2, style: "soft mid")
      return
    }
    needs(SVGStyle.plane)
    let (upper, lower) = (top + head, height - foot)
    let yAxis = Axis(plane.y, length: max(20, lower - upper), spacing: 35, text: Self.tickText) { _ in 15 }
    let widest = yAxis.ticks.map { SVGStyle.width(of: $0.label, size: 11) }.max() ?? 0
    let layout = Layout(
      left: margin + widest + 8, right: width - margin - 14, top: upper, bottom: lower)
    text(
      SVGStyle.shortened(visible(plane.y.title), to: width - 2 * margin, size: 11),
      x: margin, y: top + 10, style: "soft small")
    for tick in yAxis.ticks {
      let y = layout.bottom - tick.offset
      if tick.offset > 0 { line(from: (layout.left, y), to: (layout.right, y), style: "grid") }
      text(SVG.typographic(tick.label), x: layout.left - 6, y: y + 4, style: "small end")
    }
    line(from: (layout.left, layout.bottom), to: (layout.right, layout.bottom), style: "axis")
    let map = PlaneMap(plane, layout)
    for rule in plane.rules { band(rule, map) }
    for layer in plane.layers { draw(layer, map) }
    for rule in plane.rules { draw(rule, map) }
    labels(of: plane, map)
    xAxis(plane.x, layout, title: plane.x.title.isEmpty ? xTitle : plane.x.title)
  }

  /// A name for an axis, which must leave room for others.
  static func tickText(_ name: String) -> String {
    SVGStyle.shortened(visible(name.isEmpty ? "\"\"" : name), to: 110, size: 11)
  }

  /// Ticks, labels and title below the plane; a label that would touch the one before is left out.
  private mutating func xAxis(_ x: Plane.Dimension, _ layout: Layout, title: String) {
    let axis = Axis(x, length: layout.width, spacing: 80, text: Self.tickText) {
      SVGStyle.width(of: $0, size: 11) + 8
    }
    var marks = SVG.Path()
    var end = 0.0
    for tick in axis.ticks {
      let place = layout.left + tick.offset
      marks.move(x: place, y: layout.bottom)
      marks.vertical(to: layout.bottom + 4)
      let half = SVGStyle.width(of: tick.label, size: 11) / 2
      let center = min(max(place, half + 2), width - half - 2)
      guard center - half > end else { continue }
      let isNumber = x.kind == .linear || x.kind == .logarithmic
      let label = isNumber ? SVG.typographic(tick.label) : tick.label
      text(label, x: center, y: layout.bottom + 18, style: "small mid")
      end = center + half + 4
    }
    path(marks, style: "axis")
    let shown = SVGStyle.shortened(visible(title), to: layout.width)
    if !shown.isEmpty {
      text(shown, x: (layout.left + layout.right) / 2, y: layout.bottom + 35, style: "mid")
    }
  }

  private mutating func draw(_ layer: Plane.Layer, _ map: PlaneMap) {
    let runs = layer.runs.map { run in run.map { map.place($0) } }
    var path = SVG.Path()
    switch layer.form {
    case .points: return points(runs.joined(), layer.ink)
    case .steps: for run in runs { Self.addSteps(run, to: &path) }
    case .line, .markedLine, .area:
      for run in runs { Self.addLine(Polyline.simplified(run, tolerance: 0.2), to: &path) }
    }
    if layer.form == .area, layer.ink != .current {
      var ground = SVG.Path()
      for run in runs {
        guard let first = run.first, let last = run.last else { continue }
        Self.addLine(Polyline.simplified(run, tolerance: 0.2), to: &ground)
        ground.line(toX: last.x, y: map.layout.bottom)
        ground.line(toX: first.x, y: map.layout.bottom)
        ground.close()
      }
      self.path(ground, style: "area")
    }
    self.path(path, style: style(of: layer.ink, "line"))
    let count = runs.reduce(0) { $0 + $1.count }
    // A point without neighbours would leave no trace as a line.
    let marked = layer.form == .markedLine && count <= 80 ? runs : runs.filter { $0.count == 1 }
    if layer.ink != .guide { points(marked.joined(), layer.ink) }
  }

  private static func addLine(_ run: [Plane.Point], to path: inout SVG.Path) {
    guard let first = run.first, run.count > 1 else { return }
    path.move(x: first.x, y: first.y)
    for point in run.dropFirst() { path.line(toX: point.x, y: point.y) }
  }

  /// Steps of less than half a unit wait until they amount to one.
  private static func addSteps(_ run: [Plane.Point], to path: inout SVG.Path) {
    guard var last = run.first, let end = run.last else { return }
    path.move(x: last.x, y: last.y)
    for point in run.dropFirst() where point == end || (point.y - last.y).magnitude >= 0.5 {
      path.horizontal(to: point.x)
      if point.y != last.y { path.vertical(to: point.y) }
      last = point
    }
  }

  /// Marks of a shape of its own for each side and series, each place once.
  private mutating func points(_ points: some Sequence<Plane.Point>, _ ink: Plane.Ink) {
    let rounded = points.map { Plane.Point(x: ($0.x * 10).rounded() / 10, y: ($0.y * 10).rounded() / 10) }
    var taken: Set<[Double]> = []
    let places = rounded.filter { taken.insert([$0.x, $0.y]).inserted }
    let areMany = places.count > 400
    let marker = Marker(ink)
    var path = SVG.Path()
    for place in places { marker.add(place, to: &path, scale: areMany ? 0.6 : 1) }
    self.path(path, style: style(of: ink, marker == .dot ? (areMany ? "dot fine" : "dot") : "point"))
  }

  /// The classes of an ink, behind those of its form.
  private mutating func style(of ink: Plane.Ink, _ form: String) -> String {
    switch ink {
    case .only, .reference: return form + " one"
    case .current: return form + " two"
    case .guide: return "guide"
    case .series(let number):
      needs(SVGStyle.series(number))
      return form + " s\(number % SVGStyle.series.count)"
    }
  }

  /// Shows in the legend how a layer looks.
  mutating func show(_ form: Plane.Form, _ ink: Plane.Ink, x: Double, y: Double) {
    needs(SVGStyle.plane)
    if form == .area, ink != .current {
      var ground = SVG.Path()
      ground.rectangle(x: x, y: y, width: 21, height: 5)
      path(ground, style: "area")
    }
    if form != .points {
      var sample = SVG.Path()
      sample.move(x: x, y: y)
      sample.horizontal(to: x + 21)
      path(sample, style: style(of: ink, "line"))
    }
    if form == .points || (form == .markedLine && ink != .guide) { points([.init(x: x + 10.5, y: y)], ink) }
  }
}

/// Where the values of a plane lie on a canvas.
struct PlaneMap {
  let layout: Layout
  private let x: Scale
  private let y: Scale

  init(_ plane: Plane, _ layout: Layout) {
    self.layout = layout
    x = plane.x.scale
    y = plane.y.scale
  }

  func x(_ value: Double) -> Double { layout.left + x.place(of: value) * layout.width }
  func y(_ value: Double) -> Double { layout.bottom - y.place(of: value) * layout.height }
  func place(_ point: Plane.Point) -> Plane.Point { Plane.Point(x: x(point.x), y: y(point.y)) }
}
