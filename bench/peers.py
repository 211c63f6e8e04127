"""versioner beside urlwatch, webchanges and a git script, on the same pages in the same run.

    make bench-peers                       # installs them under build/peers, then runs this
    python bench/peers.py [--documents 40] [--only versioner,git]

A replay server on loopback (`bench/replay.py`) serves 40 documents in six daily rounds, and three times more
without a change; the unchanged round is the cheapest of these:
the first may confirm an edit, and now and then one folds snapshots into a pack. Each program is started anew for each round and told of the addresses in its own way; it runs with its own defaults,
as a person would set it up to be told of changed text. `versioner, daemon` is one process that looks at all rounds.
CPU is that of the program's whole process tree; what the server takes is nobody's.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.replay import ROUNDS, edited, page

HERE = Path(__file__).resolve().parent
STILL = 3  # rounds without a change at the end: an edit of the last may still be confirmed in the first two
PEERS = HERE.parent / "build" / "peers" / "bin"


@dataclass(slots=True)
class Row:
    """What a program took: CPU seconds of each round, the most memory of any, bytes on disk afterwards."""

    name: str
    rounds: list[float] = field(default_factory=list)
    peak: float = 0.0
    disk: str = ""
    told: str = ""


class Leg:
    """A program at work in a directory of its own."""

    def __init__(self, name: str, urls: list[str], place: Path) -> None:
        self.row, self.urls, self.place = Row(name), urls, place
        place.mkdir()
        # as on a machine of people: what is compiled once is kept
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment = {
            **kept,
            "HOME": str(place),
            "XDG_CONFIG_HOME": str(place),
            "XDG_CACHE_HOME": str(place),
        }

    def run(self, *command: str, stdin: str = "") -> str:
        """Run a command; its CPU, and its children's, goes to the round, its output comes back."""
        out = self.place / "said"
        (self.place / "asked").write_text(stdin)
        with out.open("wb") as said, (self.place / "asked").open("rb") as asked:
            child = subprocess.Popen(
                command, cwd=self.place, env=self.environment, stdin=asked, stdout=said, stderr=said
            )
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.row.rounds[-1] += used.ru_utime + used.ru_stime
        self.row.peak = max(self.row.peak, used.ru_maxrss / 1024)
        text = out.read_text("utf-8", "replace")
        if child.returncode not in {0, 1}:  # diffs and some of these say 1 where something differs
            raise RuntimeError(f"{shlex.join(command)[:120]} ended with {child.returncode}: {text[-400:]}")
        return text


