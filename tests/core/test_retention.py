"""Which captures may lose their bytes: never a version's own, never those beside them, one a stretch stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from versioner.core.retention import Kept, Retention, dispensable

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ALL = Retention(older_than=timedelta(0), every=timedelta(0))


def captures(names: str, every: timedelta = DAY) -> list[Kept]:
    """A capture a letter, the last one now."""
    begin = NOW - every * (len(names) - 1)
    return [Kept(at=begin + every * n, sha256=name) for n, name in enumerate(names)]


def gone(names: str, versions: str, policy: Retention = ALL, decided: tuple[int, ...] = ()) -> str:
    found = captures(names)
    at = [found[n].at for n in decided]
    return "".join(
        names[n] for n in dispensable(found, versions=set(versions), decided=at, now=NOW, policy=policy)
    )


def test_versions_and_what_stands_beside_them_stay() -> None:
    assert gone("AbcdefGhijklmn", "AG") == "cdeijk"


def test_bytes_that_a_version_has_stay_wherever_they_come() -> None:
    assert gone("AbcdAefghijk", "A") == "cfgh"


def test_what_is_needed_elsewhere_loses_nothing() -> None:
    assert gone("AbcbcbcdefgH", "AH") == "cccde"


def test_the_newest_stay() -> None:
    assert gone("Abcdefgh", "A") == "cde"


def test_what_a_person_decided_on_stays() -> None:
    assert gone("Abcdefghijkl", "A", decided=(5,)) == "cd" + "hi"


def test_young_captures_stay() -> None:
    assert gone("Abcdefghijkl", "A", Retention(older_than=5 * DAY, every=timedelta(0))) == "cdefg"


def test_one_stays_in_each_stretch() -> None:
    whole = "A" + "bcdefghijklmnopqrstuvwxyz" + "BCDEFGHIJKLMNOPQRSTUVWXYZ"
    left = len(whole) - len(gone(whole, "A", Retention(older_than=timedelta(0), every=10 * DAY)))
    assert 8 <= left <= 11  # five stretches and a bit, what stands beside the version, and the newest


def test_a_page_of_a_few_captures_loses_none() -> None:
    assert gone("Ab", "A") == gone("A", "A") == gone("", "") == ""
