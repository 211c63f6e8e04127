"""What was exchanged, with enough of the words around it to be understood: whole words, whole facts, whole clusters.

Of an edited sentence the changed words are told, each with its unit and noun: "12" became "15" says nothing,
"£12 million" and "four people were hurt" do. The words around are the same on both sides. They are taken from
inside the clause, in every script; where a script puts no space between words, some characters take their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

import regex

from versioner.core.lexicon.borders import JOINING, SYLLABLES
from versioner.core.model import Op, Piece

LONG = 120  # characters of a text that is quoted in a sentence
_WANTED = 4.0  # words that a phrase has at least, where its clause has them
_CHARACTER = 0.4  # of a word, in scripts without spaces
_FIGURE_STEPS = "rllrrlrl"  # to which side a phrase grows: what is counted follows a figure
_STEPS = "lrllrrlr"  # who does it stands before a word, and what a figure with its unit is said of
_SMALL = 3  # letters up to which a word is likely to be "of", "the", "and": a phrase does not end in one
_WORDS_LEFT = 2  # to the end of a clause up to which it is told to its end
_SWAPPED = 20  # words of a phrase in which two runs that changed places are looked for
_NEAR = 60  # characters from the first changed word to the last that are told as one phrase
_GAP = 25  # unchanged characters over which two changes are told as one

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー々"
_RUN = 48  # characters of a run without spaces (Thai, Khmer, an address) that is taken whole; of a longer one half
_REST = (
    6  # characters to the end of a clause up to which it is told to its end, where no space shows the words
)
_QUOTED = 60  # characters over which the beginning of a quotation is looked for
_BACK = 10  # signs over which the beginning of a Japanese word is looked for
_PARTICLES = frozenset("をがはにでともの")
_HIRAGANA = regex.compile(r"\p{Hiragana}")
_UNSPACED_SIGN = regex.compile(rf"[{_UNSPACED}]", regex.V1)
_SPACED = regex.compile(r"\s+|\S+")
_CHUNK = regex.compile(rf"\s+|(?=[{_UNSPACED}])\X|(?:(?![\s{_UNSPACED}])\X)+|\X", regex.V1)
_CLOSES = regex.compile(
    r"(?<![,;:!?…。、，；：！？)\]}–—|])[,;:!?…。、，；：！？)\]}–—|]+$|(?<![.\p{L}]\p{L}|\.)\.+$|(?<=\p{L}{3})\.$",
    regex.V1,
)
_OPENS = regex.compile(r"^[(\[{–—|¿¡]+", regex.V1)
_SHUTTING = '”»"›」』'  # a quotation that ends here ends the phrase; ’ may be an apostrophe
_SHUT = _SHUTTING + "“"  # which German and Czech close with: behind a word it opens nothing
_QUOTES = "“”„«»\"'‘’‚‹›「」『』"
_DOUBLE = frozenset(_QUOTES) - frozenset("'‘’‚")
_WORD = regex.compile(r"[\p{L}\p{N}]")
_MARK = regex.compile(r"[,;:.!?…–—()、，。；：|]")
_CLAUSE = 2  # words of a clause that is told alone
_FIGURE = regex.compile(r"\p{Nd}")
_SCALE = regex.compile(  # after which the currency or the unit is still to come
    r"(?:mil|mio|mln|mrd|bil|bn$|bln|tri|thous|taus|tys|tis|hundr|cent[oa]s|млн|млрд|мил|тыс|εκατ|δισ|लाख|करोड़|مليون|مليار|میلیون)",
    regex.IGNORECASE,
)
_REACH = 2  # "the residents of the bank on the north side": so often
_JOINING = frozenset(  # longer words in which a phrase does not end either
    "from with over into onto after before about against between under upon that which while über unter gegen zwischen "
    "nach dass wegen dans avec pour chez vers sous après avant contre para desde hasta entre sobre contra della dello "
    "nella alla dalla dopo prima från till under efter före voor naar over tussen przez przed przy około после перед "
    "через между πριν από μετά".split()
)
_AND = frozenset(
    {"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "och", "og", "i", "и", "και", "ve"}
)
_OF = frozenset({"de", "di", "of"})
_ORDINAL = regex.compile(r"(?<![\p{Nd}.,])\p{Nd}{1,2}$")
_BEFORE_LETTERS = "เแโใไເແໂໃໄ"  # vowels that Thai and Lao write before their consonant: no text ends in one
_VIETNAMESE = regex.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_MARKED = 2  # such letters from which a phrase is Vietnamese
_LOOK = 12  # words and spaces by which that is seen
_SYLLABLES = 4  # over which a word's beginning or end is looked for
_SMALL_UNSPACED = regex.compile("|".join(JOINING))
_UNIT = regex.compile(r"[\p{L}%°‰]")
_LETTER = regex.compile(r"\p{L}")
_APPOSED = regex.compile(
    r"(?:^|\s)(?:\p{L}[^\s,()–—:]{0,30}\s){0,2}\p{L}[^\s,()–—:]{0,30}\s?[,(–—:]\s?$", regex.V1
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One exchange.

    Attributes:
        old, new: with the words around; either may be "" where something long only came or went.
        bare_old, bare_new: the fact alone: whole words, with the marks that touch them.
    """

    old: str
    new: str
    bare_old: str
    bare_new: str


