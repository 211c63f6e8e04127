"""What `--help` says, in the reader's language: texts stand with their commands in English and pass the catalogue when shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from inspect import cleandoc
from typing import Any

import click

from versioner.errors import VersionerError
from versioner.late import re

# what click itself says
_CLICK = ("Usage: ", "Options", "Commands", "Show this message and exit.", "Show the version and exit.")
_BRACKETS = re.compile(r"(?P<help>.*?)(?P<more>  \[[^\[\]]*\])?", re.DOTALL)


class Formatter(click.HelpFormatter):
    """click's, that says everything in one language; what the catalogue does not know stays as it is."""

    def __init__(self, say: Callable[[str], str], **layout: Any) -> None:
        super().__init__(**layout)
        self._say = say

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        super().write_usage(prog, args, self._say(prefix or "Usage: "))

    def write_heading(self, heading: str) -> None:
        """The heading above options or commands."""
        super().write_heading(self._say(heading))

    def write_text(self, text: str) -> None:
        """What a command does, and its examples."""
        super().write_text(
            "\n\n".join(
                _examples(self._say(said)) if said.startswith("Example") else f"{as_is}{self._say(said)}"
                for as_is, said in _paragraphs(text)
            )
        )

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each with what it means; what click adds in brackets stays."""
        super().write_dl([(name, self._told(text)) for name, text in rows], col_max, col_spacing)

    def _told(self, text: str) -> str:
        found = _BRACKETS.fullmatch(text)
        if found is None or not found["help"]:
            return text
        return self._say(found["help"]) + (found["more"] or "")


class Context(click.Context):
    """A call whose help is told in the language that messages of the command line are told in."""

    def make_formatter(self) -> click.HelpFormatter:
        """A formatter of the reader's language."""
        from versioner.cli.render.speech import spoken
        from versioner.config import load_settings, terminal_language
        from versioner.view.catalogues import HELP, catalogue

        terminal = terminal_language()
        try:
            speech = spoken(load_settings(self.find_root().params.get("home")).language, terminal)
        except VersionerError:  # settings that are wrong do not keep anybody from help
            speech = spoken("", terminal)
        say = catalogue(speech.language, HELP).gettext
        return Formatter(say, width=self.terminal_width, max_width=self.max_content_width)


class Group(click.Group):
    """Commands under one name, listed as the catalogue knows them."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each by its first sentence, as the catalogue knows it whole."""
        with formatter.section("Commands"):
            shown = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, one.get_short_help_str(10_000)) for name, one in shown if one])


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """Each paragraph, and before it the mark by which click keeps its lines as they are."""
    for paragraph in text.split("\n\n"):
        said = paragraph.removeprefix(_AS_IT_IS)
        yield paragraph[: len(paragraph) - len(said)], said


_AS_IT_IS = "\b\n"


def _examples(said: str) -> str:
    """Examples, each whole on a line of its own: what is copied from a terminal has no line ends of ours."""
    head, _, examples = said.partition(": ")
    return _AS_IT_IS + "\n  ".join((f"{head}:", *examples.split(" · ")))


def texts(command: click.Command) -> Iterator[str]:
    """Everything that the help of a command and of those below it says, as its formatter is given it."""
    for text in (command.help, command.epilog):
        yield from (said for _, said in _paragraphs(cleandoc(text or "")) if said)
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield option.help
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield below.get_short_help_str(10_000)
                yield from texts(below)


def template(command: click.Command, contents: Iterable[str]) -> str:
    """Everything that help says, the lines of its table of contents too, as a template of catalogues (PO)."""
    said = dict.fromkeys((*_CLICK, *contents, *texts(command)))
    return "".join(f'msgid {_quoted(text)}\nmsgstr ""\n\n' for text in said)


def _quoted(text: str) -> str:
    parts = (
        part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for part in text.splitlines(keepends=True)
    )
    return "\n".join(f'"{part}"' for part in parts)
