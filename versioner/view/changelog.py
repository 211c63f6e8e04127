"""The changelog in sentences that a person would write, made when read, most important first.

All templates stand in one table here; their English is the message id of gettext's catalogues
(`versioner/locale`, kept with `make messages`). Whoever speaks another language hands its catalogue in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any

from versioner.core.model import Change, Edit, EditKind, Op, SectionChange, SectionStatus

_MOST = 8  # sentences told; the rest is counted
_HEADING = 60  # characters of a heading before a colon
_LAST_WORDS = re.compile(r"(?:[^\s.!?]+\s+)?[^\s.!?]+\s*$")  # two words, of this sentence
_FIRST_WORDS = re.compile(r"\s*(?:[^\s,.;:!?]+\s*){0,2}")
_EVERYWHERE = 3  # sections from which one sentence is told for all of them
_CLOSING = frozenset(")]}”’»\"'%€$£°")  # belongs to what it closes or measures
_BARE = 3  # words of a fact that stand without quotation marks
_LONG = 90  # characters of a text that is quoted in a sentence


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
    "negation": N_("The sense may have turned: “{old}” became “{new}”."),
    "title": N_("The headline “{old}” became “{new}”."),
    "title added": N_("A headline was given: “{new}”."),
    "title removed": N_("The headline “{old}” was taken away."),
    "byline": N_("The byline “{old}” became “{new}”."),
    "byline added": N_("A byline was given: “{new}”."),
    "byline removed": N_("The byline “{old}” was taken away."),
    "note": N_("The publisher notes: “{new}”"),
    "note gone": N_("A correction note was taken away: “{old}”"),
    "section added": N_("New section “{name}” ({count})."),
    "heading added": N_("New section “{name}”."),
    "section removed": N_("The section “{name}” was removed."),
    "renamed": N_("“{old}” was renamed to “{new}”."),
    "heading": N_("In the heading “{old}” became “{new}”."),
    "moved": N_("One paragraph moved from {origin} to {target}: “{new}”"),
    "moved within": N_("One paragraph moved within the section: “{new}”"),
    "section moved": N_("The section “{name}” moved."),
    "sentence added": N_("New: “{new}”"),
    "sentence removed": N_("Removed: “{old}”"),
    "paragraph added": N_("New paragraph: “{new}”"),
    "paragraph removed": N_("Paragraph removed: “{old}”"),
    "spelling": N_("Spelling: “{old}” became “{new}”."),
    "link": N_("A link in “{new}” leads elsewhere."),
    "split": N_("A paragraph was split in two."),
    "merged": N_("Paragraphs were joined."),
    "formatting": N_("The form of “{new}” changed."),
    "stamp": N_("The date shown on the page changed from “{old}” to “{new}”."),
    "punctuation": N_("Punctuation was changed."),
    "typography": N_("Typography was changed."),
    "whitespace": N_("Spacing was changed."),
    "lead": N_("the beginning"),
    "reverted": N_("The text went back to that of version {version}."),
    "colon": N_("{section}: {sentence}"),
    "named": N_("“{name}”"),
}
_COUNTED = {  # the form follows {count}
    "paragraphs": NN_("{count} paragraph", "{count} paragraphs"),
    "sections": NN_("In {count} section: {sentence}", "In {count} sections: {sentence}"),
    "times": NN_("{sentence} ({count} time)", "{sentence} ({count} times)"),
    "more": NN_("And {count} more.", "And {count} more."),
}

# What a reader wants to hear of first.
_RANK = {
    kind: n
    for n, kind in enumerate((
        EditKind.TITLE, EditKind.NUMBER, EditKind.DATE, EditKind.NEGATION, EditKind.QUOTE, EditKind.NAME,
        EditKind.SECTION_REMOVED, EditKind.SECTION_ADDED, EditKind.HEADING_RENAMED, EditKind.PARAGRAPH_REMOVED,
        EditKind.PARAGRAPH_ADDED, EditKind.SENTENCE_REMOVED, EditKind.SENTENCE_ADDED, EditKind.WORDING,
        EditKind.CORRECTION_NOTE, EditKind.LINK, EditKind.BYLINE, EditKind.MOVED, EditKind.SPLIT, EditKind.MERGED,
    ))
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Words:
    """The templates in one language."""

    catalogue: NullTranslations

    def say(self, template: str, /, **values: Any) -> str:
        return self.catalogue.gettext(_TEMPLATES[template]).format(**values)

    def count(self, template: str, count: int, /, **values: Any) -> str:
        return self.catalogue.ngettext(*_COUNTED[template], count).format(count=count, **values)


@dataclass(frozen=True, slots=True)
class _Told:
    rank: tuple[int, int, int]
    section: str
    sentence: str


def summary(
    change: Change, catalogue: NullTranslations | None = None, *, limit: int = _MOST
) -> tuple[str, ...]:
    """The change in sentences, most important first; the same sentence is told once, the tail is counted.

    Args:
        change: a change with its edits.
        catalogue: gettext's translations of the templates; none reads English.
        limit: most sentences; beyond them one says how many are left.
    """
    words = _Words(catalogue or NullTranslations())
    told = [
        _Told(
            (-edit.significance.weight, _RANK.get(edit.kind, 99), n),
            "" if edit.rule == "section moved" else _section(section),
            sentence,
        )
        for n, section in enumerate(change.sections)
        for edit in section.edits
        if (sentence := _sentence(edit, section, words))
    ]
    told.sort(key=lambda one: one.rank)
    lines = _counted(told, words)
    if change.reverted and change.reverted_to is not None:
        lines.insert(0, words.say("reverted", version=change.reverted_to))
    if len(lines) > limit:
        lines = [*lines[: limit - 1], words.count("more", len(lines) - limit + 1)]
    return tuple(lines)


def headline(change: Change, catalogue: NullTranslations | None = None) -> str:
    """The most important sentence alone; "" where nothing is told."""
    found = summary(change, catalogue)
    return found[0] if found else ""


def _counted(told: Iterable[_Told], words: _Words) -> list[str]:
    """The sentences, each once: how often it holds is counted, and in how many sections where they are many."""
    counts: dict[str, dict[str, int]] = {}
    for one in told:
        sections = counts.setdefault(one.sentence, {})
        sections[one.section] = sections.get(one.section, 0) + 1
    lines = []
    for sentence, sections in counts.items():
        if len(sections) >= _EVERYWHERE:
            lines.append(words.count("sections", len(sections), sentence=sentence))
            continue
        for section, count in sections.items():
            text = words.count("times", count, sentence=sentence) if count > 1 else sentence
            lines.append(words.say("colon", section=section, sentence=text) if section else text)
    return lines


def _section(section: SectionChange) -> str:
    """What stands before the colon: the section's own heading; nothing where the sentence names it itself."""
    if not section.path or section.status in {SectionStatus.ADDED, SectionStatus.REMOVED}:
        return ""
    return _short_to(section.path[-1].rstrip(" :："), _HEADING)


