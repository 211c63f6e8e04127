"""What goes wrong, in the words of a language: an error's template and its values (`versioner.errors`)."""

from __future__ import annotations

from versioner.errors import Said, VersionerError
from versioner.view.catalogues import ENGLISH, ERRORS, catalogue


def wording(error: VersionerError | Said, language: str = ENGLISH) -> str:
    """An error's message in that language; in English where its catalogue has none. Errors among its values likewise."""
    template = catalogue(language, ERRORS).gettext(error.template)
    values = {
        name: wording(value, language) if isinstance(value, VersionerError | Said) else value
        for name, value in error.values.items()
    }
    return template.format(**values) if values else template
