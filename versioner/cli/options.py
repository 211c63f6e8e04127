"""The options that every command takes, before or after its name, and how errors reach people and programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from versioner import collecting
from versioner.errors import VersionerError
from versioner.view.terminal import escaped, one_line, printable

if TYPE_CHECKING:
    from versioner.app import App
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

    @property
    def colour(self) -> bool:
        """Whether stdout is a terminal that wants colour."""
        import os

        return sys.stdout.isatty() and "NO_COLOR" not in os.environ  # noqa: TID251 - the convention of no-color.org

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        import shutil

        return max(40, shutil.get_terminal_size((100, 24)).columns)

    def say(self, text: str) -> None:
        """Tell a person."""
        if not self.quiet and not self.as_json:
            click.echo(printable(text, colour=self.colour))

    def tell(self, value: Any, text: Callable[[], str]) -> None:
        """Tell a program its JSON, or a person the text."""
        if self.as_json:
            click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2)))
        elif not self.quiet:
            click.echo(printable(text(), colour=self.colour))

    @contextmanager
    def app(self, **settings: Any) -> Iterator[App]:
        """The opened `App`."""
        from versioner.bootstrap import open_app

        with open_app(self.settings(**settings)) as app:
            yield app

    def settings(self, **settings: Any) -> Settings:
        """The settings of this call."""
        from versioner.config import load_settings

        return load_settings(self.home, **settings)

    def progress(self) -> Callable[[int, int | None, str], None] | None:
        """A progress line on stderr, on a terminal, for work of more than a second."""
        if self.quiet or not sys.stderr.isatty():
            return None
        import time

        start = time.monotonic()

        def show(done: int, total: int | None, what: str) -> None:
            if time.monotonic() - start > 1:
                of = f" of {total}" if total else ""
                click.echo(f"\r\033[K{done}{of}  {one_line(what)[:60]}", nl=done == total, err=True)

        return show


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


class Failing(click.Group):
    """A group that tells errors in one line and exits with the right code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holder = shared(lambda **_: None)
        self.params.extend(getattr(holder, "__click_params__", [])[::-1])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; what is raised on purpose ends in one line."""
        collecting.seldom()
        argv = list(kwargs.get("args") or (args[0] if args and args[0] is not None else sys.argv[1:]))
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.Exit as done:
            code = done.exit_code
        except click.exceptions.Abort:
            click.echo("versioner: stopped", err=True)
            code = 130
        except click.ClickException as error:
            code = _fail(argv, error.format_message(), "usage", (), 2, error)
        except VersionerError as error:
            code = _fail(argv, error.message, error.code, error.candidates, error.exit_code, error)
        except BrokenPipeError:
            sys.stderr.close()  # whoever read us has heard enough
            code = 0
        sys.exit(code if isinstance(code, int) else 0)


def _fail(
    argv: list[str], message: str, code: str, candidates: tuple[str, ...], exit_code: int, error: Exception
) -> int:
    if "--debug" in argv:
        raise error
    if "--json" in argv:
        shown = {"error": {"code": code, "message": message, "candidates": list(candidates)}}
        click.echo(escaped(json.dumps(shown, ensure_ascii=False)))
    click.echo(f"versioner: {one_line(message)}", err=True)
    for one in candidates:
        click.echo(f"  {one_line(one)}", err=True)
    return exit_code
