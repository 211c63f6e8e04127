"""Papers made by a real generator, in words of our own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpdf import FPDF
from fpdf.outline import OutlineSection  # noqa: F401 - what `start_section` writes

WORDS = (
    "The ferry office opened its new ticket hall beside the old pier last week, after two years of work. "
    "Its director said that 1,240 passengers came on the first morning, which nobody had expected. "
    "The hall cost 3.6 million crowns, a tenth less than the council had set aside in its plan. "
)


class Report(FPDF):
    """A report with a running head and page numbers."""

    running = "Lake District Ferries - Annual report 2025"

    def header(self):
        if self.running:
            self.set_font("Helvetica", "", 9)
            self.cell(0, 10, self.running, align="C", new_x="LMARGIN", new_y="NEXT")
            self.ln(6)

    def footer(self):
        if self.running:
            self.set_y(-15)
            self.set_font("Helvetica", "", 9)
            self.cell(0, 10, f"Page {self.page_no()} of 9", align="C")

    def head(self, text, size=16.0):
        self.set_font("Helvetica", "B", size)
        self.multi_cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(2)

    def bold(self, text):
        self.set_font("Helvetica", "B", 11)
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")

    def text_of(self, text, align="J"):
        self.set_font("Helvetica", "", 11)
        self.multi_cell(0, 6, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def lines(self, lines: Sequence[str]):
        """Lines as they stand, close below each other: what a typesetter has broken by hand."""
        self.set_font("Helvetica", "", 11)
        for one in lines:
            self.cell(0, 6, one, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def items(self, items: Sequence[str]):
        self.set_font("Helvetica", "", 11)
        for one in items:
            self.cell(6, 6, "-")
            self.multi_cell(0, 6, one, new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def rows(self, rows: Sequence[Sequence[str]]):
        self.set_font("Helvetica", "", 11)
        for row in rows:
            for n, cell in enumerate(row):
                self.cell(60, 7, cell, align="R" if n else "L", border=1)
            self.ln(7)
        self.ln(4)


def made(write: Callable[[Report], None], *, running: bool = True, **given: str) -> bytes:
    """A PDF of what `write` puts on its pages."""
    report = Report()
    if not running:
        report.running = ""
    report.set_auto_page_break(auto=True, margin=25)
    if "title" in given:
        report.set_title(given["title"])
    report.add_page()
    write(report)
    return bytes(report.output())


def annual(passengers: str = "48,210", fare: str = "12.50") -> bytes:
    """An annual report of four pages, with two figures that a test may alter."""

    def write(report: Report) -> None:
        report.head("The year on the lake", 22)
        report.text_of(WORDS)
        report.head("Passengers")
        report.text_of(f"In 2025 the ferries carried {passengers} passengers over the lake in all weathers.")
        report.text_of(WORDS * 12)
        report.rows(
            [
                ("Pier", "Passengers", "Share"),
                ("North", "20,100", "42 %"),
                ("South", "15,400", "32 %"),
                ("Island", "12,710", "26 %"),
            ]
        )
        report.head("Fares")
        report.text_of(f"A single crossing costs {fare} crowns since May, and children ride free of charge.")
        report.items(
            [
                "Return tickets hold for a day.",
                "Bicycles cost four crowns more on each crossing of the lake, whatever its length and at whatever time of the day or of the year they are taken along.",
            ]
        )
        report.text_of(WORDS * 10)
        report.bold("What comes next")
        report.text_of("A second hall is planned on the island for the spring.")

    return made(write, title="Annual report 2025")
