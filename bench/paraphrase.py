"""Pairs in which a newsroom paraphrases its source: read, played in memory, and held against their truth.

The cases are of our own writing (`tests/data/drift/paraphrase-*.txt`, format in their first lines); `load_json`
reads sets of the same shape that are kept elsewhere.
"""

from __future__ import annotations

import html
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from versioner.core.drift import DriftItem, assess
from versioner.core.extract.page import read_page
from versioner.core.model import Document, Version

DATA = Path(__file__).parents[1] / "tests" / "data" / "drift"
START = datetime(2026, 11, 1, tzinfo=UTC)
KINDS = ("superseded", "retracted")
Sections = list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Truth:
    """One statement that must be reported: where, and what must occur in it (`source` None: nothing says it now)."""

    kind: str
    section: str
    article: str
    source: str | None


@dataclass
class Step:
    """Edits of either page, and all that is out of date after them."""

    name: str
    edits: list[dict[str, str]] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)


@dataclass
class Case:
    """An article, its source and what happens to them."""

    name: str
    languages: dict[str, str]
    pages: dict[str, Sections]
    steps: list[Step] = field(default_factory=list)


def load(path: Path) -> list[Case]:
    """The cases of a text file."""
    cases: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        mark, _, rest = line.partition(" ")
        if mark == "@":
            name, _, tongues = rest.partition(" | ")
            own, _, other = tongues.partition(" / ")
            cases.append(Case(name, {"article": own, "source": other or own}, {"article": [], "source": []}))
        elif mark in {"A#", "S#"}:
            cases[-1].pages[_page(mark[0])].append((rest, []))
        elif mark in {"A", "S"}:
            cases[-1].pages[_page(mark)][-1][1].append(rest)
        elif mark == "=":
            cases[-1].steps.append(Step(rest))
        elif mark == "!":
            kind, section, said, *now = rest.split(" | ", 3)
            cases[-1].steps[-1].truth.append(Truth(kind, section, said, now[0] if now else None))
        else:
            cases[-1].steps[-1].edits.append(_edit(mark, rest))
    return cases


def _page(letter: str) -> str:
    return "article" if letter == "A" else "source"


def _edit(mark: str, rest: str) -> dict[str, str]:
    page, text = _page(rest[0]), rest[2:]
    if mark == "X":
        old, _, new = text.partition(" -> ")
        return {"page": page, "replace": old, "with": new}
    if mark == "+":
        heading, _, added = text.partition(" | ")
        return {"page": page, "section": heading, "add": added}
    if mark == ">":
        said, _, heading = text.rpartition(" | ")
        return {"page": page, "move": said, "section": heading}
    return {"page": page, {"-": "remove", "-#": "remove_section"}[mark]: text}


def load_json(path: Path) -> list[Case]:
    """The cases of a JSON file as `drift.py` reads them."""
    return [_case(data) for data in json.loads(path.read_text(encoding="utf-8"))]


def _case(data: dict[str, Any]) -> Case:
    steps = [
        Step(
            one["name"],
            one["edits"],
            [
                Truth(t["kind"], t["section"], t["article_contains"], t["source_contains"])
                for t in one.get("drift", [])
            ],
        )
        for one in data["steps"]
    ]
    pages = {
        name: [(heading, list(lines)) for heading, lines in data[name]["sections"]]
        for name in ("article", "source")
    }
    language = data["language"]
    source = data.get("source_language", language)
    return Case(data["id"], {"article": language, "source": source}, pages, steps)


def apply(sections: Sections, edit: dict[str, str]) -> None:
    """One edit of a page.

    Raises:
        ValueError: its text does not occur once.
    """
    if "remove_section" in edit:
        sections[:] = [one for one in sections if one[0] != edit["remove_section"]]
    elif "add_section" in edit:
        sections.append((edit["add_section"], list(edit["paragraphs"])))
    elif "add" in edit:
        _section(sections, edit["section"]).append(edit["add"])
    else:
        text = edit.get("replace") or edit.get("remove") or edit["move"]
        found = [(lines, n) for _, lines in sections for n, line in enumerate(lines) if text in line]
        if "replace" in edit and "section" in edit:
            lines = _section(sections, edit["section"])
            found = [(lines, n) for n, line in enumerate(lines) if text in line]
        if len(found) != 1:
            raise ValueError(f"“{text}” occurs {len(found)} times")
        lines, n = found[0]
        line = lines.pop(n)
        if "replace" in edit:
            lines[n:n] = [new] if (new := line.replace(text, edit["with"]).strip()) else []
        elif "move" in edit:
            _section(sections, edit["section"]).append(line)


