"""The two kinds of processes that a task is given to: drift's prompt, and a peer under Python.

Both load the data once, then run one task after the other and tell how long each took by their own monotonic clocks. Peak memory is
the process's own, read from outside: its high-water mark, set back before each run (Linux only; elsewhere it is not told).
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRIFT = ROOT / ".build/release/drift"
PEERS = pathlib.Path(__file__).resolve().parent / "peers.py"
TIMING = re.compile(r"^([0-9.e-]+) (m?s)\b(?:.* recorded in ([0-9.e-]+) s)?")


class Failed(Exception):
    """A contender cannot do what it was asked to."""


def status(process, field):
    """A figure of /proc/PID/status in bytes, or None."""
    try:
        text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+) kB", text, re.M)[1]) * 1024
    except (OSError, TypeError):
        return None


def reset_peak(process):
    try:
        pathlib.Path(f"/proc/{process.pid}/clear_refs").write_text("5")
    except OSError:
        pass


class Prompt:
    """drift's own prompt with `.timer on`, statements through a pipe, the data bound to `d`."""

    def __init__(self, data):
        self.folder = tempfile.TemporaryDirectory()
        self.errors = open(f"{self.folder.name}/errors", "w+")
        self.told = 0
        self.process = subprocess.Popen([DRIFT, "--mode", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, cwd=self.folder.name, text=True)
        self.rows_of("")
        before = status(self.process, "VmRSS")
        self.load_recording = self.timed(f'd = load "{data}"')[1]
        after = status(self.process, "VmRSS")
        self.frame = after - before if before and after else None

    def rows_of(self, statement):
        """Runs a statement; gives the lines that it printed and what was said on standard error."""
        # `.mode` answers `json`: the sign that all before it is done.
        self.process.stdin.write(f"{statement}\n.mode\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            if line == "json\n":
                break
            lines.append(line)
        else:
            raise Failed(f"drift ended at: {statement}")
        self.errors.seek(self.told)
        said = self.errors.read()
        self.told += len(said.encode())
        if "error:" in said:
            raise Failed(said.strip().split("\n")[0])
        return lines, said

    def timed(self, statement):
        """Runs a statement; gives its seconds, and those that recording it took."""
        self.rows_of(".timer on")
        try:
            _, said = self.rows_of(statement)
        finally:
            self.rows_of(".timer off")
        match = next(filter(None, map(TIMING.match, said.split("\n"))))
        return float(match[1]) * (0.001 if match[2] == "ms" else 1), float(match[3] or 0)

    def answer(self, statements):
        rows = [row for statement in statements for line in self.rows_of(statement)[0] for row in json.loads(line)]
        return [list(row.values()) for row in rows]

    def prepare(self, statements):
        for statement in statements:
            self.rows_of(statement)

    def release(self, names):
        """Lets go of what names hold, and of the last value, so that the next task starts with the data alone."""
        for name in names:
            self.rows_of(f"{name} = d | take 0")

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.errors.close()
        self.folder.cleanup()


class Peer:
    """One library in a process of its own."""

    def __init__(self, python, name, data):
        self.name = name
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([python, "-B", PEERS, "serve", name, data], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.reply()

    def reply(self):
        line = self.process.stdout.readline()
        if not line:
            self.errors.seek(0)
            raise Failed(f"{self.name} ended: {self.errors.read().strip()[-1000:]}")
        reply = json.loads(line)
        if "error" in reply:
            raise Failed(reply["error"])
        return reply

    def run(self, task, answer):
        """Runs a task; its reply has `seconds`, `answer` where asked for, or `absent` where it takes no part."""
        try:
            self.process.stdin.write(json.dumps({"task": task, "answer": answer}) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        return self.reply()

    def close(self):
        self.process.communicate()
        self.errors.close()


def whole_process(command, output=subprocess.DEVNULL):
    """Runs a command to its end; gives its wall-clock seconds, peak memory in bytes, and output where it is a pipe."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else None
    _, code, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(code)
    if process.returncode:
        raise Failed(process.stderr.read().strip()[-2000:])
    process.stderr.close()
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), said


def load_with_drift(data):
    """The whole process: start, load, end."""
    seconds, peak, _ = whole_process([DRIFT, "-c", f'd = load "{data}"'])
    return seconds, peak


def load_with_peer(python, name, data):
    """The call alone, without starting Python or importing anything; memory is the process's."""
    _, peak, said = whole_process([python, "-B", PEERS, "load", name, data], subprocess.PIPE)
    return json.loads(said)["seconds"], peak


def job_of_drift(reference, current):
    """The whole process: start, load both files, compare all columns; its answer is a row a column."""
    statement = f'load "{reference}" vs load "{current}" | drift rule: "evidently" | select column, score, drifted'
    seconds, peak, said = whole_process([DRIFT, "--mode", "json", "-c", statement], subprocess.PIPE)
    return seconds, peak, [list(row.values()) for row in json.loads(said)]


def job_of_evidently(python, reference, current):
    """The same under Python, imports included."""
    seconds, peak, said = whole_process([python, "-B", PEERS, "job", "evidently", reference, current], subprocess.PIPE)
    return seconds, peak, json.loads(said)


def gzip_alone(data):
    seconds, peak, _ = whole_process(["gzip", "-dc", data])
    return seconds, peak
