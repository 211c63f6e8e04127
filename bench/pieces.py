"""Words and grapheme clusters that the pieces of edits cut in two: a word is a run of letters, digits and marks.

    python bench/pieces.py --home DIR | --corpus DIR

`--home`: every stored change of an installation's database. `--corpus` (else `VERSIONER_CORPUS`): every two
neighbouring pages of the labelled histories, judged as they are told. Scripts without spaces have no words to cut.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import regex

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner import Versioner
from versioner.core.align import compare
from versioner.core.classify.judge import judge
from versioner.core.extract import read_page
from versioner.core.model import Document, Edit, Op
from versioner.core.text.words import is_word
from versioner.queries import read


def cuts(edit: Edit) -> tuple[int, int]:
    """Borders of the pieces inside a word, and inside a grapheme cluster, of either side."""
    words = clusters = 0
    for side in (Op.INSERT, Op.DELETE):
        runs = [piece.text for piece in edit.pieces if piece.op is not side and piece.text]
        words += sum(is_word(one[-1]) and is_word(other[0]) for one, other in pairwise(runs))
        clusters += len(_borders(runs) - _borders(regex.findall(r"\X", "".join(runs))))
    return words, clusters


def _borders(runs: Iterable[str]) -> set[int]:
    at, found = 0, {0}
    for run in runs:
        at += len(run)
        found.add(at)
    return found


def of_home(home: str) -> Iterator[Edit]:
    """Every edit that a database holds."""
    with Versioner(home) as versioner:
        for article in read.articles(versioner.app):
            for change in versioner.log(article.id, everything=True).changes:
                yield from change.edits


def of_corpus(corpus_dir: str) -> Iterator[Edit]:
    """Every edit between neighbouring pages of the labelled histories."""
    sys.path.insert(0, corpus_dir)
    from read_corpus import Corpus

    for _, history in Corpus(corpus_dir).histories():
        last: Document | None = None
        for snapshot, body in history:
            page = read_page(
                body,
                url="http://x.example/",
                content_type="text/html; charset=utf-8",
                status=200,
                at=datetime.fromisoformat(snapshot["at"]),
                sha256="",
            ).document
            if last is not None and last.blocks != page.blocks:
                for section in judge(last, page, compare(last, page)):
                    yield from section.edits
            last = page


def main() -> None:
    """Count what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home")
    options.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    given = options.parse_args()
    if given.home:
        edits = of_home(given.home)
    elif given.corpus and Path(given.corpus).is_dir():
        edits = of_corpus(given.corpus)
    else:
        print("bench/pieces: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    count = words = clusters = 0
    for edit in edits:
        cut = cuts(edit)
        count, words, clusters = count + 1, words + cut[0], clusters + cut[1]
    print(f"{count} edits: {words} words cut by pieces, {clusters} grapheme clusters cut")


if __name__ == "__main__":
    main()
