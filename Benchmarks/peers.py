"""The peers' side of each task; run in the environment that bench.py sets up.

    peers.py versions                what is installed, as JSON
    peers.py load PEER FILE          load once in this process; seconds without imports, as JSON
    peers.py serve PEER FILE         load, then run the tasks that standard input names, one JSON answer a line

A task of a peer is a method; it gives the result as the library itself holds it, complete and in memory. `answer_…` makes of that
result the rows to be compared, and is not timed. A peer without a method for a task does not take part in it.
"""
import gc
import importlib
import importlib.metadata
import json
import os
import sys
import time
import warnings

warnings.simplefilter("ignore")
PACKAGES = ["polars", "pandas", "duckdb", "pyarrow", "numpy", "scipy", "evidently", "lightgbm", "scikit-learn"]
GROUPS = {"group_5": "plan", "group_200": "city", "group_200k": "user"}
DESCRIBED = [f"x{i}" for i in range(8)] + ["price", "count", "user", "flag"]


def middle_and_ends(rows):
    return [0, 1, 2, rows // 2 - 1, rows - 3, rows - 2, rows - 1]


class Polars:
    def __init__(self):
        self.pl = importlib.import_module("polars")

    def load(self, path):
        self.d = self.pl.read_csv(path, try_parse_dates=True)

    def prepare(self):
        self.other = self.d.group_by("user", maintain_order=True).agg(m=self.pl.col.x0.mean())

    def filter(self):
        return self.d.filter((self.pl.col.x3 > 4) & (self.pl.col.plan == "pro"))

    def answer_filter(self, r):
        return [[r.height, r["x0"].sum(), r["price"].mean()]]

    def aggregates(self):
        return [self.pl.len().alias("n"), self.pl.col.x0.mean().alias("m"), self.pl.col.price.max().alias("p")]

    def group(self, key):
        return self.d.group_by(key).agg(self.aggregates())

    def answer_group(self, r):
        return r.rows()

    def answer_group_200k(self, r):
        return [[r.height, r["n"].sum(), r["m"].sum(), r["p"].sum()]]

    def quantiles(self):
        x = self.pl.col.x0
        return self.d.group_by("plan").agg(m=x.median(), q=x.quantile(0.95, "linear"))

    def answer_quantiles(self, r):
        return r.rows()

    def sort(self):
        return self.d.sort("x3")

    def answer_sort(self, r):
        return r.select("x3", "user")[middle_and_ends(r.height)].rows()

    def sort_column(self):
        return self.d["x3"].sort()

    def answer_sort_column(self, r):
        return [[x] for x in r[middle_and_ends(len(r))]]

    def describe(self):
        return self.d.describe()

    def answer_describe(self, r):
        def figure(name, column):
            return float(r.filter(self.pl.col.statistic == name)[column][0])
        names = ["count", "null_count", "mean", "std", "min", "max"]
        return [[column] + [figure(name, column) for name in names] for column in DESCRIBED]

    def count(self):
        return self.d["city"].value_counts(sort=True)

    def answer_count(self, r):
        return r.rows()

    def join(self):
        return self.d.join(self.other, on="user")

    def answer_join(self, r):
        return [[r.height, r["m"].sum()]]


class PolarsStreaming(Polars):
    """Polars' streaming engine, which is the faster one for some groupings; its other tasks are those of `Polars`."""
    tasks = ["filter", "group_5", "group_200", "group_200k", "quantiles", "join"]

    def collect(self, lazy):
        return lazy.collect(engine="streaming")

    def filter(self):
        return self.collect(self.d.lazy().filter((self.pl.col.x3 > 4) & (self.pl.col.plan == "pro")))

    def group(self, key):
        return self.collect(self.d.lazy().group_by(key).agg(self.aggregates()))

    def quantiles(self):
        x = self.pl.col.x0
        return self.collect(self.d.lazy().group_by("plan").agg(m=x.median(), q=x.quantile(0.95, "linear")))

    def join(self):
        return self.collect(self.d.lazy().join(self.other.lazy(), on="user"))


class DuckDB:
    """Results are fetched as Arrow tables, the cheapest complete form that DuckDB has."""

    def __init__(self):
        importlib.import_module("pyarrow")
        self.db = importlib.import_module("duckdb").connect()

    def load(self, path):
        self.db.execute(f"create table d as from read_csv('{path}')")

    def prepare(self):
        self.db.execute("create table other as select user, avg(x0) as m from d group by user")

    def query(self, text):
        result = self.db.execute(text)
        return result.to_arrow_table() if hasattr(result, "to_arrow_table") else result.fetch_arrow_table()

    def rows(self, table):
        return [list(row.values()) for row in table.to_pylist()]

    def over(self, r, text):
        self.db.register("r", r)
        rows = self.rows(self.query(text))
        self.db.unregister("r")
        return rows

    def filter(self):
        return self.query("select * from d where x3 > 4 and plan = 'pro'")

    def answer_filter(self, r):
        return self.over(r, "select count(*), sum(x0), avg(price) from r")

    def group(self, key):
        return self.query(f"select {key}, count(*) as n, avg(x0) as m, max(price) as p from d group by {key}")

    def answer_group(self, r):
        return self.rows(r)

    def answer_group_200k(self, r):
        return self.over(r, "select count(*), sum(n)::bigint, sum(m), sum(p) from r")

    def quantiles(self):
        return self.query("select plan, median(x0), quantile_cont(x0, 0.95) from d group by plan")

    def answer_quantiles(self, r):
        return self.rows(r)

    def sort(self):
        return self.query("select * from d order by x3")

    def answer_sort(self, r):
        return self.rows(r.select(["x3", "user"]).take(middle_and_ends(r.num_rows)))

    def sort_column(self):
        return self.query("select x3 from d order by x3")

    def answer_sort_column(self, r):
        return self.rows(r.take(middle_and_ends(r.num_rows)))

    def describe(self):
        """Its distinct counts and quantiles are approximate."""
        return self.query("summarize d")

    def answer_describe(self, r):
        rows = {row["column_name"]: row for row in r.to_pylist()}
        result = []
        for column in DESCRIBED:
            row = rows[column]
            nulls = round(row["count"] * float(row["null_percentage"]) / 100)
            figures = [float(row[name]) for name in ["avg", "std", "min", "max"]]
            result.append([column, row["count"] - nulls, nulls] + figures)
        return result

    def count(self):
        return self.query("select city, count(*) as n from d group by city order by n desc")

    def answer_count(self, r):
        return self.rows(r)

    def join(self):
        return self.query("select d.*, other.m from d join other using (user)")

    def answer_join(self, r):
        return self.over(r, "select count(*), sum(m) from r")


class Pandas:
    def __init__(self):
        importlib.import_module("pyarrow")
        self.pd = importlib.import_module("pandas")

    def load(self, path):
        self.d = self.pd.read_csv(path, engine="pyarrow", parse_dates=["ts"])

    def prepare(self):
        self.other = self.d.groupby("user", sort=False)["x0"].mean().rename("m").reset_index()

    def filter(self):
        return self.d[(self.d["x3"] > 4) & (self.d["plan"] == "pro")]

    def answer_filter(self, r):
        return [[len(r), float(r["x0"].sum()), float(r["price"].mean())]]

    def group(self, key):
        return self.d.groupby(key, sort=False).agg(n=("x0", "size"), m=("x0", "mean"), p=("price", "max"))

    def answer_group(self, r):
        return [list(row) for row in r.reset_index().itertuples(index=False)]

    def answer_group_200k(self, r):
        return [[len(r), int(r["n"].sum()), float(r["m"].sum()), float(r["p"].sum())]]

    def quantiles(self):
        return self.d.groupby("plan", sort=False)["x0"].quantile([0.5, 0.95]).unstack()

    def answer_quantiles(self, r):
        return [list(row) for row in r.reset_index().itertuples(index=False)]

    def sort(self):
        return self.d.sort_values("x3")

    def answer_sort(self, r):
        return r[["x3", "user"]].iloc[middle_and_ends(len(r))].values.tolist()

    def sort_column(self):
        return self.d["x3"].sort_values()

    def answer_sort_column(self, r):
        return [[float(x)] for x in r.iloc[middle_and_ends(len(r))]]

    def describe(self):
        return self.d.describe(include="all")

    def answer_describe(self, r):
        names = ["mean", "std", "min", "max"]
        count = len(self.d)
        return [[column, float(r[column]["count"]), count - float(r[column]["count"])]
                + [float(r[column][name]) for name in names] for column in DESCRIBED]

    def count(self):
        return self.d["city"].value_counts()

    def answer_count(self, r):
        return [[key, int(value)] for key, value in r.items()]

    def join(self):
        return self.d.merge(self.other, on="user")

    def answer_join(self, r):
        return [[len(r), float(r["m"].sum())]]


class PyArrow:
    def __init__(self):
        self.pa = importlib.import_module("pyarrow")
        self.csv = importlib.import_module("pyarrow.csv")
        self.pc = importlib.import_module("pyarrow.compute")

    def load(self, path):
        self.d = self.csv.read_csv(path)

    def prepare(self):
        self.other = self.d.group_by("user").aggregate([("x0", "mean")]).rename_columns(["user", "m"])

    def filter(self):
        pc = self.pc
        return self.d.filter(pc.and_(pc.greater(self.d["x3"], 4), pc.equal(self.d["plan"], "pro")))

    def answer_filter(self, r):
        return [[r.num_rows, self.pc.sum(r["x0"]).as_py(), self.pc.mean(r["price"]).as_py()]]

    def group(self, key):
        return self.d.group_by(key).aggregate([([], "count_all"), ("x0", "mean"), ("price", "max")])

    def answer_group(self, r):
        return [[row[name] for name in [r.column_names[i] for i in self.key_first(r)]] for row in r.to_pylist()]

    def key_first(self, r):
        names = r.column_names
        key = next(i for i, name in enumerate(names) if name in GROUPS.values())
        return [key] + [i for i in range(len(names)) if i != key]

    def answer_group_200k(self, r):
        columns = [self.pc.sum(r[name]).as_py() for name in ["count_all", "x0_mean", "price_max"]]
        return [[r.num_rows] + columns]

    def sort(self):
        return self.d.sort_by("x3")

    def answer_sort(self, r):
        return [list(row.values()) for row in r.select(["x3", "user"]).take(middle_and_ends(r.num_rows)).to_pylist()]

    def sort_column(self):
        return self.d.select(["x3"]).sort_by("x3")

    def answer_sort_column(self, r):
        return [[row["x3"]] for row in r.take(middle_and_ends(r.num_rows)).to_pylist()]

    def count(self):
        return self.pc.value_counts(self.d["city"])

    def answer_count(self, r):
        return [[row["values"], row["counts"]] for row in r.to_pylist()]

    def join(self):
        return self.d.join(self.other, "user", join_type="inner")

    def answer_join(self, r):
        return [[r.num_rows, self.pc.sum(r["m"]).as_py()]]


class Evidently:
    """The report's own test and threshold for each column; what it would draw is not drawn."""

    def __init__(self):
        importlib.import_module("pyarrow")
        self.pd = importlib.import_module("pandas")
        self.report = importlib.import_module("evidently").Report
        self.preset = importlib.import_module("evidently.presets").DataDriftPreset

    def load(self, path):
        self.d = self.pd.read_csv(path, engine="pyarrow").drop(columns=["user", "ts"])

    def prepare(self):
        def sides(rows):
            return self.d[:rows].copy(), self.d[-rows:].reset_index(drop=True)
        self.small, self.halves = sides(1500), sides(len(self.d) // 2)
        del self.d

    def compare(self, sides):
        return self.report([self.preset()]).run(sides[1], sides[0]).dict()

    def job(self, reference, current):
        reference, current = [self.pd.read_csv(path, engine="pyarrow") for path in (reference, current)]
        return self.answer_drift(self.compare((reference, current)))

    def drift_1500(self):
        return self.compare(self.small)

    def drift(self):
        return self.compare(self.halves)

    def answer_drift(self, r):
        columns = [m for m in r["metrics"] if "column" in m["config"]]
        # Both tests that occur at these sizes are distances: at the threshold or above it is drift.
        return [[m["config"]["column"], float(m["value"]), bool(m["value"] >= m["config"]["threshold"])] for m in columns]

    answer_drift_1500 = answer_drift


class SciPy:
    def __init__(self):
        self.pl = importlib.import_module("polars")
        self.stats = importlib.import_module("scipy.stats")

    def load(self, path):
        d = self.pl.read_csv(path, columns=["x3", "x4"])
        self.sides = (d["x3"].to_numpy() - 3) / 1.75, (d["x4"].to_numpy() - 4) / 2

    def prepare(self):
        pass

    def ks(self):
        return self.stats.ks_2samp(*self.sides)

    def answer_ks(self, r):
        return [[float(r.statistic), float(r.pvalue)]]

    def wasserstein(self):
        return self.stats.wasserstein_distance(*self.sides)

    def answer_wasserstein(self, r):
        return [[float(r)]]


FEATURES = [f"x{i}" for i in range(8)] + ["price", "count"]


class LightGBM:
    """100 trees of 31 leaves; all else by the library's defaults."""

    def __init__(self):
        self.pd = importlib.import_module("pandas")
        self.learner = importlib.import_module("lightgbm").LGBMClassifier
        self.metrics = importlib.import_module("sklearn.metrics")

    def load(self, path):
        self.d = self.pd.read_csv(path, engine="pyarrow")

    def prepare(self):
        d, half = self.d, len(self.d) // 2
        score = (d.x0 * (d.x1 - 1) + (d.x2 - 2).abs() + 0.3 * (d.x3 - 3) + (d.x5 - 5).where(d.x4 > 4, 0) / 2
                 + d.user % 1000 / 250)
        x, y = d[FEATURES].to_numpy(), (score > 3).to_numpy(dtype=int)
        self.train, self.test = (x[:half], y[:half]), (x[-half:], y[-half:])
        del self.d

    def make(self):
        return self.learner(n_estimators=100, num_leaves=31, learning_rate=0.1, verbose=-1)

    def boosting(self):
        return self.make().fit(*self.train)

    def answer_boosting(self, r):
        x, y = self.test
        return [[float(self.metrics.roc_auc_score(y, r.predict_proba(x)[:, 1]))]]


class ScikitLearn(LightGBM):
    """The same with the histogram learner of scikit-learn."""

    def __init__(self):
        self.pd = importlib.import_module("pandas")
        self.learner = importlib.import_module("sklearn.ensemble").HistGradientBoostingClassifier
        self.metrics = importlib.import_module("sklearn.metrics")

    def make(self):
        return self.learner(max_iter=100, max_leaf_nodes=31, learning_rate=0.1, early_stopping=False)


PEERS = {"polars": Polars, "polars streaming": PolarsStreaming, "duckdb": DuckDB, "pandas": Pandas, "pyarrow": PyArrow,
         "evidently": Evidently, "scipy": SciPy, "lightgbm": LightGBM, "scikit-learn": ScikitLearn}


def run(peer, task):
    return peer.group(GROUPS[task]) if task in GROUPS else getattr(peer, task)()


def answer(peer, task, result):
    name = f"answer_{task}"
    return getattr(peer, name if hasattr(peer, name) else "answer_group")(result)


def takes_part(peer, task):
    if hasattr(peer, "tasks"):
        return task in peer.tasks
    return hasattr(peer, "group") if task in GROUPS else hasattr(peer, task)


def timed(action):
    gc.collect()
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def outcome(peer, task, wants_answer):
    seconds, result = timed(lambda: run(peer, task))
    return {"seconds": seconds} | ({"answer": answer(peer, task, result)} if wants_answer else {})


def plain(value):
    """Numbers of NumPy as Python's own."""
    return value.item() if hasattr(value, "item") else str(value)


def serve(peer, path, output):
    peer.load(path)
    peer.prepare()
    gc.collect()
    print(json.dumps({"ready": True}), file=output, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        task = request["task"]
        if not takes_part(peer, task):
            print(json.dumps({"absent": True}), file=output, flush=True)
            continue
        try:
            reply = outcome(peer, task, request["answer"])
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}".split("\n")[0]}
        print(json.dumps(reply, default=plain), file=output, flush=True)


def main():
    # Whatever a library prints goes to standard error; what is told here goes out by itself.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if sys.argv[1] == "versions":
        versions = {name: importlib.metadata.version(name) for name in PACKAGES}
        print(json.dumps(versions), file=output, flush=True)
        return
    peer = PEERS[sys.argv[2]]()
    if sys.argv[1] == "job":
        print(json.dumps(peer.job(*sys.argv[3:]), default=plain), file=output, flush=True)
        return
    if sys.argv[1] == "load":
        seconds, _ = timed(lambda: peer.load(sys.argv[3]))
        print(json.dumps({"seconds": seconds}), file=output, flush=True)
        # Tearing down what was loaded belongs to neither side.
        os._exit(0)
    serve(peer, sys.argv[3], output)


if __name__ == "__main__":
    main()
