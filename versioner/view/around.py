"""The words around a change, taken from the change outwards: inside the clause, whole, and up to where a word is sure to end.

A clause ends at its marks, a quotation where it closes; in Japanese a word begins behind a particle, in Thai at a
small word, and Vietnamese sets apart syllables, not words.
"""

from __future__ import annotations

from itertools import takewhile

from versioner.core.lexicon.borders import (
    BEHIND_NOUNS,
    HANGING,
    JOINING,
    LEADING,
    SYLLABLES,
    TYING,
    UNITS,
)
from versioner.late import regex
from versioner.view.chunks import BEFORE_LETTERS, LONG, chunks, is_unspaced

_SMALL = 3  # letters up to which a word is likely to be "of", "the", "and": a phrase does not end in one
_WORDS_LEFT = 2  # to the end of a clause up to which it is told to its end
_RUN = 48  # characters of a run without spaces (Thai, Khmer, an address) that is taken whole; of a longer one half
_REST = (
    6  # characters to the end of a clause up to which it is told to its end, where no space shows the words
)
_QUOTED = 60  # characters over which the beginning of a quotation is looked for
_BACK = 10  # signs over which the beginning of a Japanese word is looked for
_PARTICLES = frozenset("をがはにでともの")
_HIRAGANA = regex.compile(r"\p{Hiragana}")
_CLOSES = regex.compile(
    r"(?<![,;:!?…。、，；：！？)\]}–—|])[,;:!?…。、，；：！？)\]}–—|]+$|(?<![.\p{L}]\p{L}|\.|^\p{Nd}|^\p{Nd}{2})\.+$|(?<=\p{L}{3})\.$",
    regex.V1,
)
_OPENS = regex.compile(r"^[(\[{–—|¿¡]+", regex.V1)
_SHUTTING = '”»"›」』'  # a quotation that ends here ends the phrase; ’ may be an apostrophe
_SHUT = _SHUTTING + "“"  # which German and Czech close with: behind a word it opens nothing
QUOTES = "“”„«»\"'‘’‚‹›「」『』"
_DOUBLE = frozenset(QUOTES) - frozenset("'‘’‚")
DOUBLE = regex.compile(f"[{''.join(sorted(_DOUBLE))}]")
FIGURE = regex.compile(r"\p{Nd}")
_SCALE = regex.compile(  # after which the currency or the unit is still to come
    r"(?:mil|mio|mln|mrd|bil|bn$|bln|tri|thous|taus|tys|tis|hundr|cent[oa]s|млн|млрд|мил|тыс|εκατ|δισ|लाख|करोड़|مليون|مليار|میلیون)",
    regex.IGNORECASE,
)
_NAMED = 2  # words behind a number: what is counted, or how it is and what
_NAMED_SIGNS = 10  # the same where no spaces are set
_LEADS = 2  # small words on end: "in the"
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
_VIETNAMESE = regex.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_MARKED = 2  # such letters from which a phrase is Vietnamese
_LOOK = 12  # words and spaces by which that is seen
_SYLLABLES = 4  # over which a word's beginning or end is looked for
_SMALL_UNSPACED = regex.compile("|".join(JOINING))


