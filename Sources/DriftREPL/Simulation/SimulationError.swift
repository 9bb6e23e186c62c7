/// Why a simulation could not be run: what was asked for, and what there is.
///
/// Wording is left to the caller.
enum SimulationError: Error, Sendable, Equatable {
  /// No scenario has that name.
  case unknownScenario(String, available: [String])
  /// A month before the reference or after the last one.
  case monthOutOfRange(Int, allowed: ClosedRange<Int>)
  /// No row, or more rows in all months together than one frame may have.
  case rowsOutOfRange(Int, allowed: ClosedRange<Int>)
}
