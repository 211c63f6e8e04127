"""Who may see a page: everybody who may read, those who know its address, or editors alone."""

from __future__ import annotations

from enum import StrEnum


class Visibility(StrEnum):
    """Who sees a page.

    `unlisted` stands in no list, feed, search or log that readers get, but opens at its address (which can be
    guessed: numbers are counted up); `private` is not there at all for readers. Editors and the command line see all.
    """

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
