"""Memento (RFC 7089): a TimeGate, TimeMaps and mementos of every tracked page, raw bytes on request."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from versioner.core.model import Version, aware
from versioner.core.text.plain import as_text
from versioner.core.told.reasons import passes
from versioner.queries import read
from versioner.web.access import app_of, base_of, reading
from versioner.web.answers import FIXED, REVALIDATE, Refusal, answer, json_answer
from versioner.web.words import Phrases

router = APIRouter(dependencies=[Depends(reading)], include_in_schema=False)
_STAMP = "%Y%m%d%H%M%S"
# A raw page runs nothing, loads nothing and is never part of our origin's pages.
_SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@router.get("/timegate/{url:path}")
def timegate(request: Request, url: str) -> Response:
    """To the version nearest before Accept-Datetime (RFC 7089 §4.1); without one, to the latest."""
    url = _whole(request, url)
    found = _versions(request, url)
    wanted = _accepted(request.headers.get("accept-datetime"))
    best = found[-1] if wanted is None else _in_effect(found, wanted)
    answer_ = RedirectResponse(f"{base_of(request)}/memento/{_stamp(best)}/{_spelled(url)}", status_code=302)
    answer_.headers["Vary"] = "accept-datetime"
    answer_.headers["Link"] = _links(request, url, found)
    return answer_


@router.get("/timemap/link/{url:path}")
def timemap_link(request: Request, url: str) -> Response:
    """Every version, in link-format (RFC 7089 §5)."""
    url = _whole(request, url)
    found = _versions(request, url)
    base, url = base_of(request), _spelled(url)
    lines = [
        f'<{url}>; rel="original"',
        (
            f'<{base}/timemap/link/{url}>; rel="self"; type="application/link-format"; '
            f'from="{_http(found[0])}"; until="{_http(found[-1])}"'
        ),
        f'<{base}/timegate/{url}>; rel="timegate"',
        *(
            f'<{base}/memento/{_stamp(one)}/{url}>; rel="{rel}"; datetime="{_http(one)}"'
            for one, rel in _named(found)
        ),
    ]
    return answer(request, ",\n".join(lines).encode(), "application/link-format")


@router.get("/timemap/json/{url:path}")
def timemap_json(request: Request, url: str) -> Response:
    """Every version, as JSON."""
    url = _whole(request, url)
    found = _versions(request, url)
    base, url = base_of(request), _spelled(url)
    shown = {
        "original_uri": url,
        "timegate_uri": f"{base}/timegate/{url}",
        "timemap_uri": {
            "link_format": f"{base}/timemap/link/{url}",
            "json_format": f"{base}/timemap/json/{url}",
        },
        "mementos": {
            "first": _memento(base, found[0], url),
            "last": _memento(base, found[-1], url),
            "list": [_memento(base, one, url) for one in found],
        },
    }
    return json_answer(request, shown)


@router.get("/memento/{stamp}/{url:path}")
def memento(request: Request, stamp: str, url: str) -> Response:
    """A version as text, or with `id_` after the time the raw bytes, as an attachment that runs nothing."""
    url = _whole(request, url)
    raw = stamp.endswith("id_")
    found = _versions(request, url)
    version = _in_effect(found, _parsed(stamp.removesuffix("id_")))
    headers = {"Memento-Datetime": _http(version), "Link": _links(request, url, found, version)}
    # another time's answer is another one once a version has come between
    cache = FIXED if stamp.removesuffix("id_") == _stamp(version) else REVALIDATE
    if raw:
        body = read.raw(app_of(request), version)
        headers |= {
            "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(version.sha256)).decode()}:",  # RFC 9530
            "Content-Security-Policy": _SANDBOX,
            "Content-Disposition": f'attachment; filename="snapshot-{version.sha256[:12]}.html"',
        }
        return answer(request, body, "text/html", cache=cache, headers=headers)
    document = read.show(app_of(request), f"v{version.id}").version.document
    text = as_text(document)
    if passing := sum(passes(one.why) is not None for one in document.beside):
        # what passes through a page is learned as time goes by
        text, cache = (
            f"{text}\n[{Phrases().count(passing, 'line')} left out: what comes and goes by itself]\n",
            REVALIDATE,
        )
    return answer(
        request, text.encode("utf-8", "replace"), "text/plain; charset=utf-8", cache=cache, headers=headers
    )


def _whole(request: Request, url: str) -> str:
    """The page's URL, with the query that the router split off; a proxy may have folded its slashes."""
    if "://" not in url and ":/" in url:
        url = url.replace(":/", "://", 1)
    return f"{url}?{request.url.query}" if request.url.query else url


def _spelled(url: str) -> str:
    """A URL as a header and a link can hold it: in ASCII, without what ends a link (RFC 8288 §3)."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")


def _versions(request: Request, url: str) -> list[Version]:
    app = app_of(request)
    listed = read.version_list(app, str(read.article_at(app, url).id), texts=False).versions
    if not listed:
        raise Refusal(404, "no version of that page was kept yet")
    return sorted((one.version for one in listed), key=lambda one: (one.first_seen, one.number))


def _in_effect(found: list[Version], at: datetime) -> Version:
    """The last version first seen by then; the first one for times before it (RFC 7089 §4.5.3)."""
    return max(
        (one for one in found if one.first_seen.replace(microsecond=0) <= at),
        key=lambda one: one.first_seen,
        default=found[0],
    )


def _named(found: list[Version]) -> list[tuple[Version, str]]:
    last = len(found) - 1
    return [
        (one, " ".join([*(["first"] if n == 0 else []), *(["last"] if n == last else []), "memento"]))
        for n, one in enumerate(found)
    ]


def _links(request: Request, url: str, found: list[Version], here: Version | None = None) -> str:
    """The Link header; of a memento with its neighbours (RFC 7089 §2.2)."""
    base, url = base_of(request), _spelled(url)
    at = found.index(here) if here is not None else -2
    named = [
        (one, f"{'prev ' * (n == at - 1)}{'next ' * (n == at + 1 and at >= 0)}{rel}")
        for n, (one, rel) in enumerate(_named(found))
    ]
    ends = [entry for n, entry in enumerate(named) if n in {0, len(found) - 1, at - 1, at, at + 1}]
    return ", ".join(
        [
            f'<{url}>; rel="original"',
            f'<{base}/timegate/{url}>; rel="timegate"',
            f'<{base}/timemap/link/{url}>; rel="timemap"; type="application/link-format"',
            *(
                f'<{base}/memento/{_stamp(one)}/{url}>; rel="{rel}"; datetime="{_http(one)}"'
                for one, rel in ends
            ),
        ]
    )


def _memento(base: str, version: Version, url: str) -> dict[str, str]:
    return {
        "datetime": version.first_seen.replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "uri": f"{base}/memento/{_stamp(version)}/{url}",
    }


def _stamp(version: Version) -> str:
    return version.first_seen.strftime(_STAMP)


def _http(version: Version) -> str:
    return format_datetime(version.first_seen.astimezone(UTC), usegmt=True)


def _parsed(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise Refusal(404, "a memento's time has 14 digits") from error


def _accepted(header: str | None) -> datetime | None:
    if header is None:
        return None
    try:
        return aware(parsedate_to_datetime(header))
    except (ValueError, OverflowError) as error:
        raise Refusal(400, "Accept-Datetime is no HTTP date") from error
