"""Values spelled as bytes come back as they were, whatever is in them."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.model import Block, BlockKind, Change, Document, Link, Role
from versioner.errors import CorruptError
from versioner.storage import codec

TEXTS = st.text(max_size=40) | st.sampled_from(["", "\0", "\ud800", "é́ \u2028", '"\\'])
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {str: TEXTS, datetime: st.datetimes(timezones=st.just(UTC))}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, however deep, for every field that its class has today."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    if get_origin(kind) is tuple:
        return st.lists(values_of(get_args(kind)[0]), max_size=3).map(tuple)
    if get_origin(kind) is UnionType:
        return st.none() | values_of(next(k for k in get_args(kind) if k is not NoneType))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if hasattr(kind, "__dataclass_fields__"):
        hints = get_type_hints(kind)
        return st.builds(kind, **{name: values_of(hints[name]) for name in kind.__dataclass_fields__})
    return st.from_type(kind)


@given(values_of(Document))
def test_a_document_comes_back_exactly(document: Document) -> None:
    assert codec.from_bytes(Document, codec.to_bytes(document)) == document


@given(values_of(Change))
def test_a_change_comes_back_exactly(change: Change) -> None:
    assert codec.from_bytes(Change, codec.to_bytes(change)) == change


def test_links_roles_and_section_ids_are_kept() -> None:
    block = Block(
        kind=BlockKind.LIST_ITEM,
        text="See the report",
        level=2,
        links=(Link(text="report", url="https://a.example/r"),),
        in_body=False,
        role=Role.NOTE,
    )
    document = Document(title="Troops", blocks=(block,), section_ids=("s0", "s7"))
    assert codec.from_bytes(Document, codec.to_bytes(document)) == document


def test_equal_documents_are_spelled_alike_and_defaults_take_no_room() -> None:
    early = datetime(2026, 1, 2, 12, tzinfo=UTC)
    also = datetime.fromisoformat("2026-01-02T13:00:00+01:00")
    assert codec.to_bytes(Document(title="A", modified=early)) == codec.to_bytes(
        Document(title="A", modified=also)
    )
    assert codec.to_bytes(Document()) == b"{}"


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b'{"title":1e', b'{"no such field":1}', b'{"blocks":[{}]}']
)
def test_damaged_bytes_are_said_to_be_damaged(damaged: bytes) -> None:
    with pytest.raises(CorruptError, match="Document"):
        codec.from_bytes(Document, damaged)
