"""Logging to stderr, for people or for machines."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from versioner.view.terminal import escaped, one_line, printable


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    _OWN = frozenset(vars(logging.makeLogRecord({})))

    def format(self, record: logging.LogRecord) -> str:
        """The record with what was added to it."""
        found = {
            "at": _at(record, "auto"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        found |= {
            name: value for name, value in vars(record).items() if name not in self._OWN and name != "message"
        }
        if trace := _trace(self, record):
            found["trace"] = trace
        return escaped(json.dumps(found, ensure_ascii=False, default=str))


class TextLines(logging.Formatter):
    """Lines for people; what pages and visitors say in them steers no terminal and begins no line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The record; only a trace has lines of its own."""
        said = one_line(f"{_at(record, 'milliseconds')} {record.levelname} {record.getMessage()}")
        trace = _trace(self, record)
        return f"{said}\n{printable(trace)}" if trace else said


def _at(record: logging.LogRecord, precision: str) -> str:
    """When it was said, in UTC, as everything else is: the logs of machines in several zones are read together."""
    at = datetime.fromtimestamp(record.created, UTC)
    return at.isoformat(timespec=precision).replace("+00:00", "Z")


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str | None:
    """The trace of what was raised; a record from another process brings it as text."""
    return formatter.formatException(record.exc_info) if record.exc_info else record.exc_text


def set_up_logging(log_format: str) -> None:
    """Log to stderr, for people or for machines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log_format == "json" else TextLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
