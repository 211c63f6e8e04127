"""A paper page (PDF) as HTML: what stands where is read as headings, paragraphs, lists and tables.

    lines -> running heads and page numbers go -> headings by tag, outline, size, weight -> tables by columns
          -> paragraphs over lines and sheets, words over line ends -> HTML, which the walker reads like any page

Tags, where a PDF carries them, say what a line belongs to; without them its place, its size and its words do.
"""

from versioner.core.paper.html import as_html
from versioner.core.paper.model import Line, Paper, Piece, Sheet

__all__ = ["Line", "Paper", "Piece", "Sheet", "as_html"]
