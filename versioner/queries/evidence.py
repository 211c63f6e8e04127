"""An evidence bundle: what a page said at two moments, what differs, and what proves it, in one signed WACZ file.

archive/data.warc.gz            the bytes of both captures, with the server's headers, as they came
evidence/old.txt, new.txt       the texts; their SHA-256 stands in the log of proofs
evidence/old.json, new.json     the same by section, with both clocks and hashes
evidence/diff.json, diff.html   what differs
evidence/old-proof.json, …      that capture and version stand in the log (docs/proof.md)
evidence/evidence.json          what is what
evidence/summary.html (, .pdf)  a page for people
datapackage-digest.json         the hash of it all, signed with the log's key (WACZ-auth 0.1.0, anonymous)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from versioner.app import App
from versioner.core.model import Article, Json, Version, rfc3339
from versioner.core.text.plain import as_text
from versioner.core.url import site_of
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.queries import compare
from versioner.queries.export import wacz, warc
from versioner.queries.export.gather import History
from versioner.queries.export.wacz import Shown
from versioner.queries.output import output
from versioner.storage import find, pages, snapshots
from versioner.storage.articles import article_of
from versioner.storage.records import FETCHED, SnapshotRow
from versioner.version import __version__
from versioner.view.standalone import page
from versioner.view.telling import summary

FORMAT = "versioner-evidence/1"
FOLDER = "evidence"
_MOST_EDITS = 12  # on the page for people; all of them stand in diff.html


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A version in a bundle: "old" or "new", the capture that first showed it, and its proof.

    Attributes:
        sent: the SHA-256 of what the server had sent, where the capture is what a browser made of it.
    """

    name: str
    article: Article
    version: Version
    capture: SnapshotRow
    proof: Json
    sent: str | None = None

    @property
    def text(self) -> bytes:
        """Its text, as the log of proofs has the hash of it."""
        return as_text(self.version.document).encode("utf-8", "replace")

    @property
    def archive(self) -> str | None:
        """Who made the capture, where it was not we."""
        origin = self.capture.origin
        return None if origin == FETCHED else site_of(origin) or "an imported archive"

    def to_json(self) -> Json:
        """What it is and where it stands in the bundle."""
        version = self.version
        return {
            "name": self.name,
            "page": version.page,
            "url": self.article.url,
            "number": version.number,
            "id": version.id,
            "title": version.document.title,
            "first_seen": rfc3339(version.first_seen),
            "not_before": rfc3339(version.not_before),
            "declared_modified": rfc3339(version.declared_modified),
            "sha256": version.sha256,
            "text_sha256": sha256(self.text).hexdigest(),
            "capture": {
                "at": rfc3339(self.capture.fetched_at),
                "final_url": self.capture.final_url,
                "status": self.capture.status,
                "content_type": self.capture.content_type,
                "size": self.capture.size,
                "captured_by": self.archive,
            },
            "text": f"{FOLDER}/{self.name}.txt",
            "document": f"{FOLDER}/{self.name}.json",
            "proof": f"{FOLDER}/{self.name}-proof.json",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What was written where.

    Attributes:
        key: the log's verifier key: whoever checks the bundle must have it from its owner.
        pdf: whether the page for people is in it as PDF too.
    """

    path: Path
    versions: tuple[Exhibit, ...]
    key: str
    pdf: bool

    def to_json(self) -> Json:
        return {
            "path": str(self.path),
            "key": self.key,
            "pdf": self.pdf,
            "versions": [one.to_json() for one in self.versions],
        }


# The proof of a version, by its address: its own entry in the log and that of its capture.
Prove = Callable[[str], Json]
# A page as PDF; None where it cannot be printed.
Print = Callable[[bytes], bytes | None]


def bundle(app: App, named: Sequence[str], path: Path, *, prove: Prove, printed: Print) -> Bundle:
    """Write the evidence of a version, or of two and what differs between them; whole or not at all.

    Args:
        app: what to work with.
        named: one version, or two as `diff` takes them (`V1 V2`, `ARTICLE v1 v2`).
        path: the file; it is replaced.
        prove, printed: as said there.

    Raises:
        UsageError: too few or too many versions are named, or it cannot be written there.
        NotFoundError, AmbiguousError: an address fits nothing or several things.
        CorruptError: the bytes of a capture are damaged.
    """
    if not 1 <= len(named) <= 3:
        raise UsageError("name one version, or two to compare")
    diff = compare.diff(app, *named) if len(named) > 1 else None
    if diff is None:
        with app.db.read() as session:
            versions = {"new": find.version(session, named[0])}
    else:
        versions = {"old": diff.old, "new": diff.new}
    exhibits = tuple(_exhibit(app, name, version, prove) for name, version in versions.items())
    created = app.now()
    sentences = summary(diff.change, diff.language) if diff else ()
    edits = sum(len(section.edits) for section in diff.change.sections) if diff else 0
    shown = page(
        "summary.html",
        exhibits=exhibits,
        diff=diff,
        summary=sentences,
        edits=edits,
        most=_MOST_EDITS,
        created=created,
        key=exhibits[-1].proof["key"],
    )
    paper = printed(shown)
    files = {
        **{name: data for one in exhibits for name, data in _files(one)},
        **(_differences(diff, exhibits[-1].article) if diff else {}),
        "summary.html": shown,
        **({"summary.pdf": paper} if paper else {}),
    }
    said = {
        "format": FORMAT,
        "created": rfc3339(created),
        "software": f"versioner {__version__}",
        "key": exhibits[-1].proof["key"],
        "versions": [one.to_json() for one in exhibits],
        "diff": {"json": f"{FOLDER}/diff.json", "html": f"{FOLDER}/diff.html"} if diff else None,
        "summary": [f"{FOLDER}/{name}" for name in files if name.startswith("summary.")],
    }
    files["evidence.json"] = _json(said)
    with output(path) as part, TemporaryDirectory() as folder:
        archive = Path(folder) / "data.warc.gz"
        _, lines = warc.write_indexed(app, _histories(exhibits), archive)
        wacz.pack(
            part,
            archive,
            lines,
            [_shown(one) for one in reversed(exhibits)],
            title=f"Evidence: {exhibits[-1].version.document.title or exhibits[-1].article.url}",
            created=created,
            more=[(f"{FOLDER}/{name}", data) for name, data in files.items()],
            signer=app.signing_key(),
        )
    return Bundle(path=path, versions=exhibits, key=exhibits[-1].proof["key"], pdf=paper is not None)


def _exhibit(app: App, name: str, version: Version, prove: Prove) -> Exhibit:
    with app.db.read() as session:
        rows = snapshots.snapshots_of(session, version.page)
        article = article_of(session, pages.page(session, version.page))
    first = [row for row in rows if row.sha256 == version.sha256]
    capture = next((row for row in first if row.fetched_at == version.first_seen), first[0])
    with app.db.read() as session:
        sent = snapshots.sent_of(session, version.page).get(capture.fetched_at)
    return Exhibit(
        name=name,
        article=article,
        version=version,
        capture=capture,
        proof=prove(f"v{version.id}"),
        sent=sent,
    )


def _files(one: Exhibit) -> Iterator[tuple[str, bytes]]:
    yield f"{one.name}.txt", one.text
    yield f"{one.name}.json", _json(one.version.to_json() | {"url": one.article.url})
    yield f"{one.name}-proof.json", _json(one.proof)


def _differences(diff: compare.Diff, article: Article) -> Mapping[str, bytes]:
    shown = page(
        "change.html",
        article=article,
        change=diff.change,
        summary=summary(diff.change, diff.language),
        back="summary.html",
        back_words="The summary",
    )
    return {"diff.json": _json(diff.to_json()), "diff.html": shown}


def _histories(exhibits: Sequence[Exhibit]) -> Iterator[History]:
    """The captures and versions, by page; the same capture once."""
    for number in dict.fromkeys(one.version.page for one in exhibits):
        mine = [one for one in exhibits if one.version.page == number]
        captures = {one.capture.id: one.capture for one in mine}
        yield History(
            article=mine[0].article,
            host=site_of(mine[0].article.url),
            versions=tuple({one.version.id: one.version for one in mine}.values()),
            changes={},
            snapshots=tuple(sorted(captures.values(), key=lambda row: row.fetched_at)),
            runs=(),
            sent={one.capture.fetched_at: one.sent for one in mine if one.sent},
        )


def _shown(one: Exhibit) -> Shown:
    title = f"{one.version.document.title or one.article.url} (version {one.version.number})"
    return Shown(url=one.article.url, at=one.capture.fetched_at, title=title)


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
