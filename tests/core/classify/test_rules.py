"""The rules one by one: twenty sentences in five languages, each edited in every way a rule speaks of.

What one rule takes, the others must leave: every column is the positives of its rule and the negatives of the rest.
"""

import pytest

from tests.core.align.test_align import PARAGRAPHS
from tests.core.classify.test_classify import MINOR, SUBSTANTIVE, change
from versioner.core.model import Block, BlockKind, Document, EditKind, Link
from versioner.core.url import normalise

# sentence | slip | number | name | date | negation
TABLE = """
The committee met 12 fishermen from Ostend on Tuesday and it was heard. | comittee | 21 | Bruges | Monday | was not heard
Engineers from Rotterdam found 14 cracks in March, and the wall is stronger. | stornger | 41 | Antwerp | April | is not stronger
The agreement with Norway covers 300 boats from 2 June and will be renewed. | agrement | 200 | Iceland | 3 June | will never be renewed
On Friday the authority told Lisbon that 7 bridges can be opened. | auhtority | 9 | Porto | Thursday | cannot be opened
A hundred passengers from Geneva waited until 9 May and they were helped. | passegners | thousand | Zurich | 8 May | were not helped
The minister said in Vienna that 45 percent of the harvest was insured in July. | minsiter | 54 | Graz | August | was not insured
Doctors in Madrid treated 88 travellers in January and all of them survived. | traevllers | 98 | Seville | February | none of them survived
The company sent 6 containers to Hamburg in October and has paid for them. | compnay | 8 | Bremen | November | has not paid
Le comité de Nantes a reçu 30 demandes en mars et il est favorable au projet. | comtié | 40 | Rennes | avril | n'est pas favorable
La commission a visité 5 villages près de Lyon lundi et le maire accepte. | comission | 6 | Dijon | mardi | le maire n'accepte pas
Les ingénieurs de Lille ont posé 12 capteurs en juin et le pont tient. | ingénieeurs | 15 | Reims | juillet | le pont ne tient pas
Le gouvernement a promis 200 logements à Bordeaux en mai et il paie. | gouvernemment | 300 | Toulouse | juin | il ne paie pas
Die Behörden in Bremen prüften 17 Anträge im März und das Geld reicht. | prüfften | 71 | Lübeck | April | reicht nicht
Der Ausschuss aus Kiel fand am Montag 3 Fehler und die Brücke ist sicher. | sihcer | 5 | Rostock | Dienstag | ist nicht sicher
Die Regierung schickte im Januar 40 Helfer nach Dresden und sie wurden gebraucht. | schikcte | 60 | Leipzig | Februar | wurden nicht gebraucht
El comité de Sevilla aprobó 9 proyectos en enero y el alcalde quiere pagar. | comtié | 8 | Málaga | febrero | no quiere pagar
La comisión visitó 25 escuelas de Bilbao en marzo y el plan funciona. | comissión | 52 | Vitoria | abril | no funciona
Los ingenieros de Cádiz midieron 11 puentes el lunes y el muro resiste. | ingennieros | 12 | Huelva | martes | no resiste
Het bestuur van Gent keurde 4 plannen goed in maart en het geld is er. | besstuur | 14 | Brugge | april | is er niet
De commissie sprak maandag met 19 vissers uit Vlissingen en dat was genoeg. | comissie | 91 | Yerseke | dinsdag | was niet genoeg
"""
RIGHT = [
    "committee",
    "stronger",
    "agreement",
    "authority",
    "passengers",
    "minister",
    "travellers",
    "company",
    "comité",
    "commission",
    "ingénieurs",
    "gouvernement",
    "prüften",
    "sicher",
    "schickte",
    "comité",
    "comisión",
    "ingenieros",
    "bestuur",
    "commissie",
]
NUMBERS = [
    "12",
    "14",
    "300",
    "7",
    "hundred",
    "45",
    "88",
    "6",
    "30",
    "5",
    "12",
    "200",
    "17",
    "3",
    "40",
    "9",
    "25",
    "11",
    "4",
    "19",
]
NAMES = [
    "Ostend",
    "Rotterdam",
    "Norway",
    "Lisbon",
    "Geneva",
    "Vienna",
    "Madrid",
    "Hamburg",
    "Nantes",
    "Lyon",
    "Lille",
    "Bordeaux",
    "Bremen",
    "Kiel",
    "Dresden",
    "Sevilla",
    "Bilbao",
    "Cádiz",
    "Gent",
    "Vlissingen",
]
DATES = [
    "Tuesday",
    "March",
    "2 June",
    "Friday",
    "9 May",
    "July",
    "January",
    "October",
    "mars",
    "lundi",
    "juin",
    "mai",
    "März",
    "Montag",
    "Januar",
    "enero",
    "marzo",
    "lunes",
    "maart",
    "maandag",
]
SAID = [
    "was heard",
    "is stronger",
    "will be renewed",
    "can be opened",
    "were helped",
    "was insured",
    "all of them survived",
    "has paid",
    "est favorable",
    "le maire accepte",
    "le pont tient",
    "il paie",
    "reicht",
    "ist sicher",
    "wurden gebraucht",
    "quiere pagar",
    "funciona",
    "resiste",
    "is er",
    "was genoeg",
]

ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def once(text: str, old: str, new: str) -> str:
    """`text` with one word exchanged, which must stand in it."""
    assert old in text, (old, text)
    return text.replace(old, new, 1)


