#!/usr/bin/env python3
"""Measures imapcore, Python's imaplib and plain receiving on the same bytes, in turn, and then how long the list
of messages takes to paint, and prints tables. scripts/bench is the way to call it."""

import argparse
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclasses.dataclass(frozen=True)
class Gates:
    """What imapcore may cost; 0: as much as it likes."""
    to_raw: float = 0      # times of plain receiving
    single: float = 0      # how many times as quick as one command at a time it must be
    seconds: float = 0
    held: float = 0        # bytes an item
    peak: float = 0        # MiB

    def __str__(self):
        parts = ((self.to_raw, "{:g}x"), (self.single, "1/{:g} of single"), (self.seconds, "{:g} s"), (self.held, "{:g} B"), (self.peak, "{:g} MiB"))
        return ", ".join(pattern.format(value) for value, pattern in parts if value)

    def met(self, to_raw, seconds, held, peak, single):
        """None where there is no gate."""
        pairs = ((self.to_raw, to_raw), (self.seconds, seconds), (self.held, held), (self.peak, peak))
        asked = [value <= gate for gate, value in pairs if gate] + ([single >= self.single] if self.single else [])
        return all(asked) if asked else None


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table."""
    workload: str
    what: str
    tls: bool = False
    delay: int = 0         # milliseconds
    count: int = 0         # 0: the workload's own
    gates: Gates = Gates()
    imaplib: int = 1000    # runs of it at most: some take many seconds, and where it has no answer it has none

    @property
    def name(self):
        return self.workload + (" TLS" if self.tls else "") + (f" {self.delay} ms" if self.delay else "")


# One command at a time with 20 ms of latency takes 20 ms a command with every client, so fifty will do.
ROWS = [
    Row("W1", "UID and FLAGS of 1,000,000", gates=Gates(to_raw=10, held=16), imaplib=2),
    Row("W1", "the same", tls=True, imaplib=1),
    Row("W2", "ENVELOPE etc. of 100,000", gates=Gates(to_raw=15, held=600), imaplib=2),
    Row("W2", "the same", tls=True, imaplib=1),
    Row("W2L", "ENVELOPE etc. of 1,000,000", gates=Gates(seconds=3, peak=600e6 / 2**20), imaplib=0),
    Row("W3", "LIST of 100,000", gates=Gates(to_raw=16)),
    Row("W3", "the same", tls=True, imaplib=1),
    Row("W4s", "GETACL of 10,000, one at a time"),
    Row("W4s", "of 50, one at a time", delay=20, count=50, imaplib=1),
    Row("W4p", "GETACL of 10,000, all at once", gates=Gates(to_raw=5)),
    Row("W4p", "the same", delay=20, gates=Gates(seconds=0.25), imaplib=0),
    Row("W4p", "the same", tls=True, imaplib=1),
    Row("W4i", "index of access lists of 10,000", delay=20, gates=Gates(to_raw=3, single=50), imaplib=0),
    Row("W4a", "10,000 SETACL, looked at before, in a journal", delay=20, gates=Gates(to_raw=3, single=50), imaplib=0),
    Row("W5s", "GETQUOTAROOT of 10,000, one at a time"),
    Row("W5s", "of 50, one at a time", delay=20, count=50, imaplib=1),
    Row("W5p", "GETQUOTAROOT of 10,000, all at once", gates=Gates(to_raw=4)),
    Row("W5p", "the same", delay=20, gates=Gates(seconds=0.1), imaplib=0),
    Row("W5p", "the same", tls=True, imaplib=1),
    Row("W5i", "survey of quotas of 10,000", delay=20, gates=Gates(to_raw=4, single=50), imaplib=0),
    Row("W6T", "THREAD of 1,000,000", gates=Gates(to_raw=19)),
    Row("W6T", "the same", tls=True, imaplib=1),
    Row("W6S", "SORT of 1,000,000", gates=Gates(to_raw=9)),
    Row("W6S", "the same", tls=True, imaplib=1),
    Row("W7", "a message of 200 MiB", gates=Gates(to_raw=2.5)),
    Row("W7", "the same", tls=True),
    Row("W8", "SELECT and 60 envelopes of 1,000,000", gates=Gates(seconds=0.001)),
    Row("W8", "the same", tls=True, imaplib=1),
    # Two round trips, and what else there is to do.
    Row("W8", "the same", delay=20, gates=Gates(seconds=0.041)),
]
# Enough to see whether what comes out is right.
QUICK = {"W1": 2000, "W2": 500, "W2L": 600, "W3": 1000, "W4s": 20, "W4p": 50, "W4i": 50, "W4a": 50, "W5s": 20, "W5p": 50,
         "W5i": 50, "W6T": 2000, "W6S": 2000, "W7": 3 << 20, "W8": 2000}
LONGEST = 900  # seconds that one run may take: Dovecot takes minutes to sort a million for the first time
SINGLE = 50    # mailboxes that are asked about one at a time; how long all of them would take follows


class Failure(Exception):
    pass


class Server:
    """mailreeve-bench-server with the answers for one row."""

    def __init__(self, programs, row):
        command = [programs / "mailreeve-bench-server", "--workload", row.workload.rstrip("spi"),
                   "--delay-ms", str(row.delay), "--idle", str(LONGEST)]
        if row.count:
            command += ["--count", str(row.count)]
        if row.tls:
            command += ["--tls"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        words = self.process.stdout.readline().split()
        if not words:
            raise Failure("mailreeve-bench-server did not start")
        self.told = dict(zip(words[::2], words[1::2]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def drivers(programs, row, server):
    """The commands that are measured, by name."""
    address = ["127.0.0.1", server.told["PORT"], row.workload]
    tls = ["--tls"] if row.tls else []
    commands = {"raw": [programs / "mailreeve-bench-raw", *address, *tls],
                "imapcore": [programs / "mailreeve-bench", *address, *tls, *([server.told["SHA256"]] if tls else [])]}
    if row.workload[-1] in "ia":
        commands["single"] = [*commands["imapcore"][:3], row.workload[:-1] + "s"]
    if row.imaplib:
        commands["imaplib"] = [sys.executable, "-I", HERE / "imaplib_bench.py", *address, *tls]
    return commands


def run_once(name, command, row, server):
    environment = dict(os.environ)
    environment.pop("PERF_MAILBOXES", None)
    asked = min(SINGLE, row.count or SINGLE) if name == "single" else row.count
    if asked:
        environment["PERF_MAILBOXES"] = str(asked)
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST)
        result = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise Failure(f"{row.name}: {name} took more than {LONGEST} s") from None
    except json.JSONDecodeError:
        raise Failure(f"{row.name}: {name} ended with {done.returncode}: {done.stderr.strip()}") from None
    if name == "raw":
        if result["bytes"] <= int(server.told["BYTES"]):
            raise Failure(f"{row.name}: raw received {result['bytes']} bytes of {server.told['BYTES']}")
    elif name == "single":
        if result["messages"] != asked:
            raise Failure(f"{row.name}: {result['messages']} of {asked} were answered one at a time")
        result["wall_s"] /= asked
    elif result["check"] != int(server.told["CHECK"]):
        raise Failure(f"{row.name}: {name} comes to {result['check']} instead of {server.told['CHECK']}")
    return result


def measure(programs, row, times):
    """All runs of each driver, interleaved."""
    runs = {}
    with Server(programs, row) as server:
        for turn in range(times):
            for name, command in drivers(programs, row, server).items():
                if name == "imaplib" and turn >= row.imaplib:
                    continue
                runs.setdefault(name, []).append(run_once(name, command, row, server))
    return runs


def median(runs, value):
    return statistics.median(value(run) for run in runs)


def summary(row, runs):
    """What the table shows, with None for what there is not."""
    seconds = {name: median(each, lambda run: run["wall_s"]) for name, each in runs.items()}
    ours = runs["imapcore"]
    # Pages and buffers say nothing about a few items.
    held = None
    if ours[0]["messages"] >= 1000:
        held = median(ours, lambda run: (run["held_kb"] - run["rss0_kb"]) * 1024 / run["messages"])
    ratio = seconds["imapcore"] / seconds["raw"]
    peak = median(ours, lambda run: run["rss_kb"]) / 1024
    single = seconds.pop("single") * ours[0]["messages"] / seconds["imapcore"] if "single" in seconds else None
    out = {"name": row.name, "what": row.what, "seconds": seconds, "to_raw": ratio, "imaplib_to_imapcore": None,
           "peak_mib": peak, "held_bytes_per_item": held, "gates": dataclasses.asdict(row.gates),
           "gate": str(row.gates), "met": row.gates.met(ratio, seconds["imapcore"], held, peak, single),
           "single_to_imapcore": single, "runs": runs}
    if "imaplib" in runs:
        out["imaplib_to_imapcore"] = seconds["imaplib"] / seconds["imapcore"]
    if "decode_s" in ours[0]:
        out["decode_seconds"] = median(ours, lambda run: run["decode_s"])
    return out


def ask(command):
    """What a program measures, in JSON."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST)
    if done.returncode != 0:
        raise Failure(f"{Path(command[0]).name}: ended with {done.returncode}: {done.stdout}{done.stderr.strip()}")
    return json.loads(done.stdout)


