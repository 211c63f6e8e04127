"""Pages of one site share most of their bytes: the first capture of one stands on that of another."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from tests.ingest.test_story import World
from versioner.ingest import track
from versioner.ingest.housekeeping import tidy
from versioner.queries.state import verify_all
from versioner.storage import compaction, snapshots
from versioner.storage.directory import DirectoryStore
from versioner.storage.frames import HEADER_SIZE
from versioner.storage.keys import signing_key
from versioner.storage.kin import HEIRS

SITE = "https://paper.example/story/"


def template(seed: int) -> str:
    chance = random.Random(seed)
    rules = "".join(f".c{chance.randrange(10**9):x}{{margin:{chance.randrange(99)}px}}\n" for _ in range(400))
    return f"<head><style>{rules}</style></head>"


def site(pages: int, *, seed: int = 1, turn: int = 0) -> list[bytes]:
    """Pages of one template, each with a text of its own."""
    return [
        f"<html>{template(seed)}<body><p>Story {n} of the harbour, look {turn}: {random.Random(n).random()}</p></body></html>".encode()
        for n in range(pages)
    ]


def packed(store: DirectoryStore, bodies: list[bytes], kin: dict[str, list[str]] | None = None) -> list[str]:
    names = [store.put(body) for body in bodies]
    compaction.compact(store, [[name] for name in names], kin=kin, least=1)
    return names


def of_each_other(store: DirectoryStore, bodies: list[bytes]) -> list[str]:
    names = [store.put(body) for body in bodies]
    return packed(store, bodies, {name: names[:n] for n, name in enumerate(names)})


def test_pages_of_one_template_take_little_more_than_one_of_them(tmp_path) -> None:
    bodies = site(12)
    alone, together = (DirectoryStore(tmp_path / name, durable=False) for name in ("alone", "together"))
    packed(alone, bodies)
    names = of_each_other(together, bodies)
    assert together.bytes_on_disk() < alone.bytes_on_disk() / 4
    assert [together.get(name) for name in names] == bodies
    assert {together.header(name).base for name in names} == {None, names[0]}


def test_damage_to_one_takes_no_more_with_it_than_stand_on_it(tmp_path) -> None:
    """However many pages a site has: of two hundred no more than so many are lost with the one they stand on."""
    store = DirectoryStore(tmp_path, durable=False)
    bodies = site(3 * HEIRS)
    names = of_each_other(store, bodies)
    standing = Counter(store.header(name).base for name in names)
    assert standing.pop(None) == 3
    assert max(standing.values()) == HEIRS
    assert [store.get(name) for name in names] == bodies


def test_a_page_stands_on_the_template_that_is_its_own(tmp_path) -> None:
    store = DirectoryStore(tmp_path, durable=False)
    bodies = [*site(1, seed=1), *site(1, seed=2), *site(2, seed=2)[1:]]
    names = of_each_other(store, bodies)
    assert [store.header(name).base for name in names] == [None, None, names[1]]


def test_nothing_stands_on_itself_or_on_what_is_damaged(tmp_path) -> None:
    store = DirectoryStore(tmp_path, durable=False)
    first, second = (store.put(body) for body in site(2))
    store.path(first).write_bytes(store.path(first).read_bytes()[:HEADER_SIZE] + b"?")
    compaction.compact(store, [[second]], kin={second: [second, first, "0" * 64]})
    assert store.header(second).base is None
    assert store.get(second) == site(2)[1]


def test_what_comes_later_stands_on_the_page_s_own_past(tmp_path) -> None:
    store = DirectoryStore(tmp_path, durable=False)
    elder, *_ = of_each_other(store, site(2))
    younger = [store.put(site(2, turn=turn)[1]) for turn in range(30)]
    for n in range(5, 31, 5):
        compaction.compact(store, [younger[:n]], kin={younger[0]: [elder]}, least=1)
    inside = {store.header(name).base for name in younger}
    assert elder in inside
    assert inside - {elder} <= set(younger)
    assert max(store.header(name).depth for name in younger) <= 16
    assert [store.get(name) for name in younger] == [site(2, turn=turn)[1] for turn in range(30)]


def test_the_pages_that_stood_on_one_that_goes_stand_on_each_other(tmp_path) -> None:
    store = DirectoryStore(tmp_path, durable=False)
    bodies = site(12)
    names = of_each_other(store, bodies)
    before = store.bytes_on_disk()
    compaction.discard(store, names[:1])
    assert [store.get(name) for name in names[1:]] == bodies[1:]
    compaction.compact(store, [[name] for name in names[1:]], least=1)
    assert store.bytes_on_disk() < 1.2 * before
    assert list(store.verify()) == []


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.app = replace(made.app, signing_key=lambda: signing_key(tmp_path / "log.key"))
    return made


def test_tidying_knows_the_kin_of_a_page_by_its_host(world: World) -> None:
    store = world.app.snapshots
    assert isinstance(store, DirectoryStore)
    text = " ".join(f"The council opened gate {n} of the northern wall before noon." for n in range(8))
    html = f"<html>{template(1)}<body><h1>The gates</h1><p>{text}</p></body></html>"
    urls = [f"{SITE}{n}" for n in range(3)]
    other = "https://elsewhere.example/story"
    for n, url in enumerate((*urls[:2], other, urls[2])):
        world.web.pages[url] = html.replace("noon", f"noon of day {n}")
        track.track(world.app, url)
        if n == 1:
            tidy(world.app, least=1)  # what is packed already is kin too
    tidy(world.app, least=1)
    with world.app.db.read() as session:
        names = {page: one[0] for page, one in snapshots.histories(session, [1, 2, 3, 4]).items()}
        assert snapshots.of_kin(session, [1, 4]) == {1: [], 4: [names[2], names[1]]}
    assert {page: store.header(name).base for page, name in names.items()} == {
        1: None,
        2: names[1],
        3: None,
        4: names[1],
    }
    assert verify_all(world.app).whole
