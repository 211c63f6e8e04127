"""The verbs of `versioner notify`, as a person and a program type them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.notify.receiver import receiving
from versioner.notify.webhook import new_secret

SECRET = new_secret(bytes(32))


def test_a_channel_from_its_adding_to_its_removal(tmp_path: Path) -> None:
    environment = {**os.environ, "VERSIONER_HOME": str(tmp_path), "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8"}

    def say(*words: str, code: int = 0) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "versioner", "--json", "notify", *words],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout)

    with receiving(SECRET) as receiver:
        added = say(
            "add", receiver.url, "--on", "change", "--on", "drift", "--tag", "Budget", "--secret", SECRET,
            "--after", "2",
        )  # fmt: skip
        assert added["channel"]["on"] == ["change", "drift"]
        assert added["channel"]["tag"] == "budget"
        assert added["channel"]["after"] == 2
        assert "secret-path" not in json.dumps(added)
        assert say("test", "1") == {"channel": 1, "error": None}
        assert list(receiver.kept) == list(receiver.came)
    assert "cannot be reached: Connection refused" in say("test", "1", code=3)["error"]
    (listed,) = say("list")["channels"]
    assert listed["to"].startswith("http://127.0.0.1:")
    assert say("log") == {"deliveries": []}
    assert say("remove", "1") == {"removed": 1}
    assert say("remove", "1", code=2)["error"]["code"] == "not_found"
    assert say("add", "nowhere", code=2)["error"]["code"] == "usage"
