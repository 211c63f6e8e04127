"""What the command line says, in one language: its sentences, counts, times and the names of states and kinds."""

from __future__ import annotations

from versioner.errors import ConfigError
from versioner.frozen import dataclass
from versioner.view.catalogues import ENGLISH, PAGES, TERMINAL, catalogue


@dataclass(frozen=True, slots=True)
class Speech:
    """The command line's catalogue in a language, a tag that `view.catalogues` knows."""

    language: str = ENGLISH

    def __call__(self, message: str, /, **values: object) -> str:
        """A message, a template of `str.format` where it is given values."""
        said = catalogue(self.language, TERMINAL).gettext(message)
        return said.format(**values) if values else said

    def many(self, one: str, more: str, count: int, /, **values: object) -> str:
        """A message whose form follows `count`, which it may name so."""
        said = catalogue(self.language, TERMINAL).ngettext(one, more, count)
        return said.format(count=count, **values)

    def name(self, word: str) -> str:
        """A state, kind or weight as pages call it (`web.words.NAMES`): a word of the API in English."""
        return catalogue(self.language, PAGES).gettext(word)


def spoken(asked: str, terminal: str) -> Speech:
    """The speech of the language that a setting asks for; without one that of the terminal, where we have it.

    Raises:
        ConfigError: the setting's language is not known.
    """
    if asked:
        catalogue(asked)
        return Speech(asked)
    if not terminal:
        return Speech()
    try:
        catalogue(terminal)
    except ConfigError:  # a language that nobody translated: as on any machine that has not got it
        return Speech()
    return Speech(terminal)