class Side:
    """The unchanged text on one side of a change, taken chunk by chunk, from the change outwards, inside the clause."""

    def __init__(self, chunks: list[str], *, leftwards: bool) -> None:
        self.chunks, self.leftwards = chunks, leftwards
        self.taken, self.words, self.closed = "", 0, False
        self.named = False  # what is counted was taken
        self.between = ""  # what stands between what was taken and what is left: the end of another clause

    @classmethod
    def left(cls, text: str) -> Side:
        return cls(chunks(text[-6 * LONG :])[::-1], leftwards=True)

    @classmethod
    def right(cls, text: str) -> Side:
        return cls(chunks(text[: 6 * LONG]), leftwards=False)

    def counts(self) -> bool:
        """Whether a figure stands next: what follows it is its scale or unit, and goes with it."""
        return any(FIGURE.search(chunk) for chunk in self.chunks[:2]) and not self.closed

    def glue(self) -> None:
        """Take what touches the change without a space: a currency sign, the rest of a word."""
        while self.chunks and not self.closed:
            chunk = self.chunks[0]
            if chunk.isspace() or is_unspaced(chunk):
                return
            self._take(with_space="")

    def grow(self) -> None:
        """Take a word more, and on with it where it is a small one."""
        for _ in range(4):
            if self.closed:
                return
            space = self.chunks.pop(0) if self.chunks and self.chunks[0].isspace() else ""
            if not self.chunks:
                return
            word = self.chunks[0]
            if not self._take(with_space=space):
                return
            self.words += 1
            small = _is_small(word) and not is_unspaced(word)
            if self.leftwards or not (small or self._is_scale(word)):
                return

    def lean(self) -> None:
        """Take the word that a small one at the beginning hangs on: "expected to cost", not "to cost"."""
        first = self.taken.split()[:1]
        if first and _bare_word(first[0]) in HANGING:
            self.grow()

    def unburden(self) -> bool:
        """Leave out a lone word before the preposition of a figure, the end of another phrase: "um 6,5 Meter", not "Mai um 6,5 Meter".

        Returns whether there was one.
        """
        words = self.taken.split()
        governs = len(words) == 2 and words[1] in LEADING and words[1] not in HANGING
        if not governs or self.closed or len(self.chunks) < 2:
            return False
        self.taken = self.taken[self.taken.index(words[1], len(words[0])) :]
        self.closed = True
        return True

    def lead(self) -> None:
        """Begin no phrase in the middle of one: what stands behind an article or a preposition begins with that."""
        if is_unspaced(self.taken[:1]) and self.chunks and FIGURE.match(self.chunks[0]) and not self.closed:
            self._take(with_space="")
        for _ in range(_LEADS):
            following = self.chunks[1] if len(self.chunks) > 1 and self.chunks[0].isspace() else ""
            if self.closed or following not in LEADING:
                return
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

    def name(self) -> None:
        """Of "two electric motors" the motors are counted: take the word behind a number, and what that describes.

        A small word, the end of the clause or a third word ends what is counted; where no spaces are set, a particle.
        """
        if self.chunks and is_unspaced(self.chunks[0]):
            for _ in range(_NAMED_SIGNS):
                if self.closed or not self.chunks or not _goes_on(self.chunks[0]):
                    return
                if self.chunks[0] in BEHIND_NOUNS and self.taken[-1:] not in TYING and len(self.taken) > 1:
                    return
                self._take(with_space="")
                self.named = True
            return
        for n in range(_NAMED):
            following = self.chunks[1] if len(self.chunks) > 1 and self.chunks[0].isspace() else ""
            if self.closed or not following or (n and not self._describes(following)):
                return
            self.grow()
            self.named, alone = True, self.words
            self.conjoin()
            if self.words > alone:
                return

    def _describes(self, following: str) -> bool:
        """Whether what was taken behind a number may say how the next word is: it is no unit, and that is no small word."""
        last = self.taken.split()[-1].casefold()
        return not (_is_small(following) or FIGURE.search(following) or last.startswith(UNITS))

    def _is_scale(self, word: str) -> bool:
        """Whether it is a "million" with what it counts still to come: "euros", "de euros", not "and"."""
        following = self.chunks[1] if len(self.chunks) > 1 else ""
        return _SCALE.match(word) is not None and (len(following) > _SMALL or following in _OF)

    def finish(self) -> None:
        """Go on to the end of the clause where it is near: a word or two, some characters without spaces."""
        if self.closed or not self.chunks:
            return
        if is_unspaced(self.taken[-1:] or "") or is_unspaced(self.chunks[0]):
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
            if not is_unspaced(chunk):
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
            kept = _from_a_word(kept) if self.leftwards else _to_a_word(kept.rstrip(BEFORE_LETTERS))
            self.taken = kept + with_space + self.taken if self.leftwards else self.taken + with_space + kept
            self.closed = True
            return True
        if self.leftwards:
            mark = _CLOSES.search(chunk)
            kept = "" if mark else _OPENS.sub("", chunk)
            opened = kept[:1] in QUOTES and kept[:1] not in "'’"
            self.closed = kept != chunk or opened
            if opened and not any(char in _DOUBLE for char in kept[1:] + self.taken):
                kept = kept.lstrip(QUOTES)  # what it opens ends behind the phrase
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
    return is_unspaced(chunk) or FIGURE.match(chunk) is not None


def _glues(chunk: str) -> bool:
    """Whether a mark at the end of a chunk ties it to what follows: an address, a time, a score."""
    return chunk[-1:] in ".:–—" and len(chunk) > 1
