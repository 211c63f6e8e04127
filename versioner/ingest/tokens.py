"""Tokens: made once, shown once, kept as hashes, taken back at any time; sessions of people who show one."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from versioner.app import App
from versioner.core.model import Json, rfc3339
from versioner.errors import NotFoundError, UsageError
from versioner.frozen import dataclass
from versioner.storage import tokens
from versioner.storage.tokens import TokenRow

MOST_NAME = 100  # characters: it stands in lists, beside the scope
SCOPES = ("read", "write", "admin")
SESSION = timedelta(days=14)  # then one signs in again
_PREFIX = "vsn_"  # so that a token found in a log or a repository is known for what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """A new token; `secret` is shown now and never again."""

    id: int
    name: str
    scope: str
    secret: str

    def to_json(self) -> Json:
        return {"id": self.id, "name": self.name, "scope": self.scope, "token": self.secret}


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenList:
    """Every token ever made."""

    tokens: tuple[TokenRow, ...]

    def to_json(self) -> Json:
        return {
            "tokens": [
                {
                    "id": row.id,
                    "name": row.name,
                    "scope": row.scope,
                    "created_at": rfc3339(row.created_at),
                    "revoked_at": rfc3339(row.revoked_at),
                }
                for row in self.tokens
            ]
        }


def create(app: App, name: str, scope: str = "write") -> Created:
    """Make a token.

    Raises:
        UsageError: there is no such scope, or the name is none.
    """
    if not 0 < len(name.strip()) <= MOST_NAME or not name.isprintable():
        raise UsageError("a token's name has 1 to {most} characters", most=MOST_NAME)
    if scope not in SCOPES:
        raise UsageError("a token may {scopes}, not {scope}", scopes=" or ".join(SCOPES), scope=scope)
    secret = _PREFIX + token_urlsafe(32)
    with app.db.write() as session:
        made = tokens.add_token(session, name=name, scope=scope, sha256=hashed(secret), now=app.now())
    return Created(id=made, name=name, scope=scope, secret=secret)


def listed(app: App) -> TokenList:
    """Every token ever made, revoked ones too; without their secrets, which nobody has."""
    with app.db.read() as session:
        return TokenList(tokens=tokens.all_tokens(session))


def revoke(app: App, token_id: int) -> TokenList:
    """Take a token's rights away.

    Raises:
        NotFoundError: there is no such token that has any.
    """
    with app.db.write() as session:
        if not tokens.revoke_token(session, token_id, app.now()):
            raise NotFoundError("there is no token {number} that is still good", number=token_id)
        return TokenList(tokens=tokens.all_tokens(session))


def scope_of(app: App, secret: str) -> str | None:
    """What the token may do; None where it is unknown or revoked."""
    with app.db.read() as session:
        row = tokens.token_by_hash(session, hashed(secret))
    return row.scope if row is not None and row.revoked_at is None else None


def sign_in(app: App, secret: str) -> str | None:
    """Begin a session for one who shows a good token: its own secret, for a cookie; None for a bad token."""
    now = app.now()
    with app.db.write() as session:
        row = tokens.token_by_hash(session, hashed(secret))
        if row is None or row.revoked_at is not None:
            return None
        made = token_urlsafe(32)
        tokens.add_session(session, sha256=hashed(made), token_id=row.id, now=now, until=now + SESSION)
    return made


def scope_of_session(app: App, secret: str) -> str | None:
    """What the session's token may do; None where the session has ended or its token was revoked."""
    with app.db.read() as session:
        row = tokens.session_token(session, hashed(secret), app.now())
    return row.scope if row is not None and row.revoked_at is None else None


def sign_out(app: App, secret: str) -> None:
    """End a session, here and wherever else its cookie was copied to."""
    with app.db.write() as session:
        tokens.end_session(session, hashed(secret))


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    # a random secret of 256 bits needs no slow hash: there is nothing to guess
    return sha256(secret.encode()).hexdigest()
