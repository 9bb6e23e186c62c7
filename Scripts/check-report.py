#!/usr/bin/env python3
"""Makes reports with the built program and opens them in headless Chromium, narrow and wide, in light and dark.

    python3 Scripts/check-report.py [FOLDER FOR SCREENSHOTS]

One is of a worked example, one of a session whose data means harm. The browser may tell of no error, find nothing against
the page's own policy, and ask no host; nothing may be wider than the page, and tables must sort by mouse and by keyboard.
Exits with 0 and a sentence where there is no Chromium.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import chromium

PROJECT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = [PROJECT / ".build/release/drift", PROJECT / ".build/debug/drift"]
SIZES = [(1280, 900), (390, 844)]
SCRIPT = "<script>window.harm = 1; document.title = 'harm'</script>"
IMAGE = "<img src=x onerror='window.harm = 1'>"

# Whatever is wider than the page, and is not in a box that scrolls by itself.
OVERFLOW = """
(() => {
  const found = [];
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > room) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const scrolls = e => e && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.skip') || e.closest('svg') && e.tagName !== 'svg' || scrolls(e.parentElement)) continue;
    const box = e.getBoundingClientRect();
    if (box.width && (box.right > room + .5 || box.left < -.5)) found.push(`${e.tagName} ${e.className} ends at ${box.right}`);
  }
  for (const box of document.querySelectorAll('td, th')) {
    if (box.scrollWidth > box.clientWidth + 1) found.push(`"${box.textContent.slice(0, 40)}" leaves its cell`);
  }
  return found;
})()
"""

STRUCTURE = """
(() => {
  const found = [];
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h => !h.closest('nav')).map(h => +h.tagName[1]);
  levels.forEach((level, i) => { if (level > (levels[i - 1] ?? 0) + 1) found.push(`h${level} follows h${levels[i - 1]}`); });
  if (levels.filter(level => level === 1).length !== 1) found.push('not one h1');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) found.push('an identifier stands twice');
  for (const a of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(a.hash.slice(1))) found.push(`${a.hash} leads nowhere`);
  for (const head of document.querySelectorAll('th')) if (!head.scope) found.push('a th without scope');
  if (document.scripts.length !== 1) found.push('more than one script');
  if (window.harm || document.title === 'harm') found.push('the data ran');
  return found;
})()
"""

# What the first table with numbers shows of a numeric column.
COLUMN = """
(() => {
  const table = document.querySelector('table.sortable');
  const index = [...table.tHead.rows[0].cells].findIndex(c => c.classList.contains('number'));
  const head = table.tHead.rows[0].cells[index];
  return { sort: head.getAttribute('aria-sort'), values: [...table.tBodies[0].rows].map(r => r.cells[index]).map(
    c => c.classList.contains('null') ? null : Number(c.dataset.value ?? c.textContent)) };
})()
"""
HEAD = "document.querySelector('table.sortable th.number button')"


def hostile(folder):
    """A session whose data holds what should not be believed, as wide and as long as it gets."""
    words = [SCRIPT, IMAGE, "w" * 400, "שלום עולם, مرحبا بالعالم", "宽字符表格单元" * 8, "null", "", "a|b`c*d_e", "\u202Eevil", "&lt;"]
    names = [f"c{i}" for i in range(36)] + [SCRIPT.replace(",", ";"), "long" * 30, "עברית", "漢字"]
    rows = [names]
    for row in range(200):
        cells = [str((row * 7919 + column * 104729) % 1000 / 8) for column in range(40)]
        cells[0] = words[row % len(words)]
        cells[1] = "" if row % 9 == 0 else cells[1]
        rows.append(cells)
    quoted = ("\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows) + "\n")
    (folder / "harm.csv").write_text(quoted)
    session = folder / "harm.drift"
    session.write_text(f"""#!/usr/bin/env -S drift replay
## {SCRIPT} a title with {IMAGE} and {'x' * 120}

# A paragraph with {SCRIPT}, [a link](javascript:alert(1)), [another](https://example.org/a?b=c), `code <b>` and *{'y' * 200}*.
# <iframe src="https://example.org"></iframe> ![a picture](https://example.org/x.png)
#
# - an item with **strong** words
# - {IMAGE}
#
# ```
# {'fenced ' * 40}
# ```
#
# ### שלום עולם
h = load "harm.csv", null: ("", "NA")
h
h | select c0, c1, c2 | take 30
h | select c0 | distinct
h | hist c3
h | bar c0
h | line x: c4, y: c5
h vs (h | where c3 > 60) | hist c3, bins: 12
h vs (h | where c3 > 60) | bar c0
h | heatmap x: c0, y: c2, color: c3
h | scatter x: c3, y: c4 by c0
h | describe
param p: string = "{'<' * 40}"
h | check mean(c2) > 1000000 # {SCRIPT}
h | take 1
""")
    return session


def made(program, session, folder):
    """The page of a session."""
    page = folder / (session.stem + ".html")
    run = subprocess.run([program, "report", session, "-o", page], capture_output=True, text=True, timeout=300)
    if run.returncode not in (0, 3) or not page.exists():
        sys.exit(f"{session.name}: no report\n{run.stderr}")
    return page


def told(events):
    """What the browser complains of, and what it asks for beside the page itself."""
    found = []
    for event in events:
        method, values = event.get("method", ""), event.get("params", {})
        if method in ("Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded"):
            found.append(json.dumps(values)[:300])
        if method == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning"):
            found.append(json.dumps(values)[:300])
        if method == "Network.requestWillBeSent" and not values["request"]["url"].startswith("file:"):
            found.append(f"asks for {values['request']['url']}")
    requests = sum(event.get("method") == "Network.requestWillBeSent" for event in events)
    return found + ([f"{requests} requests"] if requests != 1 else [])


def sorting(browser):
    """What is wrong about the way a table sorts, by mouse and by keyboard."""
    def order(values, down):
        return sorted((v for v in values if v is not None), reverse=down) + [v for v in values if v is None]

    start = browser.run(COLUMN)
    found = []
    browser.run(f"{HEAD}.click()")
    up = browser.run(COLUMN)
    browser.run(f"{HEAD}.focus()")
    browser.press("Enter", text="\r")
    down = browser.run(COLUMN)
    browser.press("Enter", text="\r")
    end = browser.run(COLUMN)
    if up != {"sort": "ascending", "values": order(start["values"], False)}:
        found.append(f"ascending: {up}")
    if down != {"sort": "descending", "values": order(start["values"], True)}:
        found.append(f"descending: {down}")
    if end != start:
        found.append(f"as it was: {end}")
    return found


def main():
    if not chromium.find():
        print("no Chromium: the reports were not looked at (`apt-get install chromium`)")
        return 0
    program = next((path for path in PROGRAMS if path.exists()), None)
    if not program:
        sys.exit("the program is not built: `make build`")
    pictures = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None
    failed = 0
    with tempfile.TemporaryDirectory() as name, chromium.Browser() as browser:
        folder = pathlib.Path(name)
        sessions = [PROJECT / "sessions/insurance.drift", hostile(folder)]
        for page in [made(program, session, folder) for session in sessions]:
            for width, height in SIZES:
                for dark in (False, True):
                    browser.open(page, width, height, dark)
                    place = f"{page.stem}-{width}-{'dark' if dark else 'light'}"
                    found = browser.run(OVERFLOW) + browser.run(STRUCTURE)
                    if pictures:
                        browser.screenshot(pictures / f"{place}.png")
                    found += sorting(browser) + told(browser.events)
                    failed += len(found)
                    print("\n  ".join([f"{place}: {len(found)} found", *found]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
