"""What pages say to people passes the catalogue, and the catalogues of four languages are whole."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import versioner
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, page
from tests.web.clients import at_home
from tests.web.worlds import confirmed
from versioner.core.model import Basis, Dated
from versioner.ingest import track
from versioner.view.catalogues import languages
from versioner.web.app import Serving, create_app
from versioner.web.words import Phrases

ROOT = Path(versioner.__file__).parent
# the reference of the API is made from the code's docstrings, which are English
TEMPLATES = sorted(
    set((ROOT / "web" / "templates").glob("*.html")) - {ROOT / "web" / "templates" / "reference.html"}
)
KEYWORDS = {"N_": None, "NN_": (1, 2), "_": None, "gettext": None, "ngettext": (1, 2)}
# names that are the same in every language
NAMES = {"versioner", "API", "WordPress", "UTC", "https", "mailto", "websub"}
_CODE = re.compile(r"<(code|kbd|script|style|svg)\b.*?</\1>", re.DOTALL)
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_nothing_that_a_page_says_bypasses_the_catalogue(path):
    text = path.read_text("utf-8")
    text = re.sub(
        r"\{% (?:block width|macro pair).*?\{% end(?:block|macro) %\}", "", text
    )  # no words but addresses
    bare = _JINJA.sub("\0", _CODE.sub("", text))
    said = [*_SPOKEN.findall(bare), *re.split(r"<[^>]*>", bare)]
    words = {word for part in said for word in re.findall(r"[A-Za-z]{3,}", part)}
    examples = {"Europe", "Paris", "Berlin", "Cookie"}
    assert words - NAMES - examples == set()


def messages():
    wanted = set()
    methods = [("web/**.py", "python"), ("web/templates/**.html", "jinja2")]
    for found in extract_from_dir(ROOT, methods, keywords=KEYWORDS):
        wanted.add(found[2])
    return wanted


def test_the_pages_catalogues_are_whole_and_compiled():
    """What `make messages` keeps true: every message translated, every placeholder kept, the .mo current."""
    wanted = messages()
    assert len(wanted) > 400
    for language in languages()[1:]:
        folder = ROOT / "locale" / language / "LC_MESSAGES"
        with (folder / "pages.po").open("rb") as po, (folder / "pages.mo").open("rb") as mo:
            written, compiled = read_po(po), read_mo(mo)
        assert {one.id for one in written if one.id} == wanted, language
        for one in written:
            if not one.id:
                continue
            strings, made = (
                [found] if isinstance(found, str) else list(found or ())
                for found in (one.string, compiled[one.id].string)
            )
            assert made == strings
            assert all(strings), (language, one.id)
            first = one.id if isinstance(one.id, str) else one.id[0]
            fields = sorted(re.findall(r"%\(\w+\)s|%s", first))
            assert all(sorted(re.findall(r"%\(\w+\)s|%s", text)) == fields for text in strings), one.id


@pytest.mark.parametrize(
    ("language", "updated", "day", "ago"),
    [
        ("fr", "Dernière mise à jour :", "20 novembre 2026", "il y a"),
        ("de-AT", "Zuletzt aktualisiert:", "20. November 2026", "vor 6 Stunden"),
        ("es", "Última actualización:", "20 de noviembre de 2026", "hace 6 horas"),
        ("en", "Last updated:", "20 November 2026", "6 hours ago"),
    ],
)
def test_the_readers_page_speaks_the_language_that_is_set(tmp_path, language, updated, day, ago):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    confirmed(world, (ARTICLE, "nine gates", "eight gates"))
    spoken = replace(world.app, policy=replace(world.app.policy, language=language))
    text = at_home(create_app(spoken, Serving())).get("/articles/1").text
    assert f'<html lang="{language[:2]}">' in text
    for words in (updated, day, ago):
        assert words in text
    world.app.db.dispose()


@pytest.mark.parametrize(
    ("language", "said", "counted"),
    [("en", "22 Nov", "12,345 articles"), ("de", "22. Nov.", "12.345 Artikel"), ("fr", "22 nov.", "12\u202f345 articles"), ("es", "22 nov", "12.345 artículos")],
)  # fmt: skip
def test_days_beside_an_axis_and_large_counts_are_written_as_the_language_does(language, said, counted):
    phrases = Phrases(language)
    assert phrases.mark(datetime(2026, 11, 22, tzinfo=UTC), "day") == said
    assert phrases.count(12_345, "article") == counted


@pytest.mark.parametrize(("language", "said"), [("en", "59 min ago"), ("de", "vor 59 Min."), ("fr", "il y a 59\u00a0min"), ("es", "hace 59 min")])  # fmt: skip
def test_times_in_columns_are_short_in_every_language(language, said):
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert Phrases(language).ago(at - timedelta(minutes=59), at, "short") == said
    assert Phrases(language).ago(None, at, "short") == Phrases(language).ago(None, at)
    once = Dated(at=at - timedelta(minutes=59), basis=Basis.OBSERVED)
    assert Phrases(language).since(once, at, "short") == said


def test_a_moment_on_a_page_is_an_element_that_says_it_to_the_second():
    at = datetime(2026, 11, 22, 9, 0, 5, 123_456, tzinfo=UTC)
    told, then = Phrases("en"), at + timedelta(hours=2)
    assert told.stamp(at) == '<time datetime="2026-11-22T09:00:05Z">22 November 2026, 09:00 UTC</time>'
    titled = '<time datetime="2026-11-22T09:00:05Z" title="22 November 2026, 09:00 UTC">2 hours ago</time>'
    assert told.when(at, then) == titled
    assert told.when(None, then) == "never"


@pytest.mark.parametrize(("language", "said"), [("en", ["30 minutes", "1 day", "2 weeks"]), ("de", ["30 Minuten", "1 Tag", "2 Wochen"]), ("fr", ["30 minutes", "1 jour", "2 semaines"])])  # fmt: skip
def test_spans_of_time_are_told_in_every_language(language, said):
    told = [Phrases(language).span(seconds).replace("\u00a0", " ") for seconds in (1800, 86_400, 1_209_600)]
    assert told == said
