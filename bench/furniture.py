"""News pages that are never twice the same: what is told of their furniture, and what of their edits.

    python bench/furniture.py [--pages 40] [--fetches 20]

Pages of our own writing (tests/newspage.py), fetched hourly: advertisements and teasers between paragraphs,
newsletter boxes, banners, tickers, lists of the most read, comments, counters. Counted are versions that tell of
furniture while the article stands, and edits (one in ten fetches) that are told, at their first sight or within
three fetches; beside it two rules on the same fetches: "a visible word differs", and trafilatura-and-compare
where that library is installed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from selectolax.lexbor import LexborHTMLParser

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.core.standing.test_standing import ARTICLES
from tests.newspage import NewsPage
from versioner.core.classify import change_between
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import read_page
from versioner.core.model import Significance

trafilatura: Any
try:
    import trafilatura
except ImportError:
    trafilatura = None

START = datetime(2026, 11, 1, tzinfo=UTC)
NEW = (
    "A fifth of the money comes from a fund that the state set up after the flood of 2013.",
    "The pilots' guild asked for a second lamp at the end of the mole.",
    "Two members of the council left before the vote was taken.",
)


def edit(page: NewsPage, random: Random) -> str:
    """Edit the article in one way; what was done."""
    n = random.randrange(1, len(page.paragraphs) - 1)
    done = random.choice(("words", "number", "paragraph", "cut", "headline"))
    if done == "words":
        page.paragraphs[n] = page.paragraphs[n].replace(" the ", " the old ", 1)
    elif done == "number":
        page.paragraphs[n] = page.paragraphs[n][:-1] + f", {random.randint(11, 99)} in all."
    elif done == "paragraph":
        page.paragraphs.insert(n, f"{random.choice(NEW)} That was said in room {random.randint(100, 999)}.")
    elif done == "cut" and len(page.paragraphs) > 8:
        del page.paragraphs[n]
    else:
        done, page.title = "headline", f"{page.title.split(',')[0]}, vote {random.randint(2, 99)}"
    return done


def visible(body: bytes) -> str:
    """Every visible word of a page."""
    tree = LexborHTMLParser(body.decode())
    tree.strip_tags(["script", "style", "head"])
    return " ".join((tree.body.text(separator=" ") if tree.body else "").split())


def main() -> None:
    """Count and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=40)
    options.add_argument("--fetches", type=int, default=20)
    given = options.parse_args()
    stays()
    for style in ("plain", "semantic"):
        count: Counter[str] = Counter()
        for seed in range(given.pages):
            standing(Random(seed), style, given.fetches, count)
            edited(Random(seed), style, given.fetches, count)
        false = 100 * count["false"] / count["fetches"]
        others = {
            name: 100 * count[name] / count["fetches"] for name in ("visible", "trafilatura") if count[name]
        }
        print(
            f"{style:9} {count['fetches']} fetches of standing articles: {false:.1f} false per 100"
            + "".join(f", {name} and compare {share:.0f}" for name, share in others.items())
        )
        print(
            f"{'':9} {count['edits']} edits: {count['found'] / count['edits']:.3f} told, "
            f"{count['exact'] / count['edits']:.3f} with the right first sight;"
            + "".join(
                f" {key[5:]} {count[key.replace('edit ', 'hit ')]}/{count[key]}"
                for key in sorted(count)
                if key.startswith("edit ")
            )
        )


# How a line comes to stand in a page: the story's paragraphs before it, the line, those behind it.
LAYOUTS = (
    "<main><article><h1>Holm</h1>{before}<p>{line}</p>{behind}</article></main>",
    "<div><h1>Holm</h1><div>{before}<div><span>{line}</span></div>{behind}</div></div>",
    "<article><h1>Holm</h1>{before}<section><div><p>{line}</p></div></section>{behind}</article>",
    "<main><h1>Holm</h1>{before}{behind}<p><em>{line}</em></p></main>",
    "<article><h1>Holm</h1><p>{line}</p>{before}{behind}</article>",
    "<article><h1>Holm</h1>{before}<aside><p>{line}</p></aside>{behind}</article>",
)


