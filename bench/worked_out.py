"""Make `versioner/core/lexicon/worked_out.py`: what follows from the lexicon of stamps, notes and sources.

python bench/worked_out.py

A command that reads one page would else work through a thousand patterns to learn that its lines are no stamps. A test
(`tests/core/lexicon/test_worked_out.py`) says where the lexicon says something else by now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from versioner.core import notes
from versioner.core.extract import hints, stampwords
from versioner.core.lexicon import labels, sources
from versioner.core.lexicon.phrases import Table

MADE = Path(__file__).parents[1] / "versioner/core/lexicon/worked_out.py"
_WIDTH = 150
_HEAD = '''"""What follows from the words of stamps, notes and sources, and is asked of the first line that is read.

Made by `bench/worked_out.py` from `labels`, `nearby`, `ago`, `bylines`, `notes` and `sources`; do not edit. Of which words phrases
begin with: each with the numbers of its patterns (`phrases.Table`). Of phrases: parted by bars.
"""

from __future__ import annotations

'''


def made() -> str:
    """The module, as it is to be."""
    begun = {
        f"BEGUN_{name}": Table(words).begun
        for name, words in {
            **{name: getattr(labels, name) for name in _LABELS},
            "SHOW": sources.SHOW,
        }.items()
    }
    phrases = {
        "NOTE_LABELS": notes.worked_out_labels(),
        "NOTE_UPDATES": notes.worked_out_updates(),
        "NAMED": hints.worked_out_named(),
        "LEADS": hints.worked_out_leads(),
    }
    parts = [
        *(_text(name, text, " ") for name, text in begun.items()),
        _text("STAMP_WORDS", " ".join(sorted(stampwords.worked_out_words())), " "),
        _text("AGO", _sizes(stampwords.worked_out_openers()), " "),
        *(_text(name, "|".join(sorted(found)), "|") for name, found in phrases.items()),
        _text("NOTE_TELLS", _told(notes.worked_out_tells()), " "),
    ]
    return _HEAD + "\n".join(parts)


_LABELS = ("HISTORY", "LATEST", "CHECKED", "IN_FORCE", "PUBLISHED", "UPDATED")


def _sizes(sizes: Mapping[str, Iterable[int]]) -> str:
    return " ".join(f"{word}:{','.join(map(str, ones))}" for word, ones in sorted(sizes.items()))


def _told(tells: Mapping[str, Iterable[tuple[str, int]]]) -> str:
    """Telling words, each with its expressions: `error:en.3,fr.0`."""
    return " ".join(
        f"{word}:{','.join(f'{tongue}.{n}' for tongue, n in sorted(ones))}"
        for word, ones in sorted(tells.items())
    )


def _text(name: str, text: str, mark: str) -> str:
    """A text as a literal of many lines, cut behind marks."""
    lines, line = [], ""
    for n, part in enumerate(text.split(mark)):
        piece = part if n == 0 else mark + part
        if line and len(line) + len(piece) > _WIDTH:
            lines.append(line)
            line = ""
        line += piece
    body = "\n".join(f"    {_quoted(one)}" for one in [*lines, line])
    return f"{name} = (\n{body}\n)\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    MADE.write_text(made())
