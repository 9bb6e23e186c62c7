import XCTest

@testable import DriftREPL

final class ParserTests: XCTestCase {
  private func check(
    _ cases: [(text: String, tree: String)], file: StaticString = #filePath, line: UInt = #line
  ) {
    for (text, tree) in cases { XCTAssertEqual(TreeDump.script(text), tree, text, file: file, line: line) }
  }

  func testSources() {
    check([
      ("ref", "ref"), ("`a b`", "a b"), ("_", "_"), ("ref vs cur", "<ref vs cur>"),
      (#"load "a.csv""#, "load['a.csv']"), ("load $path", "load[$path]"),
      (
        #"load "a.csv", sep: ";", null: ("", "NA"), types: (age = "number")"#,
        "load['a.csv'; sep: ';'; null: list('', 'NA'); types: map(age = 'number')]"
      ),
      (
        #"simulate "insurance", months: 1..36, scenario: workshop"#,
        "simulate['insurance'; months: 1..36; scenario: workshop]"
      ),
      (#"load "a" vs simulate "b", seed: 1"#, "<load['a'] vs simulate['b'; seed: 1]>"),
      (#"load "a", rows: 5 vs cur"#, "<load['a'; rows: 5] vs cur>"),
      ("(ref | take 5) vs (cur)", "<{ref | take[5]} vs {cur}>"), ("((ref))", "{{ref}}"),
      (#"sql "select 1" | take 5"#, "reserved sql | take[5]"), ("connect", "reserved connect"),
      ("| take 5", "… | take[5]"), ("x = | take 5", "x := … | take[5]"),
    ])
  }

  func testStages() {
    check([
      ("ref | describe", "ref | describe"),
      ("ref | where age > 3, x | take 5", "ref | where[(age > 3); x] | take[5]"),
      ("r | sort -score, name", "r | sort[desc score; name]"),
      ("r | sort -age + 1", "r | sort[desc (age + 1)]"),
      ("r | count by x, b = bin(age, 10)", "r | count by[x; b := bin(age, 10)]"),
      (
        "r | summarize n = count(), mean(miles) by training",
        "r | summarize[n := count(); mean(miles)] by[training]"
      ),
      (
        "r | join other on key, left = right, kind: inner",
        "r | join[other] on[key; left := right] with[kind: inner]"
      ),
      (
        "r | join (load \"a\" | take 5), kind: inner on key by g",
        "r | join[{load['a'] | take[5]}] on[key] with[kind: inner] by[g]"
      ),
      ("r | append (other), (a vs b), (_ | take 1)", "r | append[pother; {<a vs b>}; {_ | take[1]}]"),
      ("r | append ((a | take 1))", "r | append[{{a | take[1]}}]"),
      (
        "r | pivot value, rows: x, columns: y, with: mean",
        "r | pivot[value] with[rows: x; columns: y; with: mean]"
      ),
      ("r | roles target: g, ignore: (risk, group)", "r | roles with[target: g; ignore: list(risk, group)]"),
      ("r | drift by snapshot", "r | drift by[snapshot]"),
      ("r | sample 10%, seed: 3 by g", "r | sample[share 0.1] with[seed: 3] by[g]"),
      (
        "m = r | fit g on age, miles, using: mlp, test: 20%",
        "m := r | fit[g] on[age; miles] with[using: mlp; test: share 0.2]"
      ),
      (
        "r | check psi(age) < 0.2, drift_share() < 0.5",
        "r | check[(psi(age) < 0.2f); (drift_share() < 0.5f)]"
      ),
      ("r | rename new = old, `by` = `a b`", "r | rename[new := old; by := a b]"),
      ("r | count | where count > 3", "r | count | where[(count > 3)]"),
      ("r | where age = 3", "r | where[age := 3]"), ("r | where (a) and b", "r | where[(pa and b)]"),
    ])
  }

  func testOptionValues() {
    check([
      ("r | v o: (1, 2)", "r | v with[o: list(1, 2)]"), ("r | v o: (1)", "r | v with[o: p1]"),
      ("r | v o: (a + 1) * 2", "r | v with[o: (p(a + 1) * 2)]"),
      ("r | v o: (1) .. (2)", "r | v with[o: p1..p2]"),
      ("r | v o: (f(1, 2))", "r | v with[o: pf(1, 2)]"),
      ("r | v o: (a = 1, `b c` = 'x')", "r | v with[o: map(a = 1, b c = 'x')]"),
      ("r | v o: -1..1", "r | v with[o: (- 1)..1]"), ("r | v `odd name`: true", "r | v with[odd name: true]"),
      ("r | v null: 1", "r | v with[null: 1]"), ("r | v a, o: 1, b", "r | v[a; b] with[o: 1]"),
    ])
  }

  func testParameters() {
    check([
      ("param month: string = \"month-12\"", "param month:string = 'month-12'"),
      ("param n = 5", "param n = 5"),
      ("param n: number = -1.5", "param n:number = -1.5f"),
      ("param d: date = @1970-01-01", "param d:date = date 0"),
      ("param b: bool = true", "param b:bool = true"), ("param x = null", "param x = null"),
      ("param s = -10%", "param s = share -0.1"), ("param w = -2h", "param w = duration -7200000000"),
    ])
  }

  func testScripts() {
    check([
      ("", ""), ("\n\n# only a note", ""), (";;\n;", ""), ("a; b\nc;", "a\nb\nc"),
      (
        "#!/usr/bin/env -S drift replay\n#% session 1\nparam m = 1\n\nref = load \"a\"\n#@ a\n#= frame\n",
        "param m = 1\nref := load['a']"
      ),
      ("\u{FEFF}a\r\nb\r\n", "a\nb"),
    ])
  }

  func testContinuation() {
    check([
      ("ref\n| take 5\n# a note\n\n| describe", "ref | take[5] | describe"),
      ("ref |\ntake 5", "ref | take[5]"), ("ref | select a,\n\n b", "ref | select[a; b]"),
      ("x =\nref", "x := ref"), ("ref | where a >\n3 and\nb", "ref | where[((a > 3) and b)]"),
      ("ref | where a in (\n1,\n2\n)\n| take 1", "ref | where[(a in list(1, 2))] | take[1]"),
      ("ref vs\ncur", "<ref vs cur>"), ("ref | count by\nx", "ref | count by[x]"),
      ("a = b\n| take 1\nc", "a := b | take[1]\nc"),
    ])
    XCTAssertEqual(TreeDump.script("ref\n| take 5", joinsLeadingPipe: false), "ref\n… | take[5]")
  }

  func testStatementSpans() throws {
    let source = SourceText(
      name: "test", text: "# note\n  a = ref # one\n  | take 5 # two\n# three\nparam x = -1 ;b\n")
    let script = try Parser.parse(source, joinsLeadingPipe: true)
    XCTAssertEqual(
      script.statements.map { source.text(of: $0.span) }, ["a = ref # one\n  | take 5", "param x = -1", "b"])
  }

  func testSpansOfParts() throws {
    let source = SourceText(name: "test", text: "r | where a + (b) is null, n = -x, o: (1, 2) by g")
    let script = try Parser.parse(source, joinsLeadingPipe: true)
    guard case .pipe(_, let pipe) = script.statements[0].body else { return XCTFail("no pipe") }
    let stage = pipe.stages[0]
    XCTAssertEqual(source.text(of: stage.span), "where a + (b) is null, n = -x, o: (1, 2) by g")
    XCTAssertEqual(stage.arguments.map { source.text(of: $0.span) }, ["a + (b) is null", "n = -x"])
    XCTAssertEqual(stage.options.map { source.text(of: $0.span) }, ["o: (1, 2)"])
    guard case .binding(let binding) = stage.arguments[1] else { return XCTFail("no binding") }
    XCTAssertEqual(binding.assignSpan.map { source.text(of: $0) }, "=")
  }
}
