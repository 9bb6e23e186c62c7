#!/usr/bin/env python3
"""How often `explain` names the truth that `simulate` planted, over scenarios, strengths and seeds.

Fills the table of Documentation/Explanation.md; with --check it only compares, and exits with 1 where a bar is missed or
the table is stale. The program is .build/release/drift unless DRIFT says otherwise.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

PAGE = "Documentation/Explanation.md"
PROGRAM = os.environ.get("DRIFT", ".build/release/drift")
SEEDS = range(int(os.environ.get("DRIFT_SEEDS", "50")))
STRENGTHS = {
    "covariate": ("0.25 σ", "0.5 σ", "1 σ"),
    "label": ("8 points", "15 points", "25 points"),
    "concept": ("9 % of the truths", "13 % of the truths", "16 % of the truths"),
    "missing": ("5 points", "10 points", "30 points"),
    "segment": ("0.5 σ in 8 %", "1 σ in 8 %", "2 σ in 8 %"),
    "unit": ("20 % of the values", "50 % of the values", "100 % of the values"),
}
# Told in the table, and in the page under "Where it fails", and held to no bar.
BEYOND = {("segment", "weak")}
NAMED, FIRST, ONSET, QUIET = 0.9, 0.9, 0.9, 0.95


def reports(scenario, strength):
    """The reports of all seeds, as JSON."""
    options = f"scenario: {scenario}" + (f", strength: {strength}" if strength else "")
    statements = [
        f'simulate "insurance", seed: {seed} vs simulate "insurance", months: 1..12, seed: {seed}, {options} | explain'
        for seed in SEEDS
    ]
    done = subprocess.run(
        [PROGRAM, "--quiet", "--mode", "json", "-c", "; ".join(statements)],
        capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_segment(report):
    """Whether the segment named first is that of the young and trained, and the miles in it."""
    inside = report["where"]["inside"]
    if not inside or inside[0]["column"] != "miles":
        return False
    parts = {part["column"]: part for part in inside[0]["segment"]}
    age = parts.get("age", {}).get("below")
    return set(parts) == {"age", "training"} and parts["training"]["value"] == "1" and age and 25 <= age <= 35


def is_first(scenario, report):
    """Whether the planted column or segment is the first that is told."""
    columns, inside = report["what"]["columns"], report["where"]["inside"]
    first = (columns[0]["column"], columns[0]["kind"]) if columns else (None, None)
    if scenario == "concept":
        parts = inside[0]["segment"] if inside else []
        return len(parts) == 1 and parts[0]["column"] == "training"
    if scenario == "segment":
        return bool(is_segment(report))
    wanted = {
        "covariate": ("age", "numeric"), "label": ("group_name", "categorical"), "missing": ("miles", "missing"),
        "unit": ("miles", "numeric"),
    }
    return first == wanted[scenario]


def is_named(scenario, report):
    """Whether the planted kind is named; of a segment, covariate drift inside a segment."""
    kind = report["kind"]["kind"]
    if scenario == "segment":
        return kind == "covariate" and report["kind"]["in_segment"]
    return kind == scenario and not report["kind"]["in_segment"]


def is_in_time(report):
    """Whether the onset is the sixth month, or a month beside it."""
    return report["since"]["onset"] in ("month-5", "month-6", "month-7")


def is_quiet(report):
    """Whether nothing is said to have happened, in any part."""
    return (
        report["kind"]["kind"] == "none" and not report["what"]["columns"] and not report["where"]["inside"]
        and report["since"]["state"] == "steady" and report["advice"]["action"] == "nothing")


def text(hits):
    return f"{100 * sum(hits) / len(hits):.0f} %"


def measure():
    """The table, and what misses its bar."""
    jobs = [("none", None)] + [(name, strength) for name in STRENGTHS for strength in ("weak", "medium", "strong")]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda job: reports(*job), jobs))
    lines = [
        "| scenario | strength | kind named | first named | onset ± 1 month |", "|---|---|--:|--:|--:|"]
    failures = []
    quiet = [is_quiet(report) for report in found[0]]
    lines.append(f"| `none` | | {text(quiet)} | | |")
    if sum(quiet) < QUIET * len(quiet):
        failures.append(f"none: quiet in {text(quiet)}")
    for (scenario, strength), all_reports in zip(jobs[1:], found[1:]):
        columns = [
            ([is_named(scenario, report) for report in all_reports], NAMED, "kind"),
            ([is_first(scenario, report) for report in all_reports], FIRST, "first"),
            ([is_in_time(report) for report in all_reports], ONSET, "onset"),
        ]
        size = STRENGTHS[scenario][("weak", "medium", "strong").index(strength)]
        cells = " | ".join(text(hits) for hits, _, _ in columns)
        lines.append(f"| `{scenario}` | {strength}: {size} | {cells} |")
        for hits, bar, name in columns:
            if sum(hits) < bar * len(hits) and (scenario, strength) not in BEYOND:
                kinds = [report["kind"]["kind"] for report in all_reports]
                told = ", ".join(f"{kind} {kinds.count(kind)}" for kind in sorted(set(kinds)))
                failures.append(f"{scenario} {strength}: {name} in {text(hits)} ({told})")
    return "\n".join(lines), failures


def main():
    table, failures = measure()
    if "--print" in sys.argv:
        print(table)
        print("\n".join(failures))
        return 0
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    start, end = page.index("<!-- scenarios -->\n") + len("<!-- scenarios -->\n"), page.index("<!-- end -->")
    filled = f"{page[:start]}\n{table}\n\n{page[end:]}"
    if "--check" not in sys.argv:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(filled)
    elif filled != page:
        failures.append(f"{PAGE} is stale: run python3 Benchmarks/explain_scenarios.py")
    print("\n".join(failures) if failures else "every bar is met")
    return 1 if failures else 0


sys.exit(main())
