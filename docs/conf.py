"""Sphinx's settings. What is reference is written from the code just before the pages are built."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generate  # its folder was put on the path just above

from versioner.version import __version__

project = "versioner"
copyright = "the versioner authors"  # noqa: A001 - Sphinx's own name for it
author = "the versioner authors"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["README.md"]
html_theme = "furo"
html_title = f"versioner {release}"
html_static_path: list[str] = []
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence", "deflist"]
autodoc_typehints = "description"

generate.write(Path(__file__).parent / "_made")
