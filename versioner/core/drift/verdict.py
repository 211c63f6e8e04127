"""What one edit of the source leaves behind in the article: facts stated otherwise, senses turned, passages gone.

Every question is put to the article's text as it stands and to the source as it stands now: what the source says
again, or says elsewhere, is not out of date.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from versioner.core.drift.contrary import stands_otherwise
from versioner.core.drift.denying import denies
from versioner.core.drift.earlier import is_of_earlier
from versioner.core.drift.evidence import SUPPORTED, Index, shared_facts
from versioner.core.drift.exchange import Exchange, exchanges
from versioner.core.drift.flipped import flipped
from versioner.core.drift.gave_way import gave_way
from versioner.core.drift.gone import retracted
from versioner.core.drift.model import DriftKind
from versioner.core.drift.narrowed import narrowed
from versioner.core.drift.nought import nought_no_longer, same_nought
from versioner.core.drift.off import is_off
from versioner.core.drift.passages import Passage
from versioner.core.drift.quantified import quantified
from versioner.core.drift.ranked import ranked
from versioner.core.drift.reckoned import compared_otherwise, reckoned
from versioner.core.drift.settled import come_about
from versioner.core.drift.sides import (
    CARRIED,
    MARGIN,
    RESTS,
    RIVAL,
    Born,
    Found,
    Reading,
    Sides,
    candidates,
)
from versioner.core.drift.stated import stated_otherwise
from versioner.core.drift.summed import summed
from versioner.core.drift.trail import Edit, Trail
from versioner.core.drift.turning import sense_turned
from versioner.core.drift.values import value_replaced
from versioner.core.lexicon.exclusive import BY_THEMSELVES
from versioner.core.model import Document
from versioner.frozen import dataclass

_NAMED_ALONE = (
    1.3  # what the one sentence and the one passage share that name a thing: it, and something beside it
)
_APART = 1.0  # what a sentence and a passage share beside a word that was exchanged
_ASKED = (
    stated_otherwise,
    sense_turned,
    value_replaced,
    nought_no_longer,
    stands_otherwise,
    is_off,
    narrowed,
    flipped,
    quantified,
    compared_otherwise,
)
# What is asked of all of a text's passages: not where an edit renewed more of them than this, for then it would cost their square.
_ASKED_OF_ALL = (reckoned, summed, ranked)
_MOST_EDITS = 64
_KNOWN = SUPPORTED  # support from which the article has new material already


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an edit left behind.

    Attributes:
        about: names it across the article's versions.
        where: the article's sentence, or one of the section that it belongs to.
        says, said, now: the article's sentence; the source's before, and as it stands.
        step, brought: indices of the source's versions that overtook it, and that brought what it says now.
    """

    kind: DriftKind
    about: Hashable
    where: Passage | None
    says: str | None
    said: str | None
    now: str | None
    step: int
    brought: int


def overtaken(article: Document, born: Born, step: int, reading: Reading) -> Iterator[Finding]:
    """What an edit of the source left behind in a text of the article.

    Args:
        article: the text.
        born: when its sentences were written.
        step: index of the source's version that the edit brought.
        reading: the source.
    """
    yield from _told_once(_left_behind(article, born, step, reading))


def _told_once(found: Iterable[tuple[Finding, Edit]]) -> Iterator[Finding]:
    """What one sentence says of two passages of one paragraph is told once: "by 18 votes to 13" of "For: 18. Against: 13."."""
    told: dict[Hashable, Finding] = {}
    for one, edit in found:
        name = (one.kind, one.says, one.where and one.where.path, edit.before.block, edit.before.path)
        known = told.get(name)
        if known is None or one.now is None or known.now is None:
            told[name if known is None else (name, one.about)] = one
        elif one.now not in known.now:
            told[name] = replace(known, said=f"{known.said} {one.said}", now=f"{known.now} {one.now}")
    yield from told.values()


def _left_behind(
    article: Document, born: Born, step: int, reading: Reading
) -> Iterator[tuple[Finding, Edit]]:
    edits = list(reading.trail.edits_of(step))
    asked = (*_ASKED, *(_ASKED_OF_ALL if len(edits) <= _MOST_EDITS else ()))
    for one in edits:
        edit, now, brought = _became(one, reading.trail, few=len(edits) <= _MOST_EDITS)
        if now and (now.key == edit.before.key or same_nought(edit.before, now)):
            continue
        sides = reading.sides(article, step)
        found: dict[int, tuple[Passage, DriftKind]] = {}
        became = now if edit.after else None
        for sentence, kind in come_about(edit, now, sides, born):
            found.setdefault(sides.ours.place[id(sentence)], (sentence, kind))
        for ask in (*asked, _exchanged, retracted):
            for sentence, kind in ask(edit, became, sides, born):
                if kind is DriftKind.SUPERSEDED and is_of_earlier(sentence, edit.before, sides):
                    continue
                found.setdefault(sides.ours.place[id(sentence)], (sentence, kind))
        ordered = [found[place] for place in sorted(found)]
        for (kind, block, path), run in groupby(ordered, key=lambda one: (one[1], one[0].block, one[0].path)):
            said = [sentence for sentence, _ in run]
            yield (
                Finding(
                    kind=kind,
                    about=(kind, edit.before.key, path, block if len(ordered) > len(said) else None),
                    where=said[0],
                    says=" ".join(one.text for one in said),
                    said=edit.before.text,
                    now=None if kind is DriftKind.RETRACTED or now is None else now.text,
                    step=step,
                    brought=brought,
                ),
                edit,
            )


