"""The log of what was seen when: it only grows, it is signed, and whoever alters a row is named."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.core.proof import merkle
from versioner.core.proof.checkpoint import verifier_key
from versioner.errors import StorageError, UsageError
from versioner.ingest import track
from versioner.ingest.proof import grow, prove
from versioner.queries.proof import bundle, check, checkpoint, tile
from versioner.queries.state import verify_all
from versioner.storage import log
from versioner.storage.keys import signing_key

SCRIPT = Path(__file__).parents[2] / "docs" / "verify_proof.py"


@pytest.fixture
def app(tmp_path, database):
    """A page with two versions."""
    world = World(tmp_path, database)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()
    return replace(world.app, signing_key=lambda: signing_key(tmp_path / "log.key"))


def run(*args):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, args)], capture_output=True, text=True, check=False
    )


def test_every_version_is_proven_by_a_script_that_knows_nothing_of_us(app, tmp_path):
    key = ""
    for n in (1, 2):
        proof = prove(app, f"1@{n}")
        path, key = tmp_path / f"{n}.json", proof.key
        path.write_text(json.dumps(proof.to_json()))
        for done in (run(path), run(path, key)):
            assert done.returncode == 0, done.stderr
            assert f'"number":{n}' in done.stdout
            assert ARTICLE in done.stdout
        verdict = check(path.read_bytes(), key)
        assert (verdict.holds, len(verdict.entries)) == (True, 2)
    assert len(SCRIPT.read_text().splitlines()) <= 80
    assert "versioner" not in [
        line.split()[1] for line in SCRIPT.read_text().splitlines() if line.startswith(("import", "from"))
    ]


def test_any_altered_byte_of_a_proof_is_noticed(app, tmp_path):
    whole = prove(app, "1@2").to_json()
    other = signing_key(tmp_path / "other.key")
    for bent in (
        whole | {"checkpoint": whole["checkpoint"].replace("versioner.local\n", "versioner.local\n1", 1)},
        whole
        | {"included": [one | {"entry": one["entry"].replace("1", "2", 1)} for one in whole["included"]]},
        whole | {"included": [one | {"index": one["index"] + 1} for one in whole["included"]]},
        whole | {"included": [one | {"path": one["path"][:-1]} for one in whole["included"]]},
        whole | {"included": []},
    ):
        assert not check(json.dumps(bent).encode()).holds
        path = tmp_path / "bent.json"
        path.write_text(json.dumps(bent))
        assert run(path).returncode == 1
    stranger = verifier_key("versioner.local", other.public)
    assert not check(json.dumps(whole).encode(), stranger).holds
    for nonsense in (b"", b"[]", b"{}", b'{"included": 3}', b"[" * 100_000):
        with pytest.raises(UsageError):
            check(nonsense)
    with pytest.raises(UsageError):
        check(json.dumps(whole).encode(), "no+key")


def test_the_log_grows_and_says_nothing_twice(app):
    size = grow(app)
    assert size == grow(app)
    assert (checkpoint(app) or "").split("\n")[:2] == ["versioner.local", str(size)]


def test_tiles_hold_the_hashes_of_the_entries(app):
    size = grow(app)
    hashes = tile(app, 0, 0, size) or b""
    entries, rest = [], bundle(app, 0, size)
    while rest:
        length = int.from_bytes(rest[:2], "big")
        entries.append(rest[2 : 2 + length])
        rest = rest[2 + length :]
    assert [merkle.leaf_hash(one) for one in entries] == [
        hashes[n : n + 32] for n in range(0, len(hashes), 32)
    ]
    assert tile(app, 0, 0, size + 1) is None
    assert bundle(app, 0, size + 1) is None


def test_tiles_of_a_longer_log_come_to_the_same_root(database):
    hashes, size = [], 0
    for start in range(0, 1_500, 217):
        new = [log.NewEntry(kind=log.VERSION, ref=n + 1, entry=b"%d" % n) for n in range(start, start + 217)]
        hashes += [merkle.leaf_hash(one.entry) for one in new]
        with database.write() as session:
            size = log.append(session, new)
    with database.read() as session:
        assert size == len(hashes)
        for most in (1, 255, 256, 257, 1_000, size):
            assert log.root(session, most) == merkle.root_of(hashes[:most])
        path = merkle.inclusion(700, size, lambda height, index: log.subtree(session, height, index))
        assert merkle.root_from(b"700", 700, size, path) == merkle.root_of(hashes)
        assert list(log.altered(session)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshots SET status = 201 WHERE id = 1",
        "UPDATE snapshots SET fetched_at = (SELECT max(fetched_at) FROM snapshots) WHERE id = 1",
        "UPDATE versions SET first_seen = not_before WHERE id = 2",
        "UPDATE versions SET text_blob_id = 1 WHERE id = 2",
        "DELETE FROM log_entries WHERE position = 1",
        "UPDATE log_entries SET ref = 2 WHERE position = 0",
        "UPDATE log_checkpoints SET note = replace(note, 'versioner', 'somebody')",
        "UPDATE log_tiles SET hashes = (SELECT z FROM text_blobs WHERE id = 1)",
    ],
)
def test_whoever_alters_a_row_is_named(app, statement):
    grow(app)
    assert verify_all(app).whole
    with app.db.write() as session:
        session.execute(text(statement))
    assert any(str(one.what).startswith(("log entry", "checkpoint")) for one in verify_all(app).problems)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "log.key"
    made = signing_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert signing_key(path).public == made.public
    path.write_bytes(b"short")
    with pytest.raises(StorageError):
        signing_key(path)
