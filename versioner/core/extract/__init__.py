"""Reading a page as sectioned text, for tracking."""

from versioner.core.extract.canonical import canonical_hash
from versioner.core.extract.left_out import LeftOut, left_out
from versioner.core.extract.page import EXTRACTOR, ExtractOptions, read_page

__all__ = ["EXTRACTOR", "ExtractOptions", "LeftOut", "canonical_hash", "left_out", "read_page"]
