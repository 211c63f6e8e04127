"""A statement as a database's driver takes it: its words, the order of its values, and how each is converted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from versioner.frozen import dataclass
from versioner.late import re
from versioner.storage import values

Turn = Callable[[Any], Any] | None

# what sets columns, each to one value: none of ours has a comma in it
_SETS = re.compile(r"(?P<head>UPDATE \w+ SET )(?P<columns>.+?)(?P<tail> WHERE .*)", re.DOTALL)
_INSERTS = re.compile(
    r"(?P<head>INSERT INTO \w+ \()(?P<columns>[^)]+)\) VALUES \((?:\?, )*\?(?P<tail>\).*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Form:
    """A statement as it is sent.

    Attributes:
        sql: its words; where a list is to be spelled out, `mark` of its name.
        places: of each value, in the order of the driver's places, its name and what converts it.
        lists: the names of values that are lists.
        fixed: values that the statement itself has.
        in_order: whether the driver goes by places, not by names.
        names: what the columns of its rows are called.
        read: of each of them that the driver gives otherwise than it is meant, which it is and what converts it.
    """

    sql: str
    places: tuple[tuple[str, Turn], ...]
    lists: tuple[str, ...]
    fixed: dict[str, Any]
    in_order: bool
    names: tuple[str, ...]
    read: tuple[tuple[int, Callable[[Any], Any]], ...]

    def said(self, row: Mapping[str, Any]) -> str:
        """Its words for these values: a list in as many places as it is long."""
        sql = self.sql
        for name in self.lists:
            sql = sql.replace(mark(name), ", ".join("?" * len(row[name])))
        return sql

    def given(self, row: Mapping[str, Any]) -> Any:
        """The values of a row as the driver takes them."""
        held = {**self.fixed, **row} if self.fixed else row
        if self.lists:
            return self._spread(held)
        if self.in_order:
            return tuple([held[name] if turn is None else turn(held[name]) for name, turn in self.places])
        return {name: held[name] if turn is None else turn(held[name]) for name, turn in self.places}

    def _spread(self, held: Mapping[str, Any]) -> tuple[Any, ...]:
        found: list[Any] = []
        for name, turn in self.places:
            parts = held[name] if name in self.lists else (held[name],)
            found += parts if turn is None else map(turn, parts)
        return tuple(found)

    def told(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver's as it is meant."""
        found = list(row)
        for place, turn in self.read:
            found[place] = turn(found[place])
        return tuple(found)

    def setting(self, names: Collection[str]) -> Form:
        """Of a statement that sets every column of a table the one that sets those of these names, and what it sets by itself."""
        inserts = _INSERTS.match(self.sql)
        parts = inserts or _SETS.match(self.sql)
        assert parts is not None, self.sql
        columns = parts["columns"].split(", ")
        kept = [
            (column, place)
            for column, place in zip(columns, self.places, strict=False)
            if place[0] in names or place[0] in self.fixed
        ]
        said = ", ".join(column for column, _ in kept)
        if inserts:
            said += f") VALUES ({', '.join('?' * len(kept))}"
        return replace(
            self,
            sql=f"{parts['head']}{said}{parts['tail']}",
            places=(*(place for _, place in kept), *self.places[len(columns) :]),
        )

    def to_json(self) -> dict[str, Any]:
        """As a book keeps it.

        Raises:
            ValueError: it is no form of SQLite's, or one of its values is converted by nothing that `values` has.
        """
        if not self.in_order:
            raise ValueError("a book is of SQLite's forms")
        return {
            "sql": self.sql,
            "places": [[name, _called(turn)] for name, turn in self.places],
            "lists": list(self.lists),
            "fixed": self.fixed,
            "names": list(self.names),
            "read": [[place, _called(turn)] for place, turn in self.read],
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Form:
        """The form that a book keeps so."""
        return cls(
            sql=kept["sql"],
            places=tuple(
                [(name, None if turn is None else getattr(values, turn)) for name, turn in kept["places"]]
            ),
            lists=tuple(kept["lists"]),
            fixed=kept["fixed"],
            in_order=True,
            names=tuple(kept["names"]),
            read=tuple([(place, getattr(values, turn)) for place, turn in kept["read"]]),
        )


def mark(name: str) -> str:
    """What stands in a form's words for the list of that name."""
    return f"__[{name}]"


def _called(turn: Turn) -> str | None:
    if turn is None:
        return None
    name: str = turn.__name__
    if getattr(values, name, None) is not turn:
        raise ValueError(f"{name} is none of what converts values")
    return name
