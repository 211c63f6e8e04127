"""A version as plain text: title, headings, blocks. What a memento shows, and what the log has the hash of."""

from __future__ import annotations

from versioner.core.model import Document


def as_text(document: Document) -> str:
    """The text of a version: its title, then heading lines (`## …`) and blocks, a blank line between each."""
    lines = [document.title]
    for section in document.sections:
        if section.heading is not None:
            lines.append(f"{'#' * max(section.level, 2)} {section.heading.text}")
        lines.extend(block.text for block in section.blocks)
    return "\n\n".join(lines) + "\n"
