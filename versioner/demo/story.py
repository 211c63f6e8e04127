"""What the newsroom does to its article, step by step, and what a reader must be told of each step."""

from __future__ import annotations

from collections.abc import Callable

from versioner.core.model import EditKind, Significance
from versioner.demo.newsroom import Front, Newsroom
from versioner.frozen import dataclass
from versioner.view.templates import N_

CAPACITY = "The Authority's Growing Capacity"
COAST = "Wider Coastal Plans"
TALKS = "Recent Floods and Talks"
RENAMED = "Floods and Negotiations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the changelog must say of a step: one change of exactly these marks.

    Attributes:
        kinds: kinds that must be among the change's.
        section: heading that the change must name, None for any.
        silent: whether it must be called silent.
    """

    significance: Significance
    kinds: frozenset[EditKind]
    section: str | None
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the newsroom does.

    Attributes:
        did: in a sentence, a message of the terminal's catalogue.
        act: does it.
        article, source: what must be told of each page; None: nothing at all.
        fresh_dated: whether the article's date must be seen to move without an edit.
        suspect: whether the page must be held for suspect meanwhile.
        drift: how many statements must be out of date against the source after it; None: not looked at.
        resolved: how many statements must have caught up with the source after it.
    """

    did: str
    act: Callable[[Newsroom], None]
    article: Told | None = None
    source: Told | None = None
    fresh_dated: bool = False
    suspect: bool = False
    drift: int | None = None
    resolved: int | None = None


def _told(
    significance: Significance, *kinds: EditKind, section: str | None = None, silent: bool = False
) -> Told:
    return Told(significance=significance, kinds=frozenset(kinds), section=section, silent=silent)


def _typo(room: Newsroom) -> None:
    room.article = room.article.reword("recieved", "received")


def _number(room: Newsroom) -> None:
    room.article = (
        room.article.reword("1,240", "1,420")
        .append(
            CAPACITY,
            "Correction: an earlier version of this article gave the wrong number of pump and gate workers.",
        )
        .dated(room.now())
    )


def _rename(room: Newsroom) -> None:
    room.article = room.article.reword(TALKS, RENAMED)


def _move(room: Newsroom) -> None:
    room.article = room.article.move("A separate fund", to=CAPACITY)


def _add(room: Newsroom) -> None:
    room.article = room.article.add(
        "Reaction",
        "Traders at the fish market welcomed the control room and asked when the permanent wall would come.",
        "The parish of Northcliff called the plan a beginning, and said that farmland could not wait for ever.",
    ).dated(room.now())


def _quote(room: Newsroom) -> None:
    room.article = room.article.reword(
        "The people who know these gates best should be the ones who close them",
        "Nobody knows these gates better than the people who close them",
    )


def _source_moves(room: Newsroom) -> None:
    room.source = room.source.reword("6.4 percent", "5.1 percent")


def _error(room: Newsroom) -> None:
    room.front = Front.ERROR


def _consent(room: Newsroom) -> None:
    room.front = Front.CONSENT


def _back(room: Newsroom) -> None:
    room.front = Front.ARTICLE


def _redate(room: Newsroom) -> None:
    room.article = room.article.dated(room.now())


def _silent(room: Newsroom) -> None:
    room.article = room.article.reword("the council has not promised one", "the council has promised one")


def _follow(room: Newsroom) -> None:
    room.article = room.article.reword("by 6.4 percent", "by about a twentieth").dated(room.now())


def _retract(room: Newsroom) -> None:
    room.source = room.source.without("The review found that night shifts")


def _advertise(room: Newsroom) -> None:
    room.article = room.article.append(
        COAST, "Advertisement: Quayside Chandlers, ropes and lanterns at winter prices."
    )


MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE

STORY: tuple[Step, ...] = (
    Step(
        did=N_("The newsroom mended a typo: “recieved” became “received”."),
        act=_typo,
        article=_told(MINOR, EditKind.SPELLING, section=CAPACITY),
    ),
    Step(
        did=N_("The newsroom corrected 1,240 workers to 1,420, with a note and a new date."),
        act=_number,
        article=_told(SUBSTANTIVE, EditKind.NUMBER, EditKind.CORRECTION_NOTE, section=CAPACITY),
    ),
    Step(
        did=N_("The newsroom renamed the section “Recent Floods and Talks” to “Floods and Negotiations”."),
        act=_rename,
        article=_told(SUBSTANTIVE, EditKind.HEADING_RENAMED, section=RENAMED, silent=True),
    ),
    Step(
        did=N_("The newsroom moved the paragraph on the dune fund to another section."),
        act=_move,
        article=_told(MINOR, EditKind.MOVED),
    ),
    Step(
        did=N_("The newsroom added a section “Reaction”, with a new date."),
        act=_add,
        article=_told(SUBSTANTIVE, EditKind.SECTION_ADDED, section="Reaction"),
    ),
    Step(
        did=N_("The newsroom changed the words of a quote, and told nobody."),
        act=_quote,
        article=_told(SUBSTANTIVE, EditKind.QUOTE, section=CAPACITY, silent=True),
    ),
    Step(
        did=N_("The newsroom (at the source) lowered the budget's rise to 5.1 percent; the article stands."),
        act=_source_moves,
        source=_told(SUBSTANTIVE, EditKind.NUMBER, section="2. Means"),
        drift=1,
    ),
    Step(did=N_("The newsroom answered with an error page for a while."), act=_error, suspect=True),
    Step(did=N_("The newsroom came back, with nothing changed."), act=_back),
    Step(did=N_("The newsroom put a consent wall in front for a while."), act=_consent, suspect=True),
    Step(did=N_("The newsroom took the wall away, with nothing changed."), act=_back),
    Step(
        did=N_("The newsroom moved the date of the article without an edit."), act=_redate, fresh_dated=True
    ),
    Step(
        did=N_("The newsroom turned “has not promised” into “has promised”, and told nobody."),
        act=_silent,
        article=_told(SUBSTANTIVE, EditKind.NEGATION, section=RENAMED, silent=True),
    ),
    Step(
        did=N_(
            "The newsroom followed the source at last, in its own words: “about a twentieth”, with a new date."
        ),
        act=_follow,
        article=_told(SUBSTANTIVE, EditKind.NUMBER, section=CAPACITY),
        drift=0,
        resolved=1,
    ),
    Step(
        did=N_("The newsroom (at the source) withdrew its finding on the night shifts; the article stands."),
        act=_retract,
        source=_told(SUBSTANTIVE, EditKind.PARAGRAPH_REMOVED, section="1. Responsibility for the tide gates"),
        drift=1,
    ),
    Step(
        did=N_(
            "The newsroom put up an advertisement that stays: it is beside the text, and Last updated stands."
        ),
        act=_advertise,
        article=_told(MINOR, EditKind.PARAGRAPH_ADDED, section=COAST),
    ),
)
