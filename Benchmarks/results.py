"""Writes RESULTS.md from what bench.py measured."""
import os
import pathlib
import platform
import re
import subprocess

from contenders import DRIFT
from tasks import BYTES_A_ROW, FRAME_GOAL, GROWTH_GOAL, GZIP_GOAL, MEMORY_GOAL

HERE = pathlib.Path(__file__).resolve().parent


def processor():
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", pathlib.Path("/proc/cpuinfo").read_text(), re.M)
        return found[1].strip() if found else platform.machine()
    except OSError:
        return platform.processor() or platform.machine()


def memory():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"


def swift():
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    found = re.search(r"Swift version ([0-9.]+)", said)
    return found[1] if found else "unknown"


def notes():
    lines = re.findall(r"^(\w+): (.+)$", (HERE / "notes.md").read_text(), re.M)
    return dict(lines)


def seconds(value):
    return f"{value:.3g}" if value < 0.1 else f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def ratio(value):
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}"


def megabytes(value):
    return f"{value / 1e6:,.0f}" if value else "–"


def row(*cells):
    return f"| {' | '.join(cells)} |"


def peers_of(task):
    """Peers, fastest first; gzip alone loads nothing, so it is none."""
    found = {name: figures for name, figures in task["contenders"].items()
             if not name.startswith("drift") and name != "gzip -dc"}
    return sorted(found.items(), key=lambda item: item[1]["seconds"])


def verdict(ours, theirs, goal):
    """Whether a goal is met, and by how much not."""
    if ours <= goal * theirs:
        return "yes"
    return f"no, {ours / (goal * theirs):.2f}× over"


def main_row(name, task, note, title=None, rival=None, goal=None):
    title, goal = title or task["title"], goal or task["goal"]
    ours = task["contenders"].get("drift")
    peers = peers_of(task)
    best, figures = (rival, task["contenders"][rival]) if rival else peers[0] if peers else ("–", None)
    if not ours or not figures:
        theirs = seconds(figures["seconds"]) if figures else "–"
        why = task["errors"].get("drift", "no peer takes part" if ours else "did not run")
        return row(title, seconds(ours["seconds"]) if ours else "–", best, theirs, "–", ratio(goal), "–", "–", "–", "–", why)
    both_peaks = ours["peak"] and figures["peak"] and not rival
    return row(
        title, seconds(ours["seconds"]), best, seconds(figures["seconds"]),
        ratio(ours["seconds"] / figures["seconds"]), ratio(goal), verdict(ours["seconds"], figures["seconds"], goal),
        megabytes(ours["peak"]), "–" if rival else megabytes(figures["peak"]),
        f"{ours['peak'] / figures['peak']:.2f}" if both_peaks else "–", note)


def main_table(run):
    told = notes()
    yield row("task", "drift, s", "best peer", "its s", "ratio", "goal", "met", "drift, MB", "peer, MB", "ratio", "where the time goes")
    yield row("---", "---:", "---", "---:", "---:", "---:", "---", "---:", "---:", "---:", "---")
    for name, task in run["tasks"].items():
        yield main_row(name, task, told.get(name, ""))
        if "gzip -dc" in task["contenders"]:
            yield main_row(name, task, told.get("gzip", ""), "… against `gzip -dc` alone", "gzip -dc", GZIP_GOAL)


def memory_sentence(run):
    both = []
    for task in run["tasks"].values():
        ours, peers = task["contenders"].get("drift"), peers_of(task)
        if ours and peers and ours["peak"] and peers[0][1]["peak"]:
            both.append((task["title"], ours["peak"] / peers[0][1]["peak"]))
    over = [f"{title} ({share:.2f})" for title, share in both if share > MEMORY_GOAL]
    if not both:
        return "Peak memory cannot be read on this system."
    if not over:
        return f"Peak memory is at most {MEMORY_GOAL} times the best peer's everywhere."
    told = notes().get("memory", "")
    return f"Peak memory is above {MEMORY_GOAL} times the best peer's in {len(over)} of {len(both)} tasks: {'; '.join(over)}. {told}".strip()


def all_medians(run):
    names = []
    for task in run["tasks"].values():
        names += [name for name, _ in peers_of(task) if name not in names]
    yield row("seconds, median", "drift", *names)
    yield row("---", *["---:"] * (len(names) + 1))
    for task in run["tasks"].values():
        def cell(name):
            figures = task["contenders"].get(name)
            if not figures:
                return ""
            return seconds(figures["seconds"]) + (" ¹" if figures["runs"] < min(run["runs"], 3) else "")
        yield row(task["title"], *map(cell, ["drift", *names]))


def growth(run):
    small = f"{run['rows'] // 10:,} rows, s"
    told = notes()
    yield row("task", small, f"{run['rows']:,} rows, s", "ratio", "goal", "met", "where the time goes")
    yield row("---", "---:", "---:", "---:", "---:", "---", "---")
    for name, task in run["tasks"].items():
        before, after = task["contenders"].get("drift, a tenth"), task["contenders"].get("drift")
        if before and after:
            times = after["seconds"] / before["seconds"]
            yield row(task["title"], seconds(before["seconds"]), seconds(after["seconds"]), f"{times:.1f}", str(GROWTH_GOAL),
                      "yes" if times <= GROWTH_GOAL else "no", told.get(f"{name}_growth", ""))


def frame_sentence(run):
    if not run["frame"]:
        return ""
    values = run["rows"] * BYTES_A_ROW
    times = run["frame"] / values
    met = "met" if times <= FRAME_GOAL else "not met"
    return (f"The loaded frame holds {megabytes(run['frame'])} MB, {times:.2f} times its values' {megabytes(values)} MB "
            f"(goal: {FRAME_GOAL}, {met}).")


def recording(run):
    found = [f"{task['title']} {seconds(task['recording'])} s" for task in run["tasks"].values() if task["recording"] >= 0.01]
    if not found:
        return "Recording took less than 10 ms a statement."
    return f"At the prompt, recording a statement for replay comes on top: {'; '.join(found)}."


def answers(run):
    wrong = [f"{task['title']}: {name} says {text}" for task in run["tasks"].values() for name, text in task["wrong"].items()]
    failed = [f"{task['title']}: {name}: {text.splitlines()[-1]}" for task in run["tasks"].values() for name, text in task["errors"].items()]
    text = "**Answers differ.** " + "; ".join(wrong) if wrong else "The answers of all that ran agree to 1e-9, the models' areas under the ROC curve to 0.002."
    return text + (f" Did not run: {'; '.join(failed)}." if failed else "")


def page(run):
    drift = subprocess.run([DRIFT, "--version"], capture_output=True, text=True).stdout.strip()
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    return "\n".join([
        "# Results", "",
        f"Written by `make bench`; how it is measured stands in [README.md](README.md). {run['rows']:,} rows × 15 columns, medians of up to "
        f"{run['runs']} runs in turn.", "",
        f"- Machine: {processor()}, {os.cpu_count()} cores, {memory()}, {platform.system()} {platform.machine()}",
        f"- {drift}, Swift {swift()}, Python {platform.python_version()}",
        f"- {versions}", "",
        *main_table(run), "",
        answers(run), "", memory_sentence(run), frame_sentence(run), recording(run), "",
        "## All peers", "", *all_medians(run), "",
        "¹ fewer than three runs: a peer that twice took three times as long as the best one, or 20 seconds in all, is not run again.", "",
        "## Ten times the rows", "", *growth(run), ""])
