"""Make `versioner/core/lexicon/index/*.idx` and `*.end` for the installed release of simplemma's word lists.

The first is where words stand in a list, the second how its words end.

python bench/wordlists.py
"""

from __future__ import annotations

from pathlib import Path

from versioner.core.lexicon.endings import packed_endings
from versioner.core.lexicon.listed import WordList, languages, packed_index, packed_list

FOLDER = Path(__file__).parent.parent / "versioner" / "core" / "lexicon" / "index"


def main() -> None:
    """Write the index of every list."""
    FOLDER.mkdir(exist_ok=True)
    for language in sorted(languages()):
        packed = packed_list(language)
        words = WordList(packed)
        (FOLDER / f"{language}.idx").write_bytes(packed_index(words, packed))
        (FOLDER / f"{language}.end").write_bytes(packed_endings(words))
    for kind in ("idx", "end"):
        sizes = [path.stat().st_size for path in FOLDER.glob(f"*.{kind}")]
        print(f"{len(sizes)} lists, .{kind} {sum(sizes):,} bytes")


if __name__ == "__main__":
    main()
