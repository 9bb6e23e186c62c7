"""Writes the CSV file that bench.py measures with; run in the environment that bench.py sets up.

    make_data.py ROWS FILE
    make_data.py reference|current ROWS SOURCE FILE

Fifteen columns, always the same for a number of rows: eight normal doubles at full precision, a price with two digits, a
count, a string of 5 values and one of 200, an integer key of 200,000 values, a 0/1 flag, and a time stamp that rises. The second form takes the first or the last rows of
such a file, without key and time stamp.
"""
import sys

import numpy
import polars

PLANS = ["basic", "plus", "pro", "team", "enterprise"]
CITIES = [f"city-{number:03d}" for number in range(200)]
SECONDS_A_YEAR = 86_400 * 365


def frame(rows):
    random = numpy.random.default_rng(7)
    columns = {f"x{i}": random.normal(i, 1 + i / 4, rows) for i in range(8)}
    columns["price"] = numpy.round(random.gamma(2, 20, rows), 2)
    columns["count"] = random.poisson(40, rows)
    columns["plan"] = numpy.array(PLANS)[random.integers(0, len(PLANS), rows)]
    columns["city"] = numpy.array(CITIES)[random.integers(0, len(CITIES), rows)]
    columns["user"] = random.integers(0, 200_000, rows)
    columns["flag"] = random.integers(0, 2, rows)
    seconds = numpy.sort(random.integers(0, SECONDS_A_YEAR, rows)).astype("timedelta64[s]")
    stamps = (numpy.datetime64("2026-01-01T00:00:00", "s") + seconds).astype("datetime64[ms]")
    stamps = polars.Series("ts", stamps).dt.strftime("%Y-%m-%dT%H:%M:%S")
    return polars.DataFrame(columns).with_columns(stamps)


def side(name, rows, source):
    whole = polars.read_csv(source).drop("user", "ts")
    return whole.head(rows) if name == "reference" else whole.tail(rows)


if __name__ == "__main__":
    *side_of, rows, path = sys.argv[1:]
    made = side(side_of[0], int(side_of[1]), rows) if side_of else frame(int(rows))
    made.write_csv(path)
