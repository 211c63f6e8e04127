"""The reference, written from the code: settings, commands, HTTP, Python. Nothing in it is kept by hand.

python docs/generate.py FOLDER
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import typing
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
    parts = (("settings", settings()), ("commands", commands()), ("http", http()), ("python", python()))
    for name, lines in parts:
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


def python() -> Iterator[str]:
    """The library: every public method with its types, and the fields of what it gives back."""
    from versioner import Versioner  # noqa: PLC0415 - settings and commands need none of it

    yield "# Python\n"
    yield f"{inspect.getdoc(Versioner)}\n"
    given: dict[str, type[Any]] = {}
    for name, method in inspect.getmembers(Versioner, inspect.isfunction):
        if name.startswith("_"):
            continue
        yield f"## `{name}`\n"
        yield f"```python\n{_spelled(name, method)}\n```\n"
        yield f"{inspect.getdoc(method)}\n"
        given |= _shapes(typing.get_type_hints(method).get("return"))
    yield "## What they give back\n"
    yield "Frozen values; those that the contract writes as JSON have `to_json()`.\n"
    for name, kind in sorted(given.items()):
        yield f"### `{name}`\n"
        yield f"{inspect.getdoc(kind)}\n"
        for one in dataclasses.fields(kind):
            yield f"* `{one.name}`: `{one.type}`"
        yield ""


def _spelled(name: str, method: Any) -> str:
    signature = inspect.signature(method)
    own = [one for one in signature.parameters.values() if one.name != "self"]
    return f"def {name}{signature.replace(parameters=own)}: ...".replace("'", "")


def _shapes(hint: Any) -> dict[str, type[Any]]:
    """The dataclasses of ours within a type."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return {hint.__name__: hint}
    return {name: kind for inner in typing.get_args(hint) for name, kind in _shapes(inner).items()}


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
