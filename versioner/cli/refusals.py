"""What click refuses, as an error of ours: told in a reader's language, and to programs as click says it."""

from __future__ import annotations

from versioner.errors import E_, UsageError
from versioner.late import re


def refusal(message: str) -> UsageError:
    """The error whose English is click's message; where click says what we do not know, it stands as it is."""
    for pattern, template in _KNOWN:
        found = pattern.fullmatch(message)
        if found is not None:
            values: dict[str, object] = found.groupdict()
            if "why" in values:
                values["why"] = refusal(found["why"])
            return UsageError(template, candidates=(), **values)
    return UsageError(message)


# templates of click 8.5 (exceptions.py, parser.py, types.py), the longer before what begins like them
_TEMPLATES = (
    E_("No such option {name}. Did you mean {near}?"),
    E_("No such option {name}. (Did you mean one of: {near}?)"),
    E_("No such option {name}."),
    E_("No such command {name}. Did you mean {near}?"),
    E_("No such command {name}. (Did you mean one of: {near}?)"),
    E_("No such command {name}."),
    E_("Missing argument {name}."),
    E_("Missing option {name}."),
    E_("Invalid value for {name}: {why}"),
    E_("Got unexpected extra argument ({given})"),
    E_("Got unexpected extra arguments ({given})"),
    E_("Option {name} requires an argument."),
    E_("Option {name} does not take a value."),
    E_("{value} is not one of {choices}."),
    E_("{value} is not a valid integer."),
    E_("{value} is not a valid integer range."),
    E_("{value} is not in the range {range}."),
)


def _pattern(template: str) -> re.Pattern[str]:
    """What a template's values stand in: names of options and commands are quoted."""
    parts = re.split(r"\{(\w+)\}", template)
    fields = (
        f"(?P<{name}>{_FIELDS.get(name, '.*')}){re.escape(text)}"
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    )
    return re.compile(re.escape(parts[0]) + "".join(fields), re.DOTALL)


_FIELDS = {"name": r"'[^']*'(?: / '[^']*')*"}
_KNOWN = tuple((_pattern(template), template) for template in _TEMPLATES)
