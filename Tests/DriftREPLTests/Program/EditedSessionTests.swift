import Foundation
import TestSupport
import XCTest

/// Sessions edited by hand: what cannot be taken as it stands is told with its place, and nothing else is lost.
final class EditedSessionTests: XCTestCase {
  func testRecordsThatCannotBeRead() throws {
    let workspace = try Workspace.recorded()
    try workspace.edit("#= frame 2x2 5d254b462830", "#= frame 2x2 5d254b46283")
    var run = try workspace.run("replay", "s.drift")
    XCTAssertEqual(run.exitCode, 3)
    XCTAssertTrue(
      run.error.hasPrefix(
        "s.drift:5: a recorded line that cannot be read, so its statement counts as one that differs\n"),
      run.error)
    XCTAssertTrue(run.output.contains("  line 5 of the record cannot be read\n"), run.output)
    // Lines of a statement that is gone, and lines that are gone.
    try workspace.edit("x = load \"x.csv\"\n", "")
    run = try workspace.run("replay", "-q", "s.drift")
    XCTAssertEqual(run.exitCode, 1)
    XCTAssertTrue(run.error.contains("nothing is bound to `x`"), run.error)
  }

  func testRemovedLines() throws {
    let workspace = try Workspace.recorded()
    let text = try workspace.read("s.drift")
    for sign in ["#@", "#=", "#>", "#+"] {
      let kept = text.split(separator: "\n").filter { !$0.hasPrefix(sign) }
      try workspace.write(kept.joined(separator: "\n"), to: "s.drift")
      let run = try workspace.run("replay", "-q", "s.drift")
      XCTAssertEqual(run.output, sign == "#=" ? "6 statements: 6 new\n" : "6 statements: 6 ok\n", sign)
      XCTAssertEqual(run.exitCode, 0)
      XCTAssertEqual(try workspace.run("replay", "--update", "-q", "s.drift").exitCode, 0)
      XCTAssertEqual(try workspace.run("replay", "-q", "s.drift").output, "6 statements: 6 ok\n", sign)
    }
  }

  func testAByteOrderMarkStays() throws {
    let workspace = try Workspace.recorded("\u{FEFF}x = load \"x.csv\"\r\nx | count")
    let text = try workspace.read("s.drift")
    XCTAssertTrue(text.hasPrefix("\u{FEFF}#!/usr/bin/env -S drift replay\r\n#% drift session 1\r\n"), text)
    XCTAssertEqual(try workspace.run("replay", "-q", "s.drift").output, "2 statements: 2 ok\n")
    XCTAssertEqual(try workspace.run("replay", "--diff", "-q", "s.drift").output, "")
  }

  func testAFormOfLater() throws {
    let workspace = try Workspace.recorded()
    try workspace.edit("#% drift session 1", "#% drift session 2")
    let run = try workspace.run("replay", "s.drift")
    XCTAssertEqual(
      run.error,
      """
      s.drift:2:1: error: `#% drift session 2` is a form that this drift does not know
          #% drift session 2
          ^~~~~~~~~~~~~~~~~~

      """)
    XCTAssertEqual(run.exitCode, 1)
  }
}
