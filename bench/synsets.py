"""Make `versioner/core/lexicon/wordnets/*.xz`: which words may mean one thing, of wordnets that permit it.

Of clones (bare ones will do) of
  github.com/globalwordnet/english-wordnet  the Open English WordNet: English words, and how meanings hang together
  github.com/globalwordnet/cili             which of its meanings Princeton WordNet 3.0 calls how
  github.com/omwn/omw-data                  plWordNet and MultiWordNet: Polish and Italian words by those names

python bench/synsets.py ENGLISH_WORDNET CILI OMW_DATA
"""

from __future__ import annotations

import lzma
import subprocess
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from versioner.core.lexicon.synsets import packed_links, packed_words

FOLDER = Path(__file__).parent.parent / "versioner" / "core" / "lexicon" / "wordnets"
_TABS = {"it": "wns/ita/wn-data-ita.tab", "pl": "wns/pol/wn-data-pol.tab"}
# Of one meaning in another part of speech, and of an adjective those that a dictionary would give beside it.
_SENSES = ("derivation", "pertainym", "participle")
_BESIDE = ("similar", "also")
_ABOVE = ("hypernym", "instance_hypernym")
_SHORTEST = 3  # letters


def _read(clone: str, path: str) -> str:
    return subprocess.run(
        ["git", "-C", clone, "show", f"HEAD:{path}"], capture_output=True, check=True, encoding="utf-8"
    ).stdout


def _tables(clone: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    listed = subprocess.run(
        ["git", "-C", clone, "ls-tree", "--name-only", "HEAD:src/yaml"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.split()
    for name in listed:
        if name != "frames.yaml":
            yield name, yaml.load(_read(clone, f"src/yaml/{name}"), Loader=yaml.CSafeLoader)


class English:
    """What the Open English WordNet says: words, meanings, and what is beside and above a meaning."""

    def __init__(self, clone: str) -> None:
        self.words: dict[str, list[str]] = {}
        self.ili: dict[str, str] = {}
        self.above: dict[str, set[str]] = {}
        self.beside: dict[str, set[str]] = {}
        senses: dict[str, str] = {}
        links: list[tuple[str, str]] = []
        for name, table in _tables(clone):
            if name.startswith("entries"):
                for word, parts in table.items():
                    for entry in parts.values():
                        for sense in entry["sense"]:
                            self.words.setdefault(str(word), []).append(sense["synset"])
                            senses[sense["id"]] = sense["synset"]
                            links += [(sense["synset"], to) for kind in _SENSES for to in sense.get(kind, ())]
                continue
            for one, said in table.items():
                self.above[one] = {to for kind in _ABOVE for to in said.get(kind, ())}
                self.beside.setdefault(one, set()).update(
                    to for kind in _BESIDE for to in said.get(kind, ()) if one[-1] != "n"
                )
                if "ili" in said:
                    self.ili[said["ili"]] = one
        for one, to in links:
            self.beside.setdefault(one, set()).add(senses[to])


def _tab(clone: str, path: str, named: Mapping[str, str]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for line in _read(clone, path).splitlines():
        synset, kind, word = (*line.split("\t"), "", "")[:3]
        if kind.endswith("lemma") and synset in named:
            words.setdefault(word, []).append(named[synset])
    return words


def _doing(words: Mapping[str, Iterable[str]]) -> set[str]:
    """The single words, folded, that are verbs or adverbs in all that they mean."""
    names = {word.casefold() for word, of in words.items() if any(one[-1] in "nas" for one in of)}
    return {word.casefold() for word in words} - names


def _numbered(words: Mapping[str, Iterable[str]], numbers: Mapping[str, int]) -> dict[str, list[int]]:
    """Single words, folded -> the numbers of what they mean."""
    found: dict[str, set[int]] = {}
    for word, of in words.items():
        low = word.casefold()
        if low.isalpha() and len(low) >= _SHORTEST:
            found.setdefault(low, set()).update(numbers[one] for one in of if one in numbers)
    return {word: sorted(of) for word, of in found.items() if of}


def main() -> None:
    """Write what words mean in each language, and how meanings hang together."""
    english_clone, cili, omw = sys.argv[1:]
    english = English(english_clone)
    synsets = sorted(english.above)
    numbers = {one: n for n, one in enumerate(synsets)}
    princeton = {
        offset: english.ili[ili]
        for ili, offset in (line.split("\t")[:2] for line in _read(cili, "ili-map-pwn30.tab").splitlines())
        if ili in english.ili
    }
    FOLDER.mkdir(exist_ok=True)
    tables = {"en": english.words} | {
        language: _tab(omw, path, princeton) for language, path in _TABS.items()
    }
    written = {
        f"{language}.xz": packed_words(_numbered(words, numbers), _doing(words))
        for language, words in tables.items()
    }
    for kind in ("above", "beside"):
        links = getattr(english, kind)
        written[f"{kind}.xz"] = packed_links(
            [array("I", sorted(numbers[to] for to in links.get(one, ()) if to in numbers)) for one in synsets]
        )
    for name, data in written.items():
        (FOLDER / name).write_bytes(packed := lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
        print(f"{name}: {len(packed):,} bytes, {len(data):,} in memory")


if __name__ == "__main__":
    main()
