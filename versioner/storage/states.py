"""What is remembered of pages between checks, as it is kept: against the newest text of the page, which is kept already.

Most of a state is the accepted text. Compressed against it a state takes 3.7 KB in place of 12.5 (mean of the 60
labelled histories, zstd level 6, as fast). A state that stands on a text is spelled `_ON`, the text's SHA-256 (32
bytes), a zstd frame; one that stands alone, as before a page's first version, is a frame.
"""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256

from versioner.core.decide import state_bytes
from versioner.core.decide.noise import History
from versioner.core.decide.state import PageState
from versioner.core.decide.state_bytes import Table
from versioner.errors import CorruptError, NotFoundError, OldStateError
from versioner.frozen import dataclass
from versioner.storage import pages, versions
from versioner.storage.database import Session
from versioner.storage.patches import compress, expand
from versioner.storage.texts import get_text, text_named

_ON = b"\x01"  # no frame begins so
_NAME = 32  # bytes of a SHA-256
_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is known of a page's history.

    Attributes:
        text: the plain bytes of the newest text, against which the state is kept; b"" before the first version.
        table: its blocks as they were spelled.
    """

    state: PageState
    text: bytes = b""
    table: Table | None = field(default=None, compare=False, repr=False)


def spelled(state: PageState, text: bytes = b"", table: Table | None = None) -> bytes:
    """A state as it is kept, against the plain bytes of a text that is stored or will be with it.

    `table`: of the state before it, so that what stands is not spelled anew.
    """
    plain = state_bytes.to_bytes(state, table)
    if not text:
        return compress(plain, level=_LEVEL)
    return _ON + sha256(text).digest() + compress(plain, text, level=_LEVEL, checked=True)


def load(session: Session, page_id: int) -> Remembered:
    """What is known of the page's history; nothing before the first check.

    Raises:
        OldStateError: it cannot be read any more; the page's next check folds its past again.
    """
    kept = pages.load_state(session, page_id)
    if kept is None:
        return Remembered(state=PageState.empty())
    plain, text = _plain(session, kept)
    state, table = state_bytes.read(plain)
    return Remembered(state=state, text=text or _newest_text(session, page_id), table=table)


def history(session: Session, page_id: int, known: bytes = b"") -> History:
    """What came and went on the page; the texts that its state holds too are not read. Raises as `load`.

    `known`: a text that is at hand, most likely the one that the state stands on.
    """
    kept = pages.load_state(session, page_id)
    return History() if kept is None else state_bytes.history_of(_plain(session, kept, known)[0])


def _plain(session: Session, kept: bytes, known: bytes = b"") -> tuple[bytes, bytes]:
    """A state's own bytes, and those of the text that it stands on; b"" where it stands alone.

    Raises:
        OldStateError: they cannot be had.
    """
    try:
        if not kept.startswith(_ON):
            return expand(kept), b""
        name = kept[1 : 1 + _NAME]
        text = known if sha256(known).digest() == name else get_text(session, text_named(session, name))
        return expand(kept[1 + _NAME :], text), text
    except (CorruptError, NotFoundError) as error:
        raise OldStateError(
            "what is remembered of a page cannot be read: {why}", why=error.message
        ) from error


def _newest_text(session: Session, page_id: int) -> bytes:
    """What a state that stands alone can stand on from now on; b"" where it is to stand alone on, its text being damaged."""
    newest = versions.newest_version(session, page_id)
    try:
        return get_text(session, newest.text_blob_id) if newest else b""
    except (CorruptError, NotFoundError):
        return b""  # `verify` names it; what is remembered of the page is whole