def column(n: int, olds: list[str]) -> list[tuple[str, str]]:
    return [(row[0], once(row[0], old, row[n])) for row, old in zip(ROWS, olds, strict=True)]


EDITS = {
    EditKind.NUMBER: column(2, NUMBERS),
    EditKind.NAME: column(3, NAMES),
    EditKind.DATE: column(4, DATES),
    EditKind.NEGATION: column(5, SAID),
    EditKind.WHITESPACE: [
        (row[0], row[0].replace(" ", "  ", 1) if n % 2 else row[0].replace(" ", " \u200b", 1))
        for n, row in enumerate(ROWS)
    ],
    EditKind.TYPOGRAPHY: [(f"“{row[0]}”", f'"{row[0]}"') for row in ROWS],
    EditKind.PUNCTUATION: [
        (row[0], f"{row[0][:-1]}!" if n % 2 else f"{row[0][:-1]};") for n, row in enumerate(ROWS)
    ],
    EditKind.QUOTE: [
        (f"Aerts: “{row[0]} We waited for years.”", f"Aerts: “{row[0]} We waited for ages.”") for row in ROWS
    ],
}
COSMETIC = {EditKind.WHITESPACE, EditKind.TYPOGRAPHY, EditKind.PUNCTUATION}


@pytest.mark.parametrize(("kind", "n"), [(kind, n) for kind in EDITS for n in range(len(ROWS))])
def test_each_edit_is_named_for_what_it_is(kind, n):
    before, after = EDITS[kind][n]
    for old, new in ((before, after), (after, before)):
        found = change(old, new)
        kinds = [edit.kind for section in found.sections for edit in section.edits]
        assert found.significance is (MINOR if kind in COSMETIC else SUBSTANTIVE), (old, new)
        if (
            kind is not EditKind.NEGATION
        ):  # "cannot" also touches the wording; what counts is that it is never minor
            assert kinds == [kind], (old, new)


@pytest.mark.parametrize("n", range(len(ROWS)))
def test_a_slip_is_mended_without_news_where_the_word_is_known(n):
    """The right form stands elsewhere in the text. A word with a capital may be a name and is never called a slip."""
    row, right = ROWS[n], RIGHT[n]
    around = f"{right} {right} {right}."
    before = f"{once(row[0], right, row[1])} {around}"
    found = change(before, f"{row[0]} {around}")
    assert [edit.kind for section in found.sections for edit in section.edits] == [EditKind.SPELLING]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They made contact at dawn.", "They made contract at dawn."),
        ("The country was divided again.", "The county was divided again."),
        ("He was prosecuted for years.", "He was persecuted for years."),
        ("The statue was moved there.", "The statute was moved there."),
        ("It was formerly agreed upon.", "It was formally agreed upon."),
        ("The council spoke for an hour.", "The counsel spoke for an hour."),
        ("They were uniformed guards there.", "They were uninformed guards there."),
        ("Sie wollen die Rechte wahren.", "Sie wollen die Rechte waren."),
        ("The device was kept secret.", "The devise was kept secret."),
        ("A casual link was found there.", "A causal link was found there."),
        ("The principal aim was known there.", "The principle aim was known there."),
        ("They were loathe to stay there.", "They were loath to stay there."),
        ("Il pleut sur le toit du pays.", "Il pleut sur le toi du pays."),
        ("Le poisson était servi au port.", "Le poison était servi au port."),
        ("Ils ont ouvert le désert hier.", "Ils ont ouvert le dessert hier."),
        ("Sie haben die Miete gezahlt hier.", "Sie haben die Mitte gezahlt hier."),
        ("El hombre llegó al puerto hoy.", "El hambre llegó al puerto hoy."),
        ("Se pagó la cuenta del banco.", "Se pagó la cuesta del banco."),
        ("De mannen zagen de boten daar.", "De manen zagen de boten daar."),
        ("Zij kochten de bomen voor haar.", "Zij kochten de bommen voor haar."),
    ],
)
def test_two_words_one_letter_apart_are_never_a_slip(old, new):
    text = f"{new} {new.split()[-2]} {' '.join(new.split())}"
    assert change(f"{old} {text}", f"{new} {text}").significance is SUBSTANTIVE
    assert change(f"{new} {text}", f"{old} {text}").significance is SUBSTANTIVE


