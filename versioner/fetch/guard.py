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
        return _public(inner) and _public_wrapper(ip)
    return _public(ip)


def _public(ip: Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _public_wrapper(ip: Address) -> bool:
    return not ip.is_multicast


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
