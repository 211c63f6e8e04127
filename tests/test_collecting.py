"""Garbage in cycles is found while a process is at work, and what is free given back where the system can."""

import gc
import weakref

from versioner import collecting


class Ring:
    """Holds itself."""

    def __init__(self):
        self.me = self


def test_young_garbage_is_found_in_between():
    before = gc.get_threshold()
    collecting.seldom()
    try:
        ring = weakref.ref(Ring())
        assert ring() is not None
        collecting.meanwhile()
        assert ring() is None
    finally:
        gc.set_threshold(*before)


def test_a_command_loads_its_modules_and_ends_without_looking_for_garbage():
    before = gc.get_threshold()
    gc.unfreeze()
    try:
        collecting.hardly()
        young = gc.get_threshold()[0]
        collecting.seldom()
        assert young > gc.get_threshold()[0]
        collecting.over()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_a_library_without_such_a_function_is_asked_for_nothing(monkeypatch):
    import ctypes

    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    collecting.meanwhile()
    collecting.at_rest()
