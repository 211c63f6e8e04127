"""What edits are called: cosmetic ones, single facts, and the publisher's own major updates.

    python bench/classify.py --corpus DIR [--sentences 2000] [--part minor|facts|publisher|side]

Sentences are real ones of the labelled histories, each edited once in its whole document. "minor" counts cosmetic
edits that were called substantive, "facts" changed facts that were called less or lost. "publisher" takes GOV.UK's
updates that it announced with a note; "side" prints thirty changelogs beside those notes, to be read.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.diff import document
from versioner.core.classify import change_between
from versioner.core.model import Block, BlockKind, Change, Document, Link, Significance
from versioner.view.changelog import summary

AT = datetime(2026, 11, 24, tzinfo=UTC)


def change(old: Document, new: Document, **more: Any) -> Change:
    """The judged change between two documents."""
    before = AT - timedelta(hours=1)
    dates: dict[str, Any] = {"declared_modified": None, "marked": None}
    return change_between(old, new, version=2, previous=1, first_seen=AT, not_before=before, **dates, **more)


# ---------------------------------------------------------------- edits of one sentence


def typo(text: str, random: Random, known: Counter[str]) -> str | None:
    """A word of six letters or more, written wrong once: doubled, dropped or swapped letters, a lost accent."""
    words = [
        m
        for m in re.finditer(r"(?<![/.@\w])[^\W\d_]{7,}(?![/.@]\w)", text)
        if m.group().islower() and known[m.group()] >= 2
    ]
    if not words:
        return None
    found = random.choice(words)
    word = found.group()
    n = random.randrange(2, len(word) - 3)
    kind = random.choice(("swap", "drop", "double"))
    wrong = {
        "swap": word[:n] + word[n + 1] + word[n] + word[n + 2 :],
        "drop": word[:n] + word[n + 1 :],
        "double": word[:n] + word[n] + word[n:],
    }[kind]
    return None if wrong == word or known[wrong] else text[: found.start()] + wrong + text[found.end() :]


def comma(text: str, random: Random, _: Counter[str]) -> str | None:
    """A comma more or less between two words."""
    places = [m.start() for m in re.finditer(r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ])", text)]
    if not places:
        return None
    at = random.choice(places)
    return f"{text[:at]},{text[at:]}"


def quotes(text: str, random: Random, _: Counter[str]) -> str | None:
    """Straight marks for curly ones, a dash for a hyphen, a no-break space."""
    table = {"’": "'", "'": "’", "“": '"', "”": '"', " - ": " – ", "–": "-", "...": "…"}
    there = [key for key in table if key in text]
    if not there:
        return text.replace(" ", "\u00a0", 1) if " " in text else None
    one = random.choice(there)
    return text.replace(one, table[one])


def reflow(text: str, random: Random, _: Counter[str]) -> str | None:
    """Another run of white space, an invisible character."""
    places = [n for n, char in enumerate(text) if char == " "]
    if not places:
        return None
    at = random.choice(places)
    return text[:at] + random.choice(("  ", " \u200b", "\n")) + text[at + 1 :]


MINOR: dict[str, Callable[[str, Random, Counter[str]], str | None]] = {
    "typo": typo,
    "punctuation": comma,
    "typography": quotes,
    "reflow": reflow,
}


def number(text: str, random: Random, _: Counter[str]) -> str | None:
    """Another number, in digits."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return None
    one = random.choice(found)
    return text[: one.start()] + str(int(one.group()[:9]) + random.randint(1, 9)) + text[one.end() :]


def negation(text: str, random: Random, _: Counter[str]) -> str | None:
    """A "not" more or less."""
    swaps = (
        (r"\bnot ", ""),
        (r"\b(is|are|was|were|will|may|can|must|do|does) (?!not)", r"\1 not "),
        (r"\bne (\w+) pas\b", r"\1"),
        (r"\bnicht ", ""),
    )
    there = [(pattern, new) for pattern, new in swaps if re.search(pattern, text)]
    if not there:
        return None
    pattern, new = random.choice(there)
    return re.sub(pattern, new, text, count=1)


def name(text: str, random: Random, _: Counter[str]) -> str | None:
    """Another name for one inside the sentence."""
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{3,}\b", text))
    if not found:
        return None
    one = random.choice(found)
    other = random.choice(("Carvalho", "Northquay", "Aerts", "Lumora"))
    return text[: one.start()] + other + text[one.end() :]


def date(text: str, random: Random, _: Counter[str]) -> str | None:
    """Another month or weekday."""
    months = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for group in (months, days):
        there = [word for word in group if re.search(rf"\b{word}\b", text)]
        if there:
            old = random.choice(there)
            return re.sub(
                rf"\b{old}\b", random.choice([word for word in group if word != old]), text, count=1
            )
    return None


def quote(text: str, random: Random, _: Counter[str]) -> str | None:
    """A word exchanged inside quoted speech."""
    found = re.search(r"[“\"«]([^”\"»]{12,})[”\"»]", text)
    if not found:
        return None
    words = list(re.finditer(r"[^\W\d_]{4,}", found.group(1)))
    if not words:
        return None
    one = random.choice(words)
    at = found.start(1) + one.start()
    return f"{text[:at]}herring{text[at + len(one.group()) :]}"


FACTS = {"number": number, "negation": negation, "name": name, "date": date, "quote": quote}


# ---------------------------------------------------------------- counting


