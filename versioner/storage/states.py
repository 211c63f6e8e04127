"""What is remembered of pages between checks, as it is kept: against the newest text of the page, which is kept already.

Most of a state is the accepted text. A state that stands on a text is spelled `_ON`, the text's SHA-256 (32 bytes), a zstd
frame of what the text does not have; one that stands alone, as before a page's first version, is a frame. Until
December 2026 the first of these was `_AGAINST`, the SHA-256, and a frame of all of it against the text's bytes: such are read.
"""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256

from versioner.core.decide import state_bytes
from versioner.core.decide.noise import History
from versioner.core.decide.state import PageState
from versioner.core.model import Document
from versioner.errors import CorruptError, NotFoundError, OldStateError
from versioner.frozen import dataclass
from versioner.storage import codec, pages, versions
from versioner.storage.database import Session
from versioner.storage.patches import compress, expand
from versioner.storage.texts import get_text, text_named

_ON, _AGAINST = b"\x02", b"\x01"  # no frame begins so
_NAME = 32  # bytes of a SHA-256
_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A version's text: the SHA-256 by which it is kept, and what it says; blob: its id, where that is known."""

    name: bytes
    document: Document = field(repr=False)
    blob: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is known of a page's history.

    Attributes:
        text: the newest text, on which the state is kept; None before the first version.
    """

    state: PageState
    text: Kept | None = None


def spelled(state: PageState, text: Kept | None = None) -> bytes:
    """A state as it is kept, on a text that is stored or will be with it."""
    if text is None:
        return compress(state_bytes.to_bytes(state), level=_LEVEL)
    frame = compress(state_bytes.to_bytes(state, text.document), level=_LEVEL, checked=True)
    return _ON + text.name + frame


def load(session: Session, page_id: int) -> Remembered:
    """What is known of the page's history; nothing before the first check.

    Raises:
        OldStateError: it cannot be read any more; the page's next check folds its past again.
    """
    kept = pages.load_state(session, page_id)
    if kept is None:
        return Remembered(state=PageState.empty())
    try:
        if kept[:1] not in {_ON, _AGAINST}:
            return Remembered(state=state_bytes.from_bytes(expand(kept)), text=_newest(session, page_id))
        name = kept[1 : 1 + _NAME]
        blob = text_named(session, name)
        plain = get_text(session, blob)
        frame = expand(kept[1 + _NAME :], plain if kept.startswith(_AGAINST) else None)
        text = Kept(name=name, document=codec.from_bytes(Document, plain), blob=blob)
    except (CorruptError, NotFoundError) as error:
        raise _unreadable(error) from error
    return Remembered(state=state_bytes.from_bytes(frame, text.document), text=text)


def history(session: Session, page_id: int, known: bytes = b"") -> History:
    """What came and went on the page; the texts that its state holds too are not read. Raises as `load`.

    `known`: the bytes of a text that is at hand, most likely the one that the state stands on.
    """
    kept = pages.load_state(session, page_id)
    if kept is None:
        return History()
    try:
        if kept.startswith(_ON):
            plain = expand(kept[1 + _NAME :])
        elif kept.startswith(_AGAINST):
            name = kept[1 : 1 + _NAME]
            text = known if sha256(known).digest() == name else get_text(session, text_named(session, name))
            plain = expand(kept[1 + _NAME :], text)
        else:
            plain = expand(kept)
    except (CorruptError, NotFoundError) as error:
        raise _unreadable(error) from error
    return state_bytes.history_of(plain)


def _unreadable(error: CorruptError | NotFoundError) -> OldStateError:
    return OldStateError("what is remembered of a page cannot be read: {why}", why=error.message)


def _newest(session: Session, page_id: int) -> Kept | None:
    """What a state that stands alone can stand on from now on; None where it is to stand alone on, its text being damaged."""
    newest = versions.newest_version(session, page_id)
    try:
        plain = get_text(session, newest.text_blob_id) if newest else b""
        document = codec.from_bytes(Document, plain) if plain else None
    except (CorruptError, NotFoundError):
        return None  # `verify` names it; what is remembered of the page is whole
    if document is None or newest is None:
        return None
    return Kept(name=sha256(plain).digest(), document=document, blob=newest.text_blob_id)
