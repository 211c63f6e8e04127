"""PDF pages, read by a process of their own within bounds of memory and time; what comes back is HTML."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

from versioner.errors import ExtractError

_SECONDS = 120.0  # on the clock; of processor time the reader takes a minute at most
_MOST = 50_000_000  # bytes of HTML
# the paths of this very program, and never the folder that it happens to be called in
_BEGIN = "import sys; sys.path[:] = sys.argv[1:]; from versioner.fetch.pdf_reader import main; main()"


def as_page(body: bytes) -> bytes:
    """A PDF as HTML in UTF-8: headings, paragraphs, lists and tables (`core.paper`).

    Raises:
        ExtractError: it is locked, broken, scanned or too large, or costs too much.
    """
    try:
        done = subprocess.run(  # noqa: S603 - this very program, with arguments of our own
            [sys.executable, "-P", "-c", _BEGIN, *sys.path],
            input=body,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExtractError(
            "reading this PDF took more than {seconds} seconds", seconds=f"{_SECONDS:g}"
        ) from error
    if done.returncode == -signal.SIGXCPU:
        raise ExtractError("reading this PDF took more processor time than it may")
    if done.returncode < 0:
        raise ExtractError("this PDF is broken or too large: the process that read it had to be ended")
    try:
        said = json.loads(done.stdout) if done.returncode == 0 and len(done.stdout) <= _MOST else {}
    except ValueError:
        said = {}
    if "html" not in said:
        if "error" in said:
            template = str(said["error"])
            raise ExtractError(template, **said["values"])
        raise ExtractError("this PDF cannot be read")
    return str(said["html"]).encode("utf-8", "replace")
