"""Every benchmark, one after another.

    python -m bench [--quick] [NAME …]

With `--quick` those that take more than a minute at full size are run small: enough to see that they run, and to hold
two trees against each other on one machine; the figures of the docs are those of the full size on a quiet one.
Benchmarks over labelled histories take `VERSIONER_CORPUS`, and say so where it is not set.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

# Each with what makes it small.
ALL: dict[str, str] = {
    "checks": "",
    "storage": "",
    "pages": "",
    "furniture": "",
    "diff": "",
    "pieces": "",
    "worst": "",
    "operations": "",
    "classify": "",
    "drift": "",
    "silent": "",
    "paraphrase": "",
    "load": "",
    "ablation": "",
    "hostile": "--only robots",
    "motifs": "--pages 200",
    "importing": "",
    "import_memory": "--captures 80 --pages 4",
    "ingest": "--pages 20 --rounds 2",
    "long_history": "",
    "fairness": "--live 60 --pages 3 --dead 5 --large 300 --timeout 5",
    "throughput": "--pages 2000 --hosts 200",
    "workers": "--hosts 12 --pages 5 --down 3",
    "million": "--pages 20000",
    "soak": "--minutes 1 --pages 300 --hosts 30 --every 10",
    "schedule": "--pages 500 --days 30",
}
# At full size two processes are measured beside one.
FULL = {"throughput": "--second"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(ALL))
    args = parser.parse_args()
    for name in args.names or ALL:
        given = ALL[name] if args.quick else FULL.get(name, "")
        print(f"== bench/{name}.py {given}".rstrip(), flush=True)
        subprocess.run([sys.executable, HERE / f"{name}.py", *given.split()], check=True, cwd=HERE.parent)


if __name__ == "__main__":
    main()
