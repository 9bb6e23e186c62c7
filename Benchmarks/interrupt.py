"""How long a running statement takes to give the prompt back after Ctrl-C.

    python3 Benchmarks/interrupt.py [--rows rows.csv] [--drift .build/release/drift] [WORD]

Each statement runs in the program in a pseudo-terminal: once to its end, which tells how long it takes, and then several
times with a Ctrl-C at other shares of that time. The table has the median and the longest time from key to prompt. With a
word only the statements that hold it run.
"""

import argparse
import http.server
import os
import pty
import re
import select
import statistics
import tempfile
import threading
import time

SHARES = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]
PROMPT = re.compile(rb"drift> (\x1b\[[0-9;?]*[a-z])*$")

STATEMENTS = [
    'load "{rows}"',
    'load "{zipped}"',
    'load "http://127.0.0.1:{port}/rows.csv"',
    "f | sort x0",
    "f | select x0 | sort x0",
    "f | sort city, -x1",
    "f | derive s = to_string(x0)",
    "f | derive y = x0 * x1 + x2 / x3 - exp(x4)",
    "f | derive y = log(x5) + round(x6, 2)",
    "f | derive t = upper(plan)",
    "f | where x0 > x1 and city ~ \"1\"",
    "f | join f on user",
    "f | join g on user",
    "f | join f on x0",
    "f | describe",
    "f | distinct",
    "f | select user, count | distinct",
    "f | pivot x0, rows: user, columns: plan, with: mean",
    "f | summarize mean(x0), median(x1), distinct(x2) by user",
    "f | append f",
    "f | sample 50%",
    "f vs g | drift",
    "f vs g | test mmd, x0",
    "f vs g | test es, x0",
    "f vs g | test energy, x0",
    "f vs g | test anderson, x0",
    "f vs g | segments",
    "f vs g | hist x0",
    "f | scatter x: x0, y: x1",
    'f | write "{folder}/out.csv"',
    'f | write "{folder}/out.json"',
    'f | write "{fifo}"',
]


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, program, folder):
        self.process, self.device = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            home = {"HOME": folder, "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"}
            os.execve(program, [program], home)
        self.seen = b""

    def send(self, keys):
        self.seen = b""
        os.write(self.device, keys)

    def wait(self, seconds):
        """Waits for the prompt; whether it came in time."""
        deadline = time.monotonic() + seconds
        while True:
            if PROMPT.search(self.seen):
                return True
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.device], [], [], left)[0]:
                return False
            self.seen += os.read(self.device, 65536)

    def start(self, statement):
        """Types a statement, whose echo holds no prompt at its end."""
        self.send(statement.encode() + b"\n")

    def run(self, statement, limit):
        began = time.monotonic()
        self.start(statement)
        return time.monotonic() - began if self.wait(limit) else None


class Silent(http.server.BaseHTTPRequestHandler):
    """A server that takes a request and never answers."""

    def do_GET(self):
        time.sleep(3600)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


def measure(terminal, statement):
    """The statement's own time (none beyond ten seconds), and those from key to prompt."""
    whole = terminal.run(statement, 10)
    delays = []
    if whole is None:
        delays.append(interrupt(terminal))
    for share in SHARES:
        terminal.start(statement)
        if terminal.wait(share * (whole or 10)):
            continue
        delays.append(interrupt(terminal))
    return whole, delays


def interrupt(terminal):
    began = time.monotonic()
    terminal.send(b"\x03")
    if not terminal.wait(60):
        raise SystemExit("no prompt within a minute")
    return time.monotonic() - began


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", default=".build/bench/rows-2000000.csv")
    parser.add_argument("--drift", default=".build/release/drift")
    parser.add_argument("word", nargs="?", default="")
    arguments = parser.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rows = os.path.abspath(arguments.rows)
    with tempfile.TemporaryDirectory() as folder:
        fifo = os.path.join(folder, "pipe.csv")
        os.mkfifo(fifo)
        terminal = Terminal(os.path.abspath(arguments.drift), folder)
        terminal.wait(10)
        for setup in [f'f = load "{rows}"', "g = f | where user % 2 == 0 | derive x0 = x0 + 0.01"]:
            if terminal.run(setup, 120) is None:
                raise SystemExit(f"{setup}: no end")
        print(f"{'statement':58}  {'takes':>8}  {'median':>7}  {'longest':>7}")
        for statement in STATEMENTS:
            if arguments.word not in statement:
                continue
            filled = statement.format(
                rows=rows, zipped=rows + ".gz", port=server.server_port, folder=folder, fifo=fifo)
            whole, delays = measure(terminal, filled)
            takes = f"{whole * 1e3:.0f} ms" if whole else "> 10 s"
            figures = [f"{f(delays) * 1e3:.0f} ms" if delays else "" for f in (statistics.median, max)]
            print(f"{statement:58}  {takes:>8}  {figures[0]:>7}  {figures[1]:>7}", flush=True)


main()
