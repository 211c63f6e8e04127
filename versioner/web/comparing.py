"""Pages that compare: a changelog to pick versions from, one change under its own address, a diff, blame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, pairwise
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from versioner.core.align import Fate, Passage, whole_text
from versioner.core.model import Block, Change
from versioner.core.model.document import TICKING
from versioner.core.provenance import Blamed
from versioner.errors import NotFoundError
from versioner.frozen import dataclass
from versioner.queries import compare, read
from versioner.queries.compare import BlameReport
from versioner.queries.read import Listed, Log
from versioner.view.telling import summary
from versioner.web.access import app_of, base_of, reading
from versioner.web.answers import answer
from versioner.web.api import pair_of, version_address
from versioner.web.card import draw
from versioner.web.language import in_language, language_for_all
from versioner.web.render import show

router = APIRouter(dependencies=[Depends(reading), Depends(in_language)], include_in_schema=False)
_PAGE = 50  # changes of a changelog at once
_FOLDED = 4  # sentences of a summary before the rest is folded: on a phone the first edit must not be far
_BRIEFLY = 3  # the same where changes are listed to pick from
_EDITS = 40  # edits of one section on a change's own page
_COMPARED = 1_000  # edits of one section where two versions are compared; the whole text shows all of them
_MAPPED = 30  # passages from which a long text gets a map at its side
_STEPS = 4  # shades of age
Number = Annotated[int, Path(ge=1, le=10**9)]


@router.get("/articles/{article}/changes")
def article_changes(
    request: Request, article: str, page: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """The whole changelog of an article, sheet by sheet, newest first; any two versions can be ticked."""
    log = read.log(app_of(request), article, everything=True)
    first = (page - 1) * _PAGE
    return show(
        request,
        "changelog.html",
        article=log.article,
        changes=log.changes[first : first + _PAGE],
        total=len(log.changes),
        page=page,
        pages=(len(log.changes) + _PAGE - 1) // _PAGE,
        folded=_BRIEFLY,
    )


def _told(request: Request, article: str, version: int) -> tuple[Log, int]:
    """An article's changelog and the place in it of the change that made a version.

    Raises:
        NotFoundError: no change made that version; its neighbours are the candidates.
    """
    log = read.log(app_of(request), article, everything=True)
    found = next((n for n, one in enumerate(log.changes) if one.version == version), None)
    if found is None:
        near = sorted(log.changes, key=lambda one: abs(one.version - version))[:3]
        raise NotFoundError(
            "no change made a version {version} of that article",
            version=version,
            candidates=tuple(f"{log.article.id}@{one.version}" for one in near),
        )
    return log, found


@router.get("/articles/{article}/changes/{version}")
def change_page(request: Request, article: str, version: Number) -> Response:
    """One change under an address that stays: what a reader is sent."""
    log, at = _told(request, article, version)
    return show(
        request,
        "change.html",
        article=log.article,
        change=log.changes[at],
        earlier=log.changes[at + 1].version if at + 1 < len(log.changes) else None,
        later=log.changes[at - 1].version if at else None,
        here=f"{base_of(request)}/articles/{log.article.id}/changes/{version}",
        card="svg",
        edits=_EDITS,
    )


@router.get("/articles/{article}/changes/{version}/card.svg")
def card(request: Request, article: str, version: Number) -> Response:
    """The change as a picture: what sites show where its address is shared."""
    log, at = _told(request, article, version)
    change: Change = log.changes[at]
    picture = draw(log.article.title, change.first_seen, summary(change, language_for_all(request)))
    shown = {"Cross-Origin-Resource-Policy": "cross-origin"}
    return answer(request, picture.encode("utf-8", "replace"), "image/svg+xml", headers=shown)


@router.get("/articles/{article}/diff")
def diff_chosen(
    request: Request,
    article: str,
    old: str,
    new: str,
    view: Annotated[str, Query(max_length=10)] = "inline",
) -> Response:
    """From the forms that pick two versions to their permanent address."""
    number = read.article(app_of(request), article).id
    shown = f"?view={view}" if view in {"side", "all"} else ""
    return RedirectResponse(f"/articles/{number}/diff/{_safe(old)}..{_safe(new)}{shown}", status_code=303)


def _safe(version: str) -> str:
    return "".join(char for char in version if char.isascii() and (char.isalnum() or char in "-~:"))


@router.get("/articles/{article}/diff/{pair}")
def diff_page(
    request: Request, article: str, pair: str, view: Annotated[str, Query(max_length=10)] = "inline"
) -> Response:
    """What differs between two versions: in line, side by side, or within the whole text."""
    old, new = pair_of(article, pair)
    found = compare.diff(app_of(request), old, new)
    listed = read.version_list(app_of(request), str(found.article.id), texts=False).versions
    whole = whole_text(found.old.document, found.new.document) if view == "all" else ()
    passages = tuple(one for one in whole if one.block.role not in TICKING)
    steps = list(pairwise(one.version.number for one in listed))
    return show(
        request,
        "diff.html",
        article=found.article,
        old=found.old,
        new=found.new,
        change=found.change,
        listed=listed,
        earlier=next((step for step in steps if step[1] == found.old.number), None),
        later=next((step for step in steps if step[0] == found.new.number), None),
        view=view if view in {"side", "all"} else "inline",
        passages=passages,
        first=next((n for n, one in enumerate(passages) if one.fate is not Fate.KEPT), None),
        map=tuple(_map(passages)) if len(passages) > _MAPPED else (),
        folded=_FOLDED,
        edits=_COMPARED,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An edit on the map of a long text: where and how tall, in per cent; where it leads."""

    anchor: str
    fate: str
    y: float
    height: float


