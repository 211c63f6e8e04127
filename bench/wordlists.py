"""Make `versioner/core/lexicon/index/*.idx` for the installed release of simplemma's word lists.

python bench/wordlists.py
"""

from __future__ import annotations

from pathlib import Path

from versioner.core.lexicon.listed import WordList, languages, packed_index, packed_list

FOLDER = Path(__file__).parent.parent / "versioner" / "core" / "lexicon" / "index"


def main() -> None:
    """Write the index of every list."""
    FOLDER.mkdir(exist_ok=True)
    for language in sorted(languages()):
        packed = packed_list(language)
        (FOLDER / f"{language}.idx").write_bytes(packed_index(WordList(packed), packed))
    sizes = [path.stat().st_size for path in FOLDER.glob("*.idx")]
    print(f"{len(sizes)} lists, {sum(sizes):,} bytes")


if __name__ == "__main__":
    main()
