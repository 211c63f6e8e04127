"""A channel: `versioner notify add logbook:///var/log/edits.txt` writes a line for everything that happens."""

from pathlib import Path
from urllib.parse import urlsplit

from versioner.notify.answer import Answer
from versioner.notify.message import Message


def send(url: str, message: Message) -> Answer:
    """One try to tell; the same message may come again after a failure, under the same `message.uid`."""
    path = Path(urlsplit(url).path)
    try:
        with path.open("a", encoding="utf-8") as book:
            book.writelines(f"{message.uid}\t{item.head}\t{item.url}\n" for item in message.items)
    except FileNotFoundError:
        return Answer(error=f"there is no folder for {path}", lasting=True)  # trying again would not help
    except OSError as error:
        return Answer(error=f"{path} cannot be written to: {error.strerror}")
    return Answer()
