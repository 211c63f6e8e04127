"""E-mail: text and HTML of the same, by the operator's own server."""

from __future__ import annotations

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from versioner.app import MailServer
from versioner.notify.answer import Answer
from versioner.notify.message import Message

SCHEME = "mailto:"
_TIMEOUT = 20.0  # seconds for each step of the conversation
_LONGEST_SUBJECT = 200


def mail(message: Message, *, to: str, server: MailServer, channel: int, at: datetime) -> EmailMessage:
    """The message as an e-mail; its Message-ID is the same at every try, so that a second one can be told as one."""
    made = EmailMessage()
    made["From"] = server.sender
    made["To"] = to
    made["Subject"] = " ".join(message.subject.split())[:_LONGEST_SUBJECT]
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{message.uid}@{message.origin.partition(':')[0]}>"
    made["List-Id"] = f"versioner <{channel}.notify.{message.origin.partition(':')[0]}>"
    made["List-Unsubscribe"] = f"<mailto:{server.sender}?subject=unsubscribe%20{channel}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday answer comes back
    made.set_content(message.text())
    made.add_alternative(message.html(), subtype="html")
    return made


def send(server: MailServer, made: EmailMessage) -> Answer:
    """Hand an e-mail to the server; a refusal for good (5xx) is not tried again."""
    parts = urlsplit(server.url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    port = parts.port or (465 if parts.scheme == "smtps" else 587 if parts.username else 25)
    try:
        with kind(parts.hostname or "", port, timeout=_TIMEOUT) as smtp:
            if parts.username:
                if parts.scheme == "smtp":
                    smtp.starttls(context=ssl.create_default_context())  # a password never goes in the clear
                smtp.login(unquote(parts.username), unquote(parts.password or ""))
            smtp.send_message(made)
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return Answer(
            error=f"refused ({code}): {words.decode('utf-8', 'replace')[:200]}", lasting=code >= 500
        )
    except smtplib.SMTPResponseException as error:
        said = (
            error.smtp_error.decode("utf-8", "replace")
            if isinstance(error.smtp_error, bytes)
            else error.smtp_error
        )
        return Answer(error=f"refused ({error.smtp_code}): {said[:200]}")
    except (OSError, smtplib.SMTPException) as error:
        return Answer(error=f"the mail server cannot be used: {error}")
    return Answer()
