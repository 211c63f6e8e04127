"""Tokens that programs show and sessions of people who showed one: only their hashes are kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.database import Session

_tokens = tables.tokens
_sessions = tables.web_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """A token as stored: its name, what it may do ("read", "write", "admin"), never itself."""

    id: int
    name: str
    scope: str
    created_at: datetime
    revoked_at: datetime | None


def add_token(session: Session, *, name: str, scope: str, sha256: str, now: datetime) -> int:
    """Keep a new token's hash; its id."""
    values = {"name": name, "scope": scope, "sha256": sha256, "created_at": now}
    return int(session.execute(insert(_tokens).returning(_tokens.c.id), values).scalar_one())


def token_by_hash(session: Session, sha256: str) -> TokenRow | None:
    """The token with that hash, revoked or not; or None."""
    row = session.execute(_SELECT.where(_tokens.c.sha256 == sha256)).mappings().first()
    return TokenRow(**row) if row else None


def all_tokens(session: Session) -> tuple[TokenRow, ...]:
    """Every token ever made, oldest first."""
    return tuple(TokenRow(**row) for row in session.execute(_SELECT.order_by(_tokens.c.id)).mappings())


def revoke_token(session: Session, token_id: int, now: datetime) -> bool:
    """Take a token's rights away; False where there is none that has any."""
    done = session.execute(
        update(_tokens).where(_tokens.c.id == token_id, _tokens.c.revoked_at.is_(None)), {"revoked_at": now}
    )
    return bool(done.rowcount)


def add_session(session: Session, *, sha256: str, token_id: int, now: datetime, until: datetime) -> None:
    """Keep a new session's hash; those that have ended are forgotten."""
    session.execute(delete(_sessions).where(_sessions.c.expires_at <= now))
    values = {"sha256": sha256, "token_id": token_id, "created_at": now, "expires_at": until}
    session.execute(insert(_sessions), values)


def session_token(session: Session, sha256: str, now: datetime) -> TokenRow | None:
    """The token that the session with that hash was begun with; None where it has ended or never was."""
    row = (
        session.execute(
            _SELECT.join(_sessions, _sessions.c.token_id == _tokens.c.id).where(
                _sessions.c.sha256 == sha256, _sessions.c.expires_at > now
            )
        )
        .mappings()
        .first()
    )
    return TokenRow(**row) if row else None


def end_session(session: Session, sha256: str) -> None:
    """Forget a session."""
    session.execute(delete(_sessions).where(_sessions.c.sha256 == sha256))


_SELECT = select(*(column for column in _tokens.c if column.name != "sha256"))
