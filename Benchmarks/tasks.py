"""What is measured: each task's statement in drift, how its answer is read, and what it is held against.

A peer's side of a task is the function of the same name in peers.py.
"""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Task:
    name: str
    title: str
    statement: str
    """What is timed. It binds `r`, so that nothing is printed while the clock runs."""
    checks: tuple = ("r",)
    """Statements whose rows, one after the other, are the answer."""
    setup: tuple = ()
    """Bindings that the statement needs; not timed, and released after the task."""
    sorted: bool = False
    """Whether the order of the answer's rows is free."""
    goal: float = 1.0
    """What the ratio of drift's time to the best peer's may be at most."""
    tolerance: float = 1e-9
    """By how much numbers of the answers may differ."""
    tolerances: dict = field(default_factory=dict)
    """The same for peers that do it in a way of their own."""
    grows: bool = True
    """Whether the task is also run on a tenth of the rows."""


HALVES = ("ref = d | take {half} | drop user, ts", "cur = d | tail {half} | drop user, ts")
SMALL = ("ref = d | take 1500 | drop user, ts", "cur = d | tail 1500 | drop user, ts")
NORMALS = ("ref = d | derive v = (x3 - 3) / 1.75 | select v", "cur = d | derive v = (x4 - 4) / 2 | select v")
FEATURES = "x0, x1, x2, x3, x4, x5, x6, x7, price, count"
LABELLED = ("derive y = if(x0 * (x1 - 1) + abs(x2 - 2) + 0.3 * (x3 - 3) + if(x4 > 4, x5 - 5, 0) / 2 + user % 1000 / 250 > 3, 1, 0)"
            f" | select {FEATURES}, y")
LEARN = (f"train = d | take {{half}} | {LABELLED}", f"test = d | tail {{half}} | {LABELLED}")
DRIFT_CHECK = ("r | select column, score, drifted",)
GROUP = "r = d | summarize n = count(), m = mean(x0), p = max(price) by {}"

TASKS = [
    Task("filter", "filter by a number and a string", 'r = d | where x3 > 4 and plan == "pro"',
         ("r | summarize n = count(), s = sum(x0), p = mean(price)",)),
    Task("group_5", "group by 5 values: count, mean, max", GROUP.format("plan"), sorted=True),
    Task("group_200", "group by 200 values: count, mean, max", GROUP.format("city"), sorted=True),
    Task("group_200k", "group by 200,000 keys: count, mean, max", GROUP.format("user"),
         ("r | summarize groups = count(), n = sum(n), m = sum(m), p = sum(p)",)),
    Task("quantiles", "group by 5 values: median, 95 % quantile",
         "r = d | summarize m = median(x0), q = quantile(x0, 0.95) by plan", sorted=True),
    Task("sort", "sort the frame by a double", "r = d | sort x3",
         ("r | take 3 | select x3, user", "r | take {half} | tail 1 | select x3, user", "r | tail 3 | select x3, user")),
    Task("sort_column", "sort one column of doubles alone", "r = d | select x3 | sort x3",
         ("r | take 3", "r | take {half} | tail 1", "r | tail 3")),
    Task("describe", "describe all columns", "r = d | describe",
         ("r | where column not in (\"plan\", \"city\", \"ts\") | select column, count, nulls, mean, std, min, max",)),
    Task("count", "count the values of a string with 200", "r = d | count by city", sorted=True),
    Task("join", "join on 200,000 keys", "r = d | join other on user",
         ("r | summarize n = count(), m = sum(m)",), setup=("other = d | summarize m = mean(x0) by user",)),
    Task("drift_1500", "drift table of 13 columns, 1,500 rows against 1,500", 'r = ref vs cur | drift rule: "evidently"',
         DRIFT_CHECK, SMALL, sorted=True, grows=False),
    Task("drift", "drift table of 13 columns, {half:,} rows against {half:,}",
         'r = ref vs cur | drift rule: "evidently"', DRIFT_CHECK, HALVES, sorted=True),
    Task("ks", "Kolmogorov–Smirnov, {rows:,} values against {rows:,}", "r = ref vs cur | drift v, tests: ks",
         ("r | select statistic, p_value",), NORMALS, goal=0.35),
    Task("wasserstein", "Wasserstein, {rows:,} values against {rows:,}", "r = ref vs cur | drift v, tests: wasserstein",
         ("r | select statistic",), NORMALS, goal=0.1),
    Task("boosting", "gradient boosting, 100 trees of 31 leaves, {half:,} rows × 10",
         f"r = train | fit y on {FEATURES}, using: boosting, trees: 100, leaves: 31, rate: 0.1, patience: 0, test: 0%",
         ('test | evaluate r | where metric == "roc_auc" | select value',), LEARN, goal=1.5, tolerance=0.002,
         tolerances={"scikit-learn": 0.004}),
]

JOBS = {1_500: 1 / 150, 1_000_000: 1 / 40}
"""The rows of a side of the whole jobs, and what drift's time may be at most of Evidently's."""
LOAD_GOAL = 0.8
"""What loading may take at most, of the best peer's time."""
GZIP_GOAL = 1.1
"""What loading behind gzip may take at most, of the time that gzip alone needs."""
MEMORY_GOAL = 0.7
"""What memory may be held at most, of the best peer's peak."""
GROWTH_GOAL = 11
"""How much longer ten times the rows may take at most."""
FRAME_GOAL = 1.3
"""What a frame may hold at most, of its values' own size."""
BYTES_A_ROW = 13 * 8 + 2 * 4
"""Thirteen 64-bit columns, and two of strings as 32-bit codes."""
