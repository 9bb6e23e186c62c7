import DataFrame
import Foundation
import XCTest

@testable import DriftREPL

final class InterruptTests: XCTestCase {
  override func setUp() {
    Interrupt.install(recordsTermination: false)
    Interrupt.reset()
  }

  override func tearDown() {
    Interrupt.reset()
    signal(SIGINT, SIG_DFL)
  }

  func testStopsTheStatementUntilReset() throws {
    XCTAssertNoThrow(try Cancellation.check())
    raise(SIGINT)
    XCTAssertThrowsError(try Cancellation.check())
    XCTAssertThrowsError(try Cancellation.check(), "asking does not take the request away")
    Interrupt.reset()
    XCTAssertNoThrow(try Cancellation.check())
  }

  func testIsTakenOnce() {
    XCTAssertFalse(Interrupt.take())
    raise(SIGINT)
    XCTAssertTrue(Interrupt.take())
    XCTAssertFalse(Interrupt.take())
    XCTAssertFalse(Cancellation.isRequested)
  }

  func testInstallingTwiceDoesNoHarm() {
    Interrupt.install(recordsTermination: false)
    raise(SIGINT)
    XCTAssertTrue(Interrupt.take())
  }

  func testReachesEveryThread() {
    raise(SIGINT)
    let seen = expectation(description: "seen on another thread")
    DispatchQueue.global().async { if Cancellation.isRequested { seen.fulfill() } }
    wait(for: [seen], timeout: 10)
  }

  func testTerminationStopsTheStatementToo() {
    Interrupt.install(recordsTermination: true)
    defer { for number in [SIGTERM, SIGHUP] { signal(number, SIG_DFL) } }
    raise(SIGTERM)
    XCTAssertTrue(Interrupt.isTerminating)
    Interrupt.reset()
    XCTAssertTrue(Cancellation.isRequested, "a new statement does not put off the end")
    XCTAssertTrue(Signals.take(SIGTERM))
    XCTAssertFalse(Interrupt.isTerminating)
  }
}
