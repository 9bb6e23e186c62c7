#!/usr/bin/env python3
"""Measures drift against the libraries that its users would pick instead, in turn and on the same data.

    python3 Benchmarks/bench.py [--only NAME,NAME] [--runs N] [--rows N] [--list]

A full run writes Benchmarks/RESULTS.md; a run of some tasks, or on other data, only prints its table. Data and peers are set up once,
under .build/bench. How it is measured stands in Benchmarks/README.md.
"""
import sys

sys.dont_write_bytecode = True

import argparse
import json
import math
import os
import pathlib
import shutil
import statistics
import subprocess

import results
from contenders import (DRIFT, ROOT, Failed, Peer, Prompt, gzip_alone, job_of_drift, job_of_evidently, load_with_drift, load_with_peer,
                        reset_peak, status)
from tasks import JOBS, LOAD_GOAL, TASKS

HERE = pathlib.Path(__file__).resolve().parent
CACHE = ROOT / ".build/bench"
PYTHON = CACHE / "venv/bin/python"
ROWS, RUNS = 2_000_000, 5
LIBRARIES = ["polars", "duckdb", "pyarrow", "pandas"]
SPECIALISTS = {"scipy": {"ks", "wasserstein"}, "evidently": {"drift", "drift_1500"}, "lightgbm": {"boosting"},
               "scikit-learn": {"boosting"}}
"""Peers that do a few tasks only, and are not started for others."""
SERVED = ["polars", "polars streaming", "duckdb", "pyarrow", "pandas", *SPECIALISTS]
SLOW = 3
"""A peer that twice took this many times as long as the best one is not run again; what it took is kept."""
LONG = 20
"""A contender that took this many seconds in all is not run again either."""


def say(text):
    print(text, file=sys.stderr, flush=True)


# MARK: Setting up

