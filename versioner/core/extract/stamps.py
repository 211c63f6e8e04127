"""Where a page says when it was published and changed, and what it notes of its own changes.

Read over the blocks in order, for label and date often stand apart: `<dt>Last updated</dt><dd>2 September 2022`,
two rows of a table, a label in one block and its date in the next. A page's own history ("Updates to this page": a
list of dates with lines) is read as notes, each with its date; so is what stands under "Correction".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import datetime

from versioner.core.dates.declared import dates_in
from versioner.core.extract.datelines import dateline
from versioner.core.extract.found import HEADING, PARAGRAPH, TABLE_ROW, Found
from versioner.core.extract.labels import Stamp, dated, stamp
from versioner.core.extract.lines import Said
from versioner.core.extract.metadata import Declared
from versioner.core.extract.owndays import HEAD, LABELLED, OwnDays, days_of, in_head
from versioner.core.extract.rows import ROW, parted, piece_of
from versioner.core.extract.signed import is_name_by_date, labelled_name, signed_name
from versioner.core.extract.stampwords import LONGEST, Says, begins, has_figures, is_no_date, label
from versioner.core.model import Role
from versioner.core.notes import grants, is_note, is_note_label
from versioner.core.text.words import key
from versioner.frozen import dataclass

_CELL = " | "
_MOST_LINES = 3  # blocks that one entry of a history may have
_UNDER_LABEL = 2  # paragraphs under a heading "Correction" that are the note
_MARKS = " ,;:.|·–—-"
_PARTED = f"([{_MARKS}"  # what parts a date from words that are said beside it
_LONG = 1_500  # characters from which a block is no entry of a history
_OF_THE_TEXT = frozenset({Says.CHECKED, Says.IN_FORCE})  # labels of facts, where no date is beside them


@dataclass(slots=True)
class Stamped:
    """What was read.

    Attributes:
        found: the blocks, those that are stamps and notes with their role; a date and its note made one.
        byline: who wrote it, where a line says so.
        said: the dates of the stamps, in order.
        by_headline: the day that stands with the headline, where a reader looks for none among the blocks.
    """

    found: list[Found] = field(default_factory=list)
    byline: str | None = None
    said: list[Said] = field(default_factory=list)
    by_headline: datetime | None = None

    def published(self) -> datetime | None:
        stamped = (one.at for one in self.said if one.says is Says.PUBLISHED and one.at)
        return next(stamped, self.by_headline)

    def modified(self) -> datetime | None:
        return max((one.at for one in self.said if one.says is Says.UPDATED and one.at), default=None)


def read_stamps(
    found: Sequence[Found], language: str | None, declared: Declared, at: datetime | None = None
) -> Stamped:
    """Find the stamps, the notes and the byline among a page's blocks.

    Args:
        found: the blocks, in order.
        language: the page's (BCP 47).
        declared: what its metadata say; a date without a label that says the same is a stamp.
        at: when it was fetched, where these are the blocks of its own text and not of what stands beside.
    """
    reader = _Reader(list(parted(found, language)), language, declared, at)
    reader.run()
    return reader.out


class _Reader:
    """One reading, from block to block."""

    def __init__(
        self, found: Sequence[Found], language: str | None, declared: Declared, at: datetime | None
    ) -> None:
        self.found, self.language = list(found), language
        self.author = key(declared.byline or "")
        self.own = OwnDays(self.found, language, declared, at)
        self.out = Stamped()
        self.history = 0  # the level of the heading over the history that is being read; 7 under a line
        self.noted = 0  # paragraphs that the heading "Correction" still makes notes of

    def run(self) -> None:
        n = 0
        while n < len(self.found):
            n += self.block(n)

    def block(self, n: int) -> int:
        """Read the n-th block; how many were used up."""
        one = self.found[n]
        if len(one.text) > LONGEST and self.is_in_the_text(one):
            return self.line_of(one)
        if one.kind is HEADING and not self.is_day(n):
            return self.heading(one)
        one = self.found[n]
        read = stamp(one.text, self.language, one.times)
        if read is not None and (read.said or read.byline):
            return self.stamped(one, read)
        if read is not None:
            return self.bare(n, read)
        return self.line(n)

    def is_in_the_text(self, one: Found) -> bool:
        """Whether a line stands below the head and in no history: if it is long, it is no label, date or name."""
        below = len(self.out.found) >= HEAD and not self.history
        return below and one.kind is not HEADING and one.kind is not TABLE_ROW

    def heading(self, one: Found) -> int:
        if self.history and (one.level <= self.history or self.history > 6):
            self.history = 0
        if label(one.text) is Says.HISTORY:
            self.history = one.level
        self.noted = _UNDER_LABEL if is_note_label(one.text) else 0
        return self.keep(one)

    def is_day(self, n: int) -> bool:
        """Whether a heading over the text is its day and nothing else, with or without a label: it heads nothing."""
        one = self.found[n]
        kept = self.out.found
        if one.level < 2 or not in_head(kept):
            return False
        read = stamp(one.text, self.language, one.times)
        own = read is not None and any(said.at for said in read.said) and not _in_force(read)
        if not own:
            day = dated(one.text, self.language, one.times)
            if day is None or self.own.chronicle - days_of(day.said):
                return False
            if not self.own.is_declared(days_of(day.said), kept) and not self.is_written_on(day.said):
                return False
        self.found[n] = replace(one, kind=PARAGRAPH, level=0)
        return True

    def stamped(self, one: Found, read: Stamp) -> int:
        """A line with its label and date, a byline, or both."""
        if not read.said and len(self.out.found) >= HEAD:
            return self.line_of(one)
        if read.byline and self.out.byline is None and len(self.out.found) < HEAD:
            self.out.byline = read.byline
            if not read.said:
                return 1  # a byline is no block of the text
        if _in_force(read):
            return self.holding(read, one)
        self.out.said += read.said
        self.opens(one.text)
        return self.keep(one, Role.STAMP)

    def holding(self, read: Stamp, *lines: Found) -> int:
        """From when terms hold, over them: the day that their readers know them by, and a fact of theirs."""
        if len(self.out.found) < HEAD:
            self.out.said += read.said
        for one in lines:
            self.keep(one)
        return len(lines)

    def bare(self, n: int, read: Stamp) -> int:
        """A label alone: its date stands in the next block, or under it in the next row."""
        one = self.found[n]
        if n + 1 < len(self.found) and self.found[n + 1].kind is not HEADING:
            other = self.found[n + 1]
            both = stamp(f"{one.text} {other.text}", self.language, (*one.times, *other.times))
            if both is not None and both.said:
                if _in_force(both):
                    return self.holding(both, one, other)
                self.out.said += both.said
                self.opens(other.text)
                self.keep(one, Role.STAMP)
                self.keep(other, Role.STAMP)
                return 2
            if is_no_date(other.text):
                self.keep(one, Role.STAMP)
                self.keep(other, Role.STAMP)
                return 2
            if self.dated_value(one, other):
                return 2
            if label(one.text) is Says.LATEST or _is_latest(one.text):
                return self.noted_pair(one, other)
        certain = one.text.rstrip().endswith((":", "：")) or len(one.text.split()) > 1 or not label(one.text)
        return self.keep(one, Role.STAMP if certain and read.bare not in _OF_THE_TEXT else one.role)

    def dated_value(self, one: Found, other: Found) -> bool:
        """Whether a label's value begins with its date and says more behind it: "12 November (table 3 corrected)".

        The date is the label's; what is behind it stays a line, a note where it says that it is one.
        """
        read = self.begun(f"{one.text} {other.text}", (*one.times, *other.times))
        if read is None:
            return False
        said, rest = read
        self.out.said += said
        self.keep(one, Role.STAMP)
        self.apart(other, rest)
        return True

    def apart(self, one: Found, rest: str) -> None:
        """Keep a date and what is said behind it apart."""
        date = one.text[: len(one.text) - len(rest)].rstrip(_PARTED)
        self.keep(piece_of(one, date), Role.STAMP)
        self.keep(piece_of(one, rest), Role.NOTE if _is_noted(rest) else None)

    def begun(self, text: str, times: tuple[tuple[str, str], ...]) -> tuple[tuple[Said, ...], str] | None:
        """The dates of a stamp with which a line begins, and what stands behind it, parted by a mark; None where it is none."""
        head = text[:LABELLED]
        first = next(dates_in(head, self.language), None) if begins(text) and has_figures(head) else None
        behind = text[first.end :].strip() if first is not None else ""
        rest = behind.lstrip(_MARKS)
        if first is None or not rest or behind[0] not in _PARTED or len(rest) > ROW:
            return None
        read = stamp(text[: first.end], self.language, times)
        return (read.said, rest) if read is not None and read.said and not _in_force(read) else None

    def line(self, n: int) -> int:
        """A block that is no stamp by itself: a row of labels, an entry of a history, a note, text."""
        one = self.found[n]
        if one.kind is TABLE_ROW and (used := self.rows(n)):
            return used
        says = label(one.text)
        if says is Says.LATEST and n + 1 < len(self.found):
            return self.noted_pair(one, self.found[n + 1])
        if says is Says.HISTORY:
            self.history = 7
            return self.keep(one)
        if self.history and (used := self.entry(n)):
            return used
        kept, head = self.out.found, len(self.out.found) < HEAD
        if head and (name := labelled_name(self.found, n, self.language)) is not None:
            return self.by(name, 2)
        if self.alone(n) or (in_head(kept) and self.among_names(n)):
            return 1
        if head and self.author and key(one.text) == self.author:
            return 1  # the name that the metadata give is the byline, wherever it stands in the head
        if head and (name := signed_name(one)) is not None:
            return self.by(name, 1)
        unnamed = self.out.byline is None and not self.author
        if head and unnamed and is_name_by_date(self.found, n, kept, self.language):
            return self.by(one.text, 1)
        return self.line_of(one)

    def by(self, name: str, used: int) -> int:
        """Take a byline, where none has been read; it is no block of the text."""
        self.out.byline = self.out.byline or name
        return used

    def line_of(self, one: Found) -> int:
        if self.noted and one.kind is not TABLE_ROW and not grants(one.text):
            self.noted -= 1
            return self.keep(one, Role.NOTE)
        if is_note(one.text):
            return self.keep(one, Role.NOTE)
        if not begins(one.text):  # as of nearly all
            self.out.found.append(one)
            return 1
        if (since := self.since(one)) is not None:
            return self.holding(since, one)
        read = self.begun(one.text, one.times)
        if read is None or not _is_noted(read[1]):
            return self.keep(one)
        self.out.said += read[0]
        self.apart(one, read[1])
        return 1

    def since(self, one: Found) -> Stamp | None:
        """From when terms hold, before other texts in brackets: "Effective: 3 May 2026 (previous version)"."""
        text = one.text
        bracket = text.find("(", 0, LABELLED)
        if bracket < 0 or text.find(")", bracket) != len(text) - 1:
            return None
        read = stamp(text[:bracket].rstrip(), self.language, one.times)
        return read if read is not None and read.said and _in_force(read) else None

    def rows(self, n: int) -> int:
        """A row of labels with their dates in the row under it."""
        if n + 1 >= len(self.found) or self.found[n + 1].kind is not TABLE_ROW:
            return 0
        heads = self.found[n].text.split(_CELL)
        cells = self.found[n + 1].text.split(_CELL)
        if len(heads) != len(cells):
            return 0
        labelled = [k for k, head in enumerate(heads) if (read := stamp(head, self.language)) and read.bare]
        if not labelled:
            return 0
        times = self.found[n + 1].times
        read_cells = [stamp(f"{heads[k]} {cells[k]}", self.language, times) for k in labelled]
        said = [one for read in read_cells if read for one in read.said]
        if not said:
            return 0
        self.out.said += said
        whole = len(labelled) == len(heads)
        self.keep(self.found[n], Role.STAMP if whole else None)
        self.keep(self.found[n + 1], Role.STAMP if whole else None)
        return 2

    def entry(self, n: int) -> int:
        """One entry of the page's own history: a date and what was changed then; 0 where it is none."""
        one = self.found[n]
        if dated(one.text, self.language, one.times) is not None:
            lines = self.lines(n + 1)
            if not lines:
                self.history = 0
                return 0
            text = f"{one.text}: {' '.join(line.text for line in lines)}"
            links = tuple(link for line in (one, *lines) for link in line.links)
            self.keep(replace(lines[0], text=text, links=links, times=one.times), Role.NOTE)
            return 1 + len(lines)
        first = next(dates_in(one.text[:60], self.language), None)
        if first is not None and first.start <= 3 and len(one.text) <= _LONG:
            return self.keep(one, Role.NOTE)
        self.history = 0
        return 0

    def lines(self, n: int) -> list[Found]:
        """The blocks from the n-th on that belong to one date of a history."""
        found: list[Found] = []
        for one in self.found[n : n + _MOST_LINES]:
            if one.kind is HEADING or len(one.text) > _LONG:
                break
            if dated(one.text, self.language, one.times) is not None:
                return found
            if found and one.kind is not found[0].kind:
                break
            found.append(one)
        return found[:1]

    def noted_pair(self, one: Found, other: Found) -> int:
        """A label and the line that it announces, as one note."""
        if other.kind is HEADING:
            return self.keep(one)
        mark = "" if one.text.rstrip().endswith((":", "：")) else ":"
        self.keep(replace(other, text=f"{one.text}{mark} {other.text}"), Role.NOTE)
        return 2

    def alone(self, n: int) -> bool:
        """Keep a date that is all of the n-th block, and one that the page declares or the article's own day; False where it is none."""
        one = self.found[n]
        if len(one.text) > LABELLED:
            return False  # most lines are sentences of the text
        read = dated(one.text, self.language, one.times)
        if read is None:
            return False
        days, kept = days_of(read.said), self.out.found
        known = self.own.is_declared(days, kept) or self.own.is_at_its_foot(days, self.out.said, kept)
        if not known and not self.is_written_on(read.said):
            return False
        self.says(read.said)
        self.keep(one, Role.STAMP)
        return True

    def among_names(self, n: int) -> bool:
        """Keep a date among names and places, and apart from it what it stands among; False where it is anything else."""
        one = self.found[n]
        read = dateline(one.text, self.language, one.times, one.pieces)
        if read is None or self.is_a_row_of_days(n):
            return False
        declared = self.own.is_declared(days_of(read.said), self.out.found)
        if not declared and not (read.signed and self.is_written_on(read.said)):
            return False
        self.says(read.said)
        self.keep(piece_of(one, read.date), Role.STAMP)
        if read.rest:
            self.keep(piece_of(one, read.rest))
        return True

    def is_a_row_of_days(self, n: int) -> bool:
        """Whether a row stands right under or over another with a day: what such a table tells is no date of the page."""
        if self.found[n].kind is not TABLE_ROW:
            return False
        beside = (*self.found[max(0, n - 1) : n], *self.found[n + 1 : n + 2])
        rows = (one.text for one in beside if one.kind is TABLE_ROW)
        return any(next(dates_in(text, self.language), None) is not None for text in rows)

    def is_written_on(self, said: Sequence[Said]) -> bool:
        return self.own.is_written_on(said, self.out.said, self.out.found)

    def says(self, said: Sequence[Said]) -> None:
        self.out.said += [replace(one, says=one.says or Says.PUBLISHED) for one in said]

    def opens(self, text: str) -> None:
        """A stamp that ends in "see all updates" may stand over them."""
        if _announces(text):
            self.history = 7

    def keep(self, one: Found, role: Role | None = None) -> int:
        self.out.found.append(one if role is None or role is one.role else one.told(role))
        return 1


def _is_noted(rest: str) -> bool:
    """Whether what stands behind a date is a note: "corrected 14 November" is one there, as it is in brackets."""
    return is_note(rest if rest[:1] in "([" else f"({rest})")


def _in_force(read: Stamp) -> bool:
    """Whether a line says from when a text holds: that is part of the text."""
    return any(one.says is Says.IN_FORCE for one in read.said)


def _announces(text: str) -> bool:
    words = key(text).split()
    return any(label(" ".join(words[n:])) is Says.HISTORY for n in range(max(len(words) - 5, 0), len(words)))


def _is_latest(text: str) -> bool:
    """Whether it is “Latest update:”, a label of a date, or of what was changed: what follows tells."""
    return key(text).casefold().rstrip(" :：") in {"latest update", "latest updates", "latest change"}