def _became(edit: Edit, trail: Trail, *, few: bool) -> tuple[Edit, Passage | None, int]:
    """An edit, what its passage is as the source stands, and the version that brought that; what went and is back became what came."""
    now, brought = trail.now(edit.after or edit.instead, edit.step)
    if now is not None or edit.after is not None or not few:
        return edit, now, brought
    now, brought = trail.back(edit.before, edit.step)
    return replace(edit, after=now), now, brought


def _exchanged(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article says a name, a thing, a value or a word in whose place the source says another now."""
    del born
    if edit.after is None or now is None:
        return
    none_now = denies(now.text, now.language)
    for one in chain(exchanges(edit.before, now), gave_way(edit.before, now)):
        said = [
            sentence
            for sentence in (sides.sentences(edit.before) if one.thing is None else sides.ours.passages)
            if one.is_said(sentence) and not (none_now and denies(sentence.text, sentence.language))
        ]
        if not said:
            continue
        best = max(sides.link(sentence, edit.before) for sentence in said)
        surest = max(
            (sides.link(sentence, edit.before) for sentence in sides.sentences(edit.before)), default=0.0
        )
        for sentence in said:
            surely = sides.link(sentence, edit.before)
            if surely < RIVAL * surest and sides.old.link(one.apart(sentence), edit.before) < _APART:
                continue  # it shares a name with what another sentence tells of
            if surely < max(
                _NAMED_ALONE if _is_named_alone(one, edit.before, sides) else RESTS, RIVAL * best
            ):
                continue
            if not _rests_elsewhere(sentence, one, edit.before, sides):
                yield sentence, DriftKind.SUPERSEDED


def _is_named_alone(exchange: Exchange, passage: Passage, sides: Sides) -> bool:
    """Whether one passage and one sentence name a thing, in all of both texts."""
    return (
        exchange.thing is not None
        and exchange.thing[0] in BY_THEMSELVES
        and not any(exchange.is_said(one) for one in sides.old.passages if one is not passage)
        and sum(exchange.is_said(one) for one in sides.ours.passages) == 1
    )


def _rests_elsewhere(sentence: Passage, exchange: Exchange, passage: Passage, sides: Sides) -> bool:
    """Whether another passage of the source said it as surely, or one says it of the same still.

    Where a sentence shares nothing else with the passage, what was exchanged must be said there alone.
    """
    apart = exchange.apart(sentence)
    others = [one for one in sides.old.passages if one is not passage and exchange.is_said(one)]
    if sides.old.words(apart, passage) < _APART and (
        others or any(one is not sentence and exchange.is_said(one) for one in sides.ours.passages)
    ):
        return True
    score = sides.link(sentence, passage)
    needed = max(CARRIED * sides.old.words(apart, passage), _APART)
    return any(sides.link(sentence, one) > score - MARGIN for one in others) or any(
        exchange.is_said(one) and sides.last.words(apart, one) >= needed
        for one in candidates(sides.last, sentence)
    )


def is_known(parts: Sequence[Passage], index: Index) -> bool:
    """Whether an article states one of the facts of a paragraph already, in words of its own.

    Args:
        parts: the paragraph's sentences.
        index: of the article's.
    """
    supported = [index.support(one, most=1) for one in parts]
    return any(
        found and found[0][0] >= _KNOWN and shared_facts(one.claims, found[0][1].claims)
        for one, found in zip(parts, supported, strict=True)
    )


def lacking(article: Document, step: int, reading: Reading) -> Iterator[Finding]:
    """What the source states in a new paragraph and the article does not."""
    trail = reading.trail
    came = [one for at, one in trail.added if at == step]
    before = {one.key for text in trail.texts[:step] for one in text}
    last = {one.key for one in trail.texts[-1]}
    index = None
    for block, run in groupby(came, key=lambda one: one.block):
        parts = [one for one in run if one.key not in before and one.key in last]
        whole = sum(one.block == block for one in trail.texts[step])
        if len(parts) < whole or not any(claim.hard for one in parts for claim in one.claims):
            continue
        index = index or reading.sides(article, step).ours
        if is_known(parts, index) or any(trail.is_back(one, step) for one in parts):
            continue
        where = next((found[0][1] for one in parts if (found := index.support(one, most=1))), None)
        text = " ".join(one.text for one in parts)
        yield Finding(
            DriftKind.NEW_MATERIAL, (DriftKind.NEW_MATERIAL, text), where, None, None, text, step, step
        )
