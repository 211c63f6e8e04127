"""Everything else (Slack, Matrix, ntfy, Telegram, …) through Apprise, the extra `notify`."""

from __future__ import annotations

from versioner.errors import ConfigError, UsageError
from versioner.notify.answer import Answer
from versioner.notify.message import Message


def _missing() -> ConfigError:
    return ConfigError("such a channel needs Apprise: install versioner[notify]")


def check(url: str) -> None:
    """Refuse an address that Apprise cannot use.

    Raises:
        ConfigError: Apprise is not installed.
        UsageError: it knows no such service.
    """
    try:
        import apprise  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise _missing() from error
    if not apprise.Apprise().add(url):
        raise UsageError(
            "Apprise knows no such service; its addresses are listed at https://appriseit.com/services/"
        )


def send(url: str, message: Message) -> Answer:
    """Hand a message to the service; what it says of a failure stays in its own log."""
    try:
        import apprise  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        return Answer(error=_missing().message)
    teller = apprise.Apprise()
    if not teller.add(url):
        return Answer(error="Apprise knows no such service", lasting=True)
    if teller.notify(title=message.subject, body=message.text(), body_format=apprise.NotifyFormat.TEXT):
        return Answer()
    return Answer(error=f"the service {url.partition(':')[0]} did not take it")