def _section(sections: Sections, heading: str) -> list[str]:
    return next(lines for name, lines in sections if name == heading)


def document(sections: Sections, language: str) -> Document:
    """What versioner reads of a page with these sections."""
    body = "".join(
        (f"<h2>{html.escape(heading)}</h2>" if heading else "") + "".join(_blocks(lines))
        for heading, lines in sections
    )
    page = f'<!doctype html><html lang="{language}"><head><title>T</title></head><body><main><article><h1>T</h1>{body}</article></main></body></html>'
    return read_page(
        page.encode(),
        url="http://example.org/",
        content_type="text/html; charset=utf-8",
        status=200,
        at=START,
        sha256="",
    ).document


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    def form(line: str) -> str:
        return "ul" if line.startswith("- ") else "table" if " | " in line else "div"

    for name, run in itertools.groupby(lines, form):
        parts = {
            "ul": lambda line: f"<li>{html.escape(line[2:])}</li>",
            "table": lambda line: (
                "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split(" | ")) + "</tr>"
            ),
            "div": lambda line: f"<p>{html.escape(line)}</p>",
        }
        yield f"<{name}>{''.join(map(parts[name], run))}</{name}>"


def play(case: Case) -> Iterator[tuple[Step, Sequence[DriftItem]]]:
    """After each step what is reported as out of date."""
    pages = {name: [(h, list(lines)) for h, lines in found] for name, found in case.pages.items()}
    known = {
        name: [version(1 + (name == "source"), 1, document(pages[name], case.languages[name]), START)]
        for name in pages
    }
    for n, step in enumerate(case.steps, 1):
        for edit in step.edits:
            apply(pages[edit["page"]], edit)
        for name, versions in known.items():
            now = document(pages[name], case.languages[name])
            if now.blocks != versions[-1].document.blocks:
                last = versions[-1]
                versions.append(
                    replace(
                        version(last.page, last.number + 1, now, START + timedelta(hours=n)), id=last.id + 1
                    )
                )
        yield step, assess(known["article"], known["source"]).current


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


def judge(step: Step, items: Sequence[DriftItem]) -> tuple[Counter[str], list[str]]:
    """Counts of one step, and lines that say what went wrong."""
    count: Counter[str] = Counter()
    lines = []
    told = [item for item in items if str(item.kind) in KINDS]
    for true in step.truth:
        hit = any(_fits(item, true) for item in told)
        count.update({f"{true.kind} true": 1, f"{true.kind} found": hit})
        lines += [] if hit else [f"missed {true.kind}: {true.section or 'lead'}: {true.article}"]
    for item in told:
        right = any(_fits(item, true) for true in step.truth)
        count.update({f"{item.kind} told": 1, f"{item.kind} right": right})
        if not right:
            lines.append(f"wrong {item.kind}: {item.article_says} | {item.source_said} | {item.source_says}")
    if not step.truth:
        count.update({"quiet steps": 1, "quiet broken": bool(told)})
    return count, lines


def _fits(item: DriftItem, true: Truth) -> bool:
    heading = item.section.path[-1] if item.section.path else ""
    return (
        str(item.kind) == true.kind
        and heading == true.section
        and _plain(true.article) in _plain(item.article_says)
        and _plain(true.source) in _plain(item.source_says)
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def score(cases: Iterable[Case], *, show: bool = False) -> Counter[str]:
    """Counts over all cases: of each kind how many are true, found, told and right; quiet steps and broken ones."""
    total: Counter[str] = Counter()
    for case in cases:
        for step, items in play(case):
            count, lines = judge(step, items)
            total += count
            if show:
                for line in lines:
                    print(f"  {case.name}: {step.name}: {line}")
    return total


def table(total: Counter[str]) -> str:
    """The counts in words."""
    rows = [
        f"{kind:12} precision {total[f'{kind} right'] / max(total[f'{kind} told'], 1):.3f} ({total[f'{kind} right']}/{total[f'{kind} told']})"
        f"  recall {total[f'{kind} found'] / max(total[f'{kind} true'], 1):.3f} ({total[f'{kind} found']}/{total[f'{kind} true']})"
        for kind in KINDS
    ]
    return "\n".join([*rows, f"quiet steps  broken {total['quiet broken']} of {total['quiet steps']}"])
