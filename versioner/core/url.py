"""URLs: one spelling for what is the same address, and a key for what is the same page."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from versioner.errors import UsageError
from versioner.late import re

# Parameters that name a visit, not a page: those of the large analytics and mail vendors' own documentation.
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|hsa_\w+|at_\w+|ns_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|"
    r"yclid|twclid|ttclid|igshid|li_fat_id|mc_[ce]id|_hsenc|_hsmi|__hs\w+|vero_\w+|oly_\w+|wickedid|rb_clickid|"
    r"s_cid|cmpid|ref_src|ref_url|_ga|_gl|_openstat|xtor|spm|srsltid)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_NO_URL = re.compile(r"[\x00-\x20\x7f]")
_NO_TEXT = re.compile(r"[\ud800-\udfff]")  # lone surrogates: bytes or escapes that are no characters
_MOST = 4096  # longer ones are data in disguise; browsers and servers stop at 2 to 8 KB


def normalise(url: str) -> str:
    """One spelling of an address: lower-case scheme and host, no default port, fragment or tracking.

    Raises:
        UsageError: it does not parse, is not http(s), or carries a user name or password.
    """
    text = url.strip()
    if not text or len(text) > _MOST or not _is_spelled(text):
        raise UsageError("{text!r} is no URL", text=_short(text))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UsageError("{text!r} is no URL: {why}", text=_short(text), why=error) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise UsageError(
            "{text!r} is no web page: an address begins with http:// or https://", text=_short(text)
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            "an address must not carry a user name or password; give them as a header of the page"
        )
    host = _host(parts.hostname or "", text)
    netloc = host if port is None or port == _PORTS[scheme] else f"{host}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, path, without_tracking(parts.query), ""))


def _is_spelled(text: str) -> bool:
    return _NO_URL.search(text) is None and (text.isascii() or _NO_TEXT.search(text) is None)


# a host's name with a dot in it, and what may stand behind one; no e-mail address, no version (7@1.2), no number
_BARE = re.compile(r"\A(?:[^\s/:?#@.]++\.)+[^\s/:?#@.\d][^\s/:?#@.]++(?::\d{1,5})?(?:[/?#]\S*+)?\Z")


# the machine itself, which nobody has a certificate for: what a developer types
_HERE = re.compile(
    r"\A(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5}(?:[/?#]\S*+)?|/\S*+)\Z", re.IGNORECASE
)


def typed(address: str) -> str:
    """An address as a person types it: a host's name begins https, this machine's http, as in a browser."""
    text = address.strip()
    if _HERE.match(text):
        return f"http://{text}"
    return f"https://{text}" if _BARE.match(text) else text


def same_page_key(url: str) -> str:
    """What two spellings of one page share: also scheme, `www.`, a trailing slash and the order of parameters."""
    parts = urlsplit(normalise(url))
    host = parts.netloc.removeprefix("www.")
    path = unquote(parts.path).rstrip("/") or "/"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{path}" + (f"?{query}" if query else "")


def resolve(base: str, reference: str | None) -> str | None:
    """Where a reference on the page at `base` leads, without its fragment; None where it is no web address.

    Total: pages and servers write anything, and no spelling of theirs may raise.
    """
    if not reference or len(reference) > _MOST:
        return None
    plain = _PLAIN.fullmatch(reference.strip())
    if plain is not None and "//" not in plain["path"] and "/." not in plain["path"]:
        if plain["host"] is None:
            origin = _origin(base)
            return None if origin is None else origin + plain["path"]
        if _spelled(plain["host"]):
            return plain[0]
    return _resolved(base, reference)


# What most links say: a path of the same site, or the whole of an address; nothing in it that is read in another way.
_PLAIN = re.compile(
    r"(?:https?://(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+))?(?P<path>/[\w/~%.,+@:=&-]*(?:\?[\w/~%.,+@:=&-]+)?)",
    re.ASCII,
)


@lru_cache(maxsize=128)
def _origin(base: str) -> str | None:
    """Scheme and host of a page's address, as `resolve` has them; None where links on it lead to no web address."""
    root = _resolved(base, "/")
    return None if root is None else root.removesuffix("/")


