"""Which addresses may be connected to: the borders of every network, what carries another address, what spells one."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address

import pytest

from versioner.fetch.ssrf import ForbiddenSocketError, allowed, literal, networks, socket_factory

# first and last address of each network that is not public, as IANA's registries have them
PRIVATE = (
    "0.0.0.0 0.255.255.255", "10.0.0.0 10.255.255.255", "100.64.0.0 100.127.255.255", "127.0.0.0 127.255.255.255",
    "169.254.0.0 169.254.255.255", "172.16.0.0 172.31.255.255", "192.0.0.0 192.0.0.255", "192.0.2.0 192.0.2.255",
    "192.88.99.0 192.88.99.255", "192.168.0.0 192.168.255.255", "198.18.0.0 198.19.255.255",
    "198.51.100.0 198.51.100.255", "203.0.113.0 203.0.113.255", "224.0.0.0 239.255.255.255", "240.0.0.0 255.255.255.255",
)  # fmt: skip
# their neighbours on either side, where those are public
PUBLIC = (
    "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
    "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.1.0", "192.0.1.255",
    "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "198.51.99.255", "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255",
)  # fmt: skip


@pytest.mark.parametrize("ends", PRIVATE)
def test_no_network_of_special_purpose_is_asked_from_end_to_end(ends: str) -> None:
    first, last = (IPv4Address(end) for end in ends.split())
    middle = IPv4Address((int(first) + int(last)) // 2)
    assert not any(allowed(str(one)) for one in (first, middle, last))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_lies_right_beside_them_is_asked(address: str) -> None:
    assert allowed(address)


@pytest.mark.parametrize(
    "address",
    ["::", "::1", "1fff:ffff::1", "4000::1", "fc00::1", "fdff::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1",
     "2001::1", "2001:1ff:ffff::1", "2001:db8::1", "2001:db8:ffff::1", "2002:a00:1::1", "3fff::1", "3fff:fff::1", "64:ff9b:1::808:808"],
)  # fmt: skip
def test_no_ipv6_address_that_is_local_kept_for_books_or_unused_is_asked(address: str) -> None:
    assert not allowed(address)


@pytest.mark.parametrize("address", ["2000::1", "2001:200::1", "2001:db7::1", "2001:db9::1", "2003::1", "3ffe::1", "3fff:1000::1"])  # fmt: skip
def test_ipv6_addresses_beside_them_are_asked(address: str) -> None:
    assert allowed(address)


def carriers(inner: str) -> list[str]:
    """The IPv6 addresses that only carry an IPv4 one: mapped, NAT64, 6to4, Teredo (its client, inverted)."""
    number = int(IPv4Address(inner))
    return [
        str(IPv6Address(value))
        for value in (
            0xFFFF << 32 | number,
            0x64FF9B << 96 | number,
            0x2002 << 112 | number << 80 | 1,
            0x20010000 << 96 | int(IPv4Address("8.8.4.4")) << 64 | number ^ 0xFFFF_FFFF,
        )
    ]


def test_an_address_in_an_address_is_what_counts() -> None:
    assert [allowed(one) for one in carriers("8.8.8.8")] == [True] * 4
    for inner in ("127.0.0.1", "10.0.0.7", "169.254.169.254", "192.168.1.1", "255.255.255.255"):
        assert [allowed(one) for one in carriers(inner)] == [False] * 4


def test_a_named_network_opens_itself_and_nothing_beside_it() -> None:
    named = networks(["10.1.2.3/24", "fd00::/64"])  # a host's address names its network
    assert allowed("10.1.2.0", named)
    assert allowed("10.1.2.255", named)
    assert allowed("fd00::1%eth0", named)
    assert not any(allowed(one, named) for one in ("10.1.1.255", "10.1.3.0", "127.0.0.1", "fd00:0:0:1::1"))
    assert allowed("8.8.8.8", named)  # and closes none


def test_a_network_of_one_kind_says_nothing_of_addresses_of_the_other() -> None:
    everything = networks(["0.0.0.0/0"])
    assert allowed("127.0.0.1", everything)
    assert not allowed("::1", everything)


@pytest.mark.parametrize(
    ("host", "address"),
    [("0", "0.0.0.0"), ("0300.0250.1", "192.168.0.1"), ("0xA9FEA9FE", "169.254.169.254"), ("10.0.0.1.", "10.0.0.1"),
     ("[FE80::1%25eth0]", "fe80::1"), ("LOCALHOST", "127.0.0.1"), ("db.LocalHost.", "127.0.0.1"), ("127.1", "127.0.0.1")],
)  # fmt: skip
def test_whatever_spells_an_address_is_that_address(host: str, address: str) -> None:
    assert literal(host) == address


@pytest.mark.parametrize("host", ["localhost.example", "notlocalhost", "10.0.0.1.example", "1.2.3.4.5", "256.1.1.1", "", "0xfg"])  # fmt: skip
def test_what_only_looks_like_one_is_a_name(host: str) -> None:
    assert literal(host) is None


def info(address: str, family: int = socket.AF_INET) -> tuple[object, ...]:
    where = (address, 80) if family == socket.AF_INET else (address, 80, 0, 0)
    return (family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", where)


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_no_socket_is_made_for_what_may_not_be_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(socket, "socket", lambda **given: made.append(given))
    with pytest.raises(ForbiddenSocketError) as refused:
        socket_factory(())(info(address, socket.AF_INET6 if ":" in address else socket.AF_INET))
    assert refused.value.address == address
    assert address in str(refused.value)
    assert not made


def test_a_socket_for_what_may_be_asked_is_of_its_kind_and_does_not_block() -> None:
    with socket_factory(networks(["127.0.0.0/8"]))(info("127.0.0.1")) as made:
        assert (made.family, made.type) == (socket.AF_INET, socket.SOCK_STREAM)
        assert made.getblocking() is False
