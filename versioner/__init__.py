"""versioner keeps the versions of web articles and their sources, and says truly what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from versioner.version import __version__

if TYPE_CHECKING:
    from versioner.library import Versioner as Versioner

__all__ = ["Versioner", "__version__"]


def __getattr__(name: str) -> Any:
    """Load the public `Versioner` when it is first asked for: importing the package costs nothing."""
    if name == "Versioner":
        from versioner.library import Versioner

        return Versioner
    raise AttributeError(name)
