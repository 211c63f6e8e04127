"""An evidence bundle: signed, whole, checked by a script that knows nothing of us, and found out where it was altered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.ingest.test_story import ARTICLE, World
from tests.queries.export.test_export import lived
from versioner.core.proof.checkpoint import verifier_key
from versioner.errors import NotFoundError, UsageError
from versioner.evidence import write_evidence
from versioner.fetch.printer import chromium
from versioner.ingest.importing import import_warc
from versioner.ingest.proof import prove
from versioner.queries import read
from versioner.queries.checked import check
from versioner.queries.evidence import bundle
from versioner.queries.export.formats import export
from versioner.storage.keys import signing_key

SCRIPT = Path(__file__).parents[3] / "docs" / "verify_evidence.py"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    home = tmp_path_factory.mktemp("evidence")
    world = lived(home / "here")
    return replace(world.app, signing_key=lambda: signing_key(home / "log.key"))


@pytest.fixture
def made(app, tmp_path):
    """A bundle of versions 1 and 2, without paper."""
    path = tmp_path / "story.wacz"
    found = bundle(
        app, ["1@1", "1@2"], path, prove=lambda one: prove(app, one).to_json(), printed=lambda _: None
    )
    return path, found.key


def run(*args):
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, args)], capture_output=True, text=True, check=False
    )


def test_it_holds_for_us_and_for_a_script_that_knows_nothing_of_us(made):
    path, key = made
    found = check(path, key)
    assert (found.problems, found.signed) == ((), True)
    assert [(one["name"], one["number"], one["url"]) for one in found.versions] == [
        ("old", 1, ARTICLE),
        ("new", 2, ARTICLE),
    ]
    for done in (run(path), run(path, key)):
        assert done.returncode == 0, done.stderr
        assert f"new: {ARTICLE} version 2" in done.stdout
    lines = [
        line.split()[1] for line in SCRIPT.read_text().splitlines() if line.startswith(("import", "from"))
    ]
    assert not any(one.startswith("versioner") for one in lines)


def test_it_holds_what_was_said_what_changed_and_the_bytes(made, app, tmp_path):
    path, _ = made
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(f"evidence/{name}.txt").decode() for name in ("old", "new")]
        assert ("6.4 percent" in texts[0], "9.7 percent" in texts[1]) == (True, True)
        diff = json.loads(archive.read("evidence/diff.json"))
        assert diff["change"]["sections"][0]["edits"][0]["kind"] == "number"
        summary = archive.read("evidence/summary.html").decode()
        assert "9.7 percent" in summary
        assert read.show(app, "1@2").version.sha256 in summary
        assert "9.7" in archive.read("evidence/diff.html").decode()
    (tmp_path / "there").mkdir()
    there = World(tmp_path / "there")
    import_warc(there.app, path)
    assert [one.version.number for one in read.version_list(there.app, ARTICLE).versions] == [
        1
    ]  # the second waits
    assert read.raw(there.app, read.show(there.app, "1").version) == read.raw(
        app, read.show(app, "1@1").version
    )


@pytest.mark.parametrize(
    "name",
    [
        "archive/data.warc.gz",
        "evidence/old.txt",
        "evidence/diff.json",
        "evidence/summary.html",
        "datapackage.json",
    ],
)
def test_whatever_is_altered_is_found_out(made, tmp_path, name):
    path, key = made
    bad = tmp_path / "bad.wacz"
    rewrite(path, bad, lambda one, data: data.replace(b"2026", b"2025", 1) + b" " if one == name else data)
    assert check(bad, key).problems
    assert run(bad, key).returncode == 1


@pytest.mark.parametrize(("before", "behind"), [(b"", b"x"), (b"x", b""), (b"MZ", b"Gates")])
def test_what_stands_around_it_is_found_out(made, tmp_path, before, behind):
    path, key = made
    bad = tmp_path / "bad.wacz"
    bad.write_bytes(before + path.read_bytes() + behind)
    assert check(path, key).holds
    assert check(bad, key).problems == ("there is more in it than its files",)


def rewrite(path, to, alter):
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(to, "w") as out:
        for one in archive.namelist():
            out.writestr(one, alter(one, archive.read(one)))


def test_hashes_made_anew_do_not_help_without_the_key(made, tmp_path, app):
    """Somebody alters a text, corrects every hash and signs with a key of his own."""
    path, key = made
    bad, thief = tmp_path / "bad.wacz", signing_key(tmp_path / "thief.key")
    text = b"The council never met.\n"
    with zipfile.ZipFile(path) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    evidence = json.loads(files["evidence/evidence.json"])
    evidence["versions"][0]["text_sha256"] = sha256(text).hexdigest()
    evidence["key"] = verifier_key(app.policy.origin, thief.public)
    files |= {"evidence/old.txt": text, "evidence/evidence.json": json.dumps(evidence).encode()}
    package = json.loads(files["datapackage.json"])
    for one in package["resources"]:
        one["hash"] = f"sha256:{sha256(files[one['path']]).hexdigest()}"
    files["datapackage.json"] = json.dumps(package).encode()
    digest = json.loads(files["datapackage-digest.json"])
    name = f"sha256:{sha256(files['datapackage.json']).hexdigest()}"
    digest["hash"] = digest["signedData"]["hash"] = name
    spki = bytes.fromhex("302a300506032b6570032100")
    digest["signedData"]["publicKey"] = b64encode(spki + thief.public).decode()
    digest["signedData"]["signature"] = b64encode(thief.sign(name.encode())).decode()
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    with zipfile.ZipFile(bad, "w") as out:
        for one, data in files.items():
            out.writestr(one, data)
    assert any("another key" in one for one in check(bad, key).problems)
    assert check(bad).problems  # the proof still says what was said
    assert run(bad, key).returncode == run(bad).returncode == 1


def test_of_one_version_there_is_evidence_too_and_what_is_none_is_told(app, tmp_path):
    path = tmp_path / "one.wacz"
    found = bundle(app, ["1@3"], path, prove=lambda one: prove(app, one).to_json(), printed=lambda _: None)
    assert [one.version.number for one in found.versions] == [3]
    assert check(path).holds
    assert run(path).returncode == 0
    with pytest.raises(NotFoundError):
        write_evidence(app, ["1@99"], tmp_path / "x.wacz")
    with pytest.raises(UsageError):
        write_evidence(app, ["1@1", "1@2"], tmp_path)
    (tmp_path / "page.html").write_text("<p>no bundle</p>")
    with pytest.raises(UsageError, match="no WACZ"):
        check(tmp_path / "page.html")
    assert {one.name for one in tmp_path.iterdir()} == {"one.wacz", "page.html"}


def test_an_export_holds_too_but_nobody_signed_it(app, tmp_path):
    path = tmp_path / "all.wacz"
    export(app, (), "wacz", path)
    found = check(path)
    assert (found.holds, found.signed, found.versions) == (True, None, ())


@pytest.mark.browser
def test_the_page_for_people_is_printed_where_a_browser_is_at_hand(app, tmp_path):
    if chromium() is None:
        pytest.skip("browser: no Chromium on this machine")
    found = write_evidence(app, ["1", "v1", "v2"], tmp_path / "story.wacz")
    assert found.pdf
    with zipfile.ZipFile(tmp_path / "story.wacz") as archive:
        assert archive.read("evidence/summary.pdf").startswith(b"%PDF-")
    assert check(tmp_path / "story.wacz", found.key).holds


def test_without_a_browser_there_is_a_bundle_all_the_same(app, tmp_path):
    deaf = replace(app, policy=replace(app.policy, chromium=str(tmp_path / "nothing")))
    assert shutil.which(deaf.policy.chromium) is None
    assert not write_evidence(deaf, ["1@1", "1@2"], tmp_path / "story.wacz").pdf