def git(leg: Leg) -> Callable[[int], None]:
    """Curl with ETags into a repository, html2text over what changed, a commit a round."""
    leg.environment |= {
        f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", "init", "-q", str(leg.place / "repo")], check=True)
    for name in ("html", "text", "tags"):
        (leg.place / ("repo" if name != "tags" else "") / name).mkdir()
    config = "\nnext\n".join(
        f'url = "{url}"\noutput = "repo/html/{n}.html"\netag-save = "tags/{n}"\netag-compare = "tags/{n}"\nsilent\nshow-error'
        for n, url in enumerate(leg.urls)
    )
    (leg.place / "curl").write_text(config)
    told = 0
    script = (
        "import html2text,pathlib,sys\n"
        "for n in sys.argv[1:]:\n"
        " h=html2text.HTML2Text();h.body_width=0\n"
        " p=pathlib.Path('repo')/n;(p.parent.parent/'text'/p.with_suffix('.md').name).write_text(h.handle(p.read_text()))\n"
    )

    def round_(number: int) -> None:
        nonlocal told
        leg.run("curl", "-K", "curl")
        leg.run("git", "-C", "repo", "add", "html")
        changed = leg.run("git", "-C", "repo", "diff", "--cached", "--name-only").split()
        if changed:
            leg.run(str(PEERS / "python"), "-c", script, *changed)
            leg.run("git", "-C", "repo", "add", "text")
            lines = leg.run("git", "-C", "repo", "diff", "--cached", "--name-only", "text").split()
            leg.run("git", "-C", "repo", "commit", "-qm", f"round {number}")
            told += len(lines) if number else 0
        leg.row.told = str(told)

    return round_


def urlwatch(leg: Leg) -> Callable[[int], None]:
    """One job an address, its text by html2text."""
    (leg.place / "urls.yaml").write_text(
        "---\n".join(f"url: {url}\nfilter:\n  - html2text:\n      method: pyhtml2text\n" for url in leg.urls)
    )
    (leg.place / "config.yaml").write_text("report:\n  stdout:\n    enabled: true\n    color: false\n")
    told = 0

    def round_(number: int) -> None:
        nonlocal told
        said = leg.run(
            str(PEERS / "urlwatch"),
            "--urls",
            "urls.yaml",
            "--config",
            "config.yaml",
            "--cache",
            "cache.db",
            "--hooks",
            "hooks.py",
        )
        told += said.count("CHANGED: ") // (2 if "===" in said else 1) if number else 0
        leg.row.told = str(told)

    return round_


def webchanges(leg: Leg) -> Callable[[int], None]:
    """One job an address, its text by html2text."""
    (leg.place / "jobs.yaml").write_text(
        "---\n".join(f"url: {url}\nfilter:\n  - html2text\n" for url in leg.urls)
    )

    def round_(_: int) -> None:
        leg.run(
            str(PEERS / "webchanges"),
            "--jobs",
            "jobs.yaml",
            "--config",
            "config.yaml",
            "--database",
            "db.db",
            "--hooks",
            "hooks.py",
        )

    return round_


def ours(leg: Leg) -> Callable[[int], None]:
    """`versioner check`, a process a round."""
    _settings(leg)

    def round_(number: int) -> None:
        if number:
            leg.run(sys.executable, "-m", "versioner", "check", "--quiet")
        else:
            leg.run(sys.executable, "-m", "versioner", "track", "-", stdin="\n".join(leg.urls) + "\n")

    return round_


def _settings(leg: Leg) -> None:
    leg.environment |= {
        "VERSIONER_HOME": str(leg.place / "home"),
        "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
        "VERSIONER_HOST_DELAY": "0",
        "PYTHONPATH": str(HERE.parent),
    }


DAEMON = """
import sys, resource
from versioner import Versioner, collecting
collecting.settled()  # as `versioner watch` does
with Versioner() as v:
    for url in sys.argv[1:]:
        v.track(url)
    for line in sys.stdin:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print(sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss for one in used), flush=True)
        if line.strip() == "check":
            v.check()
            print("done", flush=True)
"""


def daemon(leg: Leg) -> Callable[[int], None]:
    """One process that looks at every round, as the daemon does; tracking is its first round."""
    _settings(leg)
    child = subprocess.Popen(
        [sys.executable, "-c", DAEMON, *leg.urls],
        env=leg.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    out, said = child.stdin, child.stdout

    def spent() -> float:
        out.write("say\n")
        out.flush()
        cpu, peak = said.readline().split()
        leg.row.peak = max(leg.row.peak, int(peak) / 1024)
        return float(cpu)

    def round_(number: int) -> None:
        begun = spent()
        if number:
            out.write("check\n")
            out.flush()
            said.readline()
            assert said.readline().strip() == "done"
        leg.row.rounds[-1] = spent() - begun if number else begun
        if number == ROUNDS + STILL - 1:
            out.close()
            child.wait()

    return round_


LEGS: dict[str, Callable[[Leg], Callable[[int], None]]] = {
    "git + curl + html2text": git,
    "urlwatch": urlwatch,
    "versioner check": ours,
    "versioner, daemon": daemon,
    "webchanges": webchanges,
}


@contextmanager
def replayed(place: Path) -> Iterator[str]:
    """The server, in a process of its own; its address."""
    port = place / "port"
    server = subprocess.Popen([sys.executable, str(HERE / "replay.py"), str(port)])
    try:
        while not (port.exists() and port.read_text()):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port.read_text()}"
    finally:
        server.terminate()
        server.wait()


def measured(name: str, documents: int, rounds: int = ROUNDS) -> Row:
    """One program over all rounds of a server of its own."""
    with tempfile.TemporaryDirectory(prefix="peers-") as directory, replayed(Path(directory)) as base:
        leg = Leg(name, [f"{base}/policy/{n}" for n in range(documents)], Path(directory) / "leg")
        look = LEGS[name](leg)
        for number in (*range(rounds), *range(ROUNDS, ROUNDS + STILL)):
            turn = urllib.request.Request(f"{base}/round/{min(number, ROUNDS)}", method="POST")
            urllib.request.urlopen(turn).close()
            leg.row.rounds.append(0.0)
            look(number)
        _weighed(leg)
        return leg.row


def _weighed(leg: Leg) -> None:
    home = leg.place / "home"
    if home.exists():
        loose = taken(home)
        subprocess.run(
            [sys.executable, "-m", "versioner", "pack"], env=leg.environment, check=True, capture_output=True
        )
        raw, database = taken(home / "snapshots"), taken(home) - taken(home / "snapshots")
        leg.row.disk = (
            f"{loose / 1e6:.1f} MB, {(raw + database) / 1e6:.1f} MB after pack "
            f"(database {database / 1e6:.1f}, raw {raw / 1e6:.1f})"
        )
        log = leg.run(sys.executable, "-m", "versioner", "log", "--all", "--json")
        leg.row.told = str(len(json.loads(log)["changes"]))
    elif (leg.place / "repo").exists():
        loose = taken(leg.place / "repo" / ".git")
        subprocess.run(["git", "-C", str(leg.place / "repo"), "gc", "-q"], check=True)
        leg.row.disk = f"{loose / 1e6:.1f} MB, {taken(leg.place / 'repo' / '.git') / 1e6:.1f} MB after gc"
    else:
        kept = [one for one in leg.place.rglob("*") if one.suffix in {".db", ".sqlite3"}]
        leg.row.disk = f"{sum(taken(one) for one in kept) / 1e6:.1f} MB (text only)"


def taken(place: Path) -> int:
    """Bytes of the blocks that a file, or the files below, take."""
    found = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return sum(path.lstat().st_blocks * 512 for path in found)


def yardstick(documents: int) -> float:
    """Documents that html2text turns into text in a CPU second on this machine."""
    code = (
        "import html2text,sys,time\n"
        "t=[p for p in sys.stdin.read().split('\\x00') if p]\n"
        "b=time.process_time()\n"
        "for one in t:\n h=html2text.HTML2Text();h.body_width=0;h.handle(one)\n"
        "print(len(t)/(time.process_time()-b))"
    )
    pages = "\x00".join(page(n, 0, 1).decode() for n in range(documents))
    done = subprocess.run(
        [str(PEERS / "python"), "-c", code], input=pages, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument(
        "--only", default="", help="names of programs, or their beginnings, with commas between"
    )
    given = parser.parse_args()
    if not (PEERS / "urlwatch").exists():
        sys.exit("urlwatch, webchanges and html2text are not here: make bench-peers installs them")
    wanted = [name for name in LEGS if any(name.startswith(one) for one in given.only.split(","))]
    changed = sum(edited(n, number) for n in range(given.documents) for number in range(ROUNDS))
    size = sum(len(page(n, 0, 1)) for n in range(given.documents)) / given.documents / 1e3
    print(
        f"{given.documents} documents of {size:.0f} KB, {ROUNDS} rounds, {changed} edits; html2text: {yardstick(given.documents):.1f} documents a CPU second\n"
    )
    print(
        "| program | documents per CPU second | unchanged round, CPU ms a document | peak MiB | on disk | told |\n| --- | --- | --- | --- | --- | --- |"
    )
    rows = [measured(name, given.documents) for name in wanted]
    for row in rows:
        looks = given.documents * ROUNDS / sum(row.rounds[:ROUNDS])
        print(
            f"| {row.name} | {looks:.1f} | {1000 * min(row.rounds[-STILL:]) / given.documents:.1f} | {row.peak:.0f} | {row.disk} | {row.told} |"
        )


if __name__ == "__main__":
    main()
