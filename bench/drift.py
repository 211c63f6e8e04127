"""Drift on the labelled set: what the source left behind, beside two simple rules, and what it costs.

    python bench/drift.py [--half dev|test] [--cases FILE.json] [--show]

The pairs are of our own writing (tests/data/drift/pairs.txt). "any edit" says of every source edit that the whole
article is out of date; "same string" looks for the numbers that the source lost, as written, in the article.
Then the longer pairs in which a newsroom paraphrases (paraphrase-*.txt, `bench/paraphrase.py`), or those of --cases.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import paraphrase
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.evidence import Index, passages
from versioner.core.model import Block, BlockKind, Document, Version

PAIRS = Path(__file__).parents[1] / "tests" / "data" / "drift" / "pairs.txt"
START = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass
class Pair:
    """An article, its source, and what each edit of the source leaves behind.

    Attributes:
        rests: of each sentence of the article, the source's sentence (from 1; 0: none).
        edits: (line of the source, new wording or None, (kind, article line) or None).
    """

    name: str
    language: str
    source_language: str
    source: list[str] = field(default_factory=list)
    article: list[str] = field(default_factory=list)
    rests: list[int] = field(default_factory=list)
    edits: list[tuple[int, str | None, tuple[str, int] | None]] = field(default_factory=list)


def load() -> list[Pair]:
    """The set, in order."""
    pairs: list[Pair] = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        mark, _, rest = line.partition(" ")
        said, _, label = (part.strip() for part in rest.partition(" | "))
        if mark == "@":
            own, _, other = (part.strip() for part in label.partition("/"))
            pairs.append(Pair(said, own, other or own))
        elif mark == "S":
            pairs[-1].source.append(rest)
        elif mark == "A":
            pairs[-1].article.append(said)
            pairs[-1].rests.append(int(label))
        elif mark == "X":
            number, _, text = said.partition(" ")
            pairs[-1].edits.append((int(number), text, None if label == "-" else ("superseded", int(label))))
        else:
            pairs[-1].edits.append((int(said), None, None if label == "-" else ("retracted", int(label))))
    return pairs


def document(lines: list[str | None], language: str) -> Document:
    """Lines as paragraphs."""
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines if line)
    return Document(title="x", language=language, blocks=blocks)


def versions(pair: Pair) -> tuple[list[Version], list[Version]]:
    """The article's one version and the source's, an edit a version."""
    article = [version(1, 1, document([*pair.article], pair.language), START)]
    lines: list[str | None] = [*pair.source]
    source = [version(2, 1, document(lines, pair.source_language), START)]
    for n, (line, text, _) in enumerate(pair.edits, 1):
        lines[line - 1] = text
        source.append(version(2, n + 1, document(lines, pair.source_language), START + timedelta(hours=n)))
    return article, source


def version(page: int, number: int, text: Document, at: datetime) -> Version:
    """A version as the store gives it."""
    return Version(
        id=100 * page + number,
        page=page,
        number=number,
        document=text,
        first_seen=at,
        not_before=at,
        confirmed_at=at,
        sha256="",
    )


def score(pairs: list[Pair], *, show: bool) -> None:
    """Precision and recall by kind, evidence among the first three, and the simple rules."""
    count: Counter[str] = Counter()
    for pair in pairs:
        article, source = versions(pair)
        told = {
            (str(item.kind), pair.article.index(item.article_says) + 1)
            for item in assess(article, source).current
            if item.article_says in pair.article and item.kind in {DriftKind.SUPERSEDED, DriftKind.RETRACTED}
        }
        truth = {label for _, _, label in pair.edits if label is not None}
        for kind in ("superseded", "retracted"):
            mine, right = {one for one in told if one[0] == kind}, {one for one in truth if one[0] == kind}
            count.update(
                {f"{kind} told": len(mine), f"{kind} true": len(right), f"{kind} hit": len(mine & right)}
            )
            if show and mine != right:
                print("  ", pair.name, kind, "missed", sorted(right - mine), "false", sorted(mine - right))
        _baselines(pair, truth, count)
        _evidence(pair, source[0], article[0], count, show=show)
    for kind in ("superseded", "retracted", "any edit", "same string"):
        said, true, hit = (count[f"{kind} {what}"] for what in ("told", "true", "hit"))
        print(
            f"{kind:12} precision {hit / max(said, 1):.3f} ({hit}/{said})  recall {hit / max(true, 1):.3f} ({hit}/{true})"
        )
    print(
        f"evidence among the first three {count['found'] / count['asked']:.3f} ({count['found']}/{count['asked']})"
    )


def _baselines(pair: Pair, truth: set[tuple[str, int]], count: Counter[str]) -> None:
    right = {n for _, n in truth}
    anything = set(range(1, len(pair.article) + 1)) if pair.edits else set()
    count.update(
        {"any edit told": len(anything), "any edit true": len(right), "any edit hit": len(anything & right)}
    )
    same = set()
    lines: list[str | None] = [*pair.source]
    for line, text, _ in pair.edits:
        lost = set(re.findall(r"\d[\d.,]*\d|\d", lines[line - 1] or "")) - set(
            re.findall(r"\d[\d.,]*\d|\d", text or "")
        )
        lines[line - 1] = text
        same |= {
            n
            for n, said in enumerate(pair.article, 1)
            if any(re.search(rf"(?<!\d){re.escape(one)}(?!\d)", said) for one in lost)
        }
    count.update(
        {"same string told": len(same), "same string true": len(right), "same string hit": len(same & right)}
    )


def _evidence(pair: Pair, source: Version, article: Version, count: Counter[str], *, show: bool) -> None:
    index = Index(passages(source.document))
    for passage in passages(article.document):
        rests = pair.rests[passage.block]
        if rests:
            found = [one.text for _, one in index.support(passage)]
            count["asked"] += 1
            count["found"] += pair.source[rests - 1] in found
            if show and pair.source[rests - 1] not in found:
                print("   no evidence:", pair.name, passage.text)


def cost() -> None:
    """An article of 1,500 words against a source of 5,000; an edit of the source."""
    random = Random(1)
    syllables = (
        "har",
        "wal",
        "cou",
        "mol",
        "qua",
        "tid",
        "sto",
        "fis",
        "boa",
        "cra",
        "len",
        "mir",
        "pon",
        "rul",
        "sev",
    )
    words = [
        f"{one}{two}{end}" for one in syllables for two in syllables for end in ("ing", "er", "our", "ed")
    ]
    usual = ["the", "and", "with", "for", "from", "that", "this", "were", "have", "which"]

    def text(size: int) -> list[str | None]:
        made: list[str | None] = []
        while sum(len((line or "").split()) for line in made) < size:
            said = " ".join(random.choice(usual if random.random() < 0.4 else words) for _ in range(16))
            made.append(
                f"The {said} had {random.randint(2, 9999)} of them in {random.choice(('Ostend', 'Ghent', 'Porto'))}."
            )
        return made

    lines = text(5000)
    ours = [*random.sample(lines, 60), *text(480)]
    article = [version(1, 1, document(ours, "en"), START)]
    source = [version(2, 1, document(lines, "en"), START)]
    Index(passages(document(["The 3 words of English are read once a process."], "en"))).may_rest_on(
        passages(document(["They cost 2 euros."], "en"))[0]
    )
    gc.collect()  # what is left of the sets is not its cost
    start = time.process_time()
    index = Index(passages(source[0].document))
    for passage in passages(article[0].document):
        index.support(passage)
    took = 1000 * (time.process_time() - start)
    changed = list(lines)
    changed[40] = (lines[40] or "").replace(" had ", " had not ").replace("of them", "17 of them")
    after = [*source, version(2, 2, document(changed, "en"), START + timedelta(hours=1))]
    gc.collect()
    start = time.process_time()
    assess(article, after)
    again = 1000 * (time.process_time() - start)
    print(
        f"evidence map of 1,500 words against 5,000: {took:.0f} ms CPU; assessed after an edit of the source: {again:.0f} ms"
    )


def main() -> None:
    """Score a half, or both; then the cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("dev", "test"))
    options.add_argument("--cases", type=Path, help="a set of such pairs that is kept elsewhere")
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    pairs = load()
    for name, half in (("dev", pairs[::2]), ("test", pairs[1::2])):
        if given.half in {None, name}:
            print(f"{name}: {len(half)} pairs in {len({pair.language for pair in half})} languages")
            score(half, show=given.show)
            print(f"{name}, paraphrased:")
            print(
                paraphrase.table(
                    paraphrase.score(
                        paraphrase.load(paraphrase.DATA / f"paraphrase-{name}.txt"), show=given.show
                    )
                )
            )
    if given.cases:
        print(f"{given.cases.name}:")
        print(paraphrase.table(paraphrase.score(paraphrase.load_json(given.cases), show=given.show)))
    cost()


if __name__ == "__main__":
    main()
