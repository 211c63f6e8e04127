"""What is wrong with a request's parameters or body: a code for programs, and words in the reader's language.

The validator's own words are English, and are its own affair: what it found is told by its kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from versioner.errors import E_, Said

_WHOLE = ("not a whole number", E_("{where}: a whole number is wanted"))
_NUMBER = ("not a number", E_("{where}: a number is wanted"))
_TRUTH = ("not a truth value", E_("{where}: true or false is wanted"))
_TEXT = ("not a text", E_("{where}: a text is wanted"))
_LIST = ("not a list", E_("{where}: a list is wanted"))
_OBJECT = ("not an object", E_("{where}: an object is wanted"))
_DATE = ("not a date", E_("{where}: a date is wanted"))
_CHOICE = ("not a choice", E_("{where}: one of {expected} is wanted"))
# pydantic's kinds of error -> ours; in braces what its context calls so
_KINDS: Mapping[str, tuple[str, str]] = {
    "missing": ("missing", E_("{where} is missing")),
    "extra_forbidden": ("unknown", E_("{where} is not known here")),
    "json_invalid": ("not JSON", E_("{where}: this is no JSON that can be read")),
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "string_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "datetime_type": _DATE,
    "datetime_parsing": _DATE,
    "datetime_from_date_parsing": _DATE,
    "literal_error": _CHOICE,
    "enum": _CHOICE,
    "string_too_long": ("too long", E_("{where}: at most {max_length} characters are taken")),
    "string_too_short": ("too short", E_("{where}: at least {min_length} characters are wanted")),
    "too_long": ("too many", E_("{where}: at most {max_length} entries are taken")),
    "too_short": ("too few", E_("{where}: at least {min_length} entries are wanted")),
    "greater_than_equal": ("too small", E_("{where}: {ge} or more is wanted")),
    "greater_than": ("too small", E_("{where}: more than {gt} is wanted")),
    "less_than_equal": ("too large", E_("{where}: {le} or less is wanted")),
    "less_than": ("too large", E_("{where}: less than {lt} is wanted")),
}
_OTHER = ("not as wanted", E_("{where} has not the form that is wanted (/docs says which)"))


def first_of(errors: Sequence[Mapping[str, Any]]) -> Said:
    """The first of a validator's errors, to be told in words."""
    kind, where = errors[0]["type"], _place(errors[0])
    _, template = _KINDS.get(kind, _OTHER)
    return Said(template, {"where": where, **(errors[0].get("ctx") or {})})


def codes(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each of them for programs: `at` ("query.limit"), `code`."""
    return [{"at": _place(one), "code": _KINDS.get(one["type"], _OTHER)[0]} for one in errors]


def _place(error: Mapping[str, Any]) -> str:
    """Where it lies: "query.limit", "body.tags.0"."""
    return ".".join(str(part) for part in error["loc"]) or "body"