def phrases(pieces: Sequence[Piece], *, wanted: float = _WANTED) -> tuple[Phrase, ...]:
    """What was exchanged in a sentence, in reading order; changes that stand near each other are one phrase."""
    found = []
    for left, old, new, right in _hunks(pieces):
        found.append(_phrase(left, old, new, right, wanted))
    return tuple(phrase for phrase in found if phrase.old or phrase.new)


def _hunks(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, str, str]]:
    """Runs of change as (same text before, old, new, same text after)."""
    equal = [""]
    changes: list[list[str]] = []
    open_ = False
    for piece in pieces:
        if piece.op is Op.EQUAL:
            if open_:
                equal.append(piece.text)
            else:
                equal[-1] += piece.text
            open_ = False
            continue
        if not open_:
            changes.append(["", ""])
        changes[-1][piece.op is Op.INSERT] += piece.text
        open_ = True
    if len(equal) == len(changes):
        equal.append("")
    spans = [sum(map(len, equal[1:-1])) + sum(len(change[side]) for change in changes) for side in (0, 1)]
    near = max(spans) <= _NEAR
    n = 0
    while n < len(changes):
        last, (old, new) = n, changes[n]
        while last + 1 < len(changes) and (near or len(equal[last + 1]) <= _GAP):
            last += 1
            old, new = (
                text + equal[last] + more for text, more in zip((old, new), changes[last], strict=True)
            )
        yield equal[n], old, new, equal[last + 1]
        n = last + 1


def _phrase(left: str, old: str, new: str, right: str, wanted: float) -> Phrase:
    if right.startswith(". ") and _ORDINAL.search(old) and _ORDINAL.search(new) and right[2:3].isalpha():
        old, new, right = old + ".", new + ".", right[1:]  # "am 3. Mai": the full stop is the figure's
    before, after = _Side.left(left), _Side.right(right)
    glued = [text for text in (old, new) if text]
    if any(not text[:1].isspace() for text in glued):
        before.glue()
    if any(not text[-1:].isspace() for text in glued):
        after.glue()
    bare = [before.taken + text + after.taken for text in (old, new)]
    one_sided = not (_WORD.search(old) and _WORD.search(new))
    if one_sided and _is_clause(left, old or new, right):
        alone = [_trimmed(text) if text.strip() else "" for text in (old, new)]
        return Phrase(old=alone[0], new=alone[1], bare_old=alone[0], bare_new=alone[1])
    _grow(before, after, (old, new), wanted)
    told = [_trimmed(before.taken + text + after.taken) for text in (old, new)]
    bared = [_trimmed(text) for text in bare]
    told, bared = _unmarked(*told), _unmarked(*bared)
    if all(told) and not before.taken and not any(map(_LETTER.search, told)):
        said_of = _apposed(left)
        closing = ")" if said_of.rstrip().endswith("(") and right.startswith(")") else ""
        told = [said_of + text + closing for text in told]
    return Phrase(old=told[0], new=told[1], bare_old=bared[0], bare_new=bared[1])


def _apposed(left: str) -> str:
    """What a figure between marks is said of: of "Ann Wren, 54, joined" the name and its comma."""
    found = _APPOSED.search(left[-LONG:])
    return found.group().lstrip() if found else ""