def documents(corpus: Any) -> list[Document]:
    """One true text a history, of all languages there."""
    found = []
    for one, _ in corpus.histories():
        texts = [snapshot["text"] for snapshot in one["snapshots"] if snapshot.get("text")]
        if texts:
            found.append(document(corpus.blob(texts[len(texts) // 2]).decode()))
    return found


def edited(texts: list[Document], edits: dict[str, Any], most: int, wanted: Significance) -> None:
    """Edit sentences one by one; count what is called otherwise than wanted."""
    random = Random(11)
    wrong: dict[str, list[tuple[str, str, str]]] = {kind: [] for kind in edits}
    made: Counter[str] = Counter()
    backwards = 0
    while sum(made.values()) < most:
        one = random.choice(texts)
        known = Counter(word.lower() for block in one.blocks for word in re.findall(r"[^\W\d_]+", block.text))
        n = random.randrange(len(one.blocks))
        block = one.blocks[n]
        if len(block.text.split()) < 8 or block.kind is BlockKind.HEADING:
            continue
        kind = min(edits, key=lambda name: made[name])
        kind = random.choice([kind, random.choice(list(edits))])
        text = edits[kind](block.text, random, known)
        if text is None or text == block.text:
            continue
        made[kind] += 1
        other = replace(one, blocks=(*one.blocks[:n], replace(block, text=text), *one.blocks[n + 1 :]))
        backwards += 1
        old, new = (other, one) if backwards % 2 else (one, other)
        found = change(old, new)
        told = [
            (edit.kind, edit.significance, edit.rule) for section in found.sections for edit in section.edits
        ]
        bad = (
            found.significance is not wanted
            if wanted is Significance.SUBSTANTIVE
            else found.significance is Significance.SUBSTANTIVE
        )
        if bad:
            wrong[kind].append((_around(block.text, text), str(told), ""))
    total = sum(len(found) for found in wrong.values())
    print(f"{sum(made.values())} edits, {total} called wrong ({100 * total / sum(made.values()):.2f} %)")
    for kind in edits:
        print(f"  {kind:12} {len(wrong[kind])}/{made[kind]}")
        for said, heard, _ in wrong[kind][:4]:
            print(f"      {said}  {heard}")


def _around(old: str, new: str) -> str:
    n = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return f"…{old[max(0, n - 20) : n + 30]!r} -> …{new[max(0, n - 20) : n + 30]!r}"


def links(texts: list[Document]) -> None:
    """A tracking parameter more is nothing, another path minor, another host substantive."""
    count: Counter[str] = Counter()
    for one in texts:
        for n, block in enumerate(one.blocks[:40]):
            if block.kind is not BlockKind.PARAGRAPH or len(block.text) < 30:
                continue
            word = block.text.split()[0]
            for name, url, wanted in (
                ("another path", "https://quay.example/other", Significance.MINOR),
                ("another host", "https://mole.example/wall", Significance.SUBSTANTIVE),
            ):

                def linked(
                    target: str, n: int = n, block: Block = block, word: str = word, one: Document = one
                ) -> Document:
                    made = replace(block, links=(Link(text=word, url=target),))
                    return replace(one, blocks=(*one.blocks[:n], made, *one.blocks[n + 1 :]))

                found = change(linked("https://quay.example/wall"), linked(url))
                count[f"{name} {'right' if found.significance is wanted else 'wrong'}"] += 1
            break
    print("links:", dict(count))


def publisher(corpus: Any, *, side: bool) -> None:
    """The publisher's announced updates: how many are substantive; thirty of them side by side."""
    major, found, shown = 0, 0, 0
    missed = []
    for one, _ in corpus.histories("govuk"):
        before = None
        for snapshot in one["snapshots"]:
            text = document(corpus.blob(snapshot["text"]).decode())
            notes = snapshot["publisher"].get("notes") or []
            if before is not None and snapshot["label"] == "change" and snapshot["clean"] and notes:
                made = change(before, text)
                major += 1
                found += made.significance is Significance.SUBSTANTIVE
                if made.significance is not Significance.SUBSTANTIVE:
                    missed.append((one["id"], snapshot["at"], notes, summary(made)[:2]))
                if side and major % 7 == 0 and shown < 30:
                    shown += 1
                    print(f"--- {shown}. {one['id']} {snapshot['at']}")
                    for _, note in notes:
                        print(textwrap.fill(f"publisher: {note}", 150, subsequent_indent="   "))
                    for line in summary(made)[:6]:
                        print(textwrap.shorten(f"versioner: {line}", 300))
            before = text
    if not side:
        print(f"publisher's updates with a note: {found}/{major} substantive ({found / major:.3f})")
        for entry in missed[:8]:
            print("   ", entry)


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    options.add_argument("--sentences", type=int, default=2000)
    options.add_argument("--part", choices=("minor", "facts", "publisher", "side"))
    given = options.parse_args()
    if not given.corpus or not Path(given.corpus).is_dir():
        print("bench/classify: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    sys.path.insert(0, given.corpus)
    from read_corpus import Corpus

    corpus = Corpus(given.corpus)
    texts = documents(corpus)
    if given.part in {None, "minor"}:
        print("cosmetic edits called substantive")
        edited(texts, MINOR, given.sentences, Significance.MINOR)
        links(texts)
    if given.part in {None, "facts"}:
        print("facts called minor, or lost")
        edited(texts, FACTS, given.sentences, Significance.SUBSTANTIVE)
    if given.part in {None, "publisher"}:
        publisher(corpus, side=False)
    if given.part == "side":
        publisher(corpus, side=True)


if __name__ == "__main__":
    main()
