"""aiohttp, and the certificates that it believes: read at the first address that wants them, and once.

When it is imported aiohttp reads the machine's certificates, a hundred and fifty of them, and then again for a context
that checks none: a tenth of a second of CPU and some MiB, before anybody knows whether a page has an `https:` address.
Here it is imported without them, and every fetch and post brings the context of this module; a request that forgot to
would believe no certificate at all.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from urllib.parse import urlsplit


@contextmanager
def _unread() -> Iterator[None]:
    """TLS contexts that are made meanwhile read no certificates."""
    inherited = "set_default_verify_paths" not in vars(ssl.SSLContext)
    before = ssl.SSLContext.set_default_verify_paths
    ssl.SSLContext.set_default_verify_paths = _nothing  # type: ignore[method-assign, assignment] # for as long as this
    try:
        yield
    finally:
        if inherited:
            del ssl.SSLContext.set_default_verify_paths
        else:  # somebody had put one there
            ssl.SSLContext.set_default_verify_paths = before  # type: ignore[method-assign] # as it was


def _nothing(_: ssl.SSLContext) -> None:
    return None


with _unread():
    import aiohttp

__all__ = ["Trust", "aiohttp"]


class Trust:
    """Which certificates are believed.

    Args:
        ca_file: CA certificates instead of the system's.
        always: also for addresses without TLS: a proxy of theirs may want it.
    """

    def __init__(self, ca_file: str | None, *, always: bool = False) -> None:
        self._ca_file, self._always = ca_file, always
        if ca_file:  # a file that is none is told of when it is named
            _ = self._context

    def of(self, url: str) -> ssl.SSLContext | bool:
        """What aiohttp is told of an address: the context for `https:`, True (nothing to check) for others."""
        return self._context if self._always or urlsplit(url).scheme == "https" else True

    @cached_property
    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self._ca_file)
        context.set_alpn_protocols(("http/1.1",))
        return context
