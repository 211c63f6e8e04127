"""The command line in four languages: what people read passes the catalogue; JSON and exit codes stay as they are."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

import versioner
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner import errors
from versioner.cli.check import _told
from versioner.cli.helps import template
from versioner.cli.main import COMMANDS, main
from versioner.cli.refusals import _TEMPLATES, refusal
from versioner.cli.render.speech import Speech, spoken
from versioner.config import terminal_language
from versioner.core.model import Check, Outcome
from versioner.core.schedule.plan import Schedule, describe, parse_cron, parse_every
from versioner.errors import ConfigError, UsageError, VersionerError
from versioner.ingest import track
from versioner.notify.channels import in_words as channel_in_words
from versioner.notify.channels import plan
from versioner.view.catalogues import languages
from versioner.view.schedules import in_words
from versioner.view.wording import wording

ROOT = Path(versioner.__file__).parent
OTHERS = languages()[1:]
ERRORS = {
    name
    for name, one in vars(errors).items()
    if isinstance(one, type) and issubclass(one, VersionerError) and not issubclass(one, errors.FetchError)
} | {"_UnfitError"}

FETCHING = {
    name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, errors.FetchError)
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """An article that changed, its source that changed after it, and one that cannot be read any more."""
    place = tmp_path_factory.mktemp("home")
    world = World(place)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan"), f"{ARTICLE}-2": page(*PARAGRAPHS)}  # fmt: skip
    track.track(world.app, ARTICLE, sources=[SOURCE])
    track.track(world.app, f"{ARTICLE}-2")
    for url in (ARTICLE, SOURCE):
        edit(world, url, "nine gates", "eight gates" if url == ARTICLE else "seven gates")
        world.look()
        world.look()
    del world.web.pages[f"{ARTICLE}-2"]
    world.look()
    world.app.db.dispose()
    return place


@pytest.fixture
def run(home):
    """Run `versioner …` in a terminal of some language."""

    def call(language, *words, **env):
        given = {"COLUMNS": "100", "VERSIONER_HOME": str(home), "LC_ALL": f"{language}_XX.UTF-8", **env}
        return CliRunner().invoke(main, words, env=given)

    return call


TOLD = {  # a command and a word of it in each language
    ("list",): {"en": "Checked", "de": "Geprüft", "fr": "Vérifié", "es": "Visto"},
    ("versions", "1"): {"en": "First seen", "de": "Zuerst gesehen", "fr": "Vu d’abord", "es": "Vista primero"},
    ("show", "1"): {"en": "Last updated:", "de": "Zuletzt aktualisiert:", "fr": "Dernière mise à jour\u00a0:", "es": "Última actualización:"},
    ("log", "1"): {"en": "became", "de": "Aus „", "fr": "est devenu", "es": "pasó a"},
    ("log", "--words", "zebra"): {"en": "No change fits", "de": "Keine Änderung passt", "fr": "Aucun changement", "es": "Ningún cambio"},
    ("log",): {"en": "substantive", "de": "inhaltlich", "fr": "de fond", "es": "de fondo"},
    ("diff", "1@1", "1@2"): {"en": "[number", "de": "[Zahl", "fr": "[nombre", "es": "[número"},
    ("diff", "1@1", "1@2", "--format", "html"): {"en": 'lang="en"', "de": 'lang="de"', "fr": 'lang="fr"', "es": 'lang="es"'},
    ("blame", "1"): {"en": "older to newer", "de": "älter bis neuer", "fr": "du plus ancien", "es": "de más antiguo"},
    ("source", "1"): {"en": "last updated:", "de": "zuletzt aktualisiert:", "fr": "dernière mise à jour", "es": "última actualización:"},
    ("search", "gates"): {"en": "passages", "de": "Stellen", "fr": "passages", "es": "pasajes"},
    ("status",): {"en": "due now:", "de": "jetzt fällig:", "fr": "à voir maintenant", "es": "toca ahora:"},
    ("noise", "1"): {"en": "Nothing is ignored", "de": "wird nichts übergangen", "fr": "Rien n’est ignoré", "es": "no se ignora nada"},
    ("notify", "list"): {"en": "Nobody is told", "de": "Niemandem wird", "fr": "Personne n’est informé", "es": "No se avisa"},
    ("config",): {"en": "Meaning", "de": "Bedeutung", "fr": "Sens", "es": "Significado"},
    ("show", "nothing-such"): {"en": "no page fits", "de": "keine Seite passt", "fr": "aucune page ne convient", "es": "ninguna página encaja"},
    ("chek",): {"en": "Did you mean", "de": "Meinten Sie", "fr": "Vouliez-vous dire", "es": "¿Quería decir"},
    ("list", "--sort", "zz"): {"en": "not one of", "de": "ist keines von", "fr": "n’est aucun de", "es": "no es ninguno de"},
    ("set", "1", "--every", "soon"): {"en": "write 30m", "de": "schreiben Sie 30m", "fr": "écrivez 30m", "es": "escriba 30m"},
    ("list", "--stat", "ok"): {"en": "No such option", "de": "keine Option", "fr": "pas d’option", "es": "ninguna opción"},
}  # fmt: skip


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("words", TOLD, ids=" ".join)
def test_the_command_line_speaks_the_terminals_language(run, words, language):
    done = run(language, *words)
    assert TOLD[words][language] in done.output
    assert done.exit_code == run("en", *words).exit_code


@pytest.mark.parametrize("words", [words for words in TOLD if "html" not in words], ids=" ".join)
def test_json_says_the_same_in_every_terminal(run, words):
    told = {language: run(language, *words, "--json").stdout for language in languages()}
    shown = {language: _without_moments(json.loads(text)) for language, text in told.items()}
    assert all(one == shown["en"] for one in shown.values())


def _without_moments(value):
    """What does not hang on the second it was asked in."""
    return re.sub(r'"(lag_seconds|age)": [\d.]+', "", json.dumps(value))


def test_help_speaks_the_language_of_messages_whole(run):
    """Usage, headings, what a command and its options mean, what stands in brackets, examples as they were."""
    shown = run("de", "list", "--help").output
    assert shown.startswith("Aufruf: ")
    for words in (
        "Alle Artikel, mit Daten und Zustand",
        "Optionen:",
        "Höchstens so viele Artikel.",
        "[1<=x<=1000000]",
        "Beispiele: versioner",
    ):
        assert words in re.sub(r"\s+", " ", shown), words
    contents = run("fr", "--help").output
    assert "Commandes:" in contents
    assert "  serve       Les pages web et l’API." in contents
    assert (
        "\n    versioner serve --daemon                  consulte" in contents
    )  # lines that are kept as they are
    assert "Faire un jeton" in run("fr", "token", "--help").output
    assert run("en", "list", "--help").output.startswith("Usage: ")


def test_help_is_told_though_the_settings_are_wrong(run):
    shown = run("en", "list", "--help", VERSIONER_LANGUAGE="qq")
    assert (shown.exit_code, shown.output[:7]) == (0, "Usage: ")


def test_the_setting_goes_before_the_terminal(run):
    assert "Geprüft" in run("fr", "list", VERSIONER_LANGUAGE="de").output
    assert "Checked" in run("fr", "list", VERSIONER_LANGUAGE="en").output
    refused = run("fr", "list", VERSIONER_LANGUAGE="tlh")
    assert refused.exit_code == 4
    assert "la langue 'tlh' n’est pas connue" in refused.output  # told as the terminal speaks


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de-AT"),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR@euro"}, "fr-FR"),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_FR", "LC_ALL": "es"}, "es"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de-DE"),
        ({"LANG": "de_DE", "LC_ALL": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({}, ""),
    ],
)
def test_the_terminals_language_is_read_as_posix_says(given, tag):
    assert terminal_language(given) == tag


def test_a_language_that_nobody_translated_is_english_in_a_terminal_and_refused_as_a_setting():
    assert spoken("", "ja-JP") == Speech()
    assert spoken("", "de-AT") == Speech("de-AT")
    with pytest.raises(ConfigError):
        spoken("ja", "")


# ---------------------------------------------------------------- the catalogues


def _calls(folder: Path) -> Iterator[tuple[Path, ast.Call, str]]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                yield path, node, name


def _said(node: ast.Call, count: int) -> tuple[str, ...]:
    found = [one.value for one in node.args[:count] if isinstance(one, ast.Constant)]
    return tuple(one for one in found if isinstance(one, str))


@cache
def said_in_the_terminal() -> set[str]:
    """Every message of cli/, read from the code itself: what the extractor misses is missing in the catalogue."""
    counts = {"words": 1, "N_": 1, "many": 2, "NN_": 2}
    return {
        said[0]
        for folder in ("cli", "demo")
        for _, node, name in _calls(ROOT / folder)
        if name in counts and len(said := _said(node, counts[name])) == counts[name]
    }


@cache
def said_of_errors() -> set[str]:
    telling = ERRORS | FETCHING | {"E_"}
    raised = {said[0] for _, node, name in _calls(ROOT) if name in telling and (said := _said(node, 1))}
    refused = {
        said[0] for _, node, name in _calls(ROOT / "web") if name == "Refusal" and (said := _said(node, 2))
    }
    return raised | refused | set(_TEMPLATES)


@cache
def said_in_help() -> set[str]:
    said = read_po(StringIO(template(main, (one[2] for one in COMMANDS.values()))))
    return {str(one.id) for one in said if one.id}


@pytest.mark.parametrize(
    ("domain", "said", "least"),
    [("terminal", said_in_the_terminal, 200), ("errors", said_of_errors, 200), ("help", said_in_help, 200)],
)
@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_whole_and_compiled(language, domain, said, least):
    """What `make messages` keeps true: every message translated, every placeholder kept, the .mo current."""
    wanted = said()
    assert len(wanted) > least
    folder = ROOT / "locale" / language / "LC_MESSAGES"
    with (folder / f"{domain}.po").open("rb") as po, (folder / f"{domain}.mo").open("rb") as mo:
        written, compiled = read_po(po), read_mo(mo)
    entries = [one for one in written if one.id]
    assert {_forms(one.id)[0] for one in entries} == wanted
    assert not written.obsolete
    for one in entries:
        ids, strings, made = map(_forms, (one.id, one.string, compiled[one.id].string))
        assert made == strings
        assert all(strings)
        fields = [{(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name} for text in (ids[-1], *strings)]  # fmt: skip
        assert all(found == fields[0] for found in fields), one.id


def _forms(text):
    return [text] if isinstance(text, str) else list(text or ())


def test_no_error_is_said_in_words_that_cannot_be_translated():
    """An error's message is a template with values, so that its catalogue can have it."""
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, node, name in _calls(ROOT)
        if name in ERRORS | FETCHING and node.args and isinstance(node.args[0], (ast.JoinedStr, ast.BinOp))
    ]
    assert bare == []
    # who is refused over HTTP is told why by a `Refusal`, which has a template too
    assert not [path.name for path, _, name in _calls(ROOT / "web") if name == "HTTPException"]


