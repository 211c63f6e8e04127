"""A text as its reader goes through it: its tokens, what the lexicon knows of each, what stands beside what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache

from versioner.core.facts.figures import plain
from versioner.core.facts.tokens import NUMBER, WORD, Token
from versioner.core.lexicon import Lexicon, Role, lexicon
from versioner.core.lexicon.compiled import Term, Value

_GLUE = frozenset(" \u00a0\u202f\u2009")
Openings = tuple[tuple[tuple[str, ...], Term], ...]
_NOTHING: Mapping[Role, Value] = {}
_NONE: tuple[tuple[Term, int], ...] = ()


@cache
def _knowing(language: str | None) -> Callable[[str], tuple[Mapping[Role, Value], Openings]]:
    """Tells what a folded word can mean in a language, and what phrases begin with it; the words of late are kept."""
    words = lexicon(language)

    def known(low: str) -> tuple[Mapping[Role, Value], Openings]:
        found = words.terms(low)
        if not found and "'" in low:
            head, _, tail = low.rpartition("'")
            found = words.terms(tail) if len(tail) > 1 else words.terms(head)
        return dict(found) if found else _NOTHING, words.phrases.get(low, ())

    return lru_cache(maxsize=4_096)(known)


class Passage:
    """The tokens of one text: what each can mean, and how it stands beside the next."""

    def __init__(self, text: str, tokens: list[Token], words: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        known = list(map(_knowing(words.language), [token.low for token in tokens]))
        self._terms = [
            meant if token.kind == WORD else _NOTHING for token, (meant, _) in zip(tokens, known, strict=True)
        ]
        self._phrases = [
            self._begun(n, openings) if openings else _NONE for n, (_, openings) in enumerate(known)
        ]

    def _begun(self, n: int, openings: Openings) -> tuple[tuple[Term, int], ...]:
        """The phrases that stand at a token which begins some: what each means, and the index after it."""
        behind = self.tokens[n + 1].low if n + 1 < len(self.tokens) else ""
        return tuple(
            [
                (term, n + 1 + len(rest))
                for rest, term in openings
                if rest[0] == behind and self._goes_on(n + 2, rest[1:])
            ]
        )

    def _goes_on(self, n: int, rest: tuple[str, ...]) -> bool:
        """Whether these words follow."""
        return not rest or tuple([token.low for token in self.tokens[n : n + len(rest)]]) == rest

    def terms(self, n: int) -> Mapping[Role, Value]:
        """What the token of that index can mean."""
        return self._terms[n] if 0 <= n < len(self._terms) else _NOTHING

    def telling(self, n: int) -> bool:
        """Whether the lexicon knows anything of the token of that index."""
        return bool(self._terms[n] or self._phrases[n])

    @cached_property
    def told(self) -> tuple[int, ...]:
        """The indices of those tokens of which it does."""
        pairs = enumerate(zip(self._terms, self._phrases, strict=True))
        return tuple([n for n, (terms, phrases) in pairs if terms or phrases])

    def may(self, n: int, roles: frozenset[Role]) -> bool:
        """Whether the token of that index can mean something in one of these roles, or begins a phrase that may."""
        return bool(self._phrases[n]) or not roles.isdisjoint(self._terms[n])

    def phrase(self, n: int, role: Role) -> tuple[Value, int] | None:
        """What a word or phrase beginning there means in a role, and the index after it."""
        if not 0 <= n < len(self.tokens):
            return None
        for term, end in self._phrases[n]:
            if term[0] is role:
                return term[1], end
        found = self._terms[n].get(role)
        return None if found is None else (found, n + 1)

    def close(self, n: int) -> bool:
        """Whether the token follows the one before it at once or after one space."""
        if not 0 < n < len(self.tokens):
            return False
        end, start = self.tokens[n - 1].end, self.tokens[n].start
        return start == end or (start == end + 1 and self.text[end] in _GLUE)

    def glued(self, n: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < n < len(self.tokens) and self.tokens[n - 1].end == self.tokens[n].start

    def low(self, n: int) -> str:
        """The folded token of that index; "" beyond the ends."""
        return self.tokens[n].low if 0 <= n < len(self.tokens) else ""

    def small(self, n: int) -> int | None:
        """The number of at most three digits, or the number word, that stands at that index."""
        value = self.terms(n).get(Role.CARDINAL)
        if value is not None:
            return int(value)
        if (
            0 <= n < len(self.tokens)
            and self.tokens[n].kind == NUMBER
            and self.tokens[n].text.isdecimal()
            and len(self.tokens[n].text) <= 3
        ):
            return int(plain(self.tokens[n].text))
        return None