# What a link may become, from /a of the paper's own host: the same page, another page of that host, another host.
SAME = [
    "https://paper.example/a?utm_source=mail", "https://paper.example/a?utm_medium=x&utm_campaign=y", "https://paper.example/a?fbclid=1",
    "https://paper.example/a?gclid=2", "https://paper.example/a?mc_cid=3", "https://paper.example/a?msclkid=4",
]  # fmt: skip
MOVED = [
    *(f"https://paper.example/{path}" for path in ("b", "a/b", "A", "a.html", "a/2", "news/a", "a-b", "a_", "a%20b", "2026/a")),
    *(f"https://paper.example/a?{query}" for query in ("id=2", "page=2", "lang=fr", "q=wall", "v=3", "ref=x")),
    "http://paper.example/b", "https://paper.example/", "https://paper.example/c#d", "https://paper.example/a/b/c?d=e",
]  # fmt: skip
ELSEWHERE = [
    *(f"https://{host}/a" for host in ("other.example", "paper.invalid", "paper.example.evil.example", "evil-paper.example", "papier.example")),
    *(f"https://{host}/a" for host in ("xn--paper-example.test", "192.0.2.7", "shop.other.example", "paper.examples", "p4per.example")),
    *(f"https://{host}/" for host in ("mirror.example", "bank.example", "zeitung.example", "journal.example", "diario.example")),
    *(f"http://{host}/b" for host in ("krant.example", "ad.example", "go.example", "paper.test", "example.org")),
]  # fmt: skip


def linked(url):
    text = PARAGRAPHS[0]
    block = Block(kind=BlockKind.PARAGRAPH, text=text, links=(Link(text="council", url=normalise(url)),))
    return Document(blocks=(block,))


@pytest.mark.parametrize(
    ("url", "worth"),
    [
        *((url, None) for url in SAME),
        *((url, MINOR) for url in MOVED),
        *((url, SUBSTANTIVE) for url in ELSEWHERE),
    ],
)
def test_a_link_is_worth_where_it_leads(url, worth):
    found = change(linked("https://paper.example/a"), linked(url))
    assert [(edit.kind, edit.significance) for edit in found.edits] == (
        [(EditKind.LINK, worth)] if worth else []
    )


ACCORDING = """
sv | Enligt hamnchefen stängdes kajen. | Enligt hamnchefen öppnades kajen. | Enligt fiskaren stängdes kajen.
sv | Enligt den lokala hamnchefen stängdes kajen. | Enligt den lokala hamnchefen öppnades kajen. | Enligt den lokala fiskaren stängdes kajen.
da | Ifølge havnechefen lukkede kajen. | Ifølge havnechefen åbnede kajen. | Ifølge fiskeren lukkede kajen.
no | Ifølge havnesjefen rømte to menn. | Ifølge havnesjefen gjemte to menn seg. | Ifølge fiskeren rømte to menn.
nl | Volgens de havenmeester vertrokken twee boten. | Volgens de havenmeester zonken twee boten. | Volgens de visser vertrokken twee boten.
de | Laut Hafenmeister sanken zwei Boote. | Laut Hafenmeister brannten zwei Boote. | Laut Kapitän sanken zwei Boote.
de | Laut dem Meister des Hafens sanken zwei Boote. | Laut dem Meister des Hafens brannten zwei Boote. | Laut dem Meister des Docks sanken zwei Boote.
""".strip().splitlines()


@pytest.mark.parametrize("line", ACCORDING)
def test_where_the_verb_comes_second_it_is_no_part_of_who_says_it(line):
    language, said, done, by_another = (part.strip() for part in line.split("|"))

    def kinds(now):
        old, new = (
            Document(title="x", language=language, blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),))
            for text in (said, now)
        )
        (edit,) = change(old, new).edits
        return edit.kinds or (edit.kind,)

    assert EditKind.ATTRIBUTION not in kinds(done)
    assert EditKind.ATTRIBUTION in kinds(by_another)