# A scene is what is measured besides the rows: its runs by name; milliseconds, unless it says otherwise. Own ones are those
# that the program has worked: the rest is the server's, and whoever else uses the machine.


def views(programs, times, quick):
    command = [programs / "mailreeve-bench-views", *(["1000"] if quick else [])]
    return {"The list of 1,000,000 messages on the screen, work until it is painted": [ask(command) for _ in range(times)]}


def tree(programs, times, quick):
    count = 1000 if quick else 100_000
    with Server(programs, Row("WF", "", count=count)) as server:
        command = [programs / "mailreeve-bench-treeview", server.told["PORT"], str(count)]
        return {"The tree of 100,000 mailboxes on the screen": [ask(command) for _ in range(times)]}


def grid(programs, times, quick):
    command = [programs / "mailreeve-bench-gridview", *(["10", "1000"] if quick else ["1000", "100000"])]
    return {"The grid of 1,000 people and 100,000 mailboxes on the screen": [ask(command) for _ in range(times)]}


def traffic(programs, times, quick):
    command = [programs / "mailreeve-bench-trafficview", "2000" if quick else "1000000"]
    return {"1,000,000 lines of traffic in the console": [ask(command) for _ in range(times)]}


def transcript(programs, times, quick):
    command = [programs / "mailreeve-bench-transcript", "2" if quick else "500"]
    return {"A transcript of 500 MiB": [ask(command) for _ in range(times)]}