def _resolved(base: str, reference: str) -> str | None:
    """As `resolve`, of any reference."""
    try:
        target = urljoin(base, reference.strip()).partition("#")[0]
        parts = urlsplit(target)
        target.encode()  # a lone surrogate: a ValueError
        _ = parts.port  # beyond 65535, or no number: a ValueError
        if parts.scheme.lower() in _PORTS:
            _host(parts.hostname or "", target)
            return target
    except (ValueError, UsageError):
        pass
    return None


# Services that only note who leaves and lead on: host and path, and the parameters that hold where to. Read off the addresses that
# they write into what people publish there.
_NOTES_WHO_LEAVES = {
    "l.facebook.com/l.php": "u", "lm.facebook.com/l.php": "u", "l.instagram.com/": "u", "l.messenger.com/l.php": "u", "l.threads.com/": "u",
    "l.wl.co/l": "u", "www.google.com/url": "q url", "www.youtube.com/redirect": "q", "out.reddit.com/": "url", "t.umblr.com/redirect": "z",
    "vk.com/away.php": "to", "steamcommunity.com/linkfilter/": "u url", "slack-redir.net/link": "url", "www.linkedin.com/redir/redirect": "url",
    "www.linkedin.com/safety/go": "url", "link.zhihu.com/": "target", "link.csdn.net/": "target", "www.douban.com/link2/": "url", "exit.sc/": "url",
}  # fmt: skip


def led_to(url: str) -> str:
    """Where a link leads in the end that goes by a service which only notes who leaves; else the link itself.

    What such a service adds is another at each visit: "l.instagram.com/?u=https%3A%2F%2Fa.example%2F&e=AT2w…".
    """
    address, mark, query = url.partition("?")
    names = _NOTES_WHO_LEAVES.get(address.partition("://")[2]) if mark else None
    found = dict(parse_qsl(query)) if names else {}
    targets = (found.get(name, "") for name in (names or "").split())
    return next((one for one in targets if one.startswith(("http://", "https://"))), url)


def site_of(url: str) -> str:
    """The host name that `url` names, lower-case and without port; "" where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def leads_home(asked: str, came: str) -> bool:
    """Whether a site answered with a front page, its own or one in a language of its, where another page was asked for.

    Sites do so with what they took down; what a query names is a page of its own ("/?p=41").
    """
    return asked != came and _FRONT.fullmatch(came) is not None and _FRONT.fullmatch(asked) is None


_FRONT = re.compile(
    r"https?://[^/?#]+(?:/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|default|home)\.[a-z]{3,5})?)?",
    re.IGNORECASE,
)


def is_contact(url: str) -> bool:
    """Whether a link leads to a mail address or a telephone number, and to no page."""
    return url.startswith(("mailto:", "tel:"))


def host_of(url: str) -> str:
    """The host whose turn it is, with its port where that is not the default one."""
    return urlsplit(normalise(url)).netloc


def origin(url: str) -> tuple[str, str]:
    """Scheme and host with its port: what a page's own headers may be sent to (RFC 6454)."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def without_tracking(query: str) -> str:
    """A query without the parameters that name a visit; the others as they stand, in their order."""
    if not query:
        return ""
    return "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0]))


def _host(host: str, text: str) -> str:
    if not host:
        raise UsageError("{text!r} names no host", text=_short(text))
    try:
        spelled = _spelled(host)
    except ValueError as error:
        raise UsageError("{text!r} names no host: {why}", text=_short(text), why=error) from error
    if not spelled:
        raise UsageError("{text!r} names no host", text=_short(text))
    return spelled


@lru_cache(maxsize=512)  # the links of a page lead to few hosts
def _spelled(host: str) -> str:
    """One spelling of a host; "" where it is no name of one.

    Raises:
        ValueError: it is no address of IPv6 though it has a colon, or no name that can be written in ASCII.
    """
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0]).compressed}]"
    ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    labels = ascii_host.rstrip(".").split(".")
    return ascii_host.rstrip(".").lower() if all(map(_LABEL.fullmatch, labels)) else ""


_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
