"""Whether a date without a label is the page's own: where it stands, what the metadata declare, what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice, pairwise

from versioner.core.extract.datelines import dateline
from versioner.core.extract.found import HEADING, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.extract.lines import Said
from versioner.core.extract.metadata import Declared
from versioner.core.model import Role
from versioner.core.standing.form import is_sentence

HEAD = 6  # blocks at the top among which a byline and a date without a label are looked for
AHEAD = timedelta(days=1)  # a date so far ahead of the fetch says something else, or is wrong
LABELLED = 80  # characters within which a line has its label and its date
_FAR = 40  # blocks at the top among which a date is looked for, as long as they are no sentences
_STANDFIRST = 1  # sentences that may stand between a headline and the article's date
_ZONES = timedelta(days=1)  # by which one moment's days differ around the world
_LEADS = 0.5  # share of link text from which a line leads elsewhere
_BY_HEADLINE = 3  # lines over a headline, and under it, among which its day is
_HOLDS = 2  # elements around a headline, the innermost, in one of which its day stands


class OwnDays:
    """What is asked of the bare dates of one page.

    Its questions take `kept`, the blocks read so far, behind which the date stands.
    """

    def __init__(
        self, found: Sequence[Found], language: str | None, declared: Declared, at: datetime | None
    ) -> None:
        self.found, self.language, self.at = found, language, at
        self.days = {day.date() for day in (declared.published, declared.modified) if day}
        self.first = declared.published.date() if declared.published else None

    def is_declared(self, days: set[date], kept: Sequence[Found]) -> bool:
        """Whether a day in the head is one that the metadata give, within the day that zones may part them by."""
        if _is_asked_for(kept):
            return False
        if len(kept) < HEAD and not self.days.isdisjoint(days):
            return True
        near = any(abs(day - one) <= _ZONES for day in days for one in self.days)
        return near and in_head(kept) and not self.chronicle - days

    def is_at_its_foot(self, days: set[date], said: Sequence[Said], kept: Sequence[Found]) -> bool:
        """Whether a day that the metadata or a stamp before it give stands behind a sentence or a stamp: it is said again there.

        Under a heading or a label it may be what these ask for ("Polling day").
        """
        known = self.days | days_of(said)
        if known.isdisjoint(days) or self.chronicle - days or not kept:
            return False
        over = kept[-1]
        return over.role is Role.STAMP or (over.kind is not HEADING and is_sentence(over.text))

    def is_written_on(self, one: Sequence[Said], said: Sequence[Said], kept: Sequence[Found]) -> bool:
        """Whether a date in the head says when the article was written: one moment, and no others head what follows.

        Not where it is still to come (what is announced for then), where it is earlier than the day of publication that
        the metadata declare (what is told of), nor behind more than a standfirst, nor the first day of a chronicle.

        Args:
            one: what the date says; said: what the stamps before it said.
            kept: the blocks before it.
        """
        days = days_of(one)
        if self.at is None or said or len(days) != 1 or min(days) > (self.at + AHEAD).date():
            return False
        if any(part.ago for part in one) or not in_head(kept):
            return False
        if self.first is not None and min(days) < self.first - _ZONES:
            return False
        return not _has_begun(kept) and not self.chronicle - days

    @cached_property
    def chronicle(self) -> frozenset[date]:
        """The days that stand over sentences of their own; a teaser's lines lead elsewhere."""
        days: set[date] = set()
        for one, under in pairwise(self.found):
            if len(one.text) > LABELLED or under.link_share >= _LEADS or not is_sentence(under.text):
                continue
            read = dated(one.text, self.language, one.times)
            days |= days_of(read.said) if read is not None else set()
        return frozenset(days)


def in_head(kept: Sequence[Found]) -> bool:
    """Whether no more than a standfirst has been read, or hardly anything: some pages have rows of links over it."""
    return len(kept) < HEAD or (len(kept) < _FAR and not _has_begun(kept))


def _has_begun(kept: Sequence[Found]) -> bool:
    """Whether more sentences have been read than a standfirst has: asked at every line, told by the first few."""
    sentences = (one for one in kept if is_sentence(one.text))
    return next(islice(sentences, _STANDFIRST, None), None) is not None


def days_of(said: Sequence[Said]) -> set[date]:
    """The days that dates name."""
    return {one.at.date() for one in said if one.at is not None}


def _is_asked_for(kept: Sequence[Found]) -> bool:
    """Whether what comes stands right under a heading of the text: "Polling day"."""
    return bool(kept) and kept[-1].kind is HEADING and any(is_sentence(one.text) for one in kept)


def day_by_headline(
    every: Sequence[Found], head: int | None, declared: Declared, at: datetime
) -> datetime | None:
    """The day that stands with a headline, over it or under it, alone or among names; None where none does, or more than one.

    Not today's, which a site may show at its top, unless a `<time>` says it, nor one that is still to come; nor where lines
    that look the same have other days: they are the days of a list.

    Args:
        every: the blocks of the page, whatever of them is the article's.
        head: the headline's place; None where no heading is one.
        declared: what its metadata say; a day of publication there is the page's.
        at: when it was fetched.
    """
    if head is None or declared.published is not None:
        return None
    language = declared.language
    found = [(one, said) for one, said in _dates_by(every, head, language) if len(days_of(said)) == 1]
    if len({day for _, said in found for day in days_of(said)}) != 1:
        return None
    line, said = found[0]
    day = min(one.at for one in said if one.at is not None)
    if day.date() > (at + AHEAD).date() or (not line.times and day.date() >= (at - _ZONES).date()):
        return None
    alike = (
        n
        for n, one in enumerate(every)
        if one.shape == line.shape and one.kind is line.kind and len(one.text) <= LABELLED
    )
    return None if any(days_of(_said(every, n, language)) - {day.date()} for n in alike) else day


def _dates_by(
    every: Sequence[Found], head: int, language: str | None
) -> Iterator[tuple[Found, tuple[Said, ...]]]:
    """The lines with dates that stand with a headline, up to a sentence or heading on either side; right beside it any `<time>`."""
    title = every[head]
    holding = {*title.chain[-_HOLDS:]}
    over, under = range(head - 1, head - 1 - _BY_HEADLINE, -1), range(head + 1, head + 1 + _BY_HEADLINE)
    for places in (over, under):
        for n in places:
            one = every[n] if 0 <= n < len(every) else None
            if one is None or one.part or one.kind is HEADING:
                break
            if said := _said(every, n, language, signed=n > head):
                stands_with = (title.header and one.header) or not holding.isdisjoint(one.chain)
                if stands_with or (one.times and abs(n - head) == 1):
                    yield one, said
            elif is_sentence(one.text):
                break


def _said(every: Sequence[Found], n: int, language: str | None, *, signed: bool = False) -> tuple[Said, ...]:
    """The dates of a line that is one, alone or among names (`signed`: that are a page's own beyond doubt); not those of a label."""
    one = every[n]
    says = one.text, language, one.times
    if stamp(*says) is not None:
        return ()
    if (alone := dated(*says)) is not None:
        label = stamp(every[n - 1].text, language) if n else None
        return () if label is not None and label.bare is not None else alone.said
    read = dateline(*says, one.pieces)
    own = read is not None and not read.revised and (read.signed or not signed)
    return read.said if read is not None and own else ()
