"""Webhooks as https://www.standardwebhooks.com says: an id that never changes, a time, a signature."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from datetime import datetime
from hashlib import sha256

from versioner.errors import FetchError, ForbiddenAddressError, UsageError
from versioner.fetch.post import Poster
from versioner.notify.answer import Answer

_PREFIX = "whsec_"


def signature(secret: str, uid: str, at: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of id, time and body under the secret's bytes, in base64.

    Raises:
        UsageError: the secret is not `whsec_` and base64 of 24 to 64 bytes.
    """
    key = key_of(secret)
    signed = f"{uid}.{at}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, sha256).digest()).decode()


def key_of(secret: str) -> bytes:
    """The bytes of a secret; raises as `signature`."""
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except ValueError:
        key = b""
    if not secret.startswith(_PREFIX) or not 24 <= len(key) <= 64:
        raise UsageError("a secret is whsec_ and the base64 of 24 to 64 random bytes")
    return key


def new_secret(random: bytes) -> str:
    """The spelling of random bytes as a secret."""
    return _PREFIX + b64encode(random).decode()


async def send(poster: Poster, url: str, secret: str, *, uid: str, at: datetime, body: bytes) -> Answer:
    """Post a signed message; an answer of 2xx says that it came through, 410 that none is wanted any more."""
    moment = int(at.timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": uid,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(secret, uid, moment, body),
    }
    try:
        found = await poster.post(url, body, headers)
    except ForbiddenAddressError as error:
        return Answer(error=error.message, lasting=True)
    except FetchError as error:
        return Answer(error=error.message)
    if 200 <= found.status < 300:
        return Answer()
    return Answer(error=f"it answered {found.status}", lasting=found.status == 410, wait=found.retry_after)
