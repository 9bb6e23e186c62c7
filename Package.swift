// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "drift",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "drift", targets: ["DriftREPL"]),
    .library(name: "DataFrame", targets: ["DataFrame"]),
    .library(name: "Drift", targets: ["Drift"]),
    .library(name: "Models", targets: ["Models"]),
    .library(name: "Plot", targets: ["Plot"]),
  ],
  targets: [
    // Debian's pkg-config flags for readline make every build warn, so none is named here.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .target(name: "DataFrame", swiftSettings: settings),
    .target(name: "Models", dependencies: ["DataFrame"], swiftSettings: settings),
    .target(name: "Drift", dependencies: ["DataFrame", "Models"], swiftSettings: settings),
    .target(name: "Plot", swiftSettings: settings),
    .executableTarget(
      name: "DriftREPL",
      dependencies: ["CReadline", "DataFrame", "Drift", "Models", "Plot"],
      swiftSettings: settings
    ),
    // What the calibrated rule is held to; no product, and nothing depends on it but its own small part in the
    // tests.
    .executableTarget(
      name: "DriftCalibration", dependencies: ["DataFrame", "Drift", "Plot"], path: "Benchmarks/Calibration",
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["DataFrame"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "DataFrameTests", dependencies: ["DataFrame", "TestSupport"], exclude: ["Formats/Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "ModelsTests", dependencies: ["DataFrame", "Models", "TestSupport"],
      exclude: ["Metrics/reference_metrics.py", "Metrics/reference-metrics.json"], swiftSettings: settings),
    .testTarget(
      name: "DriftTests", dependencies: ["DataFrame", "Drift", "DriftCalibration", "TestSupport"],
      exclude: ["Numerics/reference_values.py", "Numerics/reference-values.txt"], swiftSettings: settings),
    .testTarget(
      name: "PlotTests", dependencies: ["Plot", "TestSupport"], exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "DriftREPLTests", dependencies: ["DriftREPL", "TestSupport"], exclude: ["Program/Transcripts"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