def set_up_peers():
    wanted = (HERE / "requirements.txt").read_text()
    stamp = CACHE / "venv/requirements.txt"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("setting up the peers from PyPI …")
    shutil.rmtree(CACHE / "venv", ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", CACHE / "venv"], stdout=subprocess.DEVNULL)
    if made.returncode:
        sys.exit("bench: Python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv")
    pip = subprocess.run([PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", HERE / "requirements.txt"])
    if pip.returncode:
        sys.exit("bench: the peers cannot be installed from PyPI, see above")
    stamp.write_text(wanted)


def made(path, make):
    """A file that is there whole or not at all."""
    if not path.exists():
        say(f"making {path.relative_to(ROOT)} …")
        part = path.with_name(path.name + ".part")
        make(part)
        part.rename(path)
    return path


def generate(rows, path):
    subprocess.run([PYTHON, "-B", HERE / "make_data.py", str(rows), path], check=True)


def sides(source, rows):
    """The first and the last rows of a file as files of their own, with the 13 columns that are compared."""
    def make(side):
        # In a process of its own: how large this one was counts for the processes that it starts.
        return lambda path: subprocess.run([PYTHON, "-B", HERE / "make_data.py", side, str(rows), source, path], check=True)
    return tuple(made(CACHE / f"{side}-{rows}.csv", make(side)) for side in ("reference", "current"))


def compress(source, path):
    with open(path, "wb") as output:
        subprocess.run(["gzip", "-c", source], stdout=output, check=True)


# MARK: Comparing answers

def is_same(ours, theirs, tolerance):
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return math.isclose(ours, theirs, rel_tol=tolerance, abs_tol=tolerance)
    return ours == theirs


def difference(ours, theirs, is_sorted, tolerance=1e-9):
    """Where two lists of rows differ, in words; None where they do not."""
    ours, theirs = [list(map(list, rows)) for rows in (ours, theirs)]
    if is_sorted:
        ours, theirs = sorted(ours, key=lambda row: row[0]), sorted(theirs, key=lambda row: row[0])
    if len(ours) != len(theirs):
        return f"{len(ours)} rows against {len(theirs)}"
    for mine, other in zip(ours, theirs):
        if len(mine) != len(other) or not all(is_same(*pair, tolerance) for pair in zip(mine, other)):
            return f"{mine} against {other}"
    return None


# MARK: Measuring

class Series:
    """The runs of one contender at one task."""

    def __init__(self):
        self.seconds, self.peaks = [], []

    def add(self, seconds, peak):
        self.seconds.append(seconds)
        self.peaks.append(peak)

    def told(self):
        peaks = [peak for peak in self.peaks if peak]
        return {"seconds": statistics.median(self.seconds), "runs": len(self.seconds), "peak": max(peaks, default=None)}


def in_turn(contenders, runs):
    """Runs all contenders round by round: A B C A B C. Gives each one's figures, and what those said that could not run.

    Each contender is a function from the number of the round to seconds and peak memory, or to None where it takes no part.
    """
    series, errors = {}, {}
    for turn in range(runs):
        best = min((min(s.seconds) for name, s in series.items() if name in SERVED), default=None)
        for name, run in contenders.items():
            if name in errors or (turn > 0 and name not in series):
                continue
            # The first run warms up caches and thread pools, so it alone does not condemn anybody.
            if turn > 1 and name in SERVED and min(series[name].seconds) > SLOW * best:
                continue
            if turn > 0 and sum(series[name].seconds) > LONG:
                continue
            try:
                figures = run(turn)
            except Failed as error:
                errors[name] = str(error)
                continue
            if figures:
                series.setdefault(name, Series()).add(*figures)
    return {name: s.told() for name, s in series.items()}, errors


def measure_loads(data, small, packed, runs):
    def contenders(path):
        found = {"drift": lambda _: load_with_drift(path)}
        for name in LIBRARIES:
            found[name] = lambda _, name=name: load_with_peer(PYTHON, name, path)
        return found
    plain = contenders(data)
    plain["drift, a tenth"] = lambda _: load_with_drift(small)
    behind_gzip = contenders(packed)
    behind_gzip["gzip -dc"] = lambda _: gzip_alone(packed)
    mega = os.path.getsize(data) / 1e6
    yield "load", f"load CSV, {mega:.0f} MB", LOAD_GOAL, plain, runs
    yield "load_gzip", "load the same behind gzip", LOAD_GOAL, behind_gzip, min(runs, 3)


def measure_jobs(data, names, runs):
    """Whole processes: start, load two files, compare them."""
    for rows, goal in JOBS.items():
        name = f"job_{rows}"
        if name not in names:
            continue
        files = sides(data, rows)
        answers = {}

        def contender(job):
            def run(turn):
                seconds, peak, answers[job.__name__] = job(*files)
                return seconds, peak
            return run

        def evidently(reference, current):
            return job_of_evidently(PYTHON, reference, current)
        title = f"whole job, {rows:,} rows against {rows:,}: start, load two CSV files, drift table of 13 columns"
        say(title)
        series, errors = in_turn({"drift": contender(job_of_drift), "evidently": contender(evidently)}, runs)
        wrong = difference(answers.get("job_of_drift", []), answers.get("evidently", []), True)
        yield name, {"title": title, "goal": goal, "contenders": series, "errors": errors,
                     "wrong": {"evidently": wrong} if wrong else {}, "recording": 0}


class InMemory:
    """All contenders with the data loaded, ready for one task after the other."""

    def __init__(self, data, small, tasks, rows):
        say("loading …")
        self.rows = rows
        self.prompt, self.tenth = Prompt(data), Prompt(small)
        names = {task.name for task in tasks}
        wanted = [name for name in SERVED if names - {"boosting"} and name not in SPECIALISTS]
        wanted += [name for name, tasks in SPECIALISTS.items() if names & tasks]
        self.peers = [Peer(PYTHON, name, data) for name in wanted]

    def close(self):
        for contender in [self.prompt, self.tenth, *self.peers]:
            contender.close()

    def measure(self, task, runs):
        """The figures of all contenders at a task, what recording it takes, and how answers differ."""
        filled = {"rows": self.rows, "half": self.rows // 2}
        answers, recording = {}, []

        def ours(prompt, tells):
            def run(turn):
                reset_peak(prompt.process)
                seconds, recorded = prompt.timed(task.statement)
                peak = status(prompt.process, "VmHWM")
                if tells:
                    recording.append(recorded)
                    if turn == 0:
                        answers["drift"] = prompt.answer([check.format(**filled) for check in task.checks])
                prompt.release(["r"])
                return seconds, peak
            return run

        def theirs(peer):
            def run(turn):
                reset_peak(peer.process)
                reply = peer.run(task.name, turn == 0)
                if reply.get("absent"):
                    return None
                peak = status(peer.process, "VmHWM")
                if turn == 0:
                    answers[peer.name] = reply["answer"]
                return reply["seconds"], peak
            return run

        prompts = {"drift": self.prompt} | ({"drift, a tenth": self.tenth} if task.grows else {})
        names = [statement.split(" = ")[0] for statement in task.setup]
        failure = None
        contenders = {}
        for name, prompt in prompts.items():
            rows = self.rows if prompt is self.prompt else self.rows // 10
            try:
                prompt.prepare(statement.format(half=rows // 2) for statement in task.setup)
                contenders[name] = ours(prompt, prompt is self.prompt)
            except Failed as error:
                failure = str(error)
        contenders |= {peer.name: theirs(peer) for peer in self.peers}
        series, errors = in_turn(contenders, runs)
        for prompt in prompts.values():
            prompt.release(["r", *names])
        if failure:
            errors["drift"] = failure
        wrong = {}
        for name, answer in answers.items():
            if name != "drift" and "drift" in answers:
                tolerance = task.tolerances.get(name, task.tolerance)
                found = difference(answers["drift"], answer, task.sorted, tolerance)
                if found:
                    wrong[name] = found
        return {"contenders": series, "errors": errors, "wrong": wrong, "recording": max(recording, default=0)}


def arguments():
    parser = argparse.ArgumentParser(description="Measures drift against its peers.")
    parser.add_argument("--only", help="names of tasks, separated by commas")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--list", action="store_true", help="the names of the tasks")
    return parser.parse_args()


def main():
    options = arguments()
    jobs = [f"job_{rows}" for rows in JOBS]
    known = ["load", "load_gzip"] + [task.name for task in TASKS] + jobs
    if options.list:
        print("\n".join(known))
        return
    wanted = options.only.split(",") if options.only else known
    unknown = set(wanted) - set(known)
    if unknown or options.runs < 1 or options.rows < 10_000:
        sys.exit(f"bench: there is no task {', '.join(sorted(unknown))}" if unknown else "bench: at least 1 run, 10,000 rows")
    if not DRIFT.exists():
        sys.exit("bench: there is no .build/release/drift; `make bench` builds it")
    CACHE.mkdir(parents=True, exist_ok=True)
    set_up_peers()
    rows = options.rows
    data = made(CACHE / f"rows-{rows}.csv", lambda path: generate(rows, path))
    small = made(CACHE / f"rows-{rows // 10}.csv", lambda path: generate(rows // 10, path))
    measured = {}
    loads = [name for name in wanted if name.startswith("load")]
    packed = made(CACHE / f"rows-{rows}.csv.gz", lambda path: compress(data, path)) if "load_gzip" in wanted else None
    for name, title, goal, contenders, runs in measure_loads(data, small, packed, options.runs) if loads else []:
        if name in loads:
            say(title)
            series, errors = in_turn(contenders, runs)
            measured[name] = {"title": title, "goal": goal, "contenders": series, "errors": errors, "wrong": {}, "recording": 0}
    tasks = [task for task in TASKS if task.name in wanted]
    frame = None
    if tasks:
        memory = InMemory(data, small, tasks, rows)
        frame = memory.prompt.frame
        if "load" in measured:
            measured["load"]["recording"] = memory.prompt.load_recording
        for task in tasks:
            title = task.title.format(rows=rows, half=rows // 2)
            say(title)
            measured[task.name] = {"title": title, "goal": task.goal} | memory.measure(task, options.runs)
        memory.close()
    measured |= measure_jobs(data, [name for name in wanted if name in jobs], options.runs)
    run = {"rows": rows, "runs": options.runs, "frame": frame, "tasks": measured,
           "versions": json.loads(subprocess.run([PYTHON, "-B", HERE / "peers.py", "versions"], check=True,
                                                 capture_output=True, text=True).stdout)}
    (CACHE / "results.json").write_text(json.dumps(run, indent=1))
    text = results.page(run)
    print(text)
    if not options.only and rows == ROWS:
        (HERE / "RESULTS.md").write_text(text)
    wrong = {name: task["wrong"] for name, task in measured.items() if task["wrong"]}
    if wrong:
        sys.exit(f"bench: answers differ: {json.dumps(wrong, indent=1, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
