"""Tokens are found by their hash and keep their past when they are revoked."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from tests.conftest import NOW
from tests.storage.newsroom import DAY
from versioner.storage import tokens
from versioner.storage.database import Database


def test_a_token_is_found_by_its_hash_and_revoked_once(database: Database) -> None:
    with database.write() as session:
        first = tokens.add_token(session, name="cron", scope="write", sha256="a" * 64, now=NOW)
        tokens.add_token(session, name="desk", scope="read", sha256="b" * 64, now=NOW)
        found = tokens.token_by_hash(session, "a" * 64)
        assert found is not None
        assert (found.id, found.name, found.scope, found.revoked_at) == (first, "cron", "write", None)
        assert tokens.token_by_hash(session, "c" * 64) is None
        assert tokens.revoke_token(session, first, NOW + DAY)
        assert not tokens.revoke_token(session, first, NOW + 2 * DAY)
        assert [token.revoked_at for token in tokens.all_tokens(session)] == [NOW + DAY, None]


def test_no_two_tokens_are_alike(database: Database) -> None:
    with database.write() as session:
        tokens.add_token(session, name="a", scope="read", sha256="a" * 64, now=NOW)
    with pytest.raises(IntegrityError), database.write() as session:
        tokens.add_token(session, name="b", scope="read", sha256="a" * 64, now=NOW)