def _grow(before: _Side, after: _Side, changed: tuple[str, str], wanted: float) -> None:
    """Take words around a change until it can be understood."""
    figure = any(_needs_noun(before.taken + text + after.taken) for text in changed)
    if before.counts():
        before.grow()
    for step in _FIGURE_STEPS if figure else _STEPS:
        if min(_weight(before.taken + text + after.taken) for text in changed) >= wanted:
            break
        if step == "r":
            after.grow()
            after.conjoin()
        else:
            before.grow()
    if _needs_noun(after.taken) if after.taken.strip() else any(map(_needs_noun, changed)):
        after.grow()
    if wanted < _WANTED:
        return
    if figure:
        before.lean()
    else:
        before.reach()
    for side in (before, after):
        side.finish()
        side.to_a_small_word()
    before.open()


def _is_clause(left: str, text: str, right: str) -> bool:
    """Whether what only came or went is set off by marks, so that it can be told alone."""
    if _weight(text) < _CLAUSE:
        return False
    opened = not left.strip() or _MARK.search(left.strip()[-1:]) or _MARK.search(text.strip()[:1])
    closed = not right.strip() or _MARK.search(right.strip()[:1]) or _MARK.search(text.strip()[-1:])
    return bool(opened and closed)


def _needs_noun(text: str) -> bool:
    """Whether a text ends in a figure without a unit, which says nothing without what it counts."""
    end = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return _FIGURE.search(end) is not None and not _UNIT.search(end)


def chunks(text: str) -> list[str]:
    """Words, the spaces between them, and signs one by one where a script puts no spaces: all of the text, in order."""
    spaced = text.isascii() or not _UNSPACED_SIGN.search(text)  # then clusters need not be looked for
    found: list[str] = (_SPACED if spaced else _CHUNK).findall(text)
    return found


def _weight(text: str) -> float:
    if text.isascii():
        return float(sum(any(map(str.isalnum, word)) for word in text.split()))
    total = 0.0
    for chunk in chunks(text):
        if _WORD.search(chunk):
            total += _CHARACTER if _is_unspaced(chunk) else 1.0
    return total


def _is_unspaced(chunk: str) -> bool:
    return not chunk.isascii() and _UNSPACED_SIGN.match(chunk) is not None


