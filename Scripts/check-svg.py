#!/usr/bin/env python3
"""Opens every golden SVG in headless Chromium, in light and dark, and holds its labels against the picture.

    python3 Scripts/check-svg.py [FOLDER FOR SCREENSHOTS]

No label may leave its picture or touch another one, by the browser's own bounding boxes. With a folder, a screenshot of
all charts is left there for each theme. Exits with 0 and a sentence where there is no Chromium.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile

import chromium

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "Tests/PlotTests/Golden"
MEASURE = """
const found = [];
for (const cell of document.querySelectorAll('.cell')) {
  const picture = cell.querySelector('svg').getBoundingClientRect();
  const labels = [...cell.querySelectorAll('text')].map(e => [e.textContent, e.getBoundingClientRect()])
    .filter(([text]) => text.trim());
  labels.forEach(([text, box], i) => {
    if (box.left < picture.left - .5 || box.right > picture.right + .5 || box.top < picture.top - .5 ||
        box.bottom > picture.bottom + .5) found.push(`${cell.id}: "${text}" leaves the picture`);
    for (const [other, b] of labels.slice(i + 1))
      if (box.left < b.right && b.left < box.right && box.top < b.bottom && b.top < box.bottom)
        found.push(`${cell.id}: "${text}" overlaps "${other}"`);
  });
}
document.getElementById('found').textContent = `FOUND ${found.length}\\n${found.join('\\n')}\\nEND`;
"""


def page(dark):
    ground = "#111" if dark else "#fff"
    cells = "".join(
        f'<div class="cell" id="{html.escape(path.name)}">{path.read_text()}</div>' for path in sorted(GOLDEN.glob("*.svg")))
    return f'''<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="{'dark' if dark else 'light'}">
<style>body {{ margin: 0; background: {ground}; display: flex; flex-wrap: wrap }} .cell {{ width: 640px }}</style>
{cells}<pre id="found"></pre><script>{MEASURE}</script>'''


def main():
    browser = chromium.find()
    if not browser:
        print("no Chromium: the SVGs were not looked at (`apt-get install chromium`)")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for theme in ("light", "dark"):
            path = pathlib.Path(folder, f"{theme}.html")
            path.write_text(page(theme == "dark"))
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                       "--window-size=1960,4400", f"--blink-settings=preferredColorScheme={0 if theme == 'dark' else 1}"]
            dumped = subprocess.run([*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=120)
            match = re.search(r"FOUND (\d+)\n(.*?)END", dumped.stdout, re.S)
            if not match:
                sys.exit(f"{theme}: the browser gave no measurement\n{dumped.stderr[-500:]}")
            failed += int(match[1])
            print(f"{theme}: {match[1]} labels overlap or leave their picture\n{html.unescape(match[2])}".strip())
            if len(sys.argv) > 1:
                picture = pathlib.Path(sys.argv[1], f"{theme}.png").resolve()
                subprocess.run([*command, f"--screenshot={picture}", path.as_uri()], capture_output=True, timeout=120)
    return 1 if failed else 0


sys.exit(main())
