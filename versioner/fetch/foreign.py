"""Pages of kinds that an installed package reads (`versioner.readers`): what it gives back is HTML."""

from __future__ import annotations

from versioner import extensions
from versioner.core.extract.kinds import PDF, TEXTS, named
from versioner.errors import ExtractError, VersionerError

_MOST = 50_000_000  # letters of HTML


def is_read(kind: str) -> bool:
    """Whether somebody's package reads that media type, which versioner itself does not."""
    return kind not in TEXTS and kind != PDF and kind in extensions.names(extensions.READERS)


def as_page(body: bytes, content_type: str | None, url: str) -> bytes:
    """A page as HTML in UTF-8, by the package that reads its kind.

    Raises:
        ExtractError: that package raised something, or gave back what is no page.
        ConfigError: it cannot be loaded.
    """
    kind = named(content_type)
    read = extensions.find(extensions.READERS, kind)
    try:
        html = read(body, url)  # type: ignore[misc] # `is_read` was asked before
    except VersionerError:
        raise
    except Exception as error:  # whatever somebody else's package raises
        raise ExtractError(
            "the reader of {kind} failed: {why}", kind=kind, why=f"{type(error).__name__}: {error}"
        ) from error
    if not isinstance(html, str) or len(html) > _MOST:
        raise ExtractError(
            "the reader of {kind} gave back no page, or one of more than {most} letters",
            kind=kind,
            most=f"{_MOST:,}",
        )
    return html.encode("utf-8", "replace")
