"""The certificates that are believed: read at the first address that wants them, and once.

They are a hundred and fifty, a tenth of a second of CPU and some MiB, and many pages of one's own network need none.
"""

from __future__ import annotations

import ssl
from functools import cached_property

__all__ = ["Trust"]


class Trust:
    """Which certificates are believed.

    Args:
        ca_file: CA certificates instead of the system's.
    """

    def __init__(self, ca_file: str | None) -> None:
        self._ca_file = ca_file
        if ca_file:  # a file that is none is told of when it is named
            _ = self.context

    @cached_property
    def context(self) -> ssl.SSLContext:
        """What asks a host for its certificate and judges it."""
        context = ssl.create_default_context(cafile=self._ca_file)
        context.set_alpn_protocols(("http/1.1",))
        return context
