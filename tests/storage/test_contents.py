"""The list of contents of `versioner.storage` names what there is."""

from __future__ import annotations

import re
from importlib import import_module

from versioner import storage

OBJECTS = {"database", "interface", "directory", "search", "verify"}  # what follows them is prose


def test_every_function_that_is_listed_is_there():
    listed = re.findall(r"^    (\w+) {2,}((?:.+\n)(?:^ {16}.+\n)*)", storage.__doc__ or "", re.MULTILINE)
    assert len(listed) > 15
    missing = [
        f"{module}.{name}"
        for module, names in listed
        if module not in OBJECTS
        for name in names.split()
        if not hasattr(import_module(f"versioner.storage.{module}"), name)
    ]
    assert missing == []