def test_nothing_that_a_command_tells_bypasses_the_catalogue():
    """What is handed to `tell` and `say` is no literal of words."""
    bare = [
        f"{path.name}:{node.lineno}: {one.value}"
        for path, node, name in _calls(ROOT / "cli")
        if name in {"tell", "say", "warn"}
        for one in ast.walk(node)
        if isinstance(one, ast.JoinedStr)
        for one in one.values
        if isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and re.search("[A-Za-z]{3,}", one.value)
    ]
    assert bare == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_schedule_is_told_in_every_language(language):
    said = [describe(one) for one in (parse_every("30m"), parse_every("1h"), parse_every("2h"), Schedule())]
    told = [in_words(one, language) for one in said]
    assert not set(said) & set(told)
    assert len(set(told)) == len(told)
    assert "30" in told[0]
    cron = describe(parse_cron("*/5 * * * *"))
    assert in_words(cron, language) == cron
    assert in_words("not looked at any more", language) != "not looked at any more"


@pytest.mark.parametrize(
    ("language", "changed", "counted"),
    [
        ("en", "changed -> version 2", "6 pages unchanged"),
        ("de", "geändert -> Fassung 2", "6 Seiten unverändert"),
        ("fr", "modifiée -> version 2", "6 pages inchangées"),
        ("es", "cambiada -> versión 2", "6 páginas sin cambios"),
    ],
)
def test_a_check_is_told_in_every_language(language, changed, counted):
    one = Check(page=1, url=ARTICLE, outcome=Outcome.CHANGED, version=2)
    quiet = [Check(page=n, url=ARTICLE, outcome=Outcome.UNCHANGED) for n in range(6)]
    assert _told([*quiet, one], Speech(language), {}) == f"1  {changed}  {ARTICLE}\n{counted}"


@pytest.mark.parametrize("language", languages())
def test_a_channel_is_told_in_every_language(language):
    channel = plan("mailto:desk@paper.example", on=("change",), digest="08:00", quiet="22:00-07:00")
    told = channel_in_words(channel, language)
    assert "08:00 UTC" in told
    assert "22:00–07:00 UTC" in told
    assert (told == channel_in_words(channel)) == (language == "en")


def test_what_click_refuses_keeps_its_english_and_has_other_words():
    message = "Invalid value for '--limit': 0 is not in the range x>=1."
    found = refusal(message)
    assert found.message == message
    assert wording(found, "de") == "Ungültiger Wert für '--limit': 0 liegt nicht im Bereich x>=1."
    assert refusal("something that click says next year").message == "something that click says next year"


def test_an_error_among_the_values_of_an_error_is_told_too():
    inner = UsageError("{text!r} is no URL", text="x")
    outer = UsageError("the rule {rule!r} cannot be read: {why}", rule="y", why=inner)
    assert outer.message == "the rule 'y' cannot be read: 'x' is no URL"
    assert wording(outer, "fr") == "la règle 'y' ne peut être lue\u00a0: 'x' n’est pas une URL"
