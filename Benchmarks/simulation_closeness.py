#!/usr/bin/env python3
"""How close the built-in insurance example is to the workshop's real files.

    python3 Benchmarks/simulation_closeness.py REAL SIMULATED

Both folders hold `reference.csv` and `month-1.csv` ... `month-36.csv`, each perhaps with `.gz` behind it.
Prints two tables in Markdown and the worst differences over all 37 files. Needs nothing but Python's standard
library.
"""

import csv
import gzip
import math
import sys
from collections import Counter
from pathlib import Path

NUMERIC = ["age", "braking_distance", "power", "miles", "risk"]
BINARY = ["training", "emergency_braking"]
CATEGORICAL = BINARY + ["group"]
GROUPS = ["high", "medium", "low"]
CAUSES = BINARY + NUMERIC[:4]
COLUMNS = ["training", "age", "emergency_braking", "braking_distance", "power", "miles", "risk", "group"]
SHOWN = [1, 12, 36]
MONTHS = range(0, 37)


def load(folder, month):
    """The columns of one month's file, 0 being the reference."""
    stem = "reference.csv" if month == 0 else f"month-{month}.csv"
    path = next((path for path in (folder / stem, folder / (stem + ".gz")) if path.exists()), None)
    if path is None:
        sys.exit(f"{folder} has neither {stem} nor {stem}.gz")
    opened = gzip.open(path, "rt", newline="") if path.suffix == ".gz" else open(path, newline="")
    with opened as file:
        header = file.readline()
        separator = ";" if ";" in header else ","
        names = header.strip().split(separator)
        rows = list(csv.reader(file, delimiter=separator))
    columns = dict(zip(names, zip(*rows)))
    data = {name: [float(value) for value in columns[name]] for name in NUMERIC + BINARY + ["group"]}
    data["group_name"] = list(columns["group_name"])
    return data


def mean(values):
    return math.fsum(values) / len(values)


def deviation(values, ddof=1):
    center = mean(values)
    return math.sqrt(math.fsum((value - center) ** 2 for value in values) / (len(values) - ddof))


def correlation(left, right):
    a, b = mean(left), mean(right)
    covariance = math.fsum((x - a) * (y - b) for x, y in zip(left, right)) / len(left)
    spread = deviation(left, 0) * deviation(right, 0)
    return covariance / spread if spread else 0.0


def wasserstein(reference, current):
    """W1 / max(standard deviation of the reference with ddof 0, 0.001), as Evidently normalises it."""
    left, right = sorted(reference), sorted(current)
    points = sorted(left + right)
    i = j = 0
    area = []
    for here, following in zip(points, points[1:]):
        while i < len(left) and left[i] <= here:
            i += 1
        while j < len(right) and right[j] <= here:
            j += 1
        area.append(abs(i / len(left) - j / len(right)) * (following - here))
    return math.fsum(area) / max(deviation(reference, 0), 0.001)


def jensen_shannon(reference, current):
    """The square root of the divergence in natural units, one bin a value."""
    left, right = Counter(reference), Counter(current)
    terms = []
    for key in sorted(set(left) | set(right)):
        r, c = left[key] / len(reference), right[key] / len(current)
        middle = (r + c) / 2
        terms += [share * math.log(share / middle) / 2 for share in (r, c) if share]
    return math.sqrt(max(math.fsum(terms), 0))


def score(name, reference, current):
    test = jensen_shannon if name in CATEGORICAL else wasserstein
    return test(reference[name], current[name])


def share(data, group):
    return data["group_name"].count(group) / len(data["group_name"])


class Worst:
    """The largest of the differences it was shown, and where it was."""

    def __init__(self):
        self.value, self.place = -1.0, ""

    def show(self, value, place):
        if value > self.value:
            self.value, self.place = value, place

    def __str__(self):
        return f"{self.value:.3f} ({self.place})"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    real, simulated = [[load(Path(folder), month) for month in MONTHS] for folder in sys.argv[1:]]

    print("| month | column | mean real | mean simulated | standard errors apart "
          "| std real | std simulated | score real | score simulated |")
    print("|--:|---|--:|--:|--:|--:|--:|--:|--:|")
    errors, ratios, scores = Worst(), Worst(), Worst()
    squares = []
    for month in MONTHS:
        theirs, ours = real[month], simulated[month]
        for name in COLUMNS:
            place = f"{name}, month {month}"
            means = mean(theirs[name]), mean(ours[name])
            deviations = deviation(theirs[name]), deviation(ours[name])
            sizes = len(theirs[name]), len(ours[name])
            standard_error = math.sqrt(sum(std ** 2 / size for std, size in zip(deviations, sizes)))
            apart = (means[1] - means[0]) / standard_error
            squares.append(apart ** 2)
            errors.show(abs(apart), place)
            ratios.show(abs(deviations[1] / deviations[0] - 1), place)
            moved = score(name, real[0], theirs), score(name, simulated[0], ours)
            scores.show(abs(moved[1] - moved[0]), place)
            if month in SHOWN:
                print(f"| {month} | {name} | {means[0]:.3f} | {means[1]:.3f} | {apart:+.1f} "
                      f"| {deviations[0]:.3f} | {deviations[1]:.3f} | {moved[0]:.3f} | {moved[1]:.3f} |")

    print("\n| month | " + " | ".join(f"{group} real | {group} simulated" for group in GROUPS) + " |")
    print("|--:|" + "--:|" * (2 * len(GROUPS)))
    shares, correlations = Worst(), Worst()
    for month in MONTHS:
        theirs, ours = real[month], simulated[month]
        pairs = [(share(theirs, group), share(ours, group)) for group in GROUPS]
        for group, (left, right) in zip(GROUPS, pairs):
            shares.show(abs(right - left), f"{group}, month {month}")
        for name in CAUSES:
            left, right = (correlation(data[name], data["risk"]) for data in (theirs, ours))
            correlations.show(abs(right - left), f"{name}, month {month}")
        if month in [0] + SHOWN:
            print(f"| {month} | " + " | ".join(f"{left:.3f} | {right:.3f}" for left, right in pairs) + " |")

    print("\nWorst over all files:\n")
    print(f"- means, in standard errors of their difference: {errors}; root mean square "
          f"{math.sqrt(mean(squares)):.2f}, where two draws of one distribution give 1")
    print(f"- standard deviations, as a ratio less 1: {ratios}")
    print(f"- drift scores against the own reference: {scores}")
    print(f"- shares of the classes: {shares}")
    print(f"- correlations of risk with its causes: {correlations}")


if __name__ == "__main__":
    main()
