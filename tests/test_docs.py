"""Docs that cannot lie: nothing of the program is left out of the reference, and what docs tell to type is understood."""

import ast
import importlib.util
import json
import re
import shlex
from pathlib import Path

import click
import pytest

from versioner import Versioner
from versioner.cli.main import COMMANDS, main
from versioner.config import described

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
PAGES = [path for path in PAGES if "_made" not in path.parts]
FENCE = re.compile(r"^[ \t]*```(\w+)\n(.*?)^[ \t]*```", re.MULTILINE | re.DOTALL)


def generator():
    found = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_every_setting_is_described():
    text = "\n".join(generator().settings())
    rows = list(described())
    assert len(rows) > 40
    for name, meaning, default in rows:
        assert len(meaning) > 10, name
        assert default, name
        assert f"`VERSIONER_{name.upper()}`" in text


def test_every_command_is_described():
    text = "\n".join(generator().commands())
    for name in COMMANDS:
        assert f"## versioner {name}\n" in text
    assert "### versioner notify add" in text
    assert text.count("--json") >= len(COMMANDS)


def test_every_operation_of_the_api_is_described():
    made = generator()
    text = "\n".join(made.http())
    for path, methods in made.document()["paths"].items():
        for method in set(methods) & set(made.HTTP):
            assert f"## {method.upper()} `{path}`" in text
            assert methods[method].get("description") or methods[method].get("summary"), (method, path)


def test_every_method_of_the_library_is_described():
    text = "\n".join(generator().python())
    methods = [name for name in vars(Versioner) if not name.startswith("_")]
    assert len(methods) > 25
    for name in methods:
        assert f"## `{name}`\n" in text
        assert len((getattr(Versioner, name).__doc__ or "").split()) >= 3, name
    assert "### `VersionList`" in text


def blocks(*languages):
    for path in PAGES:
        for language, body in FENCE.findall(path.read_text("utf-8")):
            if language in languages:
                yield path.relative_to(ROOT), body


def typed():
    """Every `versioner …` line of a console block, and those within a table or sentence of the README."""
    for path, body in blocks("console"):
        for line in body.splitlines():
            if line.strip().startswith("$ versioner "):
                yield f"{path}: {line.strip()[2:].partition(' | ')[0]}"  # what reads it is another program
    for command in re.findall(r"`(versioner [^`…]*)`", (ROOT / "README.md").read_text("utf-8")):
        yield f"README.md: {command}"


@pytest.mark.parametrize("line", sorted(set(typed())))
def test_what_docs_tell_to_type_is_understood(line):
    words = shlex.split(line.partition(": ")[2], comments=True)[1:]
    command: click.Command = main
    context = click.Context(main, info_name="versioner")
    while isinstance(command, click.Group) or hasattr(command, "get_command"):
        name, *words = words
        found = command.get_command(context, name)
        assert found is not None, name
        context = click.Context(found, info_name=name, parent=context)
        command = found
    command.make_context(command.name or "", words, parent=context.parent)


def test_there_is_something_to_type():
    assert len(set(typed())) > 25


def test_code_in_docs_is_code():
    seen = 0
    for path, body in blocks("python", "json"):
        code = "\n".join(line.removeprefix("  ") for line in body.splitlines())
        language_is_json = code.lstrip().startswith(("{", "["))
        try:
            if not language_is_json:
                ast.parse(code)
            elif "\n{" in code:  # an object a line
                [json.loads(line) for line in code.splitlines() if line]
            else:
                json.loads(code)
        except (SyntaxError, json.JSONDecodeError) as error:
            pytest.fail(f"{path}: {error}\n{code}")
        seen += 1
    assert seen >= 2