def _sentence(edit: Edit, section: SectionChange, words: _Words) -> str:
    teller = _TELLERS.get(edit.kind, _changed("reworded"))
    return teller(edit, section, words)


Teller = Callable[[Edit, SectionChange, _Words], str]


def _plain(name: str, gone: str | None = None) -> Teller:
    """A template with the two sides quoted; another where the new side is missing."""

    def tell(edit: Edit, section: SectionChange, words: _Words) -> str:
        del section
        said = gone if gone and edit.after is None else name
        return words.say(said, old=_short(edit.before), new=_short(edit.after))

    return tell


def _changed(name: str) -> Teller:
    """What exactly was exchanged, with enough of the words around it to be understood."""

    def tell(edit: Edit, section: SectionChange, words: _Words) -> str:
        del section
        old, new = core(edit)
        if not old or not new:
            said = "added" if new else "dropped"
            return words.say(said, old=_short(old), new=_short(new)) if old or new else ""
        return words.say(name, old=_short(old), new=_short(new))

    return tell


def _fact(edit: Edit, section: SectionChange, words: _Words) -> str:
    old, new = core(edit)
    if not old or not new or max(len(old), len(new)) > _LONG:
        return _changed("reworded")(edit, section, words)
    if max(len(old.split()), len(new.split())) > _BARE:
        return words.say("quoted", old=old, new=new)
    return words.say("became", old=_capital(old), new=new)


def _titled(name: str) -> Teller:
    def tell(edit: Edit, section: SectionChange, words: _Words) -> str:
        del section
        kind = f"{name} added" if edit.before is None else f"{name} removed" if edit.after is None else name
        return words.say(kind, old=_short(edit.before), new=_short(edit.after))

    return tell


def _renamed(edit: Edit, section: SectionChange, words: _Words) -> str:
    """Two long names that begin alike are told by what differs in them."""
    del section
    old, new = _short(edit.before), _short(edit.after)
    if old == new:
        old, new = (_short(text) for text in core(edit))
        return words.say("heading", old=old, new=new)
    return words.say("renamed", old=old, new=new)


