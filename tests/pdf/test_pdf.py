"""Papers as pages: what a reader of the paper would call headings, paragraphs, lists and tables; nothing else."""

from __future__ import annotations

import io
import signal
import subprocess

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image, ImageDraw

from bench.attacks.papers import packed, paper
from tests.conftest import NOW
from tests.pdf.papers import WORDS, Report, annual, made
from versioner.core.extract import canonical_hash, read_page
from versioner.core.model import BlockKind
from versioner.errors import ExtractError
from versioner.fetch import pdf_reader
from versioner.fetch.pdf import as_page
from versioner.fetch.printer import chromium, printed


def document(body):
    seen = read_page(
        as_page(body),
        url="https://lake.example/report.pdf",
        content_type="text/html; charset=utf-8",
        status=200,
        at=NOW,
        sha256="0" * 64,
    )
    return seen.document


def texts(body, kind=BlockKind.PARAGRAPH):
    return [block.text for block in document(body).blocks if block.kind is kind]


def test_a_report_has_its_title_headings_paragraphs_items_and_rows():
    found = document(annual())
    assert found.title == "The year on the lake"
    assert [section.path for section in found.sections if section.path] == [
        ("Passengers",),
        ("Fares",),
        ("Fares", "What comes next"),
    ]
    kinds = {kind: [block.text for block in found.blocks if block.kind is kind] for kind in BlockKind}
    assert [text.count("3.6 million crowns") for text in kinds[BlockKind.PARAGRAPH]] == [1, 0, 12, 0, 10, 0]
    assert kinds[BlockKind.LIST_ITEM][0] == "Return tickets hold for a day."
    assert kinds[BlockKind.LIST_ITEM][1].endswith("they are taken along.")
    assert len(kinds[BlockKind.TABLE_ROW]) == 4
    assert all(word in kinds[BlockKind.TABLE_ROW][3] for word in ("Island", "12,710", "26 %"))


def test_running_heads_and_page_numbers_are_no_part_of_it():
    whole = " ".join(block.text for block in document(annual()).blocks)
    assert "Annual report 2025" not in whole
    assert "Page " not in whole
    assert " of 9" not in whole


def test_words_that_a_line_end_cut_are_whole_and_those_with_a_hyphen_keep_it():
    lines = (
        "The council keeps a long-term plan for its har-",
        "bour and for a well-",
        "known pier that is known for the long-",
        "term plan alone. North-",
        "West is its name since the days of the railway.",
    )
    (text,) = texts(made(lambda report: report.lines(lines), running=False))
    assert text == (
        "The council keeps a long-term plan for its harbour and for a well-known pier that is known for the "
        "long-term plan alone. North-West is its name since the days of the railway."
    )


def test_paragraphs_that_only_a_short_line_parts():
    lines = (
        "The first paragraph fills its two lines of the page quite to the edge of the paper and",
        "then it ends here.",
        "The second one begins below it without any room and goes on for as long as it can to",
        "its own end.",
    )
    assert len(texts(made(lambda report: report.lines(lines), running=False))) == 2


def test_text_in_columns_is_read_column_by_column():
    def write(report: Report) -> None:
        report.head("Two columns")
        report.set_font("Helvetica", "", 11)
        with report.text_columns(ncols=2, gutter=10, text_align="L") as columns:
            columns.write("Alpha. " + WORDS * 5 + "\n\nBeta. " + WORDS * 5)

    found = " ".join(texts(made(write, running=False)))
    assert found.count("3.6 million crowns, a tenth less than the council had set aside in its plan.") == 10
    assert found.index("Alpha.") < found.index("Beta.")


def test_an_outline_names_headings_that_look_like_text():
    def write(report: Report) -> None:
        report.head("The winter", 22)
        for name in ("Ice on the bay", "Thaw"):
            report.start_section(name)
            report.lines([name])
            report.text_of(WORDS * 2)

    found = document(made(write, running=False))
    assert [section.heading.text for section in found.sections if section.heading] == [
        "Ice on the bay",
        "Thaw",
    ]


