"""Several processes on one port: all answer, one that dies is replaced, one alone looks at what is due."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.storage import tables
from versioner.storage.database import Database

ROOT = Path(__file__).parents[2]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`serve --workers 2 --daemon`, and its address."""
    with open_app(load_settings(tmp_path, environ={})):
        pass
    command = [sys.executable, "-m", "versioner", "--home", str(tmp_path), "serve"]
    running = subprocess.Popen(
        [*command, "--workers", "2", "--daemon", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert running.stdout is not None
        yield running, running.stdout.readline().strip()
    finally:
        running.kill()
        running.communicate()


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}healthz", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:  # refused, reset, or taken by one that was killed before it answered
        return False


def children(parent: int) -> list[int]:
    """Its server processes."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return [int(one) for one in found if "spawn_main" in Path(f"/proc/{one}/cmdline").read_text()]


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_one_that_dies_is_replaced_and_a_signal_ends_all(
    served: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    running, address = served
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    until(lambda: answers(address))
    until(lambda: checkers(tmp_path) == 1)
    time.sleep(5.0)  # what ends sooner ends them all: it could not begin
    before = children(running.pid)
    assert len(before) == 2
    os.kill(before[1], signal.SIGKILL)
    until(lambda: len(children(running.pid)) == 2 and children(running.pid) != before)
    until(lambda: answers(address))
    assert checkers(tmp_path) == 1  # of two processes, one looks at what is due
    left = children(running.pid)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "server process 1 ended (-9); another takes its place" in said
    assert not [one for one in left if Path(f"/proc/{one}").exists()]


def checkers(home: Path) -> int:
    database = Database(f"sqlite:///{home / 'versioner.db'}")
    try:
        with database.read() as session:
            return session.scalar(select(func.count()).select_from(tables.checkers)) or 0
    finally:
        database.dispose()


def test_a_port_that_is_taken_is_told_in_one_line(
    served: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    port = served[1].rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "versioner", "--home", str(tmp_path), "serve", "--workers", "2"]
    done = subprocess.run([*command, "--port", port], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert re.fullmatch(rf"\S.*cannot listen on 127\.0\.0\.1:{port}: .*\n", done.stderr)