def _new_section(edit: Edit, section: SectionChange, words: _Words) -> str:
    count = max((edit.after or "").count("\n\n"), 0)
    name = _name(edit.after, section)
    if not count:
        return words.say("heading added", name=name)
    return words.say("section added", name=name, count=words.count("paragraphs", count))


def _lost_section(edit: Edit, section: SectionChange, words: _Words) -> str:
    return words.say("section removed", name=_name(edit.before, section))


def _name(text: str | None, section: SectionChange) -> str:
    return section.path[-1] if section.path else _short((text or "").partition("\n")[0])


def _moved(edit: Edit, section: SectionChange, words: _Words) -> str:
    if edit.old_block is None and edit.new_block is None:
        return words.say("section moved", name=_name(edit.after, section))
    origin, target = (
        words.say("named", name=path[-1]) if path else words.say("lead")
        for path in (edit.from_path or (), edit.to_path or ())
    )
    if edit.from_path == edit.to_path:
        return words.say("moved within", new=_short(edit.after))
    return words.say("moved", origin=origin, target=target, new=_short(edit.after))


_TELLERS: dict[EditKind, Teller] = {
    EditKind.NUMBER: _fact,
    EditKind.DATE: _fact,
    EditKind.NAME: _fact,
    EditKind.NEGATION: _changed("negation"),
    EditKind.QUOTE: _changed("quote"),
    EditKind.WORDING: _changed("reworded"),
    EditKind.SPELLING: _changed("spelling"),
    EditKind.TITLE: _titled("title"),
    EditKind.BYLINE: _titled("byline"),
    EditKind.CORRECTION_NOTE: _plain("note", "note gone"),
    EditKind.HEADING_RENAMED: _renamed,
    EditKind.SECTION_ADDED: _new_section,
    EditKind.SECTION_REMOVED: _lost_section,
    EditKind.MOVED: _moved,
    EditKind.SENTENCE_ADDED: _plain("sentence added"),
    EditKind.SENTENCE_REMOVED: _plain("sentence removed"),
    EditKind.PARAGRAPH_ADDED: _plain("paragraph added"),
    EditKind.PARAGRAPH_REMOVED: _plain("paragraph removed"),
    EditKind.LINK: _plain("link"),
    EditKind.SPLIT: _plain("split"),
    EditKind.MERGED: _plain("merged"),
    EditKind.FORMATTING: _plain("formatting"),
    EditKind.DATE_STAMP: _plain("stamp"),
    EditKind.PUNCTUATION: _plain("punctuation"),
    EditKind.TYPOGRAPHY: _plain("typography"),
    EditKind.WHITESPACE: _plain("whitespace"),
}


def core(edit: Edit) -> tuple[str, str]:
    """What was exchanged, from the first changed word to the last; what only came or went with its neighbours."""
    runs = list(edit.pieces)
    touched = [n for n, piece in enumerate(runs) if piece.op is not Op.EQUAL]
    if not touched:
        return edit.before or "", edit.after or ""
    first, last = touched[0], touched[-1]
    middle = runs[first : last + 1]
    old = "".join(piece.text for piece in middle if piece.op is not Op.INSERT)
    new = "".join(piece.text for piece in middle if piece.op is not Op.DELETE)
    if not old.strip() or not new.strip():
        # a word that only came or went is told with its neighbours
        before = _LAST_WORDS.search(runs[first - 1].text) if first else None
        after = _FIRST_WORDS.match(runs[last + 1].text) if last + 1 < len(runs) else None
        sides = (before.group() if before else "", after.group() if after else "")
        old, new = (sides[0] + text + sides[1] for text in (old, new))
    return _trimmed(" ".join(old.split()), " ".join(new.split()))


def _trimmed(old: str, new: str) -> tuple[str, str]:
    """Without the marks that both end with: they tell nothing."""
    while old and new and old[-1] == new[-1] and not old[-1].isalnum() and old[-1] not in _CLOSING:
        old, new = old[:-1].rstrip(), new[:-1].rstrip()
    return old, new


def _short(text: str | None) -> str:
    return _short_to(" ".join((text or "").split()), _LONG)


def _short_to(flat: str, most: int) -> str:
    if len(flat) <= most:
        return flat
    return flat[: flat.rfind(" ", 0, most) if " " in flat[:most] else most].rstrip(",;:") + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
