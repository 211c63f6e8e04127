"""Garbage in cycles is found while a process is at work, and what is free given back where the system can."""

import gc
import platform
import subprocess
import sys
import weakref

import pytest

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
    collecting.one_heap()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries have one heap for all")
def test_what_reads_one_page_after_another_keeps_to_one_heap():
    """In a process of its own: how many heaps there may be is no more to be changed once threads have theirs."""
    script = """
import ctypes, sys, threading
from versioner import collecting
if sys.argv[1] == "one":
    collecting.one_heap()
malloc = ctypes.CDLL(None).malloc
malloc.restype = ctypes.c_void_p
places = [malloc(64)]
thread = threading.Thread(target=lambda: places.append(malloc(64)))
thread.start(); thread.join()
print(abs(places[0] - places[1]) < 1 << 30)
"""
    asked = [
        subprocess.run([sys.executable, "-c", script, how], check=True, capture_output=True, text=True).stdout
        for how in ("one", "each")
    ]
    assert asked == ["True\n", "False\n"]