def stays() -> None:
    """One line that comes and stays, in languages and layouts: calls must not be news, facts in the text must."""
    count: Counter[str] = Counter()
    for code, (story, calls, facts) in ARTICLES.items():
        texts = (*story, *story[:1])
        for n, layout in enumerate(LAYOUTS):
            for line, what in [(call, "calls") for call in calls] + [(fact, "facts") for fact in facts]:
                if what == "facts" and n == len(LAYOUTS) - 1:
                    continue  # a short line in an aside may be either
                weight = _weight(code, texts, layout, line)
                count[what] += 1
                count[f"{what} news"] += weight is Significance.SUBSTANTIVE
    print(
        f"stays     {count['calls']} lines beside the text in {len(ARTICLES)} languages and {len(LAYOUTS)} layouts:"
        f" {count['calls news']} moved Last updated; {count['facts']} sentences of the article:"
        f" {count['facts news']} did"
    )


def _weight(code: str, texts: tuple[str, ...], layout: str, line: str) -> Significance:
    """The weight of what is told where a line comes to stand on the third fetch."""
    before, behind = (f"<p>{texts[0]}</p>", "".join(f"<p>{text}</p>" for text in texts[1:]))
    whole = layout.format(before=before, behind=behind, line=line)
    start = f"<!doctype html><html lang={code}><title>Holm</title><body>"
    without = whole.replace(line, "")
    state, found = PageState.empty(), Significance.TECHNICAL
    for hour, html in enumerate((without, without, whole, whole, whole)):
        old = state.accepted
        state, events = take(state, (start + html).encode(), hour)
        for event in events:
            if old is not None and event.number > 1:
                change = change_between(
                    old,
                    event.document,
                    version=2,
                    previous=1,
                    first_seen=START,
                    not_before=START,
                    declared_modified=None,
                    marked=None,
                )
                found = Significance.heaviest((found, change.significance))
    return found


def standing(random: Random, style: str, fetches: int, count: Counter[str]) -> None:
    """An article that nobody edits."""
    page, state = NewsPage(random, style), PageState.empty()
    before: dict[str, str] = {}
    for hour in range(fetches):
        body = page.html()
        state, events = take(state, body, hour)
        count["false"] += sum(1 for event in events if event.number > 1 and event.reverted_to is None)
        now = {"visible": visible(body)}
        if trafilatura is not None:
            now["trafilatura"] = trafilatura.extract(body.decode(), include_comments=False, fast=True) or ""
        if before:
            count["fetches"] += 1
            count.update(name for name, text in now.items() if text != before[name])
        before = now


def edited(random: Random, style: str, fetches: int, count: Counter[str]) -> None:
    """An article that is edited every few hours."""
    page, state = NewsPage(random, style), PageState.empty()
    done: dict[int, str] = {}
    seen: set[int] = set()
    for hour in range(fetches):
        if 2 <= hour < fetches - 5 and random.random() < 0.15:
            done[hour] = edit(page, random)
        state, events = take(state, page.html(), hour)
        seen |= {
            round((event.first_seen - START) / timedelta(hours=1)) for event in events if event.number > 1
        }
    for hour, what in done.items():
        found = any(hour + late in seen for late in range(4))
        count.update(
            [
                "edits",
                f"edit {what}",
                *(["found", f"hit {what}"] if found else []),
                *(["exact"] if hour in seen else []),
            ]
        )


def take(state: PageState, body: bytes, hour: int) -> tuple[PageState, list[Accepted]]:
    """One fetch."""
    at = START + timedelta(hours=hour)
    seen = read_page(
        body,
        url="http://quay.example/wall",
        content_type="text/html; charset=utf-8",
        status=200,
        at=at,
        sha256=sha256(body).hexdigest(),
    )
    found = derive(state, seen, at, Thresholds())
    return found.state, [event for event in found.events if isinstance(event, Accepted)]


if __name__ == "__main__":
    main()
