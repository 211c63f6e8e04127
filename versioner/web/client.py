"""Who asks, as far as the connection tells: past trusted proxies, and never by the address we listen on.

A header that says who somebody is or where they come from is believed only where the peer of the connection
is a proxy that the operator named; anybody else can send it. That one is there at all is believed of
everybody: then somebody stands between, and a peer on loopback is no person at this machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

from versioner.frozen import dataclass

# What proxies add, those of the large networks too.
FORWARDED = frozenset(
    {
        "forwarded",
        "via",
        "x-real-ip",
        "x-client-ip",
        "x-cluster-client-ip",
        "true-client-ip",
        "cf-connecting-ip",
    }
)
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_PAIR = re.compile(r'\s{0,4}([a-z]{1,20})=(?:"([^"]*)"|([^\s;,"]*))\s{0,4}', re.IGNORECASE)
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The other end of a request.

    Attributes:
        address: its network address, "" where the connection has none.
        scheme, host: as the visitor's own program spelled them; the host with its port.
        local: a person or a program at this very machine, with nothing between.
        user: whom a trusted proxy says it is; "" where none says so.
    """

    address: str
    scheme: str
    host: str
    local: bool
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Whom we believe.

    Attributes:
        proxies: networks whose forwarding headers are believed.
        public: there is a public address, so that nobody is at home here without signing in.
        user_header: the header in which a trusted proxy names the user; "" for none.
    """

    proxies: tuple[Network, ...] = ()
    public: bool = False
    user_header: str = ""

    @classmethod
    def of(cls, proxies: Sequence[str], *, public: bool, user_header: str) -> Trust:
        """From settings: networks in CIDR form."""
        return cls(
            proxies=tuple(ip_network(one) for one in proxies), public=public, user_header=user_header.lower()
        )

    def takes(self, address: str) -> bool:
        """Whether a proxy at that address is one of ours."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.proxies)


def client_of(scope: Scope, trust: Trust) -> Client:
    """Who asks, by the connection, and by a proxy's word where its word counts."""
    headers = Headers(scope=scope)
    peer = scope["client"][0] if scope.get("client") else ""
    host = headers.get("host", "")
    between = any(name in FORWARDED or name.startswith("x-forwarded") for name in headers)
    if not trust.takes(peer):
        # HTTP/1.0 is what old proxies speak that say nothing of themselves; no browser does
        direct = not between and not trust.public and scope.get("http_version") != "1.0"
        local = direct and is_loopback(peer) and is_loopback(name_of(host))
        return Client(address=peer, scheme=scope["scheme"], host=host, local=local)
    hops, scheme, told = _forwarded(headers)
    return Client(
        address=_outermost([*hops, peer], trust),
        scheme=scheme if scheme in {"http", "https"} else scope["scheme"],
        host=told if _HOST.fullmatch(told) else host,
        local=False,
        user=headers.get(trust.user_header, "").strip() if trust.user_header else "",
    )


def _outermost(hops: Sequence[str], trust: Trust) -> str:
    """The last address that no proxy of ours vouches for; what stands before it anybody may have written."""
    for hop in reversed(hops):
        if not trust.takes(hop):
            return hop
    return hops[0]


def _forwarded(headers: Headers) -> tuple[list[str], str, str]:
    """Addresses (farthest first), scheme and host as forwarded.

    `X-Forwarded-*` go before `Forwarded` (RFC 7239): a proxy that writes the one may let a visitor's other
    through.
    """
    if any(name.startswith("x-forwarded") for name in headers):
        hops = [part.strip() for part in ",".join(headers.getlist("x-forwarded-for")).split(",")]
        return (
            [_bare(hop) for hop in hops if hop],
            _last(headers.get("x-forwarded-proto", "")).lower(),
            _last(headers.get("x-forwarded-host", "")),
        )
    hops = []
    last: dict[str, str] = {}
    for element in ",".join(headers.getlist("forwarded")).split(","):
        found = {
            pair[1].lower(): pair[2] or pair[3] or ""
            for pair in map(_PAIR.fullmatch, element.split(";"))
            if pair
        }
        last = found or last
        if "for" in found:
            hops.append(_bare(found["for"]))
    return hops, last.get("proto", "").lower(), last.get("host", "")


def _last(text: str) -> str:
    return text.rpartition(",")[2].strip()


def _bare(hop: str) -> str:
    """An address without brackets and port."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def name_of(host: str) -> str:
    """A Host header's name, without its port; "" where it is none."""
    if not _HOST.fullmatch(host):
        return ""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def is_loopback(name: str) -> bool:
    """Whether that name or address means this machine and no other."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
