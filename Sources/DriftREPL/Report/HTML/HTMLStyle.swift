/// The style sheet of every page: light and dark as the reader's system is, narrow and wide, and on paper.
///
/// Colours are those of the charts, so that a chart stands on the page's own ground. Text has a contrast of at least
/// 4.5 : 1 on every ground that it stands on (WCAG 2.2, 1.4.3); `HTMLColors` names them for the test that holds them to it.
enum HTMLStyle {
  static let sheet = """
    \(variables)
    \(page)
    \(text)
    \(statements)
    \(tables)
    \(charts)
    \(narrow)
    \(paper)

    """

  private static let variables = """
    :root{\(HTMLColors.light.variables);color-scheme:light dark;
    --serif:"Iowan Old Style",Charter,"Palatino Linotype",Palatino,"Source Serif 4","Noto Serif",Georgia,serif;
    --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
    --mono:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
    @media(prefers-color-scheme:dark){:root{\(HTMLColors.dark.variables)}}
    """

  private static let page = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 var(--serif);
    overflow-wrap:anywhere}
    .page{max-width:60rem;margin:0 auto;padding:3.5rem 1.5rem 4rem}
    @media(min-width:76rem){.page{display:grid;grid-template-columns:12.5rem minmax(0,57rem);column-gap:3rem;
    grid-template-areas:"head head" "nav main" "nav foot";max-width:75.5rem}
    .page>header{grid-area:head}.page>nav{grid-area:nav;position:sticky;top:2rem;align-self:start;
    max-height:calc(100vh - 4rem);overflow-y:auto}.page>main{grid-area:main;min-width:0}.page>footer{grid-area:foot}}
    .skip{position:absolute;left:-100vw;background:var(--ground);padding:.5rem 1rem}
    .skip:focus{left:1rem;top:1rem;z-index:1}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
    .drift-definitions{position:absolute}
    """

  private static let text = """
    h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:600;text-wrap:balance;margin:2.5rem 0 .75rem;
    unicode-bidi:plaintext}
    h1{font-size:2.125rem;letter-spacing:-.01em;margin:0 0 .5rem;max-width:44rem}
    h2{font-size:1.4375rem}h3{font-size:1.1875rem}h4,h5,h6{font-size:1.0625rem}
    header{margin-bottom:2.5rem}
    .subtitle{color:var(--soft);font:.875rem/1.5 var(--sans);margin:0}
    p,ul,ol,blockquote{margin:0 0 1rem;max-width:42rem}p,li{unicode-bidi:plaintext}
    .narrative{margin-top:2.5rem}.narrative:first-child{margin-top:0}.narrative>:first-child{margin-top:0}
    li{margin-bottom:.25rem}blockquote{margin-left:0;padding-left:1rem;border-left:2px solid var(--rule);
    color:var(--soft)}
    hr{border:0;border-top:1px solid var(--rule);margin:2rem 0}
    a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
    code,pre{font-family:var(--mono);font-size:.8125rem}p code,li code{background:var(--tint);padding:.1em .3em;
    border-radius:3px;font-size:.85em}
    pre{margin:0 0 1rem;padding:.75rem 1rem;background:var(--tint);border-radius:4px;line-height:1.55;
    overflow-x:auto;overflow-wrap:normal;tab-size:2}
    nav{font:.875rem/1.4 var(--sans);margin-bottom:3rem}nav h2{font:600 .75rem/1.4 var(--sans);color:var(--soft);
    letter-spacing:.06em;text-transform:uppercase;margin:0 0 .75rem}
    nav ol{list-style:none;margin:0;padding:0}nav li{margin:0 0 .5rem}
    nav a{color:var(--ink);text-decoration:none}nav a:hover{color:var(--link);text-decoration:underline}
    .depth-1{padding-left:1rem}.depth-2{padding-left:2rem}.depth-3{padding-left:3rem}
    footer{margin-top:4rem;padding-top:1.5rem;border-top:1px solid var(--rule);color:var(--soft);
    font:.8125rem/1.6 var(--sans)}
    """

  private static let statements = """
    .statement{margin:0 0 2.25rem}
    .line{display:flex;gap:.75rem;align-items:baseline;margin-bottom:.5rem}
    .line>.source{flex:1;min-width:0;margin:0}
    .number-of{font:.75rem/1.55 var(--sans);font-variant-numeric:tabular-nums;color:var(--soft);min-width:1.25rem;
    text-align:right;text-decoration:none}.number-of:hover{color:var(--link)}
    .verdict{font:.75rem/1.55 var(--sans);color:var(--soft);min-width:2.5rem;white-space:nowrap}
    .verdict.good{color:var(--good)}.verdict.bad{color:var(--bad);font-weight:600}
    .verdict.old{color:var(--old);font-weight:600}
    .statement:has(>.result>.summary:only-child){margin-bottom:1rem}
    .result{margin-left:2rem}.summary,.notice,.error,.differing{font:.8125rem/1.5 var(--sans);margin:0 0 .5rem;max-width:none}
    .summary,.notice{color:var(--soft)}
    .error{color:var(--bad)}pre.error{font:.8125rem/1.5 var(--mono);border-left:3px solid var(--bad);
    border-radius:0 4px 4px 0}
    .comment,.option{color:var(--soft)}.verb{color:var(--verb)}.keyword{color:var(--keyword)}
    .string{color:var(--string)}.source .number,.parameter{color:var(--number)}.comment{font-style:italic}
    """

  private static let tables = """
    .scroll{overflow-x:auto;max-width:100%;margin:0 0 1rem;
    background:linear-gradient(to right,var(--ground) 40%,transparent) 0 0/2.5rem 100% no-repeat local,
    linear-gradient(to left,var(--ground) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,
    linear-gradient(to right,var(--rule),transparent) 0 0/.625rem 100% no-repeat scroll,
    linear-gradient(to left,var(--rule),transparent) 100% 0/.625rem 100% no-repeat scroll}
    table{border-collapse:collapse;font:.8125rem/1.45 var(--sans);font-variant-numeric:lining-nums tabular-nums;
    width:max-content;overflow-wrap:break-word}
    caption{caption-side:bottom;text-align:left;color:var(--soft);padding:.5rem 0 0;font-size:.75rem}
    caption span{display:inline-block;position:sticky;left:0;max-width:min(44rem,calc(100vw - 3rem))}
    th,td{padding:.3125rem .625rem;text-align:left;vertical-align:top;max-width:22rem;unicode-bidi:plaintext}
    th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
    th{font-weight:600;vertical-align:bottom;border-bottom:1px solid var(--ink);min-width:2.5rem}
    td{border-bottom:1px solid var(--rule)}
    tbody tr:hover td{background:var(--tint)}
    td.number,td.date,td.true,td.false{white-space:nowrap}.number{text-align:right}
    td.null{color:var(--soft);font-style:italic}td.false{color:var(--soft)}td.true{font-weight:600}
    td.drawing{white-space:pre;font-family:var(--mono);letter-spacing:-.02em;color:var(--link);line-height:1}
    th button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:inherit;
    max-width:20rem;overflow-wrap:anywhere}
    th button:hover{color:var(--link)}th button::after{content:" ↕";color:var(--soft);opacity:0;font-weight:400}
    th button:hover::after,th button:focus-visible::after{opacity:1}
    [aria-sort] button::after{color:var(--link);opacity:1}
    [aria-sort=ascending] button::after{content:" ↑"}[aria-sort=descending] button::after{content:" ↓"}
    .facts th{text-align:left;border-bottom:1px solid var(--rule);vertical-align:top;white-space:nowrap;
    font-weight:400;color:var(--soft)}.facts{width:auto}.facts td{max-width:none;overflow-wrap:anywhere}
    """

  private static let charts = """
    figure{margin:0 0 1rem}.chart{overflow-x:auto}
    .chart svg{display:block;max-width:100%;height:auto}.fixed svg{max-width:none}
    .chart .narrow{display:none}
    """

  private static let narrow = """
    @media screen and (max-width:42rem){.page{padding:2rem 1rem 3rem}h1{font-size:1.75rem}
    .chart .wide{display:none}.chart .narrow{display:block}.result{margin-left:0}
    .line{flex-wrap:wrap;gap:.5rem}.line>.source{flex-basis:100%;order:1}.verdict{margin-left:auto;min-width:0}
    .number-of{min-width:0}}
    """

  private static let paper = """
    @media print{body{font-size:10.5pt}.page{display:block;max-width:none;padding:0}.page>nav{position:static;max-height:none}
    .skip{display:none}h1,h2,h3,h4,h5,h6,.line,.narrative{break-after:avoid}figure,tr,.line{break-inside:avoid}
    pre{white-space:pre-wrap;overflow-wrap:anywhere}.scroll,.chart{overflow:visible}table{font-size:8pt}
    th button::after{content:""}a{color:inherit}main a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}}
    """
}

/// The colours of one theme of a page.
struct HTMLColors: Sendable, Equatable {
  /// What everything stands on, and what sets off source.
  var ground: String
  var tint: String
  /// Text, and text that gives way to it.
  var ink: String
  var soft: String
  /// Hairlines, which nothing depends on.
  var rule: String
  var link: String
  /// What is well, what is wrong, and what may be out of date.
  var good: String
  var bad: String
  var old: String
  /// Parts of source.
  var verb: String
  var keyword: String
  var string: String
  var number: String

  static let light = HTMLColors(
    ground: "#ffffff", tint: "#f6f7f9", ink: "#1b1f24", soft: "#57606a", rule: "#d8dee4", link: "#005f99",
    good: "#116329", bad: "#b3261e", old: "#7a4f00", verb: "#0550ae", keyword: "#6639ba", string: "#116329",
    number: "#8a3600")

  static let dark = HTMLColors(
    ground: "#14171c", tint: "#1d2127", ink: "#e6edf3", soft: "#a5afba", rule: "#30363d", link: "#79b8ff",
    good: "#7ee787", bad: "#ff8a80", old: "#f0b74a", verb: "#79c0ff", keyword: "#d2a8ff", string: "#9fe0ab",
    number: "#ffb77c")

  /// The colours that text has, by their names.
  var texts: [(name: String, color: String)] {
    [
      ("ink", ink), ("soft", soft), ("link", link), ("good", good), ("bad", bad), ("old", old),
      ("verb", verb),
      ("keyword", keyword), ("string", string), ("number", number),
    ]
  }

  /// The colours as variables of a style sheet.
  var variables: String {
    let all = [("ground", ground), ("tint", tint), ("rule", rule)] + texts.map { ($0.name, $0.color) }
    return all.map { "--\($0.0):\($0.1)" }.joined(separator: ";")
  }
}
