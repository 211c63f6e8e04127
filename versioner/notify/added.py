"""Channels that an installed package brings (`versioner.channels`), by the scheme of their address."""

from __future__ import annotations

import logging

from versioner import extensions
from versioner.errors import ConfigError
from versioner.notify.answer import Answer
from versioner.notify.message import Message

_log = logging.getLogger("versioner.notify")


def known(url: str) -> bool:
    """Whether a package answers to the scheme of an address."""
    return _scheme(url) in extensions.names(extensions.CHANNELS)


def send(url: str, message: Message) -> Answer:
    """Hand a message to the package; what it raises is a failure that is tried again."""
    scheme = _scheme(url)
    try:
        answer = extensions.find(extensions.CHANNELS, scheme)(url, message)  # type: ignore[misc] # it is `known`
    except ConfigError as error:
        return Answer(error=error.message)
    except Exception as error:  # noqa: BLE001 - whatever a package raises; its words may hold a secret
        _log.exception("the channel %s failed", scheme, extra={"mistake": type(error).__name__})
        return Answer(error=f"the channel {scheme} failed: {type(error).__name__}")
    if isinstance(answer, Answer):
        return answer
    return Answer(error=f"the channel {scheme} did not say whether it told anybody")


def _scheme(url: str) -> str:
    scheme, marked, _ = url.partition(":")
    return scheme.casefold() if marked else ""
