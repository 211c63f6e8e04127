"""The options that every command takes, before or after its name, and how errors reach people and programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any

import click

from versioner import collecting
from versioner.cli.helps import Context, Group
from versioner.errors import StorageError, VersionerError
from versioner.view.terminal import escaped, one_line, printable
from versioner.view.wording import wording

if TYPE_CHECKING:
    from versioner.app import App
    from versioner.cli.progress import Progress
    from versioner.cli.render.screen import Screen
    from versioner.cli.render.speech import Speech
    from versioner.config import Settings

_SHARED = ("as_json", "quiet", "home", "debug")


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --json, --quiet, --home, --debug; a value given after the command's name wins over one before it."""
    for option in (
        click.option("--debug", is_flag=True, default=None, help="Show tracebacks."),
        click.option("--home", metavar="DIR", default=None, help="Where the database and snapshots lie."),
        click.option("--quiet", "-q", is_flag=True, default=None, help="Say nothing but errors."),
        click.option("--json", "as_json", is_flag=True, default=None, help="One JSON document on stdout."),
    ):
        command = option(command)
    return command


class Out:
    """What a command may say and to whom."""

    def __init__(self, *, as_json: bool, quiet: bool, home: str | None, debug: bool) -> None:
        self.as_json, self.quiet, self.home, self.debug = as_json, quiet, home, debug
        self._progress: Progress | None = None

    @property
    def colour(self) -> bool:
        """Whether stdout is a terminal that wants colour."""
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ  # noqa: TID251 - the convention of no-color.org

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        import shutil

        return max(40, shutil.get_terminal_size((100, 24)).columns)

    @cached_property
    def words(self) -> Speech:
        """What people read, in their language: the setting's, else the terminal's; JSON is in neither."""
        from versioner.cli.render.speech import spoken
        from versioner.config import terminal_language

        return spoken(self.settings().language, terminal_language())

    @property
    def screen(self) -> Screen:
        """Where people read it."""
        from versioner.cli.render.screen import Screen
        from versioner.cli.render.style import Paint

        return Screen(width=self.width, paint=Paint(self.colour), words=self.words)

    def say(self, text: str) -> None:
        """Tell a person."""
        if not self.quiet and not self.as_json:
            _print(printable(text, colour=self.colour))

    def warn(self, text: str) -> None:
        """What went wrong with a part of the work, on stderr in one line."""
        self._clear()
        click.echo(f"versioner: {one_line(text)}", err=True)

    def tell(self, value: Any, text: Callable[[], str]) -> None:
        """Tell a program its JSON, or a person the text."""
        if self.as_json:
            _print(escaped(json.dumps(value, ensure_ascii=False, indent=2)))
        elif not self.quiet:
            _print(printable(text(), colour=self.colour))

    @contextmanager
    def app(self, **settings: Any) -> Iterator[App]:
        """The opened `App`."""
        from versioner.bootstrap import open_app

        with open_app(self.settings(**settings)) as app:
            try:
                yield app
            finally:
                self._clear()

    def settings(self, **settings: Any) -> Settings:
        """The settings of this call."""
        from versioner.config import load_settings

        return load_settings(self.home, **settings)

    def progress(self) -> Progress | None:
        """A progress line on stderr, on a terminal, for work of more than a second; taken away at its end."""
        if self.quiet or not sys.stderr.isatty():
            return None
        import time

        from versioner.cli.progress import Progress

        self._progress = Progress(self.words, self.width, sys.stderr, time.monotonic)
        return self._progress

    def _clear(self) -> None:
        if self._progress is not None:
            self._progress.clear()


class _DeafError(StorageError):
    """The standard output takes nothing, and so no error either."""


