"""What the words of languages take in memory: a process before and after it judged edits in each.

    python bench/lexicons.py [de fr pl]

Each language's lists are asked as an edit asks them: whether words are words, whether a slip of the pen is one, what
is a name, which facts a sentence holds. What is mapped from files counts where it was touched (resident set). Exits 1
where all together take more than 150 MB.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

_LIMIT = 150  # MB, of three languages
_AT = datetime(2026, 11, 30, tzinfo=UTC)
# A fact, a slip of the pen, a real word for another and a name; in each language two sides of one text.
_TEXTS = {
    "de": ("Die Regierug sperrte am Montag drei Häfen, sagte Anna Müller.", "Die Regierung sperrte am Dienstag vier Häfen, sagte Anna Muller."),
    "fr": ("Le gouvernemnt a fermé trois ports lundi, selon Anne Morel.", "Le gouvernement a fermé quatre ports mardi, selon Anna Morel."),
    "pl": ("Rybakkom zamknięto trzy porty w poniedziałek, mówi Jan Wilczek.", "Rybakom zamknięto cztery porty we wtorek, mówi Jan Wilczak."),
    "en": ("The goverment closed three ports on Monday, said Ann Reed.", "The government closed four ports on Tuesday, said Anna Reed."),
    "es": ("El gobireno cerró tres puertos el lunes, dijo Ana Rueda.", "El gobierno cerró cuatro puertos el martes, dijo Ada Rueda."),
    "ru": ("Рыбкаи пришли в три порта в понедельник, сказал Иван Бойко.", "Рыбаки пришли в четыре порта во вторник, сказал Игнат Бойко."),
}  # fmt: skip


def resident() -> float:
    """The process's resident set, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def main() -> int:
    """Judge an edit in each language, and say what that added."""
    from versioner.core.classify import change_between
    from versioner.core.model import Block, BlockKind, Document

    begun = before = resident()
    print(f"{'before any language':24}{before:8.0f} MB")
    for language in sys.argv[1:] or ("de", "fr", "pl"):
        old, new = (
            Document(language=language, blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),))
            for text in _TEXTS[language]
        )
        change_between(
            old,
            new,
            version=2,
            previous=1,
            first_seen=_AT,
            not_before=_AT,
            declared_modified=None,
            marked=None,
        )
        now = resident()
        print(f"{language:24}{now - before:+8.0f} MB")
        before = now
    added = before - begun
    print(f"{'together':24}{added:+8.0f} MB (at most {_LIMIT})")
    return int(added > _LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
