"""A git repository: one Markdown file a page, one commit a version, so that `git log -p` tells the history.

The author is the page's host, at the date that the page declared (when we saw it, where it declared none); the
committer is versioner, at the date of first sight. Trailers hold both clocks and the hash of the bytes.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.model import Block, BlockKind, Change, Document, Version, rfc3339
from versioner.errors import UsageError
from versioner.late import re
from versioner.queries.export.gather import History
from versioner.view.telling import summary

_BRANCH = "main"
_LAST = 2**32 - 1  # seconds; git takes no negative ones, and a page may declare anything
_SLUG = re.compile(r"[^a-z0-9]+")
_SUBJECT = 72  # characters
# A line that Markdown would take for a heading, a list, a quotation or a rule.
_MARKED = re.compile(r"^(?=[#>*+=~`|<-]|\d+[.)])")
_WRITE = "fast-import", "--quiet", "--date-format=raw-permissive"


def write(app: App, histories: Iterator[History], path: Path) -> int:
    """Write a repository with a work tree; how many commits.

    Raises:
        UsageError: there is no git here, or it fails.
    """
    del app
    git = shutil.which("git")
    if git is None:
        raise UsageError("this format needs git, which is not installed here")
    commits = sorted(
        (
            (version.first_seen, one.article.id, version.number, _commit(one, version))
            for one in histories
            for version in one.versions
        ),
        key=lambda entry: entry[:3],
    )
    _run(git, path, "init", "--quiet", f"--initial-branch={_BRANCH}")
    # nothing of a person's own settings (hooks, signing, line ends) may alter what is handed on
    with subprocess.Popen(  # noqa: S603 - the git of this machine, arguments of our own
        [git, "-C", str(path), *_WRITE], stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=_plain(path)
    ) as importer:
        _feed(importer.stdin, [commit for *_, commit in commits])
        said = importer.stderr.read() if importer.stderr else b""
    if importer.returncode:
        raise UsageError("git refuses the history: {why}", why=said.decode(errors="replace").strip()[:200])
    if commits:
        _run(git, path, "reset", "--quiet", "--hard")
    return len(commits)


def _feed(stream: IO[bytes] | None, commits: list[bytes]) -> None:
    if stream is None:
        return
    try:
        for commit in commits:
            stream.write(commit)
        stream.close()
    except BrokenPipeError:
        pass  # it has ended, and its exit code says why


def _run(git: str, path: Path, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - as above
        [git, "-C", str(path), *arguments], capture_output=True, check=False, env=_plain(path)
    )
    if done.returncode:
        raise UsageError("git fails: {why}", why=done.stderr.decode(errors="replace").strip()[:200])


def _plain(path: Path) -> dict[str, str]:
    return {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CEILING_DIRECTORIES": str(path.parent),
        "GIT_TEMPLATE_DIR": "",
        "HOME": str(path),
        "LC_ALL": "C",
    }


def _commit(one: History, version: Version) -> bytes:
    declared = version.declared_modified or version.first_seen
    host = re.sub(r"[<>\s]", "", one.host) or "unknown"
    text = markdown(one, version).encode("utf-8", "replace")
    message = _message(one, version, one.changes.get(version.number)).encode("utf-8", "replace")
    return b"".join(
        (
            f"commit refs/heads/{_BRANCH}\n".encode(),
            f"author {host} <news@{host}> {_seconds(declared)} +0000\n".encode(),
            f"committer versioner <versioner@localhost> {_seconds(version.first_seen)} +0000\n".encode(),
            f"data {len(message)}\n".encode(),
            message,
            f"\nM 100644 inline {file_of(one)}\ndata {len(text)}\n".encode(),
            text,
            b"\n\n",
        )
    )


def _seconds(at: datetime) -> int:
    return min(max(0, int(at.timestamp())), _LAST)


def file_of(one: History) -> str:
    """Where a page's text stands in the repository: by host, then by number and the last words of its address."""
    parts = urlsplit(one.article.url)
    slug = _SLUG.sub("-", parts.path.lower()).strip("-")[-60:].strip("-") or "index"
    host = re.sub(r"[^a-z0-9.-]+", "-", one.host.lower()).strip(".-")
    return f"{host or 'unknown'}/{one.article.id}-{slug}.md"


def _message(one: History, version: Version, change: Change | None) -> str:
    sentences = list(summary(change)) if change else ["First version."]
    subject = " ".join(
        f"{version.document.title or one.article.url}: {sentences[0] if sentences else ''}".split()
    )
    body = [" ".join(sentence.split()) for sentence in sentences]
    trailers = {
        "Page": one.article.url,
        "Version": str(version.number),
        "First-Seen": rfc3339(version.first_seen),
        "Not-Before": rfc3339(version.not_before),
        "Declared-Modified": rfc3339(version.declared_modified),
        "Snapshot-SHA256": version.sha256,
        "Significance": str(change.significance) if change else None,
        "Silent": None if change is None or change.silent is None else "yes" if change.silent else "no",
        "Reverted-To": str(version.reverted_to) if version.reverted_to else None,
    }
    said = "\n".join(f"{name}: {value}" for name, value in trailers.items() if value)
    short = subject if len(subject) <= _SUBJECT else f"{subject[: _SUBJECT - 1]}…"
    return "\n\n".join((short, "\n".join(body), said)) + "\n"


def markdown(one: History, version: Version) -> str:
    """A version as Markdown."""
    document = version.document
    parts = [f"# {document.title or one.article.url}", *([f"*{document.byline}*"] if document.byline else [])]
    return "\n\n".join((*parts, *_blocks(document))) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield _spelled(block)


def _spelled(block: Block) -> str:
    text = block.text
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(max(block.level, 2), 6)} {text}"
        case BlockKind.LIST_ITEM:
            return f"{'  ' * max(0, block.level - 1)}- {text}"
        case BlockKind.QUOTE:
            return f"> {text}"
        case BlockKind.CODE:
            fence = "`" * max(3, *(len(found) + 1 for found in re.findall(r"`+", text)), 3)
            return f"{fence}\n{text}\n{fence}"
        case _:
            return _MARKED.sub(r"\\", text)
