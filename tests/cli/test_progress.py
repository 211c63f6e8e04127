"""How far long work is: one line on a terminal's stderr, drawn anew and taken away; nothing where nobody looks."""

import io
import re
import sys

from click.testing import CliRunner

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page
from versioner.cli.main import main
from versioner.cli.options import Out
from versioner.cli.progress import Progress
from versioner.cli.render.speech import Speech
from versioner.cli.render.style import cells
from versioner.ingest import track
from versioner.queries.export.formats import export
from versioner.queries.state import verify_all

CLEAR = "\r\033[K"


class _Clock:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self):
        return self.now


def progress(language="en", width=80):
    clock, stream = _Clock(), io.StringIO()
    return Progress(Speech(language), width, stream, clock), clock, stream


def lines(stream):
    return [line for line in stream.getvalue().split(CLEAR) if line]


def test_work_of_a_second_needs_no_word():
    show, clock, stream = progress()
    for n in range(1, 10):
        clock.now += 0.1
        show(n, 9, "https://paper.example/a")
    show.clear()
    assert stream.getvalue() == ""


def test_it_says_how_much_how_fast_how_long_and_what():
    show, clock, stream = progress()
    clock.now += 4
    show(40, 100, "https://paper.example/a")
    assert lines(stream) == ["40 of 100 · 10/s · 6 s left · https://paper.example/a"]
    clock.now += 36
    show(41, 4100, "b")
    assert lines(stream)[-1] == "41 of 4100 · 1.0/s · 66 min left · b"
    clock.now += 1
    show(42, None, "c")
    assert lines(stream)[-1] == "42 · 1.0/s · c"


def test_it_speaks_the_readers_language():
    show, clock, stream = progress("de")
    clock.now += 2
    show(4, 8, "x")
    assert lines(stream) == ["4 von 8 · 2.0/s · noch 2 s · x"]


def test_a_line_fits_the_terminal_is_drawn_ten_times_a_second_and_steers_nothing():
    show, clock, stream = progress(width=40)
    clock.now += 2
    for n in range(1, 11):
        show(n, 90, "市議会は旧市街と港のための新しい防潮堤を検討しており\033[31m")
        clock.now += 0.02
    drawn = lines(stream)
    assert len(drawn) == 2
    assert all(cells(line) < 40 and "\033" not in line for line in drawn)


def test_another_piece_of_work_is_counted_by_itself():
    show, clock, stream = progress()
    clock.now += 10
    show(100, 100, "first")
    clock.now += 10
    show(1, 100, "second")
    clock.now += 2
    show(21, 100, "second")
    assert lines(stream)[-1].startswith("21 of 100 · 10/s")


def test_what_is_told_stands_by_itself(monkeypatch, tmp_path):
    """The line is gone before a result or an error is told."""
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", stream)
    out = Out(as_json=False, quiet=False, home=str(tmp_path), debug=False)
    show = out.progress()
    assert show is not None
    show._start -= 10
    show._drawn_at -= 10
    show(1, 2, "x")
    assert stream.getvalue().endswith("· x")
    out.warn("one of them failed")
    assert f"{CLEAR}versioner: one of them failed\n" in stream.getvalue()
    assert Out(as_json=False, quiet=True, home=None, debug=False).progress() is None


def test_nothing_is_drawn_where_nobody_looks(tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    world.app.db.dispose()
    assert Out(as_json=False, quiet=False, home=str(tmp_path), debug=False).progress() is None
    for words in (
        ("verify",),
        ("rederive",),
        ("export", "--format", "jsonl", "-o", str(tmp_path / "all.jsonl")),
    ):
        done = CliRunner().invoke(main, ("--home", str(tmp_path), *words))
        assert (done.exit_code, done.stderr) == (0, "")
        assert "\r" not in done.stdout


def test_verify_and_export_tell_of_every_piece(tmp_path):
    world = World(tmp_path)
    urls = [f"{ARTICLE}-{n}" for n in range(3)]
    world.web.pages = {
        url: page(*PARAGRAPHS, f"The gate of number {n} is shut.") for n, url in enumerate(urls)
    }
    for url in urls:
        track.track(world.app, url)
    seen: list[tuple[int, int | None, str]] = []
    assert verify_all(world.app, progress=lambda *told: seen.append(told)).whole
    assert [done for done, _, _ in seen] == list(range(1, len(seen) + 1))
    assert {total for _, total, _ in seen} == {len(seen)}
    assert {re.sub(r"\d+|[0-9a-f]{12}$", "", what).strip() for _, _, what in seen} >= {"text", "snapshot"}
    seen.clear()
    export(world.app, (), "jsonl", tmp_path / "all.jsonl", progress=lambda *told: seen.append(told))
    assert seen == [(n, 3, url) for n, url in enumerate(urls)]
    world.app.db.dispose()