RECORDED = ["W1", "W2", "W3", "W4p", "W7"]


def recording(programs, times, quick):
    """How many times as long the same takes while everything is kept and read by commands, 64 MiB of it."""
    times = max(times, 2)
    runs = [{} for _ in range(times)]
    for row in [Row(workload, "", count=QUICK[workload] if quick else 0) for workload in RECORDED]:
        with Server(programs, row) as server:
            plain = drivers(programs, row, server)["imapcore"]
            for run in runs:
                seconds = [run_once("imapcore", command, row, server)["wall_s"] for command in (plain, [*plain, "--record", "64"])]
                run[row.workload.lower() + "_times"] = seconds[1] / seconds[0]
    return {"imapcore while the console records, times of what it takes else": runs}


BIG = "Big"


class Demo:
    """scripts/demo/server with a big mailbox."""

    def __init__(self, count):
        self.process = subprocess.Popen([HERE.parent.parent / "scripts/demo/server", "--big", f"{BIG}:{count}"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise Failure("the demo server did not start")
        self.told = json.loads(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def window(programs, times, quick):
    count = 1000 if quick else 1_000_000

    def runs(port, user, password_file, ca):
        command = [programs / "mailreeve-bench-window", str(port), user, password_file, ca, BIG, str(count)]
        all_runs = [ask(command) for _ in range(times)]
        for run in all_runs:
            run["blocked_ms"] = max(value for name, value in run.items() if name.endswith("_blocked_ms"))
        return all_runs

    with Server(programs, Row("WW", "", count=count)) as server, tempfile.NamedTemporaryFile("w") as password:
        print("any", file=password, flush=True)
        canned = runs(server.told["PORT"], "bench", password.name, "")
    with Demo(count) as demo:
        dovecot = runs(demo.told["imaps"], demo.told["user"], demo.told["password_file"], demo.told["ca"])
    return {f"A mailbox of 1,000,000 messages in the window, on {server}": measured
            for server, measured in (("a canned server", canned), ("Dovecot", dovecot))}


# Each with what it measures: what that is, and the gate (0: anything).
SCENES = {
    views: {"open_ms": ("the mailbox is opened, until the first screen is full", 150),
            "scroll_ms": ("scroll to a place of which nothing is known, and fill it", 0),
            "frame_ms": ("the longest frame while scrolling", 16),
            "arrival_ms": ("a message comes on top", 0),
            "order_ms": ("an order is shown, from the last byte on", 500),
            "scroll_order_ms": ("scroll there", 0),
            "frame_order_ms": ("the longest frame there", 16),
            "storm_order_ms": ("a hundred thousand are expunged there", 0),
            "threads_ms": ("threads are shown, from the last byte on", 500),
            "latest_first_ms": ("they are put in order by their latest messages", 0),
            "scroll_threads_ms": ("scroll there", 0),
            "frame_threads_ms": ("the longest frame there", 16),
            "memory_mib": ("MiB for all of it at most", 100)},
    tree: {"open_ms": ("a branch of all of them is opened, until it is painted", 0),
           "open_own_ms": ("our own of it", 0),
           "open_after_ms": ("our own from the last line of the answer on", 300),
           "open_blocked_ms": ("the longest that the window was blocked by it", 50),
           "scroll_own_ms": ("scroll there", 16),
           "refresh_ms": ("it is listed again", 0),
           "refresh_own_ms": ("our own of it", 0),
           "refresh_after_ms": ("our own from the last line of the answer on", 300),
           "refresh_blocked_ms": ("the longest that the window was blocked by it", 50),
           "key_ms": ("one is looked for by its name: the longest that a key took", 50)},
    grid: {"open_blocked_ms": ("the longest that the window was blocked until it was there", 50),
           "page_ms": ("the longest frame, page by page", 16),
           "jump_ms": ("anywhere by the scroll bar", 16),
           "across_ms": ("anywhere across", 16),
           "cell_ms": ("to a cell, with its effective rights", 16),
           "filter_blocked_ms": ("the longest that the window was blocked while both sides were filtered", 50)},
    traffic: {"come_blocked_ms": ("the longest that the window was blocked while they came", 50),
              "page_ms": ("the longest frame, page by page, by commands", 16),
              "jump_ms": ("anywhere by the scroll bar", 16),
              "lines_page_ms": ("the longest frame, page by page, line by line", 16),
              "lines_jump_ms": ("anywhere by the scroll bar", 16),
              "filter_blocked_ms": ("the longest that the window was blocked while it was filtered", 50),
              "memory_mib": ("MiB for all of it at most", 0)},
    transcript: {"page_ms": ("from opening it until its first page is there", 1000),
                 "all_ms": ("until all of it is known, by commands", 0),
                 "blocked_ms": ("the longest that the window does nothing else meanwhile", 50),
                 "jump_ms": ("a line anywhere", 0),
                 "memory_mib": ("MiB for all of it at most", 300)},
    recording: {f"{row.workload.lower()}_times": (f"{row.workload}: {row.what}", 1.1)
                for row in ROWS if row.workload in RECORDED and not row.tls and not row.delay},
    window: {"open_ms": ("a click on the mailbox, until the first screen is full", 0),
             "open_own_ms": ("our own of it", 150),
             "scroll_ms": ("scroll to a place of which nothing is known, and fill it: the longest of 20", 0),
             "scroll_own_ms": ("our own of it", 0),
             "scroll_round_trips": ("round trips", 1),
             "scroll_blocked_ms": ("the longest frame", 16),
             "sort_ms": ("sort by subject, until it is shown", 0),
             "sort_own_ms": ("our own of it", 500),
             "scroll_sorted_round_trips": ("round trips to a place there", 1),
             "threads_ms": ("show threads", 0),
             "threads_own_ms": ("our own of it", 500),
             "blocked_ms": ("the longest that the window was blocked", 50),
             "memory_mib": ("MiB for all of it at most", 100)},
}


def print_scene(title, figures, runs):
    print(f"\n{title}:")
    for name, (what, gate) in figures.items():
        value = median(runs, lambda run: run[name])
        met = f" (gate: {gate:g}, {'met' if value <= gate else 'NOT met'})" if gate else ""
        print(f"{value:10.2f}  {what}{met}")


HEAD = ("workload", "raw s", "imapcore s", "x raw", "peak MiB", "held B/item", "gate", "met", "imaplib s",
        "imaplib/imapcore", "what")


def cells(result):
    def number(value, pattern):
        return "" if value is None else format(value, pattern)
    seconds = result["seconds"]
    return (result["name"], number(seconds["raw"], ".5f"), number(seconds["imapcore"], ".5f"),
            number(result["to_raw"], ".1f"), number(result["peak_mib"], ".0f"),
            number(result["held_bytes_per_item"], ".0f"), result["gate"],
            {True: "yes", False: "NO", None: ""}[result["met"]], number(seconds.get("imaplib"), ".4f"),
            number(result["imaplib_to_imapcore"], ".1f"), result["what"])


def table(results):
    rows = [HEAD, *(cells(result) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        # Names to the left, numbers to the right.
        yield "  ".join(cell.ljust(width) if column in (0, len(HEAD) - 1) else cell.rjust(width)
                        for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
    for result in results:
        if result["single_to_imapcore"]:
            yield f"{result['name']}: one at a time it would take {result['single_to_imapcore']:.0f} times as long."
        if "decode_seconds" in result:
            yield f"{result['name']}: reading every envelope afterwards takes {result['decode_seconds']:.5f} s more."


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True, help="the folder of mailreeve-bench")
    parser.add_argument("--json", type=Path, help="the file that everything measured is written to")
    parser.add_argument("-n", type=int, default=5, help="runs of each")
    parser.add_argument("--quick", action="store_true", help="small counts, once: are the results right?")
    parser.add_argument("workload", nargs="*", help="of: " + " ".join([*QUICK, *(scene.__name__ for scene in SCENES)]))
    return parser.parse_args()


def main():
    options = arguments()
    wanted = [row for row in ROWS if not options.workload or row.workload in options.workload]
    if options.quick:
        wanted = [dataclasses.replace(row, count=5 if row.delay else QUICK[row.workload], gates=Gates()) for row in wanted]
    times = 1 if options.quick else options.n
    results = []
    scenes = {}
    try:
        for row in wanted:
            results.append(summary(row, measure(options.programs, row, times)))
            print(f"{row.name}: " + ", ".join(f"{name} {seconds:.5f} s" for name, seconds in
                                              results[-1]["seconds"].items()), file=sys.stderr, flush=True)
        for scene in SCENES:
            if not options.workload or scene.__name__ in options.workload:
                scenes[scene] = scene(options.programs, times, options.quick)
    except Failure as failure:
        sys.exit(f"scripts/bench: {failure}")
    if options.quick:
        print(f"{len(results)} rows, every result right; so few say nothing about speed")
        return
    if results:
        print("\n".join(table(results)))
    for scene, measured in scenes.items():
        for title, runs in measured.items():
            print_scene(title, SCENES[scene], runs)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        everything = {"rows": results, **{scene.__name__: measured for scene, measured in scenes.items()}}
        options.json.write_text(json.dumps(everything, indent=1) + "\n", encoding="utf-8")


main()
