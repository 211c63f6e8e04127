"""Sessions of people whom an OpenID provider signed in: only the hashes of their secrets are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select

from versioner.core.identity import Identity
from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.database import Session

_logins = tables.logins


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A session and whose it is."""

    who: Identity
    created_at: datetime
    expires_at: datetime


def add_login(session: Session, *, sha256: str, who: Identity, now: datetime, until: datetime) -> None:
    """Keep a new session's hash; those that have ended are forgotten."""
    session.execute(delete(_logins).where(_logins.c.expires_at <= now))
    values = {
        "sha256": sha256,
        "issuer": who.issuer,
        "subject": who.subject,
        "email": who.email,
        "groups": list(who.groups),
        "created_at": now,
        "expires_at": until,
    }
    session.execute(insert(_logins), values)


def login(session: Session, sha256: str, now: datetime) -> Login | None:
    """The session with that hash; None where it has ended or never was."""
    query = select(_logins).where(_logins.c.sha256 == sha256, _logins.c.expires_at > now)
    row = session.execute(query).mappings().first()
    return _login(row) if row else None


def all_logins(session: Session, now: datetime) -> tuple[Login, ...]:
    """Every session that has not ended, oldest first."""
    query = select(_logins).where(_logins.c.expires_at > now).order_by(_logins.c.created_at, _logins.c.sha256)
    return tuple(_login(row) for row in session.execute(query).mappings())


def end_login(session: Session, sha256: str) -> None:
    """Forget a session."""
    session.execute(delete(_logins).where(_logins.c.sha256 == sha256))


def end_logins_of(session: Session, name: str) -> int:
    """Forget every session of whoever has that e-mail address or subject; how many there were."""
    named = or_(_logins.c.email == name, _logins.c.subject == name)
    return session.execute(delete(_logins).where(named)).rowcount


def _login(row: Any) -> Login:
    who = Identity(
        issuer=row["issuer"], subject=row["subject"], email=row["email"], groups=tuple(row["groups"])
    )
    return Login(who=who, created_at=row["created_at"], expires_at=row["expires_at"])
