"""A text as its reader goes through it: its tokens, what the lexicon knows of each, what stands beside what."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from versioner.core.facts.figures import plain
from versioner.core.facts.tokens import NUMBER, WORD, Token
from versioner.core.lexicon import Lexicon, Role
from versioner.core.lexicon.compiled import Value

_GLUE = regex.compile(r"[ \u00a0\u202f\u2009]?")
_NOTHING: Mapping[Role, Value] = {}


class Passage:
    """The tokens of one text: what each can mean, and how it stands beside the next."""

    def __init__(self, text: str, tokens: list[Token], words: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self._terms = [self._meant(token) for token in tokens]
        self._openings = [words.phrases.get(token.low, ()) for token in tokens]

    def _meant(self, token: Token) -> Mapping[Role, Value]:
        if token.kind != WORD:
            return _NOTHING
        found = self.words.terms(token.low)
        if not found and "'" in token.low:
            head, _, tail = token.low.rpartition("'")
            found = self.words.terms(tail) if len(tail) > 1 else self.words.terms(head)
        return dict(found) if found else _NOTHING

    def terms(self, n: int) -> Mapping[Role, Value]:
        """What the token of that index can mean."""
        return self._terms[n] if 0 <= n < len(self._terms) else _NOTHING

    def telling(self, n: int) -> bool:
        """Whether the lexicon knows anything of the token of that index."""
        return bool(self._terms[n] or self._openings[n])

    def phrase(self, n: int, role: Role) -> tuple[Value, int] | None:
        """What a word or phrase beginning there means in a role, and the index after it."""
        if not 0 <= n < len(self.tokens):
            return None
        for rest, term in self._openings[n]:
            end = n + 1 + len(rest)
            if term[0] is role and tuple(token.low for token in self.tokens[n + 1 : end]) == rest:
                return term[1], end
        found = self._terms[n].get(role)
        return None if found is None else (found, n + 1)

    def close(self, n: int) -> bool:
        """Whether the token follows the one before it at once or after one space."""
        if not 0 < n < len(self.tokens):
            return False
        between = self.text[self.tokens[n - 1].end : self.tokens[n].start]
        return _GLUE.fullmatch(between) is not None

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
