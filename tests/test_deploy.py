"""The files that set versioner up elsewhere: read as their own tools read them, and held against the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from versioner.cli.main import COMMANDS
from versioner.config import PREFIX, Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
SETTINGS = {one.name for one in fields(Settings)}
UNITS = sorted(DEPLOY.glob("systemd/*"))


def instructions():
    text = re.sub(r"\\\n", " ", (DEPLOY / "Containerfile").read_text())
    return [line.split(None, 1) for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_the_image_runs_as_nobody_and_says_how_it_is():
    steps = instructions()
    last = max(n for n, (word, _) in enumerate(steps) if word == "FROM")
    final = dict(steps[last:])
    assert final["USER"] not in {"root", "0"}
    assert "/healthz" in final["HEALTHCHECK"]
    assert steps[-2][0] == "ENTRYPOINT"
    for word, what in steps:
        if word == "COPY" and "--from" not in what:
            for name in what.split()[:-1]:
                assert (ROOT / name).exists(), name


@pytest.mark.parametrize(
    "path", [DEPLOY / "Containerfile", DEPLOY / "compose.yaml", *UNITS], ids=lambda path: path.name
)
def test_every_setting_and_command_named_is_one(path):
    text = path.read_text()
    for name in re.findall(PREFIX + r"([A-Z_]+)", text):
        assert name.lower() in SETTINGS, name
    for name in re.findall(r"bin/versioner (\w+)", text):
        assert name in COMMANDS, name


def test_a_container_that_is_begun_as_told_lets_somebody_in():
    """It listens to everybody: without a token, or reading by all, `serve` refuses to begin, for ever anew."""
    told = (ROOT / "docs/operating.md").read_text()
    for begun in ("podman run --rm -v versioner:/data versioner", "run --rm daemon"):
        assert f"{begun} token create me --scope admin" in told
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["serve"]["environment"]
    assert composed["VERSIONER_PUBLIC_READ"] == "${VERSIONER_PUBLIC_READ:-false}"
    assert json.loads(dict(instructions())["CMD"]) == ["serve", "--host", "0.0.0.0", "--daemon"]


@pytest.mark.parametrize("name", ["daemon", "serve"])
def test_nothing_that_one_says_to_a_unit_leaves_it_ended(name):
    """A hangup ends the program in order: as a "reload" it would be the last that is heard of it."""
    text = (DEPLOY / f"systemd/versioner-{name}.service").read_text()
    assert "ExecReload" not in text
    assert "Restart=always" in text


def test_the_composition_is_whole():
    found = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    assert set(found["services"]) == {"database", "serve", "daemon"}
    for name in ("serve", "daemon"):
        service = found["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["command"][0] in COMMANDS
        assert service["depends_on"]["database"]["condition"] == "service_healthy"
    used = {one.split(":")[0] for service in found["services"].values() for one in service.get("volumes", [])}
    assert used == set(found["volumes"])


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_units_are_what_systemd_takes(path, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    for unit in UNITS:  # the program is not installed where units want it: only that may be missing here
        (tmp_path / unit.name).write_text(
            unit.read_text().replace("/opt/versioner/bin/versioner", "/bin/true")
        )
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / path.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if path.name in line]
    assert not said, said
