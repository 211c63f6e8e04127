"""A page's settings: how it is kept, what is left out of it (tried before it is kept), and what is done with it now."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from versioner.app import App
from versioner.core.asked.visibility import Visibility
from versioner.core.model import Article
from versioner.core.schedule.plan import Schedule, adaptive_schedule, parse_cron, parse_every
from versioner.errors import UsageError, VersionerError
from versioner.frozen import dataclass
from versioner.ingest import track
from versioner.ingest.check import check
from versioner.ingest.options import Options
from versioner.ingest.settings import Arrangement, arrange
from versioner.ingest.visibility import show_to
from versioner.queries import settings
from versioner.queries.settings import Kept
from versioner.web.access import Role, app_of, check_form, editing, reading, visitor_of
from versioner.web.answers import Refusal
from versioner.web.render import show_form, told

router = APIRouter(
    prefix="/articles/{article}/settings",
    dependencies=[Depends(reading), Depends(editing)],
    include_in_schema=False,
)
_Text = Annotated[str, Form(max_length=4000)]
_Short = Annotated[str, Form(max_length=500)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What stands in the form: as kept, or as a person left it."""

    title: str
    law: str  # "every", "cron", "adaptive", or "keep" where none is set
    every: str
    cron: str
    tz: str
    ignore: str
    only: str
    tags: str
    language: str
    visibility: str


def _entered(kept: Kept) -> Entered:
    article = kept.article
    return Entered(
        title=kept.title,
        law={"interval": "every", "every": "every", "cron": "cron", "adaptive": "adaptive"}.get(
            kept.kind, "keep"
        ),
        every=_spelled(kept.every) if kept.every else "",
        cron=kept.cron or "",
        tz=kept.tz or "",
        ignore="\n".join(kept.ignore),
        only="\n".join(kept.only),
        tags=", ".join(article.tags),
        language=kept.language,
        visibility=str(article.visibility),
    )


def _spelled(seconds: float) -> str:
    for size, unit in ((86_400, "d"), (3600, "h"), (60, "m")):
        if seconds % size == 0:
            return f"{seconds / size:g}{unit}"
    return f"{seconds:g}s"


def _rules(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@router.get("")
def settings_page(request: Request, article: str, done: str = "") -> Response:
    """The form."""
    return _page(request, article, said=done if done in _SAID else "")


_SAID = ("saved", "checked", "paused", "resumed", "source")


def _page(
    request: Request, article: str, *, entered: Entered | None = None, said: str = "", error: str = ""
) -> Response:
    app = app_of(request)
    kept = settings.kept(app, article)
    shown = entered or _entered(kept)
    try:
        effects = settings.effects(app, article, _rules(shown.ignore)) if shown.ignore else ()
    except VersionerError as wrong:
        effects, error = (), error or told(request, wrong)
    return show_form(
        request,
        "settings.html",
        status=422 if error else 200,
        article=kept.article,
        kept=kept,
        form=shown,
        effects=effects,
        said=said,
        error=error,
        may_erase=visitor_of(request).role >= Role.ADMIN,
        sights=tuple(Visibility),
    )


@router.post("")
def keep(
    request: Request,
    article: str,
    token: _Short,
    action: _Short = "save",
    title: _Short = "",
    law: _Short = "keep",
    every: _Short = "",
    cron: _Short = "",
    tz: _Short = "",
    ignore: _Text = "",
    only: _Text = "",
    tags: _Short = "",
    language: _Short = "",
    visibility: _Short = "public",
    headers: _Text = "",
    no_headers: _Short = "",
) -> Response:
    """Keep what the form says, or only show what its rules would leave out."""
    check_form(request, token)
    entered = Entered(
        title=title.strip(), law=law, every=every, cron=cron, tz=tz, ignore=ignore, only=only,
        tags=tags, language=language, visibility=visibility,
    )  # fmt: skip
    if action == "preview":
        return _page(request, article, entered=entered)
    try:
        wanted = _wanted(entered)
        if headers.strip() or no_headers:
            wanted = replace(wanted, headers=_headers(headers))
        found = arrange(app_of(request), article, wanted)
        if visibility in set(Visibility) and visibility != found.visibility:
            show_to(app_of(request), article, Visibility(visibility))
    except UsageError as wrong:
        return _page(request, article, entered=entered, error=told(request, wrong))
    return _back(found, "saved")


def _wanted(entered: Entered) -> Arrangement:
    return Arrangement(
        title=entered.title,
        schedule=_schedule(entered),
        ignore=_rules(entered.ignore),
        only=_rules(entered.only),
        tags=tuple(name for name in entered.tags.split(",") if name.strip()),
        language=entered.language.strip(),
    )


def _schedule(entered: Entered) -> Schedule | None:
    if entered.law == "every":
        return parse_every(entered.every)
    if entered.law == "cron":
        return parse_cron(entered.cron, entered.tz.strip() or None)
    return adaptive_schedule() if entered.law == "adaptive" else None


def _headers(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
    if any(not colon or not name.strip() for name, colon, _ in pairs):
        raise UsageError("a header is written 'Name: value', a line each")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _back(article: Article, done: str) -> Response:
    return RedirectResponse(f"/articles/{article.id}/settings?done={done}", status_code=303)


@router.post("/do")
def do(
    request: Request,
    article: str,
    token: _Short,
    action: _Short,
    source: Annotated[str, Form(max_length=4096)] = "",
    sure: _Short = "",
) -> Response:
    """Look at it now, pause, go on, add or take away a source, erase."""
    check_form(request, token)
    app = app_of(request)
    if action == "erase" and visitor_of(request).role < Role.ADMIN:
        raise Refusal(403, "only an administrator erases what was kept")
    try:
        return _do(app, article, action, source.strip(), sure=bool(sure))
    except VersionerError as wrong:
        return _page(request, article, error=told(request, wrong))


def _do(app: App, address: str, action: str, source: str, *, sure: bool) -> Response:
    article = settings.kept(app, address).article
    here = str(article.id)
    if action == "check":
        check(app, [here])
        return _back(article, "checked")
    if action == "pause":
        track.untrack(app, here)
        return _back(article, "paused")
    if action == "resume":
        track.change_settings(app, here, Options())
        return _back(article, "resumed")
    if action == "add source" and source:
        track.change_settings(app, here, Options(), add_sources=[source])
        return _back(article, "source")
    if action == "remove source" and source:
        track.change_settings(app, here, Options(), remove_sources=[source])
        return _back(article, "source")
    if action == "erase" and sure:
        track.untrack(app, here, delete=True)
        return RedirectResponse("/", status_code=303)
    if action == "erase":
        raise UsageError("tick that you are sure")
    raise UsageError("there is nothing to do")
