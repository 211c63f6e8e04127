"""How many plausible bugs the tests catch: mutants of the modules that decide, a sample of each, made by cosmic-ray.

    make mutants [SAMPLE=40]        (or python bench/mutants.py --cosmic-ray PATH [--sample 40] [--module NAME])

The tree is copied, each mutant is made there, and the tests that stand for the module are run on it. Told is the share
that was caught, and every survivor as a diff: either a test is missing, or the change means the same. Mutants of type
annotations are left out, for nothing reads those. The sample is the same each time (`--seed`).
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = {
    "core/decide/noise.py": "tests/core/decide/test_learned.py tests/core/decide/test_remembered.py tests/core/decide/test_steady.py tests/core/decide/test_noise.py tests/core/decide/test_derive.py",
    "core/decide/confirm.py": "tests/core/decide/test_needed.py tests/core/decide/test_remembered.py tests/core/decide/test_derive.py tests/core/decide/test_noise.py",
    "core/classify/changed.py": "tests/core/classify",
    "core/classify/rules.py": "tests/core/classify",
    "core/extract/as_read.py": "tests/core/extract/test_as_read.py",
    "core/schedule/lateness.py": "tests/core/schedule/test_lateness.py",
    "core/dates/silence.py": "tests/core/dates/test_silence.py",
    "core/decide/returned.py": "tests/core/decide/test_returned.py",
    "core/schedule/plan.py": "tests/core/schedule/test_schedule_bounds.py tests/core/schedule/test_intervals.py tests/core/schedule/test_rates.py",
    "fetch/ssrf.py": "tests/fetch/test_ssrf.py",
}
# the unions of annotations, which are never evaluated
ANNOTATIONS = "core/ReplaceBinaryOperator_BitOr%"
CONFIG = """
[cosmic-ray]
module-path = "versioner/{module}"
timeout = 120.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:randomly -p no:cacheprovider {tests}"
[cosmic-ray.distributor]
name = "local"
"""


def sampled(session: Path, count: int, seed: int) -> int:
    """Leave so many mutants in the session; how many there are in all."""
    with closing(sqlite3.connect(session)) as database, database:
        names = sorted(
            row[0]
            for row in database.execute(
                "SELECT job_id FROM mutation_specs WHERE operator_name NOT LIKE ? "
                "ORDER BY start_pos_row, start_pos_col, operator_name, occurrence",
                [ANNOTATIONS],
            )
        )
        places = {
            row[0]: row[1:]
            for row in database.execute(
                "SELECT job_id, start_pos_row, start_pos_col, operator_name, occurrence FROM mutation_specs"
            )
        }
        names.sort(key=lambda name: places[name])  # job ids are random
        kept = set(random.Random(seed).sample(names, min(count, len(names))))
        gone = [(name,) for name in places if name not in kept]
        database.executemany("DELETE FROM mutation_specs WHERE job_id = ?", gone)
        database.executemany("DELETE FROM work_items WHERE job_id = ?", gone)
    return len(names)


def results(session: Path) -> tuple[int, list[str]]:
    """How many mutants were caught, and the diffs of those that were not."""
    with closing(sqlite3.connect(session)) as database:
        rows = database.execute("SELECT test_outcome, worker_outcome, diff FROM work_results").fetchall()
    survived = [diff for test, _, diff in rows if str(test).upper().endswith("SURVIVED")]
    return len(rows) - len(survived), survived


def tried(copy: Path, tool: str, module: str, count: int, seed: int) -> tuple[int, int, int]:
    """Caught, survived, and how many mutants there are of which that is a sample."""
    tests = " ".join(one for one in MODULES[module].split() if (copy / one).exists())
    config, session = copy / "mutants.toml", copy / "mutants.sqlite"
    session.unlink(missing_ok=True)
    config.write_text(CONFIG.format(module=module, python=sys.executable, tests=tests), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "pytest", "-x", "-q", *tests.split()], cwd=copy, check=True)
    subprocess.run([tool, "init", config.name, session.name], cwd=copy, check=True)
    total = sampled(session, count, seed)
    subprocess.run([tool, "exec", config.name, session.name], cwd=copy, check=True)
    caught, survived = results(session)
    print(f"\n{module}: {caught} of {caught + len(survived)} caught ({total} mutants in all)", flush=True)
    for diff in survived:
        print(diff, flush=True)
    return caught, len(survived), total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cosmic-ray", required=True, help="the tool, in an environment of its own")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", choices=list(MODULES), action="append")
    args = parser.parse_args()
    tool = str(Path(args.cosmic_ray).absolute())
    found = []
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name in ("versioner", "tests", "migrations"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "alembic.ini"):
            shutil.copy(ROOT / name, copy / name)
        found = [
            tried(copy, tool, module, args.sample, args.seed) for module in (args.module or list(MODULES))
        ]
    caught, survived = sum(one[0] for one in found), sum(one[1] for one in found)
    print(f"all: {caught} of {caught + survived} caught ({caught / max(caught + survived, 1):.0%})")


if __name__ == "__main__":
    main()
