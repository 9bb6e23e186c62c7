#!/usr/bin/env python3
"""Times drift as a whole process: its start, and the drift table of 1,500 against 1,500 rows.

    python3 Benchmarks/startup.py [FOLDER]

FOLDER holds the real files reference.csv.gz and month-12.csv.gz; without it, the built-in example is written as such
files and read back. The two commands run in turn, so that a slow spell of the machine falls on both; each answer is
checked. Prints the machine, and minimum, median and maximum of 21 runs after three that do not count.
"""
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

RUNS, WARM_UP = 21, 3
DRIFT = pathlib.Path(__file__).resolve().parent.parent / ".build/release/drift"
TABLE = 'load "reference.csv.gz" vs load "month-12.csv.gz" | drift'


def timed(arguments, folder):
    start = time.perf_counter()
    result = subprocess.run([DRIFT, *arguments], cwd=folder, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1000, result.stdout


def check_table(output):
    rows = json.loads(output)
    assert len(rows) == 9 and rows[0]["drifted"] and rows[0]["score"] > 0.1, rows


def example(folder):
    for month, name in ((0, "reference"), (12, "month-12")):
        statement = f'simulate "insurance", month: {month} | write "{folder}/{name}.csv"'
        subprocess.run([DRIFT, "--quiet", "-c", statement], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["gzip", "-f", f"{folder}/{name}.csv"], check=True)


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = sys.argv[1] if len(sys.argv) > 1 else made
        if folder == made:
            example(made)
        commands = {"drift -c ''": ["-c", ""], "drift table, 1,500 x 9 against 1,500 x 9": ["--mode", "json", "-c", TABLE]}
        times = {name: [] for name in commands}
        for run in range(WARM_UP + RUNS):
            for name, arguments in commands.items():
                elapsed, output = timed(arguments, folder)
                if arguments[0] == "--mode":
                    check_table(output)
                if run >= WARM_UP:
                    times[name].append(elapsed)
        print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {RUNS} runs, milliseconds of the whole process")
        print(f"{'':42} {'min':>7} {'median':>7} {'max':>7}")
        for name, values in times.items():
            print(f"{name:42} {min(values):7.1f} {statistics.median(values):7.1f} {max(values):7.1f}")


main()