def _map(passages: Sequence[Passage]) -> Iterator[Spot]:
    """Every passage that differs, by how far down it stands (counted in letters)."""
    sizes = [len(one.block.text) + 40 for one in passages]  # a passage takes a line at least
    whole, above = sum(sizes), 0
    for one, size in zip(passages, sizes, strict=True):
        if one.fate is not Fate.KEPT:
            moved = f"was-{one.old}" if one.fate is Fate.MOVED_AWAY else None
            place = f"b-{one.new}" if one.new is not None else f"gone-{one.old}"
            yield Spot(
                anchor=moved or place,
                fate=str(one.fate).replace(" ", "-"),
                y=round(100 * above / whole, 2),
                height=round(max(100 * size / whole, 0.6), 2),
            )
        above += size


@router.get("/articles/{article}/blame")
def blame_page(request: Request, article: str, version: str = "latest") -> Response:
    """Each sentence: since when, and how it read before."""
    found = compare.blame_of(app_of(request), version_address(article, version))
    listed = read.version_list(app_of(request), str(found.article.id), texts=False).versions
    return show(
        request,
        "blame.html",
        article=found.article,
        version=found.version,
        blame=found.blame,
        blocks=_by_block(found),
        ages=_ages(found, listed),
    )


def _by_block(found: BlameReport) -> list[tuple[Block, list[tuple[int, Blamed]]]]:
    """The sentences, numbered, under the blocks that they stand in."""
    blocks = found.version.document.blocks
    numbered = enumerate(found.blame.sentences, 1)
    grouped = groupby(numbered, lambda one: one[1].block)
    return [(blocks[n], list(group)) for n, group in grouped if blocks[n].role not in TICKING]


def _ages(found: BlameReport, listed: Sequence[Listed]) -> list[tuple[int, datetime, int]]:
    """What each shade means, oldest first: its step, and when which version first had it."""
    said = {run.since for one in found.blame.sentences for run in one.words if run.since > 1}
    ages: dict[int, tuple[int, datetime, int]] = {}
    for one in listed:
        if one.version.number in said:
            step = max(found.blame.newness(one.version.number, _STEPS), 1)
            ages.setdefault(step, (step, one.version.first_seen, one.version.number))
    return sorted(ages.values())


@router.get("/articles/{article}/sections/{section}")
def section_page(request: Request, article: str, section: str) -> Response:
    """The history of one section."""
    log = read.log(app_of(request), article, everything=True)
    kept = [change for change in log.changes if any(one.id == section for one in change.sections)]
    return show(request, "section.html", article=log.article, section=section, changes=kept)