class _Side:
    """The unchanged text on one side of a change, taken chunk by chunk, from the change outwards, inside the clause."""

    def __init__(self, chunks: list[str], *, leftwards: bool) -> None:
        self.chunks, self.leftwards = chunks, leftwards
        self.taken, self.words, self.closed = "", 0, False
        self.between = ""  # what stands between what was taken and what is left: the end of another clause

    @classmethod
    def left(cls, text: str) -> _Side:
        return cls(chunks(text[-6 * LONG :])[::-1], leftwards=True)

    @classmethod
    def right(cls, text: str) -> _Side:
        return cls(chunks(text[: 6 * LONG]), leftwards=False)

    def counts(self) -> bool:
        """Whether a figure stands next: what follows it is its scale or unit, and goes with it."""
        return any(_FIGURE.search(chunk) for chunk in self.chunks[:2]) and not self.closed

    def glue(self) -> None:
        """Take what touches the change without a space: a currency sign, the rest of a word."""
        while self.chunks and not self.closed:
            chunk = self.chunks[0]
            if chunk.isspace() or _is_unspaced(chunk):
                return
            self._take(with_space="")

    def grow(self) -> None:
        """Take a word more, and on with it where it is a small one."""
        for _ in range(4):
            space = self.chunks.pop(0) if self.chunks and self.chunks[0].isspace() else ""
            if not self.chunks or self.closed:
                return
            word = self.chunks[0]
            if not self._take(with_space=space):
                return
            self.words += 1
            small = _is_small(word) and not _is_unspaced(word)
            if self.leftwards or not (small or self._is_scale(word)):
                return

    def lean(self) -> None:
        """Take the word that a small one at the beginning hangs on: "expected to cost", not "to cost"."""
        first = self.taken.split()[:1]
        if first and _is_small(first[0]):
            self.grow()

    def reach(self) -> None:
        """Go on to what "of the north bank" belongs to: leftwards over small words to the one before them."""
        for _ in range(_REACH):
            following = self.chunks[1] if len(self.chunks) > 1 else ""
            if self.closed or not _is_small(following) or len(self.taken) > LONG / 2:
                return
            self.grow()
            while len(self.chunks) > 1 and _is_small(self.chunks[1]) and not self.closed:
                self.grow()
            self.grow()

    def conjoin(self) -> None:
        """Of "pump and gate workers" the workers are counted: what the first word is joined to goes with it."""
        following = self.chunks[1] if len(self.chunks) > 1 else ""
        if (
            self.words == 1
            and following in _AND
            and not self.closed
            and not _SCALE.match(self.taken.split()[-1])
        ):
            self.grow()
            self.grow()

    def _is_scale(self, word: str) -> bool:
        """Whether it is a "million" with what it counts still to come: "euros", "de euros", not "and"."""
        following = self.chunks[1] if len(self.chunks) > 1 else ""
        return _SCALE.match(word) is not None and (len(following) > _SMALL or following in _OF)

    def finish(self) -> None:
        """Go on to the end of the clause where it is near: a word or two, some characters without spaces."""
        if self.closed or not self.chunks:
            return
        if _is_unspaced(self.taken[-1:] or "") or _is_unspaced(self.chunks[0]):
            rest = list(takewhile(_goes_on, self.chunks[: _REST + 1]))
            if 0 < len(rest) <= _REST:
                del self.chunks[: len(rest)]
                more = "".join(rest[::-1] if self.leftwards else rest)
                self.taken = more + self.taken if self.leftwards else self.taken + more
            elif self.leftwards:
                self._to_a_word()
            return
        rest = [chunk for chunk in self.chunks[: 2 * _WORDS_LEFT + 2] if not chunk.isspace()]
        end = next((n for n, chunk in enumerate(rest) if self._ends(chunk)), len(rest))
        if end + (0 if self.leftwards else 1) <= _WORDS_LEFT or len(rest) <= _WORDS_LEFT:
            for _ in range(_WORDS_LEFT):
                self.grow()

    def open(self) -> None:
        """Of a quotation that ends before the change take its beginning too, or where that is far its end neither."""
        end = next((n for n, char in enumerate(self.taken) if char in _DOUBLE), -1)
        if (
            end < 0
            or not self.taken[:end].strip()
            or self.taken[end] not in _SHUTTING
            or self.taken[end - 1].isspace()
        ):
            return
        for n in range(len(self.chunks)):
            more = "".join(self.chunks[: n + 1][::-1]) + self.between
            if len(more) > _QUOTED:
                break
            if self.chunks[n][:1] in _DOUBLE:
                del self.chunks[: n + 1]
                self.taken = more + self.taken
                return
        self.taken = self.taken[end + 1 :].lstrip()

    def _to_a_word(self) -> None:
        """Of Japanese that begins within a word's ending, go back to where that word begins: behind a particle."""
        for n, chunk in enumerate(self.chunks[:_BACK]):
            first = self.chunks[n - 1] if n else self.taken[:1]
            if not _is_unspaced(chunk):
                return
            if chunk in _PARTICLES and not _HIRAGANA.match(first):
                self.taken = "".join(self.chunks[:n][::-1]) + self.taken
                del self.chunks[:n]
                return

    def to_a_small_word(self) -> None:
        """Of syllables set apart (Vietnamese) go on to where a word is sure to begin or end: at a small word, or a clause's."""
        if not _is_syllables("".join(self.chunks[:_LOOK]) + self.taken):
            return
        for _ in range(_SYLLABLES):
            words = self.taken.split()
            following = self.chunks[1] if len(self.chunks) > 1 else ""
            edge = words[:1] if self.leftwards else [following]
            if self.closed or not self.chunks or set(map(_bare_word, edge)) & SYLLABLES:
                return
            self.grow()

    def _ends(self, chunk: str) -> bool:
        if self.leftwards:
            return _CLOSES.search(chunk) is not None
        return _CLOSES.search(chunk) is not None or chunk[-1:] in _SHUTTING

    def _take(self, *, with_space: str) -> bool:
        """Move one chunk over; False where the clause ends before it."""
        chunk = self.chunks.pop(0)
        if len(chunk) > _RUN:
            clusters = regex.findall(r"\X", chunk)
            kept = "".join(clusters[-_RUN // 2 :] if self.leftwards else clusters[: _RUN // 2])
            kept = _from_a_word(kept) if self.leftwards else _to_a_word(kept.rstrip(_BEFORE_LETTERS))
            self.taken = kept + with_space + self.taken if self.leftwards else self.taken + with_space + kept
            self.closed = True
            return True
        if self.leftwards:
            mark = _CLOSES.search(chunk)
            kept = "" if mark else _OPENS.sub("", chunk)
            opened = kept[:1] in _QUOTES and kept[:1] not in "'’"
            self.closed = kept != chunk or opened
            if opened and not any(char in _DOUBLE for char in kept[1:] + self.taken):
                kept = kept.lstrip(_QUOTES)  # what it opens ends behind the phrase
            if mark and not with_space and _glues(chunk):
                kept, self.closed = chunk, False
            self.between = "" if kept else chunk + with_space
            self.taken = kept + with_space + self.taken if kept else self.taken
        else:
            kept = _CLOSES.sub("", chunk).rstrip(_SHUT) if not _OPENS.match(chunk) else ""
            kept = _CLOSES.sub("", kept)
            self.closed = kept != chunk
            self.taken = self.taken + with_space + kept if kept else self.taken
        return bool(kept)


def _to_a_word(run: str) -> str:
    """The beginning of a run without spaces, up to the last small word in its second half, where a word is sure to end."""
    found = [match.start() for match in _SMALL_UNSPACED.finditer(run, len(run) // 2)]
    return run[: found[-1]] if found else run


def _from_a_word(run: str) -> str:
    """The end of a run without spaces, from the first small word in its first half on."""
    match = _SMALL_UNSPACED.search(run, 0, len(run) // 2)
    return run[match.start() :] if match else run


def _is_syllables(text: str) -> bool:
    """Whether a text is in Vietnamese, which sets its syllables apart and not its words."""
    return len(_VIETNAMESE.findall(text)) >= _MARKED


def _bare_word(word: str) -> str:
    return word.strip(' ,.;:!?"“”()').casefold()


def _is_small(word: str) -> bool:
    return word.islower() and (len(word) <= _SMALL or word in _JOINING)


def _goes_on(chunk: str) -> bool:
    return _is_unspaced(chunk) or _FIGURE.match(chunk) is not None


def _glues(chunk: str) -> bool:
    """Whether a mark at the end of a chunk ties it to what follows: an address, a time, a score."""
    return chunk[-1:] in ".:–—" and len(chunk) > 1


def _trimmed(text: str) -> str:
    """With single spaces, without marks at the ends that only join it to what stands around."""
    flat = " ".join(text.split())
    return flat.strip(" ,;|").lstrip(":.)").strip()


def _unmarked(old: str, new: str) -> list[str]:
    """Without the marks that both end with, and quotation marks that both begin or end with and that close nothing."""
    while old and new and old[-1] == new[-1] and min(len(old), len(new)) > 1 and _is_loose(old[-1], old, new):
        old, new = old[:-1].rstrip(), new[:-1].rstrip()
    while old and new and old[0] == new[0] and min(len(old), len(new)) > 1 and _is_loose(old[0], old, new):
        old, new = old[1:].lstrip(), new[1:].lstrip()
    return [old, new]


def _is_loose(mark: str, old: str, new: str) -> bool:
    if mark in ".,;:!?…。、，；：！？":
        return True
    return mark in _QUOTES and all(sum(char in _QUOTES for char in text) == 1 for text in (old, new))


def short(text: str | None, most: int = LONG) -> str:
    """`text` on one line, cut at a word (in scripts without spaces at a cluster) where it is longer than `most`."""
    flat = " ".join((text or "").split())
    if len(flat) <= most:
        return flat
    kept = ""
    for chunk in chunks(flat[: 2 * most]):
        if len(kept) + len(chunk) > most:
            break
        kept += chunk
    if not kept:
        for cluster in regex.findall(r"\X", flat[: 2 * most]):
            if len(kept) + len(cluster) > most:
                break
            kept += cluster
    return kept.rstrip(" ,;:" + _BEFORE_LETTERS) + " …"


def swapped(old: str, new: str) -> tuple[str, str] | None:
    """The two runs of words that changed places from `old` to `new`, where that is all that happened."""
    a, b = old.split(), new.split()
    if len(a) != len(b) or a == b or len(a) > _SWAPPED:
        return None
    differ = [n for n, (one, other) in enumerate(zip(a, b, strict=True)) if one != other]
    a, b = a[differ[0] : differ[-1] + 1], b[differ[0] : differ[-1] + 1]
    if sorted(a) != sorted(b):
        return None
    for first in range(1, len(a)):
        for last in range(1, len(a) - first + 1):
            middle = a[first : len(a) - last]
            if b == [*a[len(a) - last :], *middle, *a[:first]] and (middle or first == last == 1):
                return " ".join(a[:first]), " ".join(a[len(a) - last :])
    return None
