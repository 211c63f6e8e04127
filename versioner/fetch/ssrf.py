"""Which addresses may be connected to: a tracked URL must not reach into the operator's own network.

The check stands in the connector's socket factory, where the very address that is about to be connected
is known: IP literals, names, redirects and rebinding names all pass through it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Sequence
from functools import partial
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# IANA's registries of special-purpose addresses (RFC 6890, as of 2026), and multicast (RFC 5771).
_NOT_PUBLIC_4: tuple[IPv4Network, ...] = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_UNICAST_6 = IPv6Network("2000::/3")  # all that is assigned so far; the rest is local, multicast or unused
_NOT_PUBLIC_6: tuple[IPv6Network, ...] = tuple(
    IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address that is meant


class ForbiddenSocketError(OSError):
    """Raised in place of making a socket; carries the address that was refused."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is not a public address")
        self.address = address


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Networks from their CIDR forms."""
    return tuple(ip_network(text, strict=False) for text in texts)


def allowed(address: str, named: Sequence[Network] = ()) -> bool:
    """Whether `address` is public, or lies in a network that the operator named."""
    ip = ip_address(address.partition("%")[0])
    if any(ip in network for network in named if network.version == ip.version):
        return True
    inner = _embedded(ip)
    if inner is not None:
        return _public(inner)
    return _public(ip)


def literal(host: str) -> str | None:
    """The address that a host name spells without any resolving, None where it is a name.

    Besides dotted and bracketed forms these are the numbers that resolvers read (`2130706433`, `0x7f000001`,
    `0177.1`, `127.1`: inet_aton(3)) and `localhost` with all below it (RFC 6761 §6.3).
    """
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ip_address(name.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return None


def _public(ip: Address) -> bool:
    """Whether it is assigned for the public Internet: by our table, not by the Python version's."""
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _NOT_PUBLIC_4)
    return ip in _UNICAST_6 and not any(ip in network for network in _NOT_PUBLIC_6)


def _embedded(ip: Address) -> Address | None:
    """The IPv4 address inside an IPv6 one that only carries it (mapped, NAT64, 6to4, Teredo)."""
    if isinstance(ip, IPv4Address):
        return None
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    if ip.sixtofour is not None:
        return ip.sixtofour
    return ip.teredo[1] if ip.teredo is not None else None


def socket_factory(named: Sequence[Network]) -> Any:
    """What `aiohttp.TCPConnector(socket_factory=…)` wants: address info in, a socket out, or a refusal."""
    return partial(_make, tuple(named))


def _make(named: tuple[Network, ...], info: tuple[Any, ...]) -> socket.socket:
    family, kind, protocol, _, where = info
    if not allowed(str(where[0]), named):
        raise ForbiddenSocketError(str(where[0]))
    made = socket.socket(family=family, type=kind, proto=protocol)
    made.setblocking(False)  # noqa: FBT003 - the standard library takes it so
    return made
