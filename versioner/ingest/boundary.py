"""What one page raises is that page's failure: said in the log with its cause, and the others go on.

Errors raised on purpose pass as they are, and so do those of the database: they are nobody's page. A stored
snapshot that is broken is its page's matter.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from versioner.errors import E_, CorruptError, ExtractError, Said, StorageError, VersionerError

_log = logging.getLogger("versioner.mistakes")


@contextmanager
def reading(url: str) -> Iterator[None]:
    """Around the reading of one page: a mistake of ours in it becomes an `ExtractError`, told with its trace.

    Raises:
        ExtractError: something was raised that nobody foresaw.
        VersionerError: as it was raised.
    """
    try:
        yield
    except (VersionerError, MemoryError):
        raise  # how much memory it may take is for who bounds the process to tell
    except Exception as error:
        _log.exception("%s could not be taken in", url, extra={"mistake": type(error).__name__})
        raise ExtractError(
            "{page} could not be taken in: {why}", page=url, why=type(error).__name__
        ) from error


@contextmanager
def alone(url: str, failures: list[Said]) -> Iterator[None]:
    """Around all the work on one page of many: its failure goes to `failures`.

    Raises:
        StorageError: the database cannot be used.
    """
    try:
        with reading(url):
            yield
    except StorageError as error:
        if not isinstance(error, CorruptError):
            raise
        _log.warning("%s: %s", url, error.message)
        failures.append(Said.of(error))
    except MemoryError:
        _log.exception("%s took more memory than there is", url)
        failures.append(Said(E_("{page} took more memory than there is"), {"page": url}))
    except VersionerError as error:
        failures.append(Said.of(error))
