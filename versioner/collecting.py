"""When Python looks for garbage in cycles: seldom. What pages are made of holds none.

What asks a database does: SQLAlchemy's lists of values hold themselves. A reader looks for such garbage while it has
nothing to do; waiting for 50,000 objects, it grew by 0.2 MB a minute for hours (`bench/soak.py`).

By default it looks after 700 new objects, which takes a tenth of a short command's time while its modules load; and
each whole look at a process that has read pages stops everything in it for a tenth of a second.
"""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20


def seldom() -> None:
    """Look for garbage seldom from now on."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def at_rest() -> None:
    """Look now: nothing is to be done."""
    gc.collect()


def settled() -> None:
    """A process that stands has loaded what it needs: that is never looked at again."""
    seldom()
    gc.collect()
    gc.freeze()
