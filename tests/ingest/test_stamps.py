"""Checkpoints of the log are stamped by a third party, and checked without it."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha512
from typing import Any

import pytest
from cryptography.x509 import load_pem_x509_certificates
from sqlalchemy import text

from tests.ingest.test_proof import SCRIPT
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from tests.ingest.tsa import authority
from tests.web.clients import at_home
from versioner.bootstrap import open_app
from versioner.cli.main import main
from versioner.config import load_settings
from versioner.errors import ConfigError, StampError
from versioner.fetch.timestamps import Authority, roots_in, stamped_at
from versioner.ingest import track
from versioner.ingest.housekeeping import tidy
from versioner.ingest.proof import grow, prove, stamp
from versioner.queries.proof import check
from versioner.queries.state import verify_all
from versioner.storage import log
from versioner.storage.keys import signing_key
from versioner.web.app import Serving, create_app

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL is the test's authority")


@pytest.fixture(scope="module")
def open_tsa(tmp_path_factory):
    with authority(tmp_path_factory.mktemp("tsa")) as found:
        yield found


@pytest.fixture
def tsa(open_tsa):
    open_tsa.answer, open_tsa.status, open_tsa.kind = None, 200, "application/timestamp-reply"
    open_tsa.asked.clear()
    return open_tsa


@pytest.fixture
def world(tmp_path, database, tsa):
    found = World(tmp_path, database)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    trusted = Authority(url=tsa.url, roots=roots_in(tsa.roots))
    found.app = replace(
        found.app, signing_key=lambda: signing_key(tmp_path / "log.key"), authority=lambda: trusted
    )
    track.track(found.app, ARTICLE)
    return found


def newest(app):
    with app.db.read() as session:
        found = log.checkpoint(session)
        assert found
        return found[1].encode(), log.stamp_of(session, found[0])


def test_a_checkpoint_is_stamped_when_the_log_grew_and_only_then(world, tsa):
    tidy(world.app)
    tidy(world.app)
    assert len(tsa.asked) == 1
    note, made = newest(world.app)
    assert sha512(note).digest() in tsa.asked[0]  # its hash is sent, and nothing that it is of
    at = stamped_at(made, note, roots_in(tsa.roots))
    assert abs(at - datetime.now(UTC)) < timedelta(minutes=5)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()
    tidy(world.app)
    assert len(tsa.asked) == 2
    assert newest(world.app)[1] != made
    assert verify_all(world.app).whole


def test_a_proof_carries_the_stamp_and_is_checked_without_the_authority(world, tsa, tmp_path, capsys):
    proof = prove(world.app, "1@1")
    document = json.dumps(proof.to_json()).encode()
    path = tmp_path / "proof.json"
    path.write_bytes(document)
    tsa.status = 500
    found = check(document, proof.key, tsa.roots)
    assert (found.holds, found.stamped) == (True, True)
    assert found.stamped_at is not None
    unread = check(document, proof.key)
    assert (unread.holds, unread.stamped, unread.stamped_at) == (True, True, None)
    given = ["verify", "--proof", str(path), "--key", proof.key]
    for more, words in (
        (["--tsa-roots", str(tsa.roots)], "A third party stamped it at"),
        ([], "not checked"),
    ):
        with pytest.raises(SystemExit, match="0"):
            main([*given, *more])
        assert words in capsys.readouterr().out
    script = [sys.executable, str(SCRIPT), str(path), proof.key]
    assert subprocess.run(script, capture_output=True, check=False).returncode == 0


def test_a_stamp_lies_open_beside_the_checkpoint_that_it_is_of(world, tsa):
    with at_home(create_app(world.app, Serving())) as client:
        assert client.get("/log/timestamp").status_code == 404
        tidy(world.app)
        note, made = newest(world.app)
        size = note.splitlines()[1].decode()
        tsa.status = 500  # the log grows, and its newest checkpoint is not stamped
        edit(world, ARTICLE, "6.4 percent", "9.7 percent")
        world.look()
        world.look()
        tidy(world.app)
        assert client.get("/log/checkpoint").content != note
        stamped = client.get("/log/timestamp")
        assert stamped.headers["content-type"] == "application/timestamp-reply"
        assert (stamped.content, client.get(f"/log/timestamp/{size}").content) == (made, made)
        assert stamped.headers["link"] == f'</log/checkpoint/{size}>; rel="describes"'
        assert client.get(f"/log/checkpoint/{size}").content == note
        for path in (
            "/log/timestamp/999",
            "/log/timestamp/x",
            "/log/checkpoint/-1",
            "/log/timestamp/" + "9" * 400,
        ):
            assert client.get(path).status_code == 404, path
        assert "/log/timestamp/{size}" in client.get("/openapi.json").json()["paths"]


def test_openssl_checks_it_too(world, tsa, tmp_path):
    proof = prove(world.app, "1@1")
    (tmp_path / "checkpoint").write_text(proof.checkpoint)
    (tmp_path / "stamp.tsr").write_bytes(proof.stamp or b"")
    command = ["openssl", "ts", "-verify", "-data", tmp_path / "checkpoint", "-in", tmp_path / "stamp.tsr"]
    done = subprocess.run([*command, "-CAfile", tsa.roots], capture_output=True, text=True, check=False)
    assert "Verification: OK" in done.stdout + done.stderr


def test_a_stamp_of_something_else_or_by_somebody_else_does_not_hold(world, tsa, tmp_path):
    proof = prove(world.app, "1@1")
    told = proof.to_json()
    (tmp_path / "other").mkdir()
    with authority(tmp_path / "other") as other:
        foreign = other.roots
    found = check(json.dumps(told).encode(), proof.key, foreign)
    assert (found.holds, found.stamped_at) == (False, None)
    assert "does not hold" in found.why
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()
    later = prove(world.app, "1@2").to_json()
    assert later["timestamp"] != told["timestamp"]
    for wrong in (later["timestamp"], "AAAA", told["timestamp"][:-8]):
        assert not check(json.dumps(told | {"timestamp": wrong}).encode(), proof.key, tsa.roots).holds


LIES: dict[str, dict[str, Any]] = {
    "an error": {"status": 500},
    "a page": {"kind": "text/html", "answer": b"<p>Sign in</p>"},
    "rubbish": {"answer": b"\x30\x80rubbish"},
    "nothing": {"answer": b""},
    "far too much": {"answer": b"\0" * 70_000},
}


@pytest.mark.parametrize("lie", LIES)
def test_an_authority_that_gives_none_is_a_line_in_the_log_and_asked_again(world, tsa, lie, caplog):
    for name, value in LIES[lie].items():
        setattr(tsa, name, value)
    grow(world.app)
    with caplog.at_level(logging.WARNING):
        assert not stamp(world.app)
    assert "has no time stamp" in caplog.text
    assert "timestamp" not in prove(world.app, "1@1").to_json()
    tsa.answer, tsa.status, tsa.kind = None, 200, "application/timestamp-reply"
    assert stamp(world.app)


def test_an_old_answer_is_no_stamp_of_a_new_question(world, tsa):
    trusted = Authority(url=tsa.url, roots=roots_in(tsa.roots))
    tsa.answer = trusted.stamp(b"one")
    assert trusted.checked(tsa.answer, b"one")
    with pytest.raises(StampError, match="Nonce"):
        trusted.stamp(b"one")


def test_verify_names_a_stamp_that_was_altered(world):
    tidy(world.app)
    note, made = newest(world.app)
    assert made is not None
    bent = made[:-20] + bytes([made[-20] ^ 1]) + made[-19:]
    with world.app.db.write() as session:
        log.add_stamp(session, note=note.decode(), stamp=bent)
    (problem,) = verify_all(world.app).problems
    assert str(problem.what) == "time stamp of checkpoint 2"
    with world.app.db.write() as session:
        session.execute(text("UPDATE log_checkpoints SET stamp = NULL"))
    assert verify_all(world.app).whole


def test_settings_that_do_not_suffice_are_one_line(tmp_path, tsa):
    with pytest.raises(ConfigError, match="tsa_roots"), open_app(load_settings(tmp_path, tsa_url=tsa.url)):
        pass
    (tmp_path / "none.pem").write_text("none")
    settings = load_settings(tmp_path, tsa_url=tsa.url, tsa_roots=str(tmp_path / "none.pem"))
    with open_app(settings) as app, pytest.raises(ConfigError, match="no certificates"):
        app.authority()
    for url in ("ftp://clock.example", "https://"):
        with pytest.raises(ConfigError, match="tsa_url"):
            Authority(url=url, roots=tuple(load_pem_x509_certificates(tsa.roots.read_bytes())))
