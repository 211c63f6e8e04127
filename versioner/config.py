"""Settings: from the environment (`VERSIONER_…`), then `versioner.toml` in the home, then defaults.

Read by `bootstrap` and the edges only; everything below gets plain arguments.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, field, fields
from functools import cache
from ipaddress import ip_network
from math import isfinite
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from versioner.errors import ConfigError, VersionerError
from versioner.frozen import dataclass, field_names
from versioner.version import __version__

PREFIX = "VERSIONER_"
FILE = "versioner.toml"
SECRET = frozenset({"database_url", "proxy", "secret_key", "smtp_url", "oidc_client_secret"})


def default_home() -> Path:
    """The platform's data directory for versioner."""
    from platformdirs import user_data_path  # noqa: PLC0415 - most homes are named

    return user_data_path("versioner", appauthor=False)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def Field(  # noqa: N802 - reads as a declaration
    default: Any = MISSING,
    *,
    default_factory: Any = MISSING,
    description: str,
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
) -> Any:
    """A setting: its default, what it means, and its bounds (at least, more than, at most)."""
    bounds = {"ge": ge, "gt": gt, "le": le}
    kept = {"description": description, "bounds": {k: v for k, v in bounds.items() if v is not None}}
    if default_factory is not MISSING:
        return field(default_factory=default_factory, metadata=kept)
    return field(default=default, metadata=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, with its meaning and default. Frozen; the descriptions make the documentation."""

    home: Path = Field(default_factory=default_home, description="where the database and snapshots/ lie")
    database_url: str = Field(
        "", description="SQLAlchemy URL, SQLite or PostgreSQL; empty: SQLite in the home"
    )
    snapshots: str = Field(
        "",
        description="where raw bytes lie: a directory, or s3://, gs:// or az:// with bucket and prefix; "
        "empty: snapshots/ in the home",
    )
    allow_networks: tuple[str, ...] = Field(
        (), description="networks (CIDR, comma-separated) that the SSRF guard lets through"
    )
    host_delay: float = Field(1.0, ge=0, description="seconds between two requests to one host")
    confirm_after: float = Field(
        60.0, ge=0, description="seconds until a pending change is looked at again; 0: within the same check"
    )
    user_agent: str = Field("", description="the whole User-Agent; empty: versioner/<version> (+contact)")
    contact: str = Field("", description="an address or URL that a site's operator can reach you at")
    obey_robots: bool = Field(default=True, description="false only for pages that you own")
    accept_language: str = Field("en", description="Accept-Language for pages that set none of their own")
    language: str = Field(
        "",
        description="language that people are told things in: en, de, es, fr; empty: English, in a terminal its own "
        "(LC_ALL, LC_MESSAGES, LANG); on pages what a reader chose, or their browser asks for, comes before it",
    )
    timeout: float = Field(30.0, gt=0, description="seconds for one fetch, redirects included")
    max_bytes: int = Field(20_000_000, gt=0, description="most bytes of a body, as sent and as decoded")
    max_redirects: int = Field(5, ge=0, le=20, description="most redirects that one fetch follows")
    wayback_url: str = Field(
        "https://web.archive.org", description="where the Wayback Machine is asked (import --wayback)"
    )
    chromium: str = Field(
        "",
        description="program of the browser that fills pages and prints evidence; empty: one of this machine's",
    )
    browser: bool = Field(
        default=False,
        description="have a browser (extra browser) fill pages that are sent without text; else only where asked",
    )
    proxy: str = Field("", description="HTTP proxy for all fetches")
    ca_file: str = Field("", description="file of CA certificates instead of the system's")
    concurrency: int = Field(64, ge=1, le=500, description="most pages asked for at the same time")
    batch: int = Field(
        20, ge=1, le=5000, description="most pages of one host looked at before another gets its place"
    )
    lease: float = Field(
        36.0,
        ge=3,
        description="seconds after which what a dead process held is due again; renewed by a living one",
    )
    tick: float = Field(2.0, gt=0, description="seconds between two looks of the daemon at what is due")
    min_interval: float = Field(600.0, gt=0, description="shortest seconds between adaptive checks of a page")
    max_interval: float = Field(
        604_800.0, gt=0, description="longest seconds between adaptive checks of a page"
    )
    budget: float | None = Field(
        None,
        gt=0,
        description="requests a second over all hosts that adaptive checks spend; empty: no budget",
    )
    host_budget: float | None = Field(
        None, gt=0, description="requests a second to one host; empty: as VERSIONER_HOST_DELAY allows"
    )
    processes: int = Field(
        default_factory=cores,
        ge=1,
        le=256,
        description="processes that read pages when there is enough to do",
    )
    suspect_checks: int = Field(4, ge=1, description="checks in a row before a suspect text may be taken")
    suspect_hours: float = Field(48.0, ge=0, description="and for how many hours it must have stood")
    stood_hours: float = Field(
        24.0, ge=0, description="hours an edit must have stood for its retraction to move Last updated"
    )
    metrics: bool = Field(
        default=False, description="serve: /metrics is open to probes; else it takes a token that may read"
    )
    log_format: Literal["text", "json"] = Field("text", description="how the daemon logs")
    public_read: bool = Field(default=False, description="serve: reading needs no token on a public address")
    public_url: str = Field(
        "", description="serve: the address that readers reach it at; with one, everybody who writes signs in"
    )
    trusted_proxies: tuple[str, ...] = Field(
        (),
        description="serve: networks (CIDR, comma-separated) whose X-Forwarded-* and Forwarded are believed",
    )
    auth_header: str = Field(
        "", description="serve: header in which a trusted proxy names the user that it signed in"
    )
    auth_role: Literal["reader", "editor", "admin"] = Field(
        "reader", description="serve: what a user may do whom a trusted proxy names"
    )
    mcp: bool = Field(default=False, description="serve: tools for language models at /mcp (extra mcp)")
    mcp_write: bool = Field(
        default=False, description="serve: with an editor's token they also change what is kept"
    )
    oidc_issuer: str = Field("", description="serve: OpenID provider that people sign in by, as https://…")
    oidc_client_id: str = Field("", description="serve: what the provider knows this versioner by")
    oidc_client_secret: str = Field("", description="serve: the secret that goes with it")
    oidc_name: str = Field("", description="serve: what people know the provider by; empty: its host")
    oidc_readers: str = Field(
        "", description="serve: who may read: verified e-mail addresses and group:NAME, comma-separated"
    )
    oidc_editors: str = Field("", description="serve: who may write, likewise")
    oidc_admins: str = Field("", description="serve: who may do all, likewise")
    oidc_role: Literal["nobody", "reader", "editor", "admin"] = Field(
        "nobody", description="serve: what anybody else may do whom the provider signs in"
    )
    websub_hub: str = Field("", description="serve: WebSub hub announced in the feeds")
    smtp_url: str = Field(
        "", description="server that e-mail leaves by: smtp://user:password@host:587 or smtps://…"
    )
    mail_from: str = Field("", description="sender of e-mail; empty: versioner@ the server's name")
    templates: str = Field(
        "",
        description="folder with subject.txt, message.txt, message.html for messages; empty: templates in the home",
    )
    secret_key: str = Field("", description="serve: key that signs form tokens; empty: made at start")
    log_key: str = Field(
        "", description="file of the key that signs the log of proofs; empty: log.key in the home"
    )
    tsa_url: str = Field(
        "", description="time stamping authority (RFC 3161) for the log of proofs; empty: none"
    )
    tsa_roots: str = Field("", description="PEM file of the root certificates that its stamps must lead to")
    rate_limit: int = Field(600, ge=1, description="serve: most requests a minute from one address")
    import_limit: int = Field(
        1_000_000_000, ge=0, description="serve: most bytes of a file that is imported over the API"
    )
    export_limit: int = Field(
        1_000_000_000, ge=0, description="serve: most bytes of a file that is exported over the API"
    )

    @property
    def url(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.home / 'versioner.db'}"

    @property
    def snapshots_place(self) -> str:
        """Where raw bytes lie: a directory or a URL."""
        return self.snapshots or str(self.home / "snapshots")

    @property
    def agent(self) -> str:
        """How we introduce ourselves."""
        if self.user_agent:
            return self.user_agent
        return f"versioner/{__version__}" + (f" (+{self.contact})" if self.contact else "")


class _UnfitError(VersionerError):
    """A value that a setting cannot take; its words end the sentence "setting x …"."""


def _networks(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        raise _UnfitError("must be networks in CIDR form, comma-separated")
    try:
        return tuple(str(ip_network(str(part).strip(), strict=False)) for part in parts if str(part).strip())
    except ValueError as error:
        raise _UnfitError("must be networks in CIDR form, comma-separated: {why}", why=error) from error


_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


def _truth(value: object) -> bool:
    said = str(value).strip().lower()
    if said not in _TRUE | _FALSE:
        raise _UnfitError("must be true or false")
    return said in _TRUE


def _number(kind: type[int | float]) -> Callable[[object], int | float]:
    def read(value: object) -> int | float:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise _UnfitError("must be a number")
        try:
            found = kind(value.strip().replace("_", "")) if isinstance(value, str) else kind(value)
        except (ValueError, OverflowError) as error:
            if kind is int:
                raise _UnfitError("must be a whole number") from error
            raise _UnfitError("must be a number") from error
        if not isfinite(found):
            raise _UnfitError("must be a number")
        return found

    return read


_READERS: dict[Any, Callable[[object], Any]] = {
    int: _number(int),
    float: _number(float),
    bool: _truth,
    str: str,
    Path: lambda value: Path(str(value)),
    tuple[str, ...]: _networks,
}
_BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], Callable[[float], _UnfitError]]] = {
    "ge": (lambda value, bound: value >= bound, lambda b: _UnfitError("must be at least {bound:g}", bound=b)),
    "gt": (lambda value, bound: value > bound, lambda b: _UnfitError("must be more than {bound:g}", bound=b)),
    "le": (lambda value, bound: value <= bound, lambda b: _UnfitError("must be at most {bound:g}", bound=b)),
}


def _fit(value: object, kind: Any, bounds: dict[str, float]) -> Any:
    """The value as a setting of that kind takes it.

    Raises:
        _UnfitError: it cannot be.
    """
    if get_origin(kind) is UnionType:  # T | None: empty says none
        if value is None or value == "":
            return None
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise _UnfitError("must be {choices}", choices=" or ".join(get_args(kind)))
        return value
    found = _READERS[kind](value)
    for name, bound in bounds.items():
        holds, unfit = _BOUNDS[name]
        if not holds(found, bound):
            raise unfit(bound)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One setting as `versioner config` shows it."""

    name: str
    value: str
    origin: str
    meaning: str

    def to_json(self) -> dict[str, str]:
        return {"name": self.name, "value": self.value, "origin": self.origin, "meaning": self.meaning}


def _names() -> set[str]:
    return set(field_names(Settings))


def _environment(environ: dict[str, str]) -> dict[str, Any]:
    names = _names()
    return {
        name: value
        for name, value in (
            (k.removeprefix(PREFIX).lower(), v) for k, v in environ.items() if k.startswith(PREFIX)
        )
        if name in names
    }


def _file(home: Path) -> dict[str, Any]:
    path = home / FILE
    try:
        written = path.read_text(encoding="utf-8") if path.is_file() else ""
    except OSError as error:  # the file's, or the home's own: it may not even be looked into
        raise ConfigError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise ConfigError("{path} is not valid TOML: {why}", path=path, why=error) from error
    if not written:
        return {}
    import tomllib  # noqa: PLC0415 - most homes have no such file

    try:
        found = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("{path} is not valid TOML: {why}", path=path, why=error) from error
    unknown = sorted(set(found) - _names() | ({"home"} & set(found)))
    if unknown:
        raise ConfigError(
            "{path} has settings that versioner does not know: {names}", path=path, names=", ".join(unknown)
        )
    return found


def _sources(
    home: str | Path | None, overrides: dict[str, Any], environ: dict[str, str]
) -> dict[str, dict[str, Any]]:
    environment = _environment(environ)
    place = Path(home or environment.get("home") or default_home()).expanduser().absolute()
    environment.pop("home", None)
    origin = "command line" if home else "environment" if environ.get(PREFIX + "HOME") else "default"
    return {
        "file": _file(place),
        "environment": environment,
        "command line": overrides,
        origin + " ": {"home": place},
    }


def terminal_language(environ: dict[str, str] | None = None) -> str:
    """The language tag that the terminal asks for (POSIX: LC_ALL, else LC_MESSAGES, else LANG); "" where it asks none.

    Args:
        environ: the environment to read; the process's own by default.
    """
    given = dict(os.environ) if environ is None else environ
    asked = next((given[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if given.get(name)), "")
    tag = re.split(r"[.@]", asked, maxsplit=1)[0].replace("_", "-")
    return "" if tag in {"C", "POSIX"} else tag


def load_settings(
    home: str | Path | None = None, *, environ: dict[str, str] | None = None, **overrides: Any
) -> Settings:
    """Settings from all their sources.

    Args:
        home: the home directory; else `VERSIONER_HOME`, else the platform's data directory.
        environ: the environment to read; the process's own by default.
        overrides: settings given on the command line; they win.

    Raises:
        ConfigError: a setting cannot be used; the message names it.
    """
    sources = _sources(home, overrides, dict(os.environ) if environ is None else environ)
    values: dict[str, Any] = {}
    for found in sources.values():
        values.update(found)
    kinds = _kinds()
    known = {one.name: one for one in fields(Settings)}
    for name, value in values.items():
        where = next((o.strip() for o, found in reversed(sources.items()) if name in found), "settings")
        if name not in known:
            raise ConfigError("there is no setting {name} ({where})", name=name, where=where)
        try:
            values[name] = _fit(value, kinds[name], known[name].metadata["bounds"])
        except _UnfitError as error:
            raise ConfigError("setting {name} ({where}): {why}", name=name, where=where, why=error) from error
    return Settings(**values)


@cache
def _kinds() -> dict[str, Any]:
    """The type of every setting."""
    return get_type_hints(Settings)


def describe(home: str | Path | None = None, *, environ: dict[str, str] | None = None) -> tuple[Row, ...]:
    """Every setting, its value and where it comes from; secrets are masked."""
    env = dict(os.environ) if environ is None else environ
    settings = load_settings(home, environ=env)
    sources = _sources(home, {}, env)
    rows = []
    for info in fields(Settings):
        name = info.name
        origin = next((o.strip() for o, found in reversed(sources.items()) if name in found), "default")
        value = getattr(settings, name)
        shown = ",".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
        rows.append(
            Row(
                name=PREFIX + name.upper(),
                value="(set)" if name in SECRET and shown else shown,
                origin=origin,
                meaning=info.metadata["description"],
            )
        )
    return tuple(rows)


def described() -> Iterator[tuple[str, str, str]]:
    """(name, meaning, default in words) of every setting, in order."""
    for info in fields(Settings):
        if info.default is MISSING:
            made: Any = info.default_factory
            default = (made.__doc__ or "").strip().rstrip(".").lower()
        else:
            value = info.default
            empty = value is None or value in ("", ())
            default = "none" if empty else ",".join(value) if isinstance(value, tuple) else str(value)
        yield info.name, info.metadata["description"], default
