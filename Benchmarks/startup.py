#!/usr/bin/env python3
"""Times drift as a whole process: its start, its prompt, and the drift table of 1,500 against 1,500 rows.

    python3 Benchmarks/startup.py [--drift PROGRAM] [FOLDER]

FOLDER holds the real files reference.csv.gz and month-12.csv.gz; without it, the built-in example is written as such
files and read back. DuckDB's and SQLite's programs and Python with Polars start beside it, where they are installed:
on the PATH, or in the environment that bench.py sets up under .build/bench/venv. All commands run in turn, so that a
slow spell of the machine falls on all; each answer is checked. Prints the machine, and minimum, median and maximum of
21 runs after three that do not count.
"""
import argparse
import json
import os
import pathlib
import platform
import pty
import select
import shutil
import statistics
import subprocess
import tempfile
import time

RUNS, WARM_UP = 21, 3
PROJECT = pathlib.Path(__file__).resolve().parent.parent
PEERS = PROJECT / ".build/bench/venv/bin"
TABLE = 'load "reference.csv.gz" vs load "month-12.csv.gz" | drift'


def timed(command, folder):
    """Milliseconds of the whole process, and what it wrote."""
    start = time.perf_counter()
    result = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1000, result.stdout


def timed_prompt(command, folder):
    """Milliseconds from the start in a terminal until the prompt is on the screen, and the screen."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.environ.update(HOME=folder, TERM="xterm", LANG="C.UTF-8")
        os.execv(command[0], command)
    screen = b""
    while b"drift> " not in screen and select.select([terminal], [], [], 10)[0]:
        screen += os.read(terminal, 4096)
    elapsed = (time.perf_counter() - start) * 1000
    os.write(terminal, b".quit\r")
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:  # Linux tells so that the other end is closed.
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    return elapsed, screen


def check_table(output):
    rows = json.loads(output)
    assert len(rows) == 9 and rows[0]["drifted"] and rows[0]["score"] > 0.1, rows


def check_empty(output):
    assert output == b"", output


def check_prompt(screen):
    assert b"drift> " in screen, screen


def check_one(output):
    assert b"1" in output, output


def example(drift, folder):
    for month, name in ((0, "reference"), (12, "month-12")):
        statement = f'simulate "insurance", month: {month} | write "{folder}/{name}.csv"'
        subprocess.run([drift, "--quiet", "-c", statement], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["gzip", "-f", f"{folder}/{name}.csv"], check=True)


def program(name):
    """A peer's program: the one that was set up for benchmarks, else the one on the PATH; None where there is none."""
    own = PEERS / name
    return str(own) if own.exists() else shutil.which(name)


def peers():
    """The peers that are here, as name, command and check."""
    found = []
    if duckdb := program("duckdb"):
        found.append(("duckdb -c 'select 1'", [duckdb, "-c", "select 1"], check_one))
    if sqlite := program("sqlite3"):
        found.append(("sqlite3 :memory: 'select 1'", [sqlite, ":memory:", "select 1"], check_one))
    python = program("python3")
    for module in ("polars", "duckdb"):
        code = f"import {module}"
        if subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0:
            found.append((f"python3 -c '{code}'", [python, "-c", code], check_empty))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--drift", default=str(PROJECT / ".build/release/drift"), help="the program to time")
    asked = parser.parse_args()
    drift = os.path.abspath(asked.drift)
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or made
        if folder == made:
            example(drift, made)
        tasks = [
            ("drift -c ''", timed, [drift, "-c", ""], check_empty),
            ("drift, until the prompt stands", timed_prompt, [drift], check_prompt),
            ("drift table, 1,500 x 9 against 1,500 x 9", timed, [drift, "--mode", "json", "-c", TABLE], check_table),
            *((name, timed, command, check) for name, command, check in peers()),
        ]
        times = {name: [] for name, *_ in tasks}
        for run in range(WARM_UP + RUNS):
            for name, clock, command, check in tasks:
                # The prompt keeps its history and its session in a folder that goes away.
                elapsed, output = clock(command, made if clock is timed_prompt else folder)
                check(output)
                if run >= WARM_UP:
                    times[name].append(elapsed)
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {RUNS} runs, milliseconds of the whole process")
        print(f"{'':42} {'min':>7} {'median':>7} {'max':>7}")
        for name, values in times.items():
            print(f"{name:42} {min(values):7.1f} {statistics.median(values):7.1f} {max(values):7.1f}")


main()
