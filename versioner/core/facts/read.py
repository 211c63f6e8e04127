"""Reads the facts of a text: one pass over its tokens, asking the language's lexicon what each can be.

Better one too many than one too few: a missed fact would let a changed number pass as style.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from versioner.core.facts.amounts import Amounts
from versioner.core.facts.clock import clock_times, eastern_times
from versioner.core.facts.days import Days, eastern_dates, numeric_dates
from versioner.core.facts.figures import plain, power
from versioner.core.facts.model import Bound, Fact, FactKind, Quantity
from versioner.core.facts.passage import Passage
from versioner.core.facts.quotes import quoted
from versioner.core.facts.ranges import Ranges
from versioner.core.facts.senses import agrees_weakly, denies_here
from versioner.core.facts.shares import Shares
from versioner.core.facts.tokens import MARK, NUMBER, WORD, Token, tokenised
from versioner.core.facts.unparted import spelled_out
from versioner.core.facts.unspaced import EAST_ASIAN, counted, said_inside, shared
from versioner.core.lexicon import Lexicon, Role, base, lexicon
from versioner.core.lexicon.amounts import ARTICLES
from versioner.core.lexicon.compiled import Value
from versioner.late import re, regex

_ROMAN = re.compile(r"(?=[IVX]|[LC][IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")  # no "LLC"
_ENDS = frozenset('.!?…:|“"«„‘(‹»”')
_FIGURED = frozenset({Role.CARDINAL, Role.PART, Role.ORDINAL})
_AMOUNTS = frozenset({Role.CARDINAL, Role.COUNT, Role.SCALE})
_SENSES = frozenset({Role.NEGATION, Role.MODALITY})
_BOUND = frozenset({Role.BOUND})
_NO_NAMES = frozenset({Role.NEGATION, Role.MODALITY, Role.CURRENCY, Role.UNIT})
_DIGIT = re.compile(r"\d")
_NOT = {"n't": "not", "cannot": "not", "can't": "not", "not": "not", "n'": "ne", "ne": "ne", "ain't": "not"}
_SOURCES_ARTICLES = frozenset("o a os as um uma il lo la i gli le l' un uno una".split())
_ABOUT = frozenset("~≈∼～")
_SHORTENED = frozenset(["ca", "approx", "ok", "kb"])  # bounds that are written with a full stop
_OF_DOLLARS = frozenset("US A AU C CA NZ HK".split())  # letters before a sign: "US$4m"
_REACH = 2  # tokens between a bound and its number: "nearly a third", "up to £5"


def facts(text: str, language: str | None = None, *, today: date | None = None) -> tuple[Fact, ...]:
    """Every fact of a text, in order of place.

    Args:
        text: a sentence or a paragraph.
        language: its language tag.
        today: the page's own date; days said by their distance ("yesterday") are then dates.
    """
    return _known(text, language, today) if len(text) <= _SENTENCE else _found(text, language, today)


def _found(text: str, language: str | None, today: date | None) -> tuple[Fact, ...]:
    words = lexicon(base(language))
    reader = _Reader(text, words, today)
    reader.read()
    return tuple(sorted(reader.found, key=_place))


# The rules ask of the two sides of one edit again and again.
_SENTENCE = 2_000  # characters: longer texts are not asked of twice
_known = lru_cache(maxsize=128)(_found)


_place = attrgetter("span")


class _Reader:
    """Gathers the facts of one text; `taken` marks the characters that belong to one already."""

    def __init__(self, text: str, words: Lexicon, today: date | None) -> None:
        self.text = text
        self.words = words
        self.tokens = tokenised(text, words)
        self.at = Passage(text, self.tokens, words)
        self.amounts = Amounts(self.at)
        self.ranges = Ranges(self.amounts)
        self.shares = Shares(self.at)
        self.days = Days(self.at, today)
        self.found: list[Fact] = []
        self.taken = bytearray(len(text) + 1)
        self.bound: tuple[Bound, int] | None = None
        self.german = words.language == "de"
        self.contracts = words.language in {"en", "tr", None}

    def read(self) -> None:
        language = self.words.language
        figures = _DIGIT.search(self.text) is not None
        eastern = not self.text.isascii() and EAST_ASIAN.search(self.text) is not None
        if figures:
            self._add_all(numeric_dates(self.text, language))
        if eastern or language == "vi":
            self._add_all(eastern_dates(self.text, language))
        if figures and eastern:
            self._add_all(eastern_times(self.text))
        if figures:
            self._add_all(clock_times(self.text))
        if eastern:
            self._add_all(shared(self.text, self.words))
            self._add_all(counted(self.text, self.words))
        self._add_all(said_inside(self.text, self.words))
        self._add_all(spelled_out(self.text, language))
        for start, end in quoted(self.text):
            self.found.append(
                Fact(kind=FactKind.QUOTE, value=folded(self.text[start:end]), span=(start, end))
            )
        self._dates()
        reached = 0
        for n in self._worth_reading():
            if n >= reached and not self.taken[self.tokens[n].start]:
                reached = self._at(n)

    def _worth_reading(self) -> list[int]:
        """The tokens at which a fact may begin: figures, what the lexicon knows, capitals and contracted denials."""
        told = set(self.at.told)
        ends = ("n't", "cannot") if self.contracts else ()
        turkish = self.contracts and self.words.language == "tr"
        return [
            n
            for n, (kind, text, low, _, _) in enumerate(self.tokens)
            if kind == NUMBER
            or (kind == WORD and (n in told or turkish or text[0].isupper() or low.endswith(ends)))
        ]

    # ------------------------------------------------------------ gathering

    def _add_all(self, found: Iterable[Fact]) -> None:
        for fact in found:
            if not self.taken[fact.span[0]]:
                self._add(fact)

    def _add(self, fact: Fact) -> None:
        self.found.append(fact)
        start, end = fact.span
        self.taken[start:end] = b"\1" * (end - start)

    def _dates(self) -> None:
        for n in self.at.told:
            token = self.tokens[n]
            if self.taken.find(1, token.start, token.end) < 0:
                found = self.days.found_at(n)
                if found is not None and not self.taken[self.tokens[found[1]].start]:
                    self._add(found[0])

    # ------------------------------------------------------------ token by token

    def _at(self, n: int) -> int:
        """Read what begins at a token; the index of the token after it."""
        token = self.tokens[n]
        return self._number(n) if token.kind == NUMBER else self._word(n)

    def _number(self, n: int) -> int:
        hour = self.days.hours.hour(n)
        if hour is not None:
            self._add(hour[0])
            return hour[2]
        share = self.shares.share(n)
        if share is not None:
            return self._shared(share, n)
        sign = self.amounts.ordinal_sign(n + 1)
        if sign:
            self._add(
                Fact(
                    kind=FactKind.NUMBER,
                    value=f"{plain(self.tokens[n].text)}.",
                    span=(self.tokens[n].start, self.tokens[n + 1].start + sign),
                )
            )
            return n + 2
        return self._quantity(n)

    def _shared(self, share: Fact, n: int) -> int:
        bound = self._bound(n)
        if bound is not Bound.EXACT and share.quantity is not None:
            quantity = Quantity(
                value=share.quantity.value, unit=share.quantity.unit, step=share.quantity.step, bound=bound
            )
            share = Fact(
                kind=share.kind, value=share.value, unit=share.unit, span=share.span, quantity=quantity
            )
        self._add(share)
        return self._after(share.span[1], n)

    def _after(self, end: int, n: int) -> int:
        while n < len(self.tokens) and self.tokens[n].start < end:
            n += 1
        return n

    def _quantity(self, n: int) -> int:
        found = self.amounts.number(n)
        if found is None:
            return n + 1
        ranged = self.ranges.behind(found, n)
        after = ranged.after if ranged else found.after
        money = self.amounts.money_before(n)
        kind, unit, after = (FactKind.MONEY, money, after) if money else self.amounts.unit(after)
        if self.amounts.sign_before(n):
            kind, unit = FactKind.PERCENT, "percent"
        if not unit:
            after = self.amounts.linked(found, after)
        late = self.amounts.bound_after(after)
        bound = Bound.BETWEEN if ranged else late[0] if late else self._bound(n)
        after = late[1] if late else after
        scale = ranged.scale if ranged and found.value <= ranged.value / ranged.scale else Decimal(1)
        quantity = Quantity(
            value=found.value * scale,
            unit=unit,
            step=found.step * scale,
            bound=bound,
            high=ranged.value if ranged else None,
        )
        weak = found.spelled and found.value == 1 and self.tokens[n].low in ARTICLES and not unit
        low = found.written if scale == 1 else format(quantity.value.normalize(), "f")
        value = f"{low}–{format(ranged.value.normalize(), 'f')}" if ranged else found.written
        shown = "" if unit == "percent" else unit
        self._add(
            Fact(
                kind=kind,
                value=value,
                unit=shown,
                span=(self._start(n, money), self._end(after - 1)),
                quantity=quantity,
                weak=weak,
            )
        )
        return after

    def _start(self, n: int, money: str | None) -> int:
        """Where an amount begins: at the sign of its currency or its minus, where one stands before it."""
        if money is not None:
            n -= 2 if self.tokens[n - 1].text in {"-", "−"} else 1
            n -= self.tokens[n].text == "$" and self.at.glued(n) and self.tokens[n - 1].text in _OF_DOLLARS
        elif self.amounts.sign_before(n) or (n and self.amounts.is_article(n - 1)):
            n -= 1
        return self.tokens[n].start

    def _end(self, n: int) -> int:
        """Where an amount ends whose last token that is: a unit that begins a longer word ends inside it."""
        token = self.tokens[n]
        head, hyphen, _ = token.low.partition("-")
        exponent = power(self.text[token.end : token.end + 6])
        if exponent is not None:
            return token.end + exponent[1]
        return token.start + len(head) if hyphen and not self.words.terms(token.low) else token.end

    def _bound(self, n: int) -> Bound:
        """The bound said before a number, if it is near enough."""
        if self.bound is None:
            return Bound.ABOUT if self._about(n) else Bound.EXACT
        bound, after = self.bound
        self.bound = None
        return bound if n - after <= _REACH else Bound.EXACT

    def _about(self, n: int) -> bool:
        """Whether "~" stands before a number or its currency, and none before that: "~60", not "60~70"."""
        at = next((k for k in (n - 1, n - 2) if k >= 0 and self.tokens[k].text in _ABOUT), None)
        if at is None or (at < n - 1 and self.tokens[n - 1].end != self.tokens[n].start):
            return False
        return at == 0 or self.tokens[at - 1].end != self.tokens[at].start or self.tokens[at - 1].kind == MARK

    def _word(self, n: int) -> int:
        terms = self.at.terms(n)
        if self.at.telling(n):
            bound = self.at.phrase(n, Role.BOUND) if self.at.may(n, _BOUND) else None
            after = n if bound is None else self._behind_point(bound[1])
            if bound is not None and self._numbered(after):
                self.bound = Bound(str(bound[0])), after
                return after
            after = self._figure(n, terms)
            if after > n:
                return after
            self._sense(n)
        self._shape(n, terms)
        return n + 1

    def _behind_point(self, n: int) -> int:
        """The token behind a word, and behind the full stop that shortens it: "ca. 3 Wochen"."""
        shortened = self.at.low(n - 1) in _SHORTENED and self.at.low(n) == "." and self.at.glued(n)
        return n + 1 if shortened else n

    def _numbered(self, n: int) -> bool:
        """Whether a number, its currency or an article before it begins at a token."""
        for m in range(n, min(n + _REACH + 1, len(self.tokens))):
            roles = self.at.terms(m)
            if self.tokens[m].kind == NUMBER or roles.keys() & {
                Role.CARDINAL,
                Role.PART,
                Role.COUNT,
                Role.LOOSE,
                Role.SCALE,
                Role.ORDINAL,
            }:
                return True
            if self.tokens[m].kind == MARK or not (
                roles.keys() & {Role.CURRENCY}
                or self.tokens[m].low in ARTICLES
                or self.tokens[m].low in {"the", "les", "los", "las", "d'", "la", "le", "die", "der", "het"}
            ):
                return False
        return False

    def _figure(self, n: int, terms: Mapping[Role, Value]) -> int:
        """A number, share, ordinal or loose count in words; `n` where none begins there."""
        if not terms:
            return n
        return self._quantity(n) if self.amounts.half_of_scale(n) else self._counted(n, terms)

    def _counted(self, n: int, terms: Mapping[Role, Value]) -> int:
        time = self.days.hours.past(n) if Role.PART in terms else None
        if time is not None:
            self._add(time[0])
            return time[2]
        if not _FIGURED.isdisjoint(terms):
            if Role.CARDINAL in terms:
                hour = self.days.hours.hour(n)
                if hour is not None:
                    self._add(hour[0])
                    return hour[2]
            share = self.shares.share(n)
            if share is not None:
                return self._shared(share, n)
        if Role.LOOSE in terms:
            value = Decimal(int(str(terms[Role.LOOSE])))
            self._add(
                Fact(
                    kind=FactKind.NUMBER,
                    value=f"{value}s",
                    span=(self.tokens[n].start, self.tokens[n].end),
                    quantity=Quantity(value=value, bound=Bound.LOOSE),
                )
            )
            return n + 1
        if Role.ORDINAL in terms and not self._leads_to_source(n, terms):
            self._add(
                Fact(
                    kind=FactKind.NUMBER,
                    value=f"{terms[Role.ORDINAL]}.",
                    span=(self.tokens[n].start, self.tokens[n].end),
                )
            )
            return n + 1
        if not _AMOUNTS.isdisjoint(terms) and (
            Role.CARDINAL in terms
            or Role.COUNT in terms
            or self.tokens[n - 1].low in ARTICLES
            or self.amounts.leads(n)
        ):
            return self._quantity(n)
        return n

    def _leads_to_source(self, n: int, terms: Mapping[Role, Value]) -> bool:
        """Whether an ordinal says who says it, as before an article and behind none: "segundo o sindicato", "secondo il sindacato"."""
        behind, before = self.at.low(n + 1), self.at.low(n - 1) if n else ""
        return Role.ACCORDING in terms and behind in _SOURCES_ARTICLES and before not in _SOURCES_ARTICLES

    def _sense(self, n: int) -> None:
        """A negation, a modal."""
        if not self.at.may(n, _SENSES):
            return
        token = self.tokens[n]
        for role, kind in ((Role.NEGATION, FactKind.NEGATION), (Role.MODALITY, FactKind.MODALITY)):
            found = self.at.phrase(n, role)
            if found is None or (
                kind is FactKind.NEGATION and not denies_here(self.tokens, n, self.words.language)
            ):
                continue
            value = _NOT.get(token.low, str(found[0]))
            weak = kind is FactKind.MODALITY and token.low in agrees_weakly(self.words.language)
            self.found.append(Fact(kind=kind, value=value, span=(token.start, token.end), weak=weak))

    def _shape(self, n: int, terms: Mapping[Role, Value]) -> None:
        """What the form of a word tells: a contracted negation, a name."""
        token = self.tokens[n]
        span = (token.start, token.end)
        if self.contracts and (self.words.language == "tr" or token.low.endswith(("n't", "cannot"))):
            self._contracted(token, span)
        if token.text[0].isupper() and _NO_NAMES.isdisjoint(terms):
            self._name(n, span)

    def _contracted(self, token: Token, span: tuple[int, int]) -> None:
        low = token.low
        if low.endswith(("n't", "cannot")):
            if Role.NEGATION not in dict(self.words.terms(low)):
                self.found.append(Fact(kind=FactKind.NEGATION, value="not", span=span))
            stem = {"won't": "will", "shan't": "shall", "can't": "can", "cannot": "can"}.get(
                low, low.removesuffix("n't")
            )
            if stem in {
                "will",
                "shall",
                "can",
                "could",
                "would",
                "should",
                "must",
                "might",
                "need",
                "ought",
                "may",
            }:
                self.found.append(Fact(kind=FactKind.MODALITY, value=stem, span=span))
        if self.words.language == "tr" and _TURKISH_NOT.search(low):
            self.found.append(Fact(kind=FactKind.NEGATION, value="-me-", span=span))

    def _name(self, n: int, span: tuple[int, int]) -> None:
        token = self.tokens[n]
        if n and self.tokens[n - 1].text[:1].isupper() and _ROMAN.fullmatch(token.text):
            self.found.append(Fact(kind=FactKind.NUMBER, value=f"roman {token.text}", span=span))
        elif self._is_name(n) or any(map(str.isdecimal, token.text)):
            self.found.append(Fact(kind=FactKind.NAME, value=_name_value(token.text), span=span))

    def _is_name(self, n: int) -> bool:
        """A capital inside a sentence; at its beginning, and in German, only beside another or where a place stands."""
        token = self.tokens[n]
        if len(token.text) > 1 and not token.text[-1].islower() and token.text.replace(".", "").isupper():
            return True
        begins = n == 0 or self.tokens[n - 1].text in _ENDS
        if begins and self._follows_initial(n):
            return True
        if not self.german:
            return not begins or self._capital(n + 1, n + 1)
        if begins:
            return False
        return (
            self._capital(n + 1, n + 1) or self._capital(n - 1, n) or self.tokens[n - 1].low in _BEFORE_PLACES
        )

    def _follows_initial(self, n: int) -> bool:
        """Whether a point before a word ends an initial and no sentence: "M. Alder", "J.-P. Roux"."""
        if n < 2 or self.tokens[n - 1].text != "." or not self.at.close(n) or not self.at.glued(n - 1):
            return False
        initial = self.tokens[n - 2].text
        return len(initial.rpartition("-")[2]) == 1 and initial[-1].isupper() and not initial.isdecimal()

    def _capital(self, n: int, gap: int) -> bool:
        """Whether a word with a capital is there, with only a space before the token at `gap`."""
        if not 0 <= n < len(self.tokens) or not self.at.close(gap):
            return False
        return self.tokens[n].kind == WORD and self.tokens[n].text[:1].isupper()


# Prepositions after which German puts a place or person without an article.
_BEFORE_PLACES = frozenset(["in", "aus", "nach", "bei", "von", "bis"])
# Verbs of Turkish deny inside themselves: -ma-/-me- before the tense.
_TURKISH_NOT = regex.compile(
    r"\p{L}{2}(?:m[ae](?:d[ıi]|m[ıi]ş|yacak|yecek|m[ae]l[ıi]|z\b|zlar|zler|z[ıi]|s[ıi]n|k\b|yan|yen|y[ae]n)|m[ıiuü]yor|[ae]m[ae](?:d|z|y|m))"
)


def _name_value(text: str) -> str:
    return folded(text).replace(".", "").removesuffix("'s").removesuffix("'")


def folded(text: str) -> str:
    """As values are compared: NFKC, folded, straight apostrophes, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").split())
