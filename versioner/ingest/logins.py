"""Sessions of people whom an OpenID provider signed in: begun, asked for, listed, ended by anybody in charge."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe

from versioner.app import App
from versioner.core.identity import Identity
from versioner.core.model import Json, rfc3339
from versioner.errors import NotFoundError
from versioner.frozen import dataclass
from versioner.ingest.tokens import hashed
from versioner.storage import logins
from versioner.storage.logins import Login

# Who leaves a newsroom is shut out at the provider: a working day later they are out here too.
SESSION = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginList:
    """Sessions that have not ended."""

    logins: tuple[Login, ...]

    def to_json(self) -> Json:
        return {
            "sessions": [
                one.who.to_json()
                | {"created_at": rfc3339(one.created_at), "expires_at": rfc3339(one.expires_at)}
                for one in self.logins
            ]
        }


def begin(app: App, who: Identity) -> str:
    """Begin a session: its secret, for a cookie."""
    now, made = app.now(), token_urlsafe(32)
    with app.db.write() as session:
        logins.add_login(session, sha256=hashed(made), who=who, now=now, until=now + SESSION)
    return made


def identity_of(app: App, secret: str) -> Identity | None:
    """Whose session it is; None where it has ended."""
    with app.db.read() as session:
        found = logins.login(session, hashed(secret), app.now())
    return found.who if found else None


def listed(app: App) -> LoginList:
    """Every session that has not ended."""
    with app.db.read() as session:
        return LoginList(logins=logins.all_logins(session, app.now()))


def end(app: App, secret: str) -> None:
    """End a session, here and wherever else its cookie was copied to."""
    with app.db.write() as session:
        logins.end_login(session, hashed(secret))


def end_all(app: App, name: str) -> int:
    """End every session of whoever has that e-mail address or subject; how many there were.

    Raises:
        NotFoundError: nobody of that name is signed in.
    """
    with app.db.write() as session:
        count = logins.end_logins_of(session, name)
    if not count:
        raise NotFoundError("nobody called {name!r} is signed in", name=name[:100])
    return count
