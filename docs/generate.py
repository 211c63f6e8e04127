"""The reference, written from the code: settings, commands, HTTP. Nothing in it is kept by hand.

python docs/generate.py FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from versioner.cli.main import COMMANDS, main
from versioner.config import PREFIX, described

HTTP = ("get", "post", "put", "patch", "delete")


def write(folder: Path) -> None:
    """Write every page of the reference into a folder; what is the same is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (("settings", settings()), ("commands", commands()), ("http", http())):
        text = "\n".join(lines) + "\n"
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


def settings() -> Iterator[str]:
    """Every setting with what it means and its default."""
    yield "# Settings\n"
    yield "From the environment, or the same key without the prefix in `versioner.toml` in the home; the environment wins."
    yield "`versioner config` shows the value of each and where it comes from.\n"
    yield "| setting | meaning | default |\n| --- | --- | --- |"
    for name, meaning, default in described():
        yield f"| `{PREFIX}{name.upper()}` | {_cell(meaning)} | {_cell(default)} |"


def commands() -> Iterator[str]:
    """Every command with its help, groups with those within."""
    yield "# Commands\n"
    yield "Every command takes, before or after its name, `--json`, `--quiet`, `--home DIR` and `--debug`. Exit codes: 0 done,"
    yield "1 `diff`: the two differ, 2 wrong usage or unknown address, 3 something could not be fetched, 4 storage or"
    yield "configuration broken.\n"
    root = click.Context(main, info_name="versioner")
    for name in COMMANDS:
        command = main.get_command(root, name)  # type: ignore[attr-defined] # its class lists them
        yield from _command(command, name, root, "##")


def _command(command: click.Command, name: str, above: click.Context, mark: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=above, max_content_width=100)
    yield f"{mark} {context.command_path}\n"
    yield f"```text\n{command.get_help(context).strip()}\n```\n"
    if isinstance(command, click.Group):
        for inner, found in command.commands.items():
            yield from _command(found, inner, context, mark + "#")


def http() -> Iterator[str]:
    """Every operation of the API, from the document that the program serves of itself."""
    yield "# HTTP\n"
    yield "A running `versioner serve` describes the same at `/docs` and `/openapi.json`.\n"
    for path, methods in sorted(document()["paths"].items()):
        for method in HTTP:
            if method in methods:
                one = methods[method]
                yield f"## {method.upper()} `{path}`\n"
                yield f"{one.get('description') or one.get('summary', '')}\n"
                yield from _parameters(one.get("parameters", []))


def document() -> dict[str, Any]:
    """The OpenAPI document, without an application behind it: only what the routes say of themselves."""
    from versioner.web.app import documented  # noqa: PLC0415 - settings and commands need no web

    return documented()


def _parameters(found: list[dict[str, Any]]) -> Iterator[str]:
    if not found:
        return
    yield "| parameter | in | means |\n| --- | --- | --- |"
    for one in found:
        yield f"| `{one['name']}` | {one['in']} | {_cell(one.get('description', ''))} |"
    yield ""


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
