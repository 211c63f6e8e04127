"""What is said of a change: sentences that a person would write, in two languages; and since when each sentence stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.align.test_align import PARAGRAPHS, doc
from versioner.core.classify import change_between
from versioner.core.facts import FactKind, facts
from versioner.core.model import Block, BlockKind, EditKind, Role, Version
from versioner.core.notes import is_note, note_date
from versioner.core.provenance import blame
from versioner.errors import ConfigError
from versioner.view.catalogues import catalogue, languages
from versioner.view.changelog import MOST, summary

AT = datetime(2026, 11, 20, tzinfo=UTC)
A, B, C, D, E, F = PARAGRAPHS


def told(old, new, language="en", **more):
    given = {"declared_modified": None, "marked": None, "first_seen": AT, "not_before": AT} | more
    return summary(change_between(old, new, version=2, previous=1, **given), catalogue(language))


CASES = [
    (
        doc("# Cost", "It keeps 28,500 people."),
        doc("# Cost", "It keeps 26,000 people."),
        "Cost: “It keeps 28,500 people” became “It keeps 26,000 people”.",
    ),
    (
        doc("Answer within: 10 working days"),
        doc("Answer within: 20 working days"),
        "Answer within: 10 working days became 20 working days.",
    ),
    (
        doc("Telephone: 01632 555 172"),
        doc("Telephone: 01632 555 127"),
        "Telephone: 01632 555 172 became 01632 555 127.",
    ),
    (doc(A), doc(A, "# Reaction", B, C, D), "New section “Reaction” (3 paragraphs)."),
    (doc(A, "# Reaction", B, C, D), doc(A), "The section “Reaction” was removed (3 paragraphs)."),
    (
        doc("# Dialogue efforts", A, B),
        doc("# Talks", A, B),
        "“Dialogue efforts” was renamed to “Talks”.",
    ),
    (doc("# Cost", A, B, "# Wall", C, D), doc("# Wall", C, D, "# Cost", A, B), "The section “Wall” moved."),
    (doc(A, B, C, D), doc(B, C, D, A), "One paragraph moved within the section: “"),
    (doc(A, B), doc(A, B, C), "New paragraph: “Traders welcomed the vote"),
    (doc(A, B, C), doc(A, B), "Paragraph removed: “Traders welcomed the vote"),
    (doc(f"{A} {B}"), doc(A, B), "split"),
    (
        doc("He said: “We were never asked about it.”"),
        doc("He said: “We were once asked about it.”"),
        "became",
    ),
    (
        doc("The council has not promised it."),
        doc("The council has promised it."),
        "The sense may have turned",
    ),
    (doc("The rowers won the cup."), doc("The rowers lost the cup."), "The sense may have turned"),
    (
        doc("It met on Monday in town."),
        doc("It met on Tuesday in town."),
        "“It met on Monday in town” became “It met on Tuesday in town”.",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), CASES)
def test_a_change_is_said_in_a_sentence(old, new, said):
    lines = told(old, new)
    assert any(said in line for line in lines), lines
    assert not any("{" in line or "  " in line or ".." in line.replace("…", "") for line in lines)


def test_the_most_important_comes_first_and_long_lists_are_folded():
    old = doc(
        *[f"Gate {n} was closed {n + 3} times in the year before the flood." for n in range(20)],
        A.replace("council", "counccil"),
    )
    new = doc(*[f"Gate {n} was closed {n + 9} times in the year before the flood." for n in range(20)], A)
    lines = told(old, new)
    assert len(lines) == MOST
    assert "became" in lines[0]
    assert lines[-1] == "And 12 more."


def test_a_heading_that_ends_in_a_colon_has_one_and_a_long_one_is_cut():
    (line,) = told(doc("# Applied at:", "It has 5 gates."), doc("# Applied at:", "It has 6 gates."))
    assert line == "Applied at: “It has 5 gates” became “It has 6 gates”."
    (line,) = told(doc(f"# {A} {B}", "It has 5 gates."), doc(f"# {A} {B}", "It has 6 gates."))
    assert len(line) < 110


def test_french_says_it_in_french():
    lines = told(doc(A), doc(A, "# Réaction", B, C), "fr")
    assert lines == ("Nouvelle section «\u00a0Réaction\u00a0» (2 paragraphes).",)


NOTES = """
Correction: the wall is 80 centimetres high.
Corrections and clarifications: the name of the mayor was wrong.
Clarification: the vote was held in committee.
Editor's note: an earlier version gave another name.
Editors’ Note: this story relied on a report that was withdrawn.
Update, 3 May 2026: the council has answered.
UPDATED: the second paragraph gives the new figure.
Retraction: we can no longer stand by this report.
This article was amended on 3 May 2026 to give the right number.
This story has been corrected to say that the council met in May.
An earlier version of this article misspelled the name of the harbour.
Rectificatif : une version précédente donnait un autre chiffre.
Cet article a été modifié le 3 mai 2026 à 14 h 20.
Note de la rédaction : le nom du maire a été corrigé.
Korrektur: In einer früheren Fassung stand eine andere Zahl.
Anmerkung der Redaktion: Der Name wurde berichtigt.
Dieser Artikel wurde aktualisiert, nachdem der Rat geantwortet hatte.
Fe de erratas: el muro mide 80 centímetros.
Este artículo ha sido corregido para dar la cifra exacta.
Errata corrige: il muro è alto 80 centimetri.
Correção: o muro tem 80 centímetros.
Rectificatie: de muur is 80 centimeter hoog.
"""
NO_NOTES = """
The teacher's correction of the essay took an hour.
Corrections officers met in the town hall on Monday.
The correction of the market came sooner than was thought.
Clarifications were asked for by the members of the committee.
He updated the plan before the council met.
An update of the software is planned for the winter.
The editor noted that nobody had asked him.
The bill was amended on 3 May 2026 by the upper house.
This article of the treaty was never ratified by the region.
An earlier version of the bill gave the region more money.
The price has been corrected for inflation since 2019.
They retracted their offer after the vote on Tuesday.
La rectification des frontières a pris dix ans.
La précision de la mesure est de deux centimètres.
Cet article du code a été voté en mai 2026.
Die Korrektur der Karte dauert bis zum Winter.
Der Artikel des Gesetzes wurde 2019 geändert.
La corrección del examen dura una hora y media.
El artículo tercero fue aprobado por la comisión.
La correzione del tracciato costa due milioni.
De correctie van de kaart duurt tot de winter.
"""


@pytest.mark.parametrize("text", NOTES.strip().splitlines())
def test_notes_of_the_publisher_are_known(text):
    assert is_note(text)


@pytest.mark.parametrize("text", NO_NOTES.strip().splitlines())
def test_what_only_speaks_of_corrections_is_no_note(text):
    assert not is_note(text)


def test_a_note_s_date_is_read():
    assert (
        str(note_date("This article was amended on 3 May 2026 to give the right number."))[:10]
        == "2026-05-03"
    )


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("It costs 1.2 billion dollars.", FactKind.MONEY, "1200000000", "USD"),
        ("Elle coûte quatre millions d'euros.", FactKind.MONEY, "4000000", "EUR"),
        ("Het kost 210 miljoen euro.", FactKind.MONEY, "210000000", "EUR"),
        ("Es sind 392.000 Tonnen.", FactKind.NUMBER, "392000", "tonne"),
        ("A rise of 7.5 percent.", FactKind.PERCENT, "7.5", ""),
        ("Am 5. Februar kam es zur Welt.", FactKind.DATE, "--02-05", ""),
        ("Il arrive lundi matin.", FactKind.DATE, "weekday 1", ""),
        ("They may come on 9 May at noon.", FactKind.DATE, "--05-09", ""),
        ("It was not heard.", FactKind.NEGATION, "not", ""),
        ("There are ٢٥ boats.", FactKind.NUMBER, "25", ""),
    ],
)
def test_facts_have_one_value_in_every_language(text, kind, value, unit):
    assert (kind, value, unit) in {(fact.kind, fact.value, fact.unit) for fact in facts(text)}


def test_may_is_a_month_only_where_it_is_one():
    assert FactKind.DATE not in {fact.kind for fact in facts("They may come if they march in time.")}


def version(number, *texts):
    at = AT + timedelta(days=number)
    return Version(
        id=number, page=1, number=number, first_seen=at, not_before=at, sha256="", document=doc(*texts)
    )


def test_blame_names_the_version_and_how_a_sentence_read_before():
    history = [
        version(1, A, B),
        version(2, A.replace("Tuesday", "Monday"), B),
        version(3, B),
        version(4, A, B, C),
    ]
    found = {sentence.text: sentence for sentence in blame(history).sentences}
    assert (found[B].since, found[C].since) == (1, 4)
    assert found[A].came_back
    edited = {sentence.text: sentence for sentence in blame(history[:2]).sentences}
    changed = edited[A.replace("Tuesday", "Monday")]
    assert (changed.since, changed.before) == (2, A)


def test_of_an_edited_sentence_only_the_new_words_are_new():
    history = [
        version(1, "The council voted on Tuesday to keep 28,500 people."),
        version(2, "The council voted on Tuesday to keep 26,000 people."),
        version(3, "The council voted on Monday to keep 26,000 people."),
    ]
    (one,) = blame(history).sentences
    assert [(run.text, run.since) for run in one.words] == [
        ("The council voted on ", 1), ("Monday", 3), (" to keep ", 1), ("26,000", 2), (" people.", 1),
    ]  # fmt: skip
    assert (one.since, one.before) == (3, history[1].document.blocks[0].text)


def test_a_sentence_that_stands_twice_has_two_origins():
    history = [version(1, f"{A} {B}"), version(2, f"{A} {B}", f"{C} {B}")]
    found = [(one.text, one.since) for one in blame(history).sentences]
    assert found == [(A, 1), (B, 1), (C, 2), (B, 2)]


@given(
    st.lists(
        st.lists(st.lists(st.sampled_from([A, B, C, D, "No.", "28, 500!"]), max_size=3), max_size=4),
        min_size=1,
        max_size=5,
    )
)
def test_the_words_of_blame_are_the_text_and_none_is_newer_than_its_sentence(texts):
    history = [version(n, *(" ".join(part) for part in parts if part)) for n, parts in enumerate(texts, 1)]
    found = blame(history)
    for one in found.sentences:
        assert "".join(run.text for run in one.words) == one.text
        assert max(run.since for run in one.words) <= one.since <= len(history)
        assert 0 <= found.newness(one.since, 4) <= 4


def test_the_catalogues_are_whole_and_compiled():
    """What `make messages` keeps true: every template translated, every placeholder kept, the .mo current."""
    from babel.messages.extract import extract_from_dir
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    from versioner.view import changelog

    root = Path(changelog.__file__).parent
    keywords = {"N_": None, "NN_": (1, 2)}
    wanted = {
        found[2]
        for folder in (root, root.parent / "notify")
        for found in extract_from_dir(folder, keywords=keywords)
    }
    assert len(wanted) > 90
    assert languages() == ("en", "de", "es", "fr")
    for language in languages()[1:]:
        folder = root.parent / "locale" / language / "LC_MESSAGES"
        with (folder / "versioner.po").open("rb") as po, (folder / "versioner.mo").open("rb") as mo:
            written, compiled = read_po(po), read_mo(mo)
        assert {one.id for one in written if one.id} == wanted
        assert not written.obsolete
        for one in written:
            if not one.id:
                continue
            ids, strings, made = (
                [x] if isinstance(x, str) else list(x or ())
                for x in (one.id, one.string, compiled[one.id].string)
            )
            assert made == strings
            assert all(strings)
            fields = [{name for _, name, _, _ in Formatter().parse(x) if name} for x in (ids[-1], *strings)]
            assert all(found == fields[0] for found in fields), one.id


def test_a_language_without_a_catalogue_is_refused_in_words():
    with pytest.raises(ConfigError, match="can be told in: en, de, es, fr"):
        catalogue("tlh")
    assert catalogue("fr-CA").gettext("Spacing was changed.") == "Les espaces ont été modifiées."


def noted(old, new, *notes):
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=note, role=Role.NOTE) for note in notes]
    after = doc(*new)
    return change_between(doc(*old), replace(after, blocks=(*after.blocks, *blocks)), version=2, previous=1,
                          first_seen=AT, not_before=AT, declared_modified=None, marked=None)  # fmt: skip


def test_a_note_explains_the_edits_it_speaks_of_and_no_others():
    found = noted(
        ["It keeps 28,500 soldiers in the valley.", "The bridge was opened in 2019."],
        ["It keeps 26,000 soldiers in the valley.", "The bridge was opened in 2021."],
        "This article was amended on 3 May 2026: it had given a wrong number of soldiers.",
    )
    explained = {
        edit.after: found.note_of(edit)
        for edit in found.edits
        if edit.kind is EditKind.NUMBER or edit.kind is EditKind.DATE
    }
    note = explained["It keeps 26,000 soldiers in the valley."]
    assert str(note.dated)[:10] == "2026-05-03"
    assert explained["The bridge was opened in 2021."] is None


def test_a_general_note_explains_what_came_with_it():
    found = noted(["There were 12 boats."], ["There were 21 boats."], "This article has been corrected.")
    (number,) = [edit for edit in found.edits if edit.kind is EditKind.NUMBER]
    assert found.note_of(number).kind is EditKind.CORRECTION_NOTE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            doc("# Hours", "Lines are open to 4pm Thursday 2 June and Friday 3 June, as always."),
            doc("# Hours", "Lines are open to 4pm, as always."),
            "Hours: “Lines are open to 4pm Thursday 2 June and Friday 3 June” became “Lines are open to 4pm”.",
        ),
        (
            doc(f"# {A} It is valid from 6 May.", B),
            doc(f"# {A} It is valid from 16 June.", B),
            "In the heading “It is valid from 6 May” became “It is valid from 16 June”.",
        ),
        (doc(A, B), doc(A, B, "# Rules from 11 February"), "New section “Rules from 11 February”."),
    ],
)
def test_what_differs_is_quoted_and_nothing_is_said_twice(old, new, said):
    lines = told(old, new)
    assert any(line.endswith(said) for line in lines), lines


def test_what_changed_alike_in_many_sections_is_told_once():
    def text(date):
        return doc(
            *[
                part
                for name in "ABCD"
                for part in (f"# Part {name}", f"Form {name} is due by {date} at the latest.")
            ]
        )

    assert told(text("31 March"), text("6 April")) == ("In 4 sections: 31 March became 6 April.",)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            "“We shut it within the hour,” said Alan Tresk.",
            "“We shut it within the day,” said Alan Tresk, who has run the port since 2011.",
            (
                "A quote was reworded: “We shut it within the hour” became “We shut it within the day”.",
                "“who has run the port since 2011” was added.",
            ),
        ),
        (
            "« Nous avons été prévenus tard », a dit la maire.",
            "« Nous avons été prévenus bien tard », a dit la maire, devant cent habitants.",
            (
                "A quote was reworded: “Nous avons été prévenus tard” became “Nous avons été prévenus bien tard”.",
                "“devant cent habitants” was added.",
            ),
        ),
        (
            "“El viento nos dio la vuelta”, dijo Cabal.",
            "“El viento nos dio la espalda”, dijo Cabal tras ver a los vecinos.",
            (
                "A quote was reworded: “El viento nos dio la vuelta” became “El viento nos dio la espalda”.",
                "“dijo Cabal” became “dijo Cabal tras ver a los vecinos”.",
            ),
        ),
    ],
)
def test_what_is_put_beside_a_quotation_is_no_part_of_it(before, after, lines):
    assert told(doc("# Quay", before), doc("# Quay", after)) == tuple(f"Quay: {line}" for line in lines)


def test_where_part_of_a_section_is_gone_its_text_is_not_said_to_stand():
    kept = "The office is open from ten to four on weekdays, and on Sundays in June."
    gone = "Boats are let out through the lock every two hours."
    pier = "The pier was shut after a crack was found in the wall."
    lines = told(doc("# Pier", pier, "# Hours", kept, gone), doc("# Pier", pier, kept))
    assert "Hours: The heading “Hours” was taken away. What is left of its text stands in “Pier”." in lines
    assert not any("The text under it stands" in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Not yet", he said.', "“Not yet”, he said.", "Only marks were changed: quotation marks."),
        ("The mayor's plan - a tunnel.", "The mayor’s plan – a tunnel.", None),
        ("The mayor's plan is late.", "The mayor’s plan is late.", "Only marks were changed: apostrophes."),
        ("It waits – again.", "It waits — again.", "Only marks were changed: dashes."),
        ("It came back, in May.", "It came back in May", "Only marks were changed: commas, full stops."),
        ("A long-term plan was made.", "A long term plan was made.", "Written otherwise: “A long-term plan"),
        ("It cost 5,000 crowns then.", "It cost 5000 crowns then.", "Written otherwise: “It cost 5,000"),
        ("It is of 12 per cent now.", "It is of 12% now.", "Written otherwise: “It is of 12 per cent"),
        ("The ﬂood came late.", "The flood came late.", "Written otherwise: “The ﬂood"),
    ],
)
def test_what_is_only_written_otherwise_is_named(old, new, said):
    (line,) = told(doc(A, old, B), doc(A, new, B))
    assert said is None or said in line
    assert not line.endswith("…”.")


def test_headings_that_are_numbered_now_are_told_as_lines_that_are():
    names = ("Boats", "Piers", "Lights", "Dues")
    old = doc(*(part for name, text in zip(names, (A, B, C, D), strict=True) for part in (f"# {name}", text)))
    new = doc(
        *(
            part
            for n, (name, text) in enumerate(zip(names, (A, B, C, D), strict=True), 1)
            for part in (f"# {n}. {name}", text)
        )
    )
    assert told(old, new) == ("4 lines are numbered otherwise, beginning with “1. Boats”",)


def test_how_much_is_told_by_what_it_was_and_is():
    (said,) = told(doc("All boats may land at the pier."), doc("Most boats may land at the pier."))
    assert said == "“All boats may land” became “Most boats may land”."
