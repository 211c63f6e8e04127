"""The languages that people can be told things in: gettext's catalogues beside the code, English where there is none."""

from __future__ import annotations

import gettext
from functools import lru_cache
from importlib.resources import files

from versioner.core.bcp47 import primary
from versioner.errors import ConfigError

_DOMAIN = "versioner"  # the changelog's sentences
PAGES = "pages"  # what pages say around them
_FOLDER = files("versioner") / "locale"
ENGLISH = "en"  # the templates themselves


def languages() -> tuple[str, ...]:
    """The languages that changes can be told in."""
    found = (one.name for one in _FOLDER.iterdir() if (one / "LC_MESSAGES" / f"{_DOMAIN}.mo").is_file())
    return (ENGLISH, *sorted(found))


@lru_cache(maxsize=32)
def catalogue(language: str, domain: str = _DOMAIN) -> gettext.NullTranslations:
    """The catalogue of a language tag and a domain; `fr-CA` reads `fr`.

    Raises:
        ConfigError: there is none.
    """
    name = primary(language)
    if name == ENGLISH:
        return gettext.NullTranslations()
    path = _FOLDER / name / "LC_MESSAGES" / f"{domain}.mo"
    if not name.isalpha() or not path.is_file():
        known = ", ".join(languages())
        raise ConfigError(f"language {language!r} is not known; changes can be told in: {known}")
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)
