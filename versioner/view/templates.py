"""Every sentence of the changelog, as a template; its English is the message id of gettext's catalogues.

The catalogues stand in `versioner/locale` and are kept with `make messages`.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from versioner.frozen import dataclass
from versioner.view.bidi import isolated


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a template for extraction."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a template whose form follows a count."""
    return one, many


_TEMPLATES = {
    "became": N_("{old} became {new}."),
    "quoted": N_("“{old}” became “{new}”."),
    "added": N_("“{new}” was added."),
    "dropped": N_("“{old}” was dropped."),
    "reworded": N_("A sentence was reworded: “{old}” became “{new}”."),
    "quote": N_("A quote was reworded: “{old}” became “{new}”."),
    "quote added": N_("In a quote “{new}” was added."),
    "quote dropped": N_("In a quote “{old}” was dropped."),
    "negation": N_("The sense may have turned: “{old}” became “{new}”."),
    "modality": N_("How sure or binding it is changed: “{old}” became “{new}”."),
    "attribution": N_("Who it is said to come from changed: “{old}” became “{new}”."),
    "source dropped": N_("A source is no longer named: “{old}” was dropped."),
    "source named": N_("A source is named now: “{new}”."),
    "changed places": N_("“{one}” and “{other}” changed places: “{old}” became “{new}”."),
    "exchanged": N_("{one} and {other} were exchanged, in “{old}” and “{new}”."),
    "exchanged here": N_("{one} and {other} were exchanged."),
    "went round": N_("Values changed places: {old} became {new}, in {places}."),
    "title": N_("The headline “{old}” became “{new}”."),
    "title added": N_("A headline was given: “{new}”."),
    "title removed": N_("The headline “{old}” was taken away."),
    "byline": N_("The byline “{old}” became “{new}”."),
    "byline added": N_("A byline was given: “{new}”."),
    "byline removed": N_("The byline “{old}” was taken away."),
    "note": N_("The publisher notes: “{new}”"),
    "note edited": N_("The publisher's note “{old}” became “{new}”."),
    "note gone": N_("A correction note was taken away: “{old}”"),
    "section added": N_("New section “{name}” ({count})."),
    "heading added": N_("New section “{name}”."),
    "section removed": N_("The section “{name}” was removed."),
    "section removed with": N_("The section “{name}” was removed ({count})."),
    "section split": N_("A heading was put in: “{name}”. The text under it stood before, in {origin}."),
    "section merged": N_("The heading “{name}” was taken away. The text under it stands, in {target}."),
    "section merged in part": N_(
        "The heading “{name}” was taken away. What is left of its text stands in {target}."
    ),
    "heading inside": N_("The heading “{name}” was put inside the paragraph under it."),
    "heading outside": N_("The beginning of a paragraph was made a heading: “{name}”."),
    "renamed": N_("“{old}” was renamed to “{new}”."),
    "heading": N_("In the heading “{old}” became “{new}”."),
    "moved": N_("One paragraph moved from {origin} to {target}: “{new}”"),
    "moved within": N_("One paragraph moved within the section: “{new}”"),
    "sentence moved": N_("One sentence moved from {origin} to {target}: “{new}”"),
    "sentence moved within": N_("One sentence moved within the section: “{new}”"),
    "section moved": N_("The section “{name}” moved."),
    "order": N_("The order of the list changed: “{new}” stands in another place."),
    "sentence added": N_("New: “{new}”"),
    "sentence removed": N_("Removed: “{old}”"),
    "paragraph added": N_("New paragraph: “{new}”"),
    "paragraph removed": N_("Paragraph removed: “{old}”"),
    "item added": N_("New in the list: “{new}”"),
    "item removed": N_("Gone from the list: “{old}”"),
    "row added": N_("New row in the table: “{new}”"),
    "row removed": N_("Gone from the table: “{old}”"),
    "row named": N_("In the table the row “{old}” became “{new}”."),
    "column named": N_("In the table the column “{old}” became “{new}”."),
    "caption added": N_("New caption: “{new}”"),
    "caption removed": N_("Caption removed: “{old}”"),
    "spelling": N_("Spelling: “{old}” became “{new}”."),
    "link elsewhere": N_("The link “{link}” leads to {new} instead of {old}."),
    "link within": N_("The link “{link}” leads to another page of {new}."),
    "link added": N_("“{link}” now links to {new}."),
    "link removed": N_("“{link}” no longer links to {old}."),
    "link": N_("A link in “{new}” leads elsewhere."),
    "alternative": N_("The description of a picture, “{old}”, became “{new}”."),
    "alternative added": N_("A picture was described: “{new}”."),
    "alternative removed": N_("The description of a picture was taken away: “{old}”."),
    "struck": N_("The publisher struck out: “{new}”"),
    "struck gone": N_("What the publisher had struck out is gone: “{old}”"),
    "split": N_("A paragraph was split in two."),
    "merged": N_("Paragraphs were joined."),
    "no heading": N_("“{new}” is no longer a heading."),
    "a heading": N_("“{new}” is a heading now."),
    "renumbered": N_("The numbering changed: “{old}” became “{new}”."),
    "formatting": N_("The form of “{new}” changed."),
    "stamp": N_("The date shown on the page changed from “{old}” to “{new}”."),
    "stamp added": N_("The page shows a date now: “{new}”."),
    "stamp removed": N_("The page no longer shows the date “{old}”."),
    "marks": N_("Only marks were changed: {marks}."),
    "quotation marks": N_("quotation marks"),
    "apostrophes": N_("apostrophes"),
    "dashes": N_("dashes"),
    "commas": N_("commas"),
    "full stops": N_("full stops"),
    "ellipses": N_("ellipses"),
    "colons and semicolons": N_("colons and semicolons"),
    "question and exclamation marks": N_("question and exclamation marks"),
    "brackets": N_("brackets"),
    "written": N_("Written otherwise: “{old}” became “{new}”."),
    "characters": N_("Only the form of characters was changed."),
    "whitespace": N_("Spacing was changed."),
    "lead": N_("the beginning"),
    "headline": N_("the headline"),
    "reverted": N_("The text went back to that of version {version}."),
    "colon": N_("{section}: {sentence}"),
    "named": N_("“{name}”"),
    "also": N_("{sentence} The same in {places}."),
    "in place": N_("{count} in {place}"),
}
_COUNTED = {  # the form follows {count}
    "paragraphs": NN_("{count} paragraph", "{count} paragraphs"),
    "sections": NN_("In {count} section: {sentence}", "In {count} sections: {sentence}"),
    "times": NN_("{sentence} ({count} time)", "{sentence} ({count} times)"),
    "elsewhere": NN_("{count} more place", "{count} more places"),
    "more": NN_("And {count} more.", "And {count} more."),
    "more in": NN_("And {count} more: {places}.", "And {count} more: {places}."),
    "more all": NN_("And {count} more in {place}.", "And {count} more in {place}."),
    "many paragraph added": NN_(
        "{count} new paragraph, beginning with “{text}”", "{count} new paragraphs, beginning with “{text}”"
    ),
    "many paragraph removed": NN_(
        "{count} paragraph removed, beginning with “{text}”",
        "{count} paragraphs removed, beginning with “{text}”",
    ),
    "many item added": NN_(
        "{count} new item in the list, beginning with “{text}”",
        "{count} new items in the list, beginning with “{text}”",
    ),
    "many item removed": NN_(
        "{count} item gone from the list, beginning with “{text}”",
        "{count} items gone from the list, beginning with “{text}”",
    ),
    "many row added": NN_(
        "{count} new row in the table, beginning with “{text}”",
        "{count} new rows in the table, beginning with “{text}”",
    ),
    "many row removed": NN_(
        "{count} row gone from the table, beginning with “{text}”",
        "{count} rows gone from the table, beginning with “{text}”",
    ),
    "many moved": NN_(
        "{count} paragraph moved, beginning with “{text}”",
        "{count} paragraphs moved, beginning with “{text}”",
    ),
    "many renumbered": NN_(
        "{count} line is numbered otherwise, beginning with “{text}”",
        "{count} lines are numbered otherwise, beginning with “{text}”",
    ),
    "many formatting": NN_("The form of {count} line changed.", "The form of {count} lines changed."),
    "many link": NN_("{count} link leads elsewhere.", "{count} links lead elsewhere."),
}
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", '"': "'"})
_QUOTED = frozenset({"old", "new", "name", "link", "text", "one", "other"})
_FOREIGN = _QUOTED | {"section"}  # a page's own words; other values were put together here, of such


@dataclass(frozen=True, slots=True)
class Words:
    """The templates in one language."""

    catalogue: NullTranslations

    def say(self, template: str, /, **values: Any) -> str:
        """A template filled in; of what is quoted quotation marks are made single ones, and what is written from the right is set apart."""
        wording = self.catalogue.gettext(_TEMPLATES[template])
        return wording.format(**_inside(wording, values))

    def count(self, template: str, count: int, /, **values: Any) -> str:
        """A template whose form follows `count`."""
        wording = self.catalogue.ngettext(*_COUNTED[template], count)
        return wording.format(count=count, **_inside(wording, values))


def _inside(wording: str, values: dict[str, Any]) -> dict[str, Any]:
    quotes = "“" in wording or "„" in wording
    return {
        name: isolated(value.translate(_INNER) if quotes and name in _QUOTED else value)
        if name in _FOREIGN and isinstance(value, str)
        else value
        for name, value in values.items()
    }
