"""By what a page marks a change, visible or not, in a form that two looks are compared by; and when it says it was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from versioner.core.dates.precision import is_day
from versioner.core.extract.found import Found
from versioner.core.extract.labels import dated
from versioner.core.extract.lines import Said
from versioner.core.extract.metadata import Declared
from versioner.core.extract.owndays import AHEAD
from versioner.core.extract.stamps import Stamped
from versioner.core.extract.stampwords import Says
from versioner.core.model import Role, rfc3339
from versioner.core.text.words import key
from versioner.core.told.reasons import Apart

_AFTER = frozenset({Says.UPDATED, Says.CHECKED, Says.IN_FORCE})


def modified_of(said: datetime | None, shown: datetime | None, at: datetime) -> datetime | None:
    """When the page says that it was changed: the later of what its metadata and its readers are told.

    Either may be forgotten by a template; of the same day the one with a time. A date ahead of the fetch is not
    believed where there is another.
    """
    if said is None or shown is None:
        return said or shown
    if said.date() == shown.date():
        return said if is_day(shown) else shown if is_day(said) else max(said, shown)
    return max((one for one in (said, shown) if one <= at + AHEAD), default=min(said, shown))


def stamps_of(read: Stamped, declared: Declared, at: datetime) -> tuple[str, ...]:
    """Everything by which a page marks a change: its dates, visible or not, and its notes; to be compared.

    A date is `u:`, `p:`, `c:` or `f:` (updated, published, checked, in force) and its day or moment, a time of day without a day `u@`, how long
    ago something was `u~` and the latest moment that it can mean; a note `n:`, its name, and the how manieth it is;
    words that the publisher struck out `s:`, or marked as put in `i:`.
    """
    found = [f"{kind}:{_written(one)}" for kind, one in declared.dates]
    published = [said for said in read.said if said.says is Says.PUBLISHED][:2]
    updated = [said for said in read.said if said.says in _AFTER]
    found += [mark for said in (*published, *updated) for mark in _marks(said, at)]
    found += [f"s:{_name(block)}" for block in read.found if block.role is Role.STRUCK]
    found += [f"i:{_hashed(key(text))}" for block in read.found for text in block.inserted]
    notes = Counter(_name(block) for block in read.found if block.role is Role.NOTE)
    found += [f"n:{name}.{n}" for name, count in notes.items() for n in range(1, count + 1)]
    return tuple(sorted(set(found)))


def stamps_beside(read: Stamped, at: datetime) -> tuple[str, ...]:
    """As `stamps_of`, of what stands beside the article: notes, and the one date of an update, if it is one.

    Several are the dates of other articles that are offered there.
    """
    updated = [said for said in read.said if said.says is Says.UPDATED and said.at is not None]
    found = [mark for said in updated for mark in _marks(said, at)] if len(updated) == 1 else []
    found += [f"n:{_name(block)}.1" for block in read.found if block.role is Role.NOTE]
    return tuple(found)


def day_beside(aside: Sequence[Found], language: str | None, at: datetime) -> tuple[str, ...]:
    """As `stamps_of`, of the one date that stands alone in an aside of a page that carries dates.

    There a site's template puts when an article was written, beside its author. Several are the dates of other
    articles; and a page is not said to carry dates for this one alone: it may be the day of anything.
    """
    read = [dated(one.text, language, one.times) for one in aside if one.why is Apart.ASIDE]
    alone = [one for one in read if one is not None]
    return tuple(mark for said in alone[0].said for mark in _marks(said, at)) if len(alone) == 1 else ()


def _marks(said: Said, at: datetime) -> Iterable[str]:
    kind = {Says.UPDATED: "u", Says.CHECKED: "c", Says.IN_FORCE: "f"}.get(said.says or Says.PUBLISHED, "p")
    if said.at is not None:
        yield f"{kind}:{_written(said.at)}"
    elif said.clock:
        yield f"{kind}@{said.clock}"
    elif said.ago is not None:
        yield f"{kind}~{rfc3339(at - said.ago[1])}"


def _written(at: datetime) -> str:
    return at.date().isoformat() if is_day(at) else rfc3339(at) or ""


def _name(note: Found) -> str:
    """A note by its words and by the dates that it holds for machines: one that is dated anew is new."""
    return _hashed("\n".join([key(note.text), *(machine for _, machine in note.times)]))


def _hashed(said: str) -> str:
    return blake2b(said.encode("utf-8", "replace"), digest_size=6).hexdigest()
