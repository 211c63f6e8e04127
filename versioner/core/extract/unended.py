"""Whether a page's bytes stop before its mark-up does: a transfer that was cut off.

HTML lets a page leave out the ends of `html` and `body`, of paragraphs, items and rows; not those of `div`, `article`, `main` and
`section` (HTML, §13.1.2.4 Optional tags). Where both are missing the page was cut, or is always written so: what it
lacks is asked of what stood there before (`core.decide.ending`).
"""

from __future__ import annotations

from versioner.late import re

_ENDS = ("</body", "</html", "</BODY", "</HTML")
_LAST = 500  # characters in which they stand, as a rule: nobody looks through the whole page for them
_HELD = re.compile(r"<(/?)(?:div|article|main|section)\b", re.IGNORECASE)


def is_unended(text: str) -> bool:
    """Whether a page ends within an element whose end must be written, or within a tag."""
    if any(end in text[-_LAST:] for end in _ENDS) or any(end in text for end in _ENDS):
        return False
    if text.rfind("<") > text.rfind(">"):
        return True
    closing = _HELD.findall(text)
    return 2 * closing.count("") > len(closing)
