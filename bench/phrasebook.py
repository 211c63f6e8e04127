"""Writes `versioner/storage/phrasebook.json`: every statement that storage declares, and what a run of the program asked.

    make phrasebook        # after a statement was changed, or one was added

What a function makes of values, and what sets columns of a row beside its own, is heard: the demonstration's story is told, and
pages of `replay` are followed through rounds with changes. What an older book had heard stays, as long as there is such a
statement.
"""

from __future__ import annotations

import ast
import json
import os
import pkgutil
import tempfile
import threading
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update

from bench.replay import ROUNDS, Replay
from versioner import storage
from versioner.storage import phrasebook, prepared
from versioner.storage.spelling import asked, every, spell
from versioner.storage.statements import Statement

PAGES = 6


def declared() -> Iterator[Statement[Any]]:
    """All statements of storage's modules that are one, not a family of them."""
    for module in pkgutil.iter_modules(storage.__path__):
        for found in vars(import_module(f"versioner.storage.{module.name}")).values():
            if isinstance(found, Statement) and found.alone and found.name.startswith(f"{module.name}."):
                yield found


def called(name: str) -> Statement[Any]:
    """The statement of that name.

    Raises:
        LookupError: there is none.
    """
    plain, _, given = name.partition("(")
    module, _, function = plain.partition(".")
    try:
        found = getattr(import_module(f"versioner.storage.{module}"), function)
    except (ImportError, AttributeError) as error:
        raise LookupError(name) from error
    if not given:
        return found  # type: ignore[no-any-return]
    call = ast.parse(f"f({given}", mode="eval").body
    assert isinstance(call, ast.Call)
    return found.of(*map(_value, call.args))  # type: ignore[no-any-return]


def _value(given: ast.expr) -> Any:
    return called(ast.unparse(given)) if isinstance(given, ast.Attribute) else ast.literal_eval(given)


def names_of(one: Statement[Any]) -> tuple[str, ...] | None:
    """The names of the values that a statement asks for itself; `EVERY` of what sets the columns that a row names."""
    made = one()
    if not isinstance(made, Select | Insert | Update | Delete):
        return None
    if isinstance(made, Insert | Update) and not made._values:  # noqa: SLF001 - it says so nowhere else
        return (phrasebook.EVERY,)
    return asked(made)


def named(title: str) -> tuple[Any, tuple[str, ...]]:
    """The statement of a title and the names of its values; raises as `called`."""
    name, names = phrasebook.parts(title)
    made = called(name)()
    return made, every(made) if names == (phrasebook.EVERY,) else names


def heard() -> set[str]:
    """What a run of the program asked, by `phrasebook.entry`."""
    found: set[str] = set()
    real = prepared.form_of

    def hearing(statement: Statement[Any], names: tuple[str, ...], *rest: Any) -> Any:
        if rest in {(), (None,), (None, False)}:
            found.add(phrasebook.entry(statement.name, names))
        return real(statement, names, *rest)

    prepared.form_of = hearing  # type: ignore[assignment]
    try:
        _run()
    finally:
        prepared.form_of = real
    return found


def _run() -> None:
    with tempfile.TemporaryDirectory() as home, Replay() as server:
        os.environ |= {
            "VERSIONER_HOME": home,
            "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
            "VERSIONER_HOST_DELAY": "0",
        }
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            _told("demo")
            for n in range(PAGES):
                _told("track", f"http://127.0.0.1:{server.server_port}/policy/{n}")
            for server.round in range(1, ROUNDS + 2):
                _told("check")
            for words in (
                "check --due",
                "list",
                "show 1",
                "versions 1",
                "log 1",
                "diff 1",
                "status",
                "untrack 1",
            ):
                _told(*words.split())
        finally:
            server.shutdown()
            thread.join()


def _told(*words: str) -> None:
    from versioner.cli.main import main

    try:
        main(list(words))
    except SystemExit as done:
        print(" ".join(words)[:60], "->", done.code)


def book() -> dict[str, Any]:
    """All that the book is to hold."""
    titles = set(map(_freed, heard()))
    for one in declared():
        if (names := names_of(one)) is not None:
            titles.add(phrasebook.entry(one.name, names))
    found = {}
    for title in sorted(titles | set(phrasebook.read())):
        try:
            found[title] = spell(*named(title)).to_json()
        except (LookupError, TypeError, ValueError) as error:
            print("left out:", title, error)
    return found


def _freed(title: str) -> str:
    """What sets columns that a row names is kept with every one."""
    name, names = phrasebook.parts(title)
    made = called(name)()
    more = set(names) - set(asked(made))
    plain = isinstance(made, Update) or (isinstance(made, Insert) and not made._values)  # noqa: SLF001 - as above
    plain = plain and "upsert." not in name
    if plain and more and more <= set(made.table.columns.keys()):
        return phrasebook.entry(name, [phrasebook.EVERY])
    return title


def main() -> None:
    """Write it."""
    found = book()
    lines = (f" {json.dumps(title)}: {json.dumps(kept)}" for title, kept in found.items())
    phrasebook.BOOK.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    print(f"{len(found)} forms, {phrasebook.BOOK.stat().st_size} bytes")


if __name__ == "__main__":
    main()