def _print(text: str) -> None:
    """Write to stdout, which may be a file on a disk that is full.

    Raises:
        BrokenPipeError: whoever reads it has heard enough.
        _DeafError: it cannot be written to.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        why = error.strerror or error
        raise _DeafError("cannot write to {place}: {why}", place="stdout", why=why) from error


def takes_out(command: Callable[..., Any]) -> Callable[..., Any]:
    """Hand the command an `Out` in place of the shared options."""

    @wraps(command)
    def call(**kwargs: Any) -> Any:
        own = {name: kwargs.pop(name) for name in _SHARED}
        context = click.get_current_context()
        above = context.find_root().params
        values = {name: own[name] if own[name] is not None else above.get(name) for name in _SHARED}
        out = Out(
            as_json=bool(values["as_json"]),
            quiet=bool(values["quiet"]),
            home=values["home"],
            debug=bool(values["debug"]),
        )
        return command(out, **kwargs)

    return shared(call)


class Failing(Group):
    """A group that tells errors in one line and exits with the right code; its help is told in the reader's language."""

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holder = shared(lambda **_: None)
        self.params.extend(getattr(holder, "__click_params__", [])[::-1])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of its commands."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = Context
        return found

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; what is raised on purpose ends in one line."""
        collecting.hardly()
        _open_what_is_closed()
        argv = list(kwargs.get("args") or (args[0] if args and args[0] is not None else sys.argv[1:]))
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.Exit as done:
            code = done.exit_code
        except click.exceptions.Abort:
            click.echo(f"versioner: {wording(_stopped(), _language(argv))}", err=True)
            code = 130
        except click.ClickException as error:
            code = _refuse(argv, error)
        except VersionerError as error:
            code = _fail(argv, error, error)
        except BrokenPipeError:
            sys.stderr.close()  # whoever read us has heard enough
            code = 0
        if not args and not kwargs.keys() - {"standalone_mode"}:  # nobody's but the command's own process
            collecting.over()
            _let_go()
        sys.exit(code if isinstance(code, int) else 0)


def _let_go() -> None:
    """Drop what stdout did not take, which has been told: Python writes it once more at its end, and exits with 120."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_what_is_closed() -> None:
    """Give a process that was begun without its streams (`>&-`) ones that lead nowhere.

    Python has None in their place. Opened first of all, they also take the numbers of those streams, which else the
    next file to be opened has: what any library prints would be written into the database.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end


def _refuse(argv: list[str], error: click.ClickException) -> int:
    """Tell what click refused; a group that was named without a command shows its help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and not {"--debug", "--json"} & set(argv):
        click.echo(error.format_message(), err=True)
        return 2
    from versioner.cli.refusals import refusal

    code = _fail(argv, refusal(error.format_message()), error)
    for one in _calls(error):
        click.echo(f"  {one}", err=True)
    return code


def _calls(error: click.ClickException) -> Sequence[str]:
    """How the command is called, for who left something out: its examples, else where they stand."""
    if not isinstance(error, click.MissingParameter) or error.ctx is None:
        return ()
    head, _, examples = (error.ctx.command.epilog or "").partition(": ")
    return examples.split(" · ") if head.startswith("Example") else (f"{error.ctx.command_path} --help",)


def _stopped() -> VersionerError:
    return VersionerError("stopped")


def _fail(argv: list[str], told: VersionerError, error: Exception) -> int:
    """Tell an error, in the reader's language and to programs in English; the exit code."""
    if "--debug" in argv:
        raise error
    if "--json" in argv and not isinstance(error, _DeafError):
        shown = {"error": {"code": told.code, "message": told.message, "candidates": list(told.candidates)}}
        click.echo(escaped(json.dumps(shown, ensure_ascii=False)))
    click.echo(f"versioner: {one_line(wording(told, _language(argv)))}", err=True)
    for one in told.candidates:
        click.echo(f"  {one_line(one)}", err=True)
    return told.exit_code


def _language(argv: list[str]) -> str:
    """The language of an error, which may have come before anything else was read."""
    from versioner.cli.render.speech import spoken
    from versioner.config import load_settings, terminal_language

    terminal = terminal_language()
    try:
        return spoken(load_settings(_home(argv)).language, terminal).language
    except VersionerError:  # the very settings that are wrong: told as the terminal speaks
        return spoken("", terminal).language


def _home(argv: list[str]) -> str | None:
    """The home that a command line names, read without click: it may be what click refused."""
    for word, following in zip(argv, [*argv[1:], None], strict=True):
        if word == "--home":
            return following
        if word.startswith("--home="):
            return word.removeprefix("--home=")
    return None
