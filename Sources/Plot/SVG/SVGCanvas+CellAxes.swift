extension SVGCanvas {
  /// Names beside the rows of a grid, or the labels of an axis, from the bottom up.
  mutating func rowLabels(_ cells: Cells, _ layout: Layout) {
    switch cells.y {
    case .categories(let names):
      let pitch = layout.height / Double(names.count)
      for (index, name) in names.enumerated() {
        let shown = SVGStyle.shortened(
          visible(name.isEmpty ? "\"\"" : name), to: layout.left - 8 - margin, size: 11)
        text(shown, x: layout.left - 8, y: layout.top + (Double(index) + 0.5) * pitch + 4, style: "small end")
      }
    case .intervals(let edges, let scale):
      let axis = Axis.readable(Scale(intervals: edges, scale), length: layout.height, spacing: 35) { _ in 15 }
      for tick in axis.ticks {
        let shown = SVGStyle.shortened(tick.label, to: layout.left - 6 - margin, size: 11)
        text(
          SVG.typographic(shown), x: layout.left - 6, y: layout.bottom - tick.offset + 4, style: "small end")
      }
      line(from: (layout.left, layout.top), to: (layout.left, layout.bottom), style: "axis")
      line(from: (layout.left, layout.bottom), to: (layout.right, layout.bottom), style: "axis")
    }
  }

  /// Names below the columns of a grid, as many as fit, or the labels of an axis.
  mutating func columnLabels(_ cells: Cells, _ layout: Layout) {
    switch cells.x {
    case .categories(let names):
      let pitch = layout.width / Double(names.count)
      let texts = names.map { visible($0.isEmpty ? "\"\"" : $0) }
      let widest = texts.map { SVGStyle.width(of: $0, size: 11) }.max() ?? 0
      let step = max(1, Int(((min(widest, isPanel ? 48 : 80) + 6) / pitch).rounded(.up)))
      for index in stride(from: 0, to: texts.count, by: step) {
        let shown = SVGStyle.shortened(texts[index], to: pitch * Double(step) - 6, size: 11)
        let half = SVGStyle.width(of: shown, size: 11) / 2
        let x = layout.left + (Double(index) + 0.5) * pitch
        text(shown, x: min(max(x, half + 2), width - half - 2), y: layout.bottom + 18, style: "small mid")
      }
    case .intervals(let edges, let scale):
      let axis = Axis.readable(Scale(intervals: edges, scale), length: layout.width, spacing: 80) {
        SVGStyle.width(of: $0, size: 11) + 8
      }
      for tick in axis.ticks {
        let half = SVGStyle.width(of: tick.label, size: 11) / 2
        let x = min(max(layout.left + tick.offset, half + 2), width - half - 2)
        text(SVG.typographic(tick.label), x: x, y: layout.bottom + 18, style: "small mid")
      }
    }
  }
}
