"""How far long work is, in one line on a terminal's stderr: how much of how much, how fast, and what comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from versioner.cli.render.style import fitted
from versioner.view.terminal import one_line

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech

_SILENT = 1.0  # seconds of work that need no word
_PAUSE = 0.1  # seconds between two lines
_FAR = 120  # seconds from which on what is left is told in minutes, and minutes in hours
_CLEAR = "\r\033[K"


class Progress:
    """Told of every piece of work, it draws its line anew; `versioner.app.Progress`."""

    def __init__(self, words: Speech, width: int, stream: TextIO, clock: Callable[[], float]) -> None:
        """Begin to count.

        Args:
            words: the language.
            width: columns of the terminal.
            stream: where it is drawn; a terminal.
            clock: seconds that only grow.
        """
        self._words, self._width, self._stream, self._clock = words, width, stream, clock
        self._start = self._drawn_at = clock()
        self._before = 0
        self._shown = False

    def __call__(self, done: int, total: int | None, what: str) -> None:
        """So much is done; None: nobody knows of how much."""
        now = self._clock()
        if done < self._before:  # another piece of work begins
            self._start = now
        self._before = done
        if now - self._start < _SILENT or now - self._drawn_at < _PAUSE:
            return
        self._drawn_at = now
        line = " · ".join((*self._told(done, total, now - self._start), one_line(what)))
        self._stream.write(_CLEAR + fitted(line, self._width - 1))
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away: what is told now stands by itself."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False

    def _told(self, done: int, total: int | None, seconds: float) -> list[str]:
        words, rate = self._words, done / seconds
        speed = words("{rate}/s", rate=f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}")
        if total is None or done > total:
            return [str(done), speed]
        return [words("{done} of {total}", done=done, total=total), speed, self._left((total - done) / rate)]

    def _left(self, seconds: float) -> str:
        words = self._words
        if seconds < _FAR:
            return words("{count} s left", count=f"{seconds:.0f}")
        minutes = seconds / 60
        if minutes < _FAR:
            return words("{count} min left", count=f"{minutes:.0f}")
        return words("{count} h left", count=f"{minutes / 60:.0f}")
