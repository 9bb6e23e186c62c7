import Foundation
import XCTest

@testable import DriftREPL

final class InputLinesTests: XCTestCase {
  private func lines(_ bytes: [UInt8]) -> [LineInput] {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(bytes))
    try? pipe.fileHandleForWriting.close()
    var input = InputLines(descriptor: pipe.fileHandleForReading.fileDescriptor)
    var found: [LineInput] = []
    while found.last != .endOfInput { found.append(input.next()) }
    return found
  }

  func testSplitsAtLineBreaks() {
    XCTAssertEqual(
      lines(Array("a\nb\r\n\nc".utf8)), [.line("a"), .line("b"), .line(""), .line("c"), .endOfInput])
    XCTAssertEqual(lines(Array("a\n".utf8)), [.line("a"), .endOfInput])
    XCTAssertEqual(lines([]), [.endOfInput])
  }

  func testRepairsWhatIsNoText() {
    XCTAssertEqual(lines([0x61, 0xFF, 0x0A]), [.line("a\u{FFFD}"), .endOfInput])
  }

  func testStaysAtTheEnd() {
    let pipe = Pipe()
    try? pipe.fileHandleForWriting.close()
    var input = InputLines(descriptor: pipe.fileHandleForReading.fileDescriptor)
    XCTAssertEqual(input.next(), .endOfInput)
    XCTAssertEqual(input.next(), .endOfInput)
  }

  func testInterruptEndsTheWait() {
    let pipe = Pipe()
    Interrupt.install(recordsTermination: false)
    defer { signal(SIGINT, SIG_DFL) }
    var input = InputLines(descriptor: pipe.fileHandleForReading.fileDescriptor)
    kill(getpid(), SIGINT)
    XCTAssertEqual(input.next(), .interrupted)
    pipe.fileHandleForWriting.write(Data("a\n".utf8))
    XCTAssertEqual(input.next(), .line("a"))
  }
}