@pytest.mark.browser
def test_what_a_browser_prints_is_read_by_its_tags():
    program = chromium()
    if program is None:
        pytest.skip("browser: no Chromium on this machine")
    page = (
        "<html lang='en'><head><title>Shop</title><style>td,th{padding:1px}h2,h3{font-size:12pt;font-weight:normal}"
        "body{font-size:12pt}</style></head><body><h1>The ferry shop</h1><h2>Prices</h2><p>They rose twice.</p><table><tr><th>Ware</th><th>Crowns</th></tr>"
        "<tr><td>Rope of hemp</td><td>4</td></tr><tr><td>Lamp</td><td>19</td></tr></table><h3>Hours</h3><p>Open from nine.</p><ul><li>Not on Sundays</li></ul></body></html>"
    )
    body = printed(page.encode(), program)
    assert body is not None
    found = document(body)
    assert [section.path for section in found.sections if section.path] == [("Prices",), ("Prices", "Hours")]
    assert [(one.kind, one.text) for one in found.blocks if one.kind is not BlockKind.HEADING] == [
        (BlockKind.PARAGRAPH, "They rose twice."),
        *[(BlockKind.TABLE_ROW, text) for text in texts(body, BlockKind.TABLE_ROW)],
        (BlockKind.PARAGRAPH, "Open from nine."),
        (BlockKind.LIST_ITEM, "Not on Sundays"),
    ]
    assert len(texts(body, BlockKind.TABLE_ROW)) == 3


def scanned():
    picture = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(picture).text((40, 40), "A letter of 1911", fill="black")
    held = io.BytesIO()
    picture.save(held, "PNG")
    paper = FPDF()
    paper.add_page()
    paper.image(io.BytesIO(held.getvalue()), w=150)
    return bytes(paper.output())


def locked():
    paper = FPDF()
    paper.add_page()
    paper.set_font("Helvetica", "", 12)
    paper.cell(0, 10, "Secret")
    paper.set_encryption(owner_password="o", user_password="u", permissions=AccessPermission.none())
    return bytes(paper.output())


def empty():
    paper = FPDF()
    paper.add_page()
    return bytes(paper.output())


def many():
    paper = FPDF()
    for _ in range(pdf_reader.MOST_SHEETS + 1):
        paper.add_page()
    return bytes(paper.output())


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (scanned, "scanned pictures"),
        (locked, "locked with a password"),
        (empty, "no text"),
        (many, "1,001 pages"),
        (lambda: annual()[:2000], "broken"),
        (lambda: b"%PDF-1.7\n" + b"\0\xff" * 5000, "broken"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(body, why):
    with pytest.raises(ExtractError, match=why) as told:
        as_page(body())
    assert "\n" not in told.value.message


def test_a_reader_that_never_ends_or_dies_is_the_papers_failure(monkeypatch):
    def never(*_, **__):
        raise subprocess.TimeoutExpired("reader", 1)

    def dead(*_, **__):
        return subprocess.CompletedProcess([], -9, b"", b"")

    def spent(*_, **__):
        return subprocess.CompletedProcess([], -signal.SIGXCPU, b"", b"")

    for answer, why in ((never, "more than"), (dead, "had to be ended"), (spent, "processor time")):
        monkeypatch.setattr(subprocess, "run", answer)
        with pytest.raises(ExtractError, match=why):
            as_page(annual())


def test_a_small_paper_that_costs_much_is_ended():
    bomb = paper(packed(b" " * 200_000_000))
    assert len(bomb) < 1 << 18
    with pytest.raises(ExtractError, match=r"too large|took more"):
        as_page(bomb)


def test_two_papers_that_differ_in_a_word_are_never_the_same_page():
    one, two = annual(fare="12.50"), annual(fare="13.50")
    assert canonical_hash(one, "application/pdf") != canonical_hash(two, "application/pdf")
    assert canonical_hash(one, "application/pdf") == canonical_hash(one, "application/pdf")
