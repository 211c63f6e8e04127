"""The demonstration, as `make demo` runs it: sixteen steps, each seen as it was done."""

import json
import os
import subprocess
import sys
from dataclasses import replace

from click.testing import CliRunner

from versioner.cli.main import main
from versioner.demo.matching import Seen, match
from versioner.demo.run import Ended
from versioner.demo.story import Step


def test_everything_the_newsroom_does_is_seen(tmp_path):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VERSIONER_")} | {
        "LC_ALL": "C.UTF-8"
    }
    done = subprocess.run(
        [sys.executable, "-m", "versioner", "demo", "--home", str(tmp_path)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "16 of 16 steps: seen == done." in done.stdout
    assert "Show me the source" in done.stdout


def test_a_program_gets_the_steps_and_whether_they_agree(monkeypatch, tmp_path):
    nothing = Seen(article=(), source=(), fresh_dated=0, suspect=False, drift=0, resolved=0)
    still = Step(did="nothing at all", act=lambda _: None)
    told = Ended(
        home=tmp_path,
        article=7,
        matches=(match(still, nothing), match(still, replace(nothing, suspect=True))),
    )
    monkeypatch.setattr("versioner.demo.run.run", lambda *_, **__: told)
    done = CliRunner().invoke(main, ["--home", str(tmp_path), "demo", "--json"], standalone_mode=False)
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "home": str(tmp_path),
        "article": 7,
        "steps": [
            {"did": "nothing at all", "agrees": True, "differences": []},
            {
                "did": "nothing at all",
                "agrees": False,
                "differences": ["the page was wrongly held for suspect"],
            },
        ],
        "agree": 1,
        "all": 2,
    }
