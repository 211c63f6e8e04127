"""The WordPress plugin is PHP without a fault, and does what its own test says; skipped where there is no PHP."""

import shutil
import subprocess
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parents[1] / "integrations" / "wordpress"
PHP = shutil.which("php")


@pytest.mark.skipif(PHP is None, reason="PHP is missing")
@pytest.mark.parametrize("command", [["-l", "versioner.php"], ["-l", "test.php"], ["test.php"]])
def test_the_plugin_is_linted_and_tested(command):
    assert PHP is not None
    done = subprocess.run([PHP, *command], cwd=PLUGIN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
