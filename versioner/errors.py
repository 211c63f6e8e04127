"""Every error that versioner raises on purpose.

One base class; one class per cause that a caller can act on; typed fields instead of words to search.
*Operational* errors of one page (`FetchError`, `ExtractError`) end in that page's status and never
stop the others; everything else stops the work and is told to a person in one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Self

from versioner.frozen import dataclass


def E_(message: str) -> str:  # noqa: N802 - as N_ of view.templates, for the catalogue of errors
    """Mark an error's template for extraction, where it is not written into the call that raises it."""
    return message


@dataclass(frozen=True, slots=True)
class Said:
    """Something to be told that nobody raises: a template with its values, as an error's (`view.wording`)."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    @classmethod
    def of(cls, error: VersionerError) -> Said:
        """What an error says, as a value that can be sent to another process."""
        return cls(error.template, {name: _sendable(value) for name, value in error.values.items()})


def _sendable(value: object) -> object:
    if isinstance(value, VersionerError):
        return Said.of(value)
    return value if isinstance(value, str | int | float | Said) else str(value)


class VersionerError(Exception):
    """Base of all errors raised on purpose.

    A message is a template of `str.format` where it holds values; they are given by name, so that `view.wording`
    can say the same in another language: `UsageError("{text!r} is no URL", text=text)`.

    Attributes:
        message: one line for a person in English, saying what happened and what to do.
        template, values: what the message was made of; no values: it stands as it is.
        code: a short, stable word for programs (the `code` of the JSON error).
        exit_code: what the command line exits with.
        candidates: the nearest things that the caller may have meant.
    """

    code = "error"
    exit_code = 4

    def __init__(self, message: str, *, candidates: tuple[str, ...] = (), **values: object) -> None:
        self.template, self.values = message, values
        self.message = message.format(**values) if values else message
        self.candidates = candidates
        super().__init__(self.message)


class UsageError(VersionerError):
    """What was asked for makes no sense: a URL that does not parse, a cron line with six fields."""

    code = "usage"
    exit_code = 2


class NotFoundError(UsageError):
    """An address fits nothing; `candidates` holds the nearest."""

    code = "not_found"


class LostError(NotFoundError):
    """A row names bytes that are not there: the store is broken, not the address."""

    exit_code = 4


class AmbiguousError(UsageError):
    """An address fits several things; `candidates` holds them."""

    code = "ambiguous"


class FetchError(VersionerError):
    """A page could not be fetched. Operational: it ends in the page's status.

    Attributes:
        url: the address that was asked for.
        status: the HTTP status, or None where no answer came.
        transient: whether trying again later is worth it.
        retry_after: seconds the server asked us to wait, or None.
        unreachable: the host itself gave no answer (no name, no connection, no reply in time).
    """

    code = "fetch"
    exit_code = 3

    def __init__(
        self,
        message: str,
        *,
        url: str,
        status: int | None = None,
        transient: bool = True,
        retry_after: float | None = None,
        unreachable: bool = False,
        **values: object,
    ) -> None:
        super().__init__(message, candidates=(), **values)
        self.url = url
        self.status = status
        self.transient = transient
        self.retry_after = retry_after
        self.unreachable = unreachable

    @classmethod
    def saying(cls, said: Said, *, url: str, transient: bool = True) -> Self:
        """One that says what another error said."""
        values: Any = said.values
        return cls(said.template, url=url, transient=transient, **values)

    @property
    def cause(self) -> str:
        """What failed, in a word to count by: few words, whatever servers answer."""
        if self.status is not None and 100 <= self.status <= 599:
            return f"http_{self.status}"
        return "unreachable" if self.unreachable else self.code


class PostponedError(FetchError):
    """Nothing was asked for: the site asked us to leave it alone, until `retry_after` seconds from now."""

    code = "postponed"


class ForbiddenAddressError(FetchError):
    """The SSRF guard refused the address (private, loopback, link-local, …)."""

    code = "forbidden_address"


class RobotsError(FetchError):
    """The site's robots.txt does not allow us to fetch the page, or cannot be read now."""

    code = "robots"


class TooLargeError(FetchError):
    """The body passes the limit on raw or decoded bytes."""

    code = "too_large"


class NotAnArticleError(FetchError):
    """The answer is no HTML, XHTML, PDF, Markdown or plain text: an image, a download."""

    code = "not_an_article"


class UnreadableError(FetchError):
    """What was fetched could not be taken in: the page's failure, whatever broke on it."""

    code = "unreadable"


class ExtractError(VersionerError):
    """A snapshot could not be read as a document. Operational: it ends in the page's status."""

    code = "extract"
    exit_code = 3


class CutShortError(VersionerError):
    """An input ended before it should have (a truncated WARC); what came before was taken."""

    code = "cut_short"
    exit_code = 3


class ConfigError(VersionerError):
    """A setting cannot be used as it stands."""

    code = "config"


class StorageError(VersionerError):
    """The database or the snapshot store cannot be used: missing, locked, newer than the program."""

    code = "storage"


class OldStateError(StorageError):
    """What is remembered of a page is spelled as another version did, or damaged: its past must be folded again."""

    code = "state"


class CorruptError(StorageError):
    """Stored bytes do not match the hash that names them."""

    code = "corrupt"


class StampError(VersionerError):
    """A time stamping authority gave no stamp, or one that does not hold; the message says why."""

    code = "stamp"


class SignInError(VersionerError):
    """An OpenID provider signed nobody in; the message says why."""

    code = "sign_in"
