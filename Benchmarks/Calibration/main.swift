import Foundation

// Measures how often the verdicts about drift are wrong, fills the tables of the page, and exits with code 1
// where the bar is missed. With --check the page is only compared, not written.

/// What is wrong, in words; empty where every bar is met and the page is up to date.
func measure(page path: String, isCheck: Bool) throws -> [String] {
  let standard = try FalseAlarms(.standard, tables: 2000, largeTables: 500, seed: 100)
  let awkward = try FalseAlarms(.awkward, tables: 2000, largeTables: 500, seed: 200)
  let uniformity = Uniformity.all([standard, awkward])
  let sizes = [Sizes(1500, 1500), Sizes(5000, 100)]
  let power = try DetectionPower(.standard, DetectionPower.Change.standard, sizes, tables: 500, seed: 300)
  let gaps = try DetectionPower(.awkward, DetectionPower.Change.missing, sizes, tables: 500, seed: 400)

  var page = try Page(path)
  let before = page.text
  try page.fill("standard tables", with: standard.tablesText)
  try page.fill("standard rows", with: standard.rowsText(Rule.compared))
  try page.fill("awkward tables", with: awkward.tablesText)
  try page.fill("awkward rows", with: awkward.rowsText(Rule.compared))
  try page.fill("uniformity", with: Uniformity.text(uniformity))
  try page.fill("standard distances", with: standard.rowsText([.threshold, .base]))
  try page.fill("awkward distances", with: awkward.rowsText([.threshold, .base]))
  try page.fill("power", with: power.text(Rule.compared))
  try page.fill("missing", with: gaps.text([.calibrated, .plain]))

  var failures = standard.failures + awkward.failures + power.failures + uniformity.flatMap(\.failures)
  if !isCheck {
    try page.write(to: path)
  } else if page.text != before {
    failures.append("\(path) is stale: run `make calibration`")
  }
  return failures
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.allSatisfy({ $0 == "--check" }) else {
  print("usage: DriftCalibration [--check]")
  exit(2)
}
do {
  let failures = try measure(page: "Documentation/Calibration.md", isCheck: !arguments.isEmpty)
  for failure in failures { print(failure) }
  exit(failures.isEmpty ? 0 : 1)
} catch {
  print("\(error)")
  exit(1)
}
