import XCTest

@testable import DriftREPL

/// Every mistake in the text of a script, with exactly what is shown for it.
final class DiagnosticsTests: XCTestCase {
  private func check(_ text: String, _ expected: String, file: StaticString = #filePath, line: UInt = #line) {
    let source = SourceText(name: "x.drift", text: text)
    do throws(SyntaxError) {
      _ = try Parser.parse(source, joinsLeadingPipe: true)
      XCTFail("no mistake in: \(text)", file: file, line: line)
    } catch {
      XCTAssertEqual(Diagnostic(error, in: source).rendered(in: source), expected, file: file, line: line)
    }
  }

  func testTokens() {
    check(
      "ref | where a ^ 2",
      #"""
      x.drift:1:15: error: unexpected character `^`
          ref | where a ^ 2
                        ^
      """#)
    check(
      "ref\u{200B}",
      #"""
      x.drift:1:4: error: unexpected character U+200B
          ref\u{200b}
             ^~~~~~~~
      """#)
    check(
      "ref | where a && b",
      #"""
      x.drift:1:15: error: `&&` is no sign of this language
          ref | where a && b
                        ^~
      help: write `and`
      """#)
    check(
      "load “x.csv”",
      #"""
      x.drift:1:6: error: `“` is no sign of this language
          load “x.csv”
               ^
      help: write `"`
      """#)
    check(
      "a = load \"x.csv",
      #"""
      x.drift:1:10: error: the string that starts here has no closing quote
          a = load "x.csv
                   ^
      """#)
    check(
      "a = load 'x.csv",
      #"""
      x.drift:1:10: error: the string that starts here has no closing quote
          a = load 'x.csv
                   ^
      """#)
    check(
      "ref | select `a b",
      #"""
      x.drift:1:14: error: the name that starts here has no closing backtick
          ref | select `a b
                       ^
      """#)
    check(
      "ref | where a ~ \"\\d+\"",
      #"""
      x.drift:1:18: error: there is no escape `\d`
          ref | where a ~ "\d+"
                           ^~
      help: `\n \t \" \\ \$ \u{…}` are known; '…' takes every character as it is
      """#)
    check(
      "load \"\\u{110000}\"",
      #"""
      x.drift:1:7: error: this is no Unicode character
          load "\u{110000}"
                ^~~~~~~~~
      help: write one to eight hexadecimal digits, as in `\u{e9}`
      """#)
    check(
      "load \"${}\"",
      #"""
      x.drift:1:7: error: `${` needs a parameter's name and `}`
          load "${}"
                ^~
      help: write `\$` for a dollar sign
      """#)
    check(
      "load $",
      #"""
      x.drift:1:6: error: `$` needs a parameter's name
          load $
               ^
      """#)
    check(
      "ref | where a > .5",
      #"""
      x.drift:1:17: error: digits stand on both sides of a decimal point
          ref | where a > .5
                          ^~
      help: write `0.5`
      """#)
    check(
      "ref | where a > 5.",
      #"""
      x.drift:1:17: error: digits stand on both sides of a decimal point
          ref | where a > 5.
                          ^~
      help: write `5.0`
      """#)
    check(
      "ref | take 9223372036854775808",
      #"""
      x.drift:1:12: error: this is past the largest integer, 9223372036854775807
          ref | take 9223372036854775808
                     ^~~~~~~~~~~~~~~~~~~
      help: with a decimal point it is a number of about 16 digits
      """#)
    check(
      "ref | where a > 1e999",
      #"""
      x.drift:1:17: error: this number is too large
          ref | where a > 1e999
                          ^~~~~
      """#)
    check(
      "ref | where t > 3days",
      #"""
      x.drift:1:18: error: there is no unit `days`
          ref | where t > 3days
                           ^~~~
      help: write `d`
      """#)
    check(
      "ref | where t > 3m",
      #"""
      x.drift:1:18: error: there is no unit `m`
          ref | where t > 3m
                           ^
      help: write `min`
      """#)
    check(
      "ref | where t > 3y",
      #"""
      x.drift:1:18: error: there is no unit `y`
          ref | where t > 3y
                           ^
      help: the units are `s`, `min`, `h`, `d` and `w`
      """#)
    check(
      "ref | derive b = 10%3",
      #"""
      x.drift:1:20: error: `%` behind a number makes it a percentage
          ref | derive b = 10%3
                             ^
      help: put a space before `%` for the remainder of a division
      """#)
    check(
      "ref | where t > @2026-1-31",
      #"""
      x.drift:1:17: error: this is no date
          ref | where t > @2026-1-31
                          ^~~~~~~~~~
      help: write `@2026-01-31` or `@2026-01-31T10:00:00Z`
      """#)
    check(
      "ref | where t > @2026-02-30",
      #"""
      x.drift:1:17: error: there is no such date
          ref | where t > @2026-02-30
                          ^~~~~~~~~~~
      """#)
    check(
      "ref | select a.b",
      #"""
      x.drift:1:14: error: a name with a dot needs backticks
          ref | select a.b
                       ^~~
      help: put it in backticks: `a.b`
      """#)
    check(
      "ref\n.help",
      #"""
      x.drift:2:1: error: a line that starts with `.` is a command of the prompt and has no place in a script
          .help
          ^~~~~
      """#)
    check(
      "ref | where a => 3",
      #"""
      x.drift:1:15: error: `=>` is no sign of this language
          ref | where a => 3
                        ^~
      help: write `>=`
      """#)
    check(
      "ref | where a = = 3",
      #"""
      x.drift:1:17: error: expected an expression, found `=`
          ref | where a = = 3
                          ^
      """#)
  }

  func testPipes() {
    check(
      "|",
      #"""
      x.drift:1:2: error: expected a verb, found the end
          |
           ^
      """#)
    check(
      "ref |",
      #"""
      x.drift:1:6: error: expected a verb, found the end
          ref |
               ^
      """#)
    check(
      "ref |\n\nx = ref",
      #"""
      x.drift:3:3: error: expected an expression, found `=`
          x = ref
            ^
      """#)
    check(
      "vs cur",
      #"""
      x.drift:1:1: error: expected a frame's name, `load`, `simulate` or `(`, found the word `vs`
          vs cur
          ^~
      """#)
    check(
      "ref vs",
      #"""
      x.drift:1:7: error: expected a frame's name, `load`, `simulate` or `(`, found the end
          ref vs
                ^
      """#)
    check(
      "ref vs 3",
      #"""
      x.drift:1:8: error: expected a frame's name, `load`, `simulate` or `(`, found `3`
          ref vs 3
                 ^
      help: a value gets a name by `param name = 3`
      """#)
    check(
      "x = 5",
      #"""
      x.drift:1:5: error: expected a frame's name, `load`, `simulate` or `(`, found `5`
          x = 5
              ^
      help: a value gets a name by `param name = 5`
      """#)
    check(
      "x = \"a.csv\"",
      #"""
      x.drift:1:5: error: expected a frame's name, `load`, `simulate` or `(`, found `"a.csv"`
          x = "a.csv"
              ^~~~~~~
      help: `load "a.csv"` reads a file
      """#)
    check(
      "ref cur",
      #"""
      x.drift:1:5: error: expected `|`, `vs` or the end of the statement, found `cur`
          ref cur
              ^~~
      help: a verb stands behind `|`, as in `frame | where age > 30`
      """#)
    check(
      "where age > 3",
      #"""
      x.drift:1:7: error: expected `|`, `vs` or the end of the statement, found `age`
          where age > 3
                ^~~
      help: a verb stands behind `|`, as in `frame | where age > 30`
      """#)
    check(
      "load",
      #"""
      x.drift:1:5: error: expected a path in quotes or a parameter, found the end
          load
              ^
      """#)
    check(
      "load x",
      #"""
      x.drift:1:6: error: expected a path in quotes or a parameter, found `x`
          load x
               ^
      help: write `load "x"`
      """#)
    check(
      "load \"a\", 5",
      #"""
      x.drift:1:11: error: expected an option, as in `name: value`, found `5`
          load "a", 5
                    ^
      """#)
    check(
      "load \"a\" sep: \";\"",
      #"""
      x.drift:1:10: error: a comma is missing before `sep`
          load "a" sep: ";"
                   ^~~
      """#)
    check(
      "simulate insurance",
      #"""
      x.drift:1:10: error: expected a name in quotes, found `insurance`
          simulate insurance
                   ^~~~~~~~~
      help: write `simulate "insurance"`
      """#)
    check(
      "by = ref",
      #"""
      x.drift:1:1: error: `by` is a reserved word and cannot be bound
          by = ref
          ^~
      """#)
    check(
      "_ = ref",
      #"""
      x.drift:1:1: error: `_` is the value of the last statement and cannot be bound
          _ = ref
          ^
      """#)
  }

  func testStages() {
    check(
      "ref | load \"x\"",
      #"""
      x.drift:1:7: error: expected a verb, found the word `load`
          ref | load "x"
                ^~~~
      """#)
    check(
      "ref | 5",
      #"""
      x.drift:1:7: error: expected a verb, found `5`
          ref | 5
                ^
      """#)
    check(
      "ref |, a",
      #"""
      x.drift:1:6: error: expected a verb, found `,`
          ref |, a
               ^
      """#)
    check(
      "ref | drift, alpha: 1",
      #"""
      x.drift:1:12: error: no comma stands between a verb and what follows it
          ref | drift, alpha: 1
                     ^
      help: leave out the comma
      """#)
    check(
      "ref | select a b",
      #"""
      x.drift:1:16: error: a comma is missing before `b`
          ref | select a b
                         ^
      """#)
    check(
      "ref | hist age bins: 30",
      #"""
      x.drift:1:16: error: a comma is missing before `bins`
          ref | hist age bins: 30
                         ^~~~
      """#)
    check(
      "ref | hist age by g, bins: 30",
      #"""
      x.drift:1:22: error: options stand before `by`
          ref | hist age by g, bins: 30
                               ^~~~
      help: move `by` to the end
      """#)
    check(
      "ref | join b by g on k",
      #"""
      x.drift:1:19: error: `on` stands before `by`
          ref | join b by g on k
                            ^~
      help: move `by` to the end
      """#)
    check(
      "ref | drift by: snapshot",
      #"""
      x.drift:1:15: error: `by` takes no colon
          ref | drift by: snapshot
                        ^
      help: leave out the colon
      """#)
    check(
      "ref | hist a, bins: 1, log: true, bins: 2",
      #"""
      x.drift:1:35: error: the option `bins` is set twice
          ref | hist a, bins: 1, log: true, bins: 2
                                            ^~~~
      x.drift:1:15: note: it was set here
          ref | hist a, bins: 1, log: true, bins: 2
                        ^~~~
      """#)
    check(
      "ref | take 5 vs cur",
      #"""
      x.drift:1:14: error: a pipe beside `vs` needs parentheses
          ref | take 5 vs cur
                       ^~
      help: as in `(ref | where age > 30) vs cur`
      """#)
    check(
      "a vs b vs c",
      #"""
      x.drift:1:8: error: a pair has two sides
          a vs b vs c
                 ^~
      help: compare with one after the other
      """#)
  }

  func testExpressionsAndNames() {
    check(
      "ref | where (a > 1",
      #"""
      x.drift:1:13: error: this bracket is never closed
          ref | where (a > 1
                      ^
      """#)
    check(
      "ref | where (a > 1\ncur = ref",
      #"""
      x.drift:2:1: error: expected `)`, found `cur`
          cur = ref
          ^~~
      x.drift:1:13: note: the bracket was opened here
          ref | where (a > 1
                      ^
      """#)
    check(
      "ref | where a > 1)",
      #"""
      x.drift:1:18: error: this bracket was never opened
          ref | where a > 1)
                           ^
      """#)
    check(
      ")",
      #"""
      x.drift:1:1: error: this bracket was never opened
          )
          ^
      """#)
    check(
      "ref | where (age = 3) and b",
      #"""
      x.drift:1:18: error: `=` binds a name and does not compare
          ref | where (age = 3) and b
                           ^
      help: write `==` to compare
      """#)
    check(
      "ref | where a > 1 and b = 3",
      #"""
      x.drift:1:25: error: `=` binds a name and does not compare
          ref | where a > 1 and b = 3
                                  ^
      help: write `==` to compare
      """#)
    check(
      "ref | where f(a = 1)",
      #"""
      x.drift:1:17: error: `=` binds a name and does not compare
          ref | where f(a = 1)
                          ^
      help: write `==` to compare
      """#)
    check(
      "ref | where a == null",
      #"""
      x.drift:1:13: error: a comparison with null is never true
          ref | where a == null
                      ^~~~~~~~~
      help: write `a is null`
      """#)
    check(
      "ref | where null != f(a)",
      #"""
      x.drift:1:13: error: a comparison with null is never true
          ref | where null != f(a)
                      ^~~~~~~~~~~~
      help: write `f(a) is not null`
      """#)
    check(
      "ref | where a < b < c",
      #"""
      x.drift:1:19: error: comparisons cannot be chained
          ref | where a < b < c
                            ^
      help: join them with `and`, or write `x in low .. high`
      """#)
    check(
      "ref | where a is b",
      #"""
      x.drift:1:18: error: expected `null` or `not null`, found `b`
          ref | where a is b
                           ^
      help: write `==` to compare with a value
      """#)
    check(
      "ref | where a > and b",
      #"""
      x.drift:1:17: error: expected an expression, found the word `and`
          ref | where a > and b
                          ^~~
      help: put a column of that name in backticks: `and`
      """#)
    check(
      "ref | select by",
      #"""
      x.drift:1:16: error: expected an expression, found the end
          ref | select by
                         ^
      """#)
    check(
      "ref | derive in = 3",
      #"""
      x.drift:1:14: error: `in` is a reserved word
          ref | derive in = 3
                       ^~
      help: put a column of that name in backticks: `in`
      """#)
    check(
      "load \"a\", types: (on = \"x\")",
      #"""
      x.drift:1:19: error: `on` is a reserved word
          load "a", types: (on = "x")
                            ^~
      help: put a column of that name in backticks: `on`
      """#)
    check(
      "load \"a\", types: (x = \"x\", y)",
      #"""
      x.drift:1:29: error: expected `=`, found `)`
          load "a", types: (x = "x", y)
                                      ^
      """#)
    check(
      "ref | where a in ()",
      #"""
      x.drift:1:19: error: expected an expression, found `)`
          ref | where a in ()
                            ^
      """#)
    check(
      "ref | where a,",
      #"""
      x.drift:1:15: error: expected an expression, found the end
          ref | where a,
                        ^
      """#)
  }

  func testParameters() {
    check(
      "param",
      #"""
      x.drift:1:6: error: expected a parameter's name, found the end
          param
               ^
      """#)
    check(
      "param in = 3",
      #"""
      x.drift:1:7: error: `in` is a reserved word and cannot be bound
          param in = 3
                ^~
      """#)
    check(
      "param x",
      #"""
      x.drift:1:8: error: expected `=`, found the end
          param x
                 ^
      """#)
    check(
      "param x: int = 3",
      #"""
      x.drift:1:10: error: there is no type `int`
          param x: int = 3
                   ^~~
      help: known: `string`, `number`, `bool`, `date`
      """#)
    check(
      "param x: nmber = 3",
      #"""
      x.drift:1:10: error: there is no type `nmber`
          param x: nmber = 3
                   ^~~~~
      help: did you mean `number`?
      """#)
    check(
      "param x: = 3",
      #"""
      x.drift:1:10: error: expected `string`, `number`, `bool` or `date`, found `=`
          param x: = 3
                   ^
      """#)
    check(
      "param x =",
      #"""
      x.drift:1:10: error: expected a value, found the end
          param x =
                   ^
      """#)
    check(
      "param x = -\"a\"",
      #"""
      x.drift:1:11: error: `-` stands only before a number
          param x = -"a"
                    ^~~~
      """#)
    check(
      "param x = 3 4",
      #"""
      x.drift:1:13: error: expected the end of the statement, found `4`
          param x = 3 4
                      ^
      """#)
    check(
      "param _ = 1",
      #"""
      x.drift:1:7: error: expected a parameter's name, found `_`
          param _ = 1
                ^
      """#)
  }

  func testStringsThatRunOn() {
    check(
      "a = load \"x.csv\nb = load \"y.csv\"\n",
      #"""
      x.drift:2:11: error: expected `|`, `vs` or the end of the statement, found `y`
          b = load "y.csv"
                    ^
      x.drift:1:10: note: a string of several lines starts here; does it lack its closing quote?
          a = load "x.csv
                   ^
      """#)
    check(
      "a = load \"x.csv\nb = load \"y\"\n",
      #"""
      x.drift:2:11: error: expected `|`, `vs` or the end of the statement, found `y`
          b = load "y"
                    ^
      x.drift:1:10: note: a string of several lines starts here; does it lack its closing quote?
          a = load "x.csv
                   ^
      """#)
  }

  func testMore() {
    check(
      "ref | where a 5",
      #"""
      x.drift:1:15: error: a comma is missing before `5`
          ref | where a 5
                        ^
      """#)
    check(
      "ref | where not",
      #"""
      x.drift:1:16: error: expected an expression, found the end
          ref | where not
                         ^
      """#)
    check(
      "ref | where a not b",
      #"""
      x.drift:1:15: error: expected `,`, `|` or the end of the statement, found the word `not`
          ref | where a not b
                        ^~~
      """#)
    check(
      "ref | where a..b",
      #"""
      x.drift:1:14: error: expected `,`, `|` or the end of the statement, found `..`
          ref | where a..b
                       ^~
      """#)
    check(
      "ref | where " + String(repeating: "(", count: 300),
      #"""
      x.drift:1:212: error: this is nested too deeply
          …((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((…
                                         ^
      help: give parts of it names of their own
      """#)
    check(
      "ref | where !a",
      #"""
      x.drift:1:13: error: `!` is no sign of this language
          ref | where !a
                      ^
      help: write `not`
      """#)
    check(
      "ref | where a || b",
      #"""
      x.drift:1:15: error: `||` is no sign of this language
          ref | where a || b
                        ^~
      help: write `or`
      """#)
    check(
      "(ref",
      #"""
      x.drift:1:1: error: this bracket is never closed
          (ref
          ^
      """#)
    check(
      "ref | append (ref | take 5",
      #"""
      x.drift:1:14: error: this bracket is never closed
          ref | append (ref | take 5
                       ^
      """#)
    check(
      "ref | append (ref | take 5 6)",
      #"""
      x.drift:1:28: error: a comma is missing before `6`
          ref | append (ref | take 5 6)
                                     ^
      """#)
    check(
      "(ref | take 5 cur",
      #"""
      x.drift:1:15: error: a comma is missing before `cur`
          (ref | take 5 cur
                        ^~~
      """#)
    check(
      "ref | where \"a\" \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"",
      #"""
      x.drift:1:17: error: a comma is missing before `"bbbbbbbbbbbbbbbbbbbbbb…`
          ref | where "a" "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """#)
    check(
      "ref | where a ; b )",
      #"""
      x.drift:1:19: error: this bracket was never opened
          ref | where a ; b )
                            ^
      """#)
    check(
      "ref | select true = 3",
      #"""
      x.drift:1:14: error: `true` is a reserved word
          ref | select true = 3
                       ^~~~
      help: put a column of that name in backticks: `true`
      """#)
    check(
      "ref | by",
      #"""
      x.drift:1:7: error: expected a verb, found the word `by`
          ref | by
                ^~
      """#)
    check(
      "select * from t",
      #"""
      x.drift:1:8: error: expected `|`, `vs` or the end of the statement, found `*`
          select * from t
                 ^
      help: a verb stands behind `|`, as in `frame | where age > 30`
      """#)
  }
}
