"""Reading a page as sectioned text, for tracking."""

from versioner.core.extract.canonical import canonical_hash
from versioner.core.extract.page import EXTRACTOR, ExtractOptions, read_page

__all__ = ["EXTRACTOR", "ExtractOptions", "canonical_hash", "read_page"]
