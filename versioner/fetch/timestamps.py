"""Time stamps by a third party (RFC 3161): asked for over HTTP (§3.4), and checked offline against roots one trusts.

The one module that needs the extra `proof`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.x509 import Certificate, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from versioner.errors import ConfigError, StampError
from versioner.frozen import dataclass

_TIMEOUT = 15.0  # seconds
_MOST = 1 << 16  # bytes of an answer; with its chain of certificates it has some 6,000
_ASKS, _ANSWERS = "application/timestamp-query", "application/timestamp-reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A time stamping authority (TSA) by its address, and the roots that its certificate must lead to."""

    url: str
    roots: tuple[Certificate, ...]

    def __post_init__(self) -> None:
        """Refuse an address that is none."""
        if urlsplit(self.url).scheme not in {"http", "https"} or not urlsplit(self.url).hostname:
            raise ConfigError("setting tsa_url takes an http or https address")

    def stamp(self, message: bytes) -> bytes:
        """Have a message stamped: the authority's answer (TimeStampResp, DER), checked.

        Only the message's SHA-512 and a nonce are sent.

        Raises:
            StampError: it does not answer, refuses, or its stamp does not hold.
        """
        asked = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA512).build()
        answer = self._sent(asked.as_bytes())
        _hold(_decoded(answer), message, VerifierBuilder.from_request(asked), self.roots)
        return answer

    def checked(self, stamp: bytes, message: bytes) -> datetime:
        """When a message was stamped; raises as `stamped_at`."""
        return stamped_at(stamp, message, self.roots)

    def _sent(self, body: bytes) -> bytes:
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        line = kind(parts.hostname or "", parts.port, timeout=_TIMEOUT)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            line.request("POST", path, body, {"Content-Type": _ASKS, "Accept": _ANSWERS})
            answer = line.getresponse()
            found = answer.read(_MOST + 1)
        except (OSError, HTTPException) as error:
            raise StampError(
                "{url} cannot be reached: {why}", url=self.url, why=error or type(error).__name__
            ) from error
        finally:
            line.close()
        if answer.status != 200 or answer.getheader("Content-Type", "").partition(";")[0].strip() != _ANSWERS:
            raise StampError("{url} answers {status}, and no time stamp", url=self.url, status=answer.status)
        if len(found) > _MOST:
            raise StampError("{url} answers with more than a time stamp", url=self.url)
        return found


def stamped_at(stamp: bytes, message: bytes, roots: Sequence[Certificate]) -> datetime:
    """When a message was stamped, by an authority whose certificate led to one of `roots` at that time.

    Args:
        stamp: the authority's answer (TimeStampResp, DER).
        message: what was stamped.
        roots: certificates that one trusts.

    Raises:
        StampError: it is no stamp, or not of that message, or not by such an authority.
    """
    found = _decoded(stamp)
    _hold(found, message, VerifierBuilder(), roots)
    return found.tst_info.gen_time


def roots_in(path: Path) -> tuple[Certificate, ...]:
    """The certificates in a PEM file.

    Raises:
        ConfigError: there are none.
    """
    try:
        return tuple(load_pem_x509_certificates(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise ConfigError("{path} holds no certificates in PEM", path=path) from error


def _decoded(stamp: bytes) -> TimeStampResponse:
    try:
        return decode_timestamp_response(stamp)
    except ValueError as error:
        raise StampError("that is no time stamp (RFC 3161)") from error


def _hold(
    found: TimeStampResponse, message: bytes, wanted: VerifierBuilder, roots: Sequence[Certificate]
) -> None:
    if found.status != 0:
        raise StampError(
            "the authority gave no stamp: {why}", why="; ".join(found.status_string)[:200] or found.status
        )
    for root in roots:
        wanted = wanted.add_root_certificate(root)
    try:
        wanted.build().verify_message(found, message)
    except (VerificationError, ValueError) as error:
        raise StampError("the time stamp does not hold: {why}", why=str(error)[:200]) from error
