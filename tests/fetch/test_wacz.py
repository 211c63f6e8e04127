"""WACZ files as they are read: what their package promises is asked of what is in them."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from versioner.errors import UsageError
from versioner.fetch.wacz import is_wacz, opened, warcs_of

WARC = b"WARC/1.1\r\n"


def a_wacz(path: Path, files: dict[str, bytes], *, package: object = None) -> Path:
    listed = [{"path": name, "hash": f"sha256:{sha256(data).hexdigest()}"} for name, data in files.items()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        said = {"resources": listed} if package is None else package
        archive.writestr("datapackage.json", said if isinstance(said, bytes) else json.dumps(said))
    return path


def test_its_archives_are_unpacked_while_they_are_used(tmp_path: Path) -> None:
    path = a_wacz(tmp_path / "a.wacz", {"archive/a.warc": WARC, "pages/pages.jsonl": b"{}"})
    assert is_wacz(path)
    with warcs_of(path) as found:
        assert [one.read_bytes() for one in found] == [WARC]
    assert not found[0].exists()


def test_all_as_the_package_says_is_not_altered(tmp_path: Path) -> None:
    with opened(a_wacz(tmp_path / "a.wacz", {"archive/a.warc": WARC})) as wacz:
        assert list(wacz.altered()) == []


def test_what_is_other_gone_or_unnamed_is_said(tmp_path: Path) -> None:
    path = a_wacz(
        tmp_path / "a.wacz",
        {"archive/a.warc": WARC, "notes.txt": b"x"},
        package={
            "resources": [
                {"path": "archive/a.warc", "hash": "sha256:" + "0" * 64},
                {"path": "gone.txt", "hash": "sha256:" + "0" * 64},
            ]
        },
    )
    with opened(path) as wacz:
        assert sorted(wacz.altered()) == [
            "archive/a.warc is not what the package's hash says",
            "gone.txt is missing",
            "notes.txt is not named in the package",
        ]


def test_an_archive_that_is_not_what_its_hash_says_is_not_used(tmp_path: Path) -> None:
    said = {"resources": [{"path": "archive/a.warc", "hash": "sha256:" + "0" * 64}]}
    path = a_wacz(tmp_path / "a.wacz", {"archive/a.warc": WARC}, package=said)
    with pytest.raises(UsageError, match="not what the package's hash says"), warcs_of(path):
        pass


@pytest.mark.parametrize(
    "package",
    [b"{", b"[]", b"\xff", {"resources": [{"path": 1}]}, {"resources": ["x"]}, b"[" * 100_000],
)  # fmt: skip
def test_a_package_that_cannot_be_read_is_said_to_be(tmp_path: Path, package: object) -> None:
    path = a_wacz(tmp_path / "a.wacz", {}, package=package)
    with pytest.raises(UsageError, match="is no WACZ file"), opened(path):
        pass


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    path = a_wacz(tmp_path / "a.wacz", {"archive/a.warc": WARC})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("archive/a.warc", b"another")
    with pytest.raises(UsageError, match="two files of one name"), opened(path):
        pass


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(5):
            with archive.open(f"archive/{n}.warc", "w", force_zip64=True) as out:
                for _ in range(15):
                    out.write(b"\0" * 16_000_000)
    with pytest.raises(UsageError, match="unpacks to more"), opened(path):
        pass


def test_one_without_an_archive_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match="holds no WARC file"),
        warcs_of(a_wacz(tmp_path / "a.wacz", {"notes.txt": b"x"})),
    ):
        pass


def test_no_zip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(b"PK\x03\x04 and no more")
    assert is_wacz(path)
    with pytest.raises(UsageError, match="is no WACZ file"), opened(path):
        pass
    assert not is_wacz(tmp_path / "none")
